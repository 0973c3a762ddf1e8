import re
from html import unescape

import pytest

from callbacks.panels.notes import page_caveats
from callbacks.panels.standings import beside_measures, borough_measures, standings
from data.caveats import must_read_of
from data.model import Level, Severity
from tests.callbacks.page_text import empty_parts, main_of, text_of
from tests.words import forbidden_words


@pytest.fixture(scope="module")
def pages(ask, repository) -> dict[str, str]:
    slugs = repository.areas(Level.BOROUGH)["slug"].tolist()
    answers = {slug: ask(f"borough/{slug}") for slug in slugs}
    assert {answer.status for answer in answers.values()} == {200}
    return {slug: answer.text for slug, answer in answers.items()}


def test_every_borough_has_a_page_without_an_empty_part_or_a_word_of_rank(pages):
    assert len(pages) == 33
    for slug, page in pages.items():
        assert empty_parts(page) == [], slug
        assert forbidden_words(text_of(page)) == [], slug
        assert "nan" not in text_of(main_of(page)).lower().split(), slug


def test_every_page_is_light_and_asks_for_no_script_but_those_of_every_page(pages):
    for slug, page in pages.items():
        assert len(page.encode()) < 156_000, slug
        scripts = re.findall(r'<script [^>]*src="[^"]*/(\w+\.js)', page)
        assert scripts == ["exit.js", "copy.js", "search.js", "place.js"], slug


def test_every_measure_of_the_catalogue_is_on_every_page(pages, catalogue):
    for slug, page in pages.items():
        for indicator_id, indicator in catalogue.indicators.items():
            held = not indicator.side_by_side and f"/indicators/{indicator_id}?borough=" in page
            own = f"?borough={slug}" if held else ""
            assert f'href="/indicators/{indicator_id}{own}"' in page, (slug, indicator_id)


def caveats_of(site, standing):
    return site.catalogue.caveats_for(standing.indicator.id)


def test_every_caveat_that_must_be_read_is_on_the_page(pages, site, repository):
    areas = repository.areas(Level.BOROUGH)
    for slug, code in zip(areas["slug"], areas["area_code"], strict=True):
        found = standings(borough_measures(site), code=code, site=site)
        needed = {
            one.id
            for each in found.values()
            for one in site.catalogue.caveats_for(each.indicator.id)
        } | {one.id for one in site.catalogue.view_caveats("borough")}
        beside = standings(beside_measures(site), code=code, site=site)
        shown = [one for each in beside.values() for one in caveats_of(site, each)]
        needed |= {one.id for one in must_read_of(shown)}
        needed |= {"neighbours_call", "service_draws_reports"}  # wherever a ward rate stands
        printed = set(re.findall(r'href="/evidence/([A-Z]{2}[0-9]{4})"', pages[slug]))
        needed |= {one.id for one in must_read_of(site.catalogue.fact_caveats(printed))}
        shown = set(re.findall(r'data-caveat-id="([a-z_0-9]+)"', pages[slug]))
        assert shown == needed, slug


def test_caveats_that_must_be_read_come_before_the_notes(site):
    severities = [one.severity for one in page_caveats(borough_measures(site), site=site)]

    assert severities == sorted(severities, key=lambda one: one is not Severity.MUST_READ)


def test_three_caveats_stand_open_before_the_first_figure_and_ward_ones_before_the_wards(pages):
    for slug, page in pages.items():
        block = page[page.index('class="read-first"') :]
        opened = block[: block.index("<details")]
        assert 0 < opened.count("data-caveat-id") <= 3, slug
        assert 'data-caveat-id="better_recording"' in opened, slug
        wards = page[page.index("<h2>Wards</h2>") :]
        before = wards[: wards.index("<table")]
        assert before.count("data-caveat-id") == 3, slug
        assert "neighbours_call" in before, slug
        assert "service_draws_reports" in before, slug


def test_the_lead_gives_the_like_for_like_change_with_londons_own(pages):
    lead = text_of(pages["croydon"][pages["croydon"].index('class="standfirst"') :])

    assert re.search(
        r"March to July 2025: 2,136 offences \[p\]; March to July 2024: 1,980 "
        r"\(\+7\.9%, 95% interval [+−]\d",
        lead,
    )
    assert "London: +12.0% (" in lead
    assert "The earlier months are the first after recording changed, March 2024." in lead
    assert "+7.9%" not in text_of(main_of(pages["city-of-london"]))


def test_the_first_group_of_measures_is_open_and_each_measure_is_in_one_group(pages):
    for slug, page in pages.items():
        groups = re.findall(r'<details class="measure-group"( open)?>', page)
        assert groups[0], slug
        assert not any(groups[1:]), slug
        inside = page[
            page.index('class="measure-group"') : page.index('class="figure-sub drawing-key"')
        ]
        assert inside.count("<article") == page.count("<article"), slug


def test_each_page_gives_the_borough_s_own_figures(pages):
    croydon = text_of(main_of(pages["croydon"]))

    assert "the police recorded 4,929 offences [p] marked as domestic abuse in Croydon" in croydon
    assert "12.0 offences per 1,000 residents, beside 10.0 offences per 1,000" in croydon
    assert "95% interval 11.6 to 12.4" in croydon
    assert "South Area" in croydon
    assert "Policed with Croydon by one command, South Area (Bromley and Sutton)" in croydon


def test_the_city_is_said_to_be_policed_separately_and_has_no_zero_in_its_place(pages):
    page = pages["city-of-london"]
    words = text_of(main_of(page))

    assert "The City of London has its own police force" in words
    assert "is in no borough command of the Met" in words
    assert "not covered by this source [z]" in words
    offences = page[page.index('/indicators/da_offences"') :]
    assert "strip-own" not in offences[: offences.index("</article>")]


def test_each_measure_with_a_spread_names_the_borough_and_has_a_text_alternative(pages):
    for slug, page in pages.items():
        strips = re.findall(r'<svg [^>]*class="strip"[^>]*>', page)
        assert strips, slug
        assert all(re.search(r'aria-label="[^"]{40,}"', one) for one in strips), slug
        for article in re.findall(r"<article.*?</article>", page):
            told = "told after it under In words" in article
            assert told == ('class="strip"' in article), slug
            assert len(text_of(article.split("In words</summary>")[1])) > 40, slug


def test_no_trend_joins_two_sides_of_a_break(pages):
    """March 2024 lies inside every drawn span of the Met's series, so each has two lines."""
    page = pages["croydon"]
    article = page[page.index('/indicators/da_offences_rate"') :]
    article = article[: article.index("</article>")]

    assert "break, Mar 2024" in article
    drawn = {
        look: re.findall(rf'<path (?=[^>]*class="{look}")[^>]*\bd="M([^"]*)"', article)
        for look in ("trend-own", "trend-break")
    }
    lines = drawn["trend-own"]
    assert len(lines) == 2
    start, steps = lines[0].split("l")
    across = re.findall(r"(-?\d+)[ -]+\d+", steps)
    last_before = float(start.split()[0]) + sum(map(float, across))
    first_after = float(lines[1].split()[0])
    edge = float(drawn["trend-break"][0].split()[0])
    assert 100 < last_before <= edge < first_after


def test_wards_are_listed_with_low_reliability_and_with_the_reason_why_some_mislead(pages):
    page = text_of(main_of(pages["westminster"]))

    assert "Marylebone, St James's" in page
    assert "International centre of the London Plan" in page
    assert "[u] low reliability" in page


def test_an_unknown_borough_is_not_found_and_the_nearest_is_offered(client):
    answer = client.get("/borough/croyden")

    assert answer.status_code == 404
    assert 'href="/borough/croydon">Croydon<' in answer.get_data(as_text=True)


def test_every_borough_leads_to_its_page_and_all_but_the_city_stand_under_one_command(
    ask, repository
):
    page = main_of(ask("boroughs").text)
    areas = repository.areas(Level.BOROUGH)
    names, slugs = areas["area_name"].tolist(), areas["slug"].tolist()
    listed, by_command = page.split("By police command")

    assert re.findall(r'href="/borough/([a-z-]+)"', listed) == sorted(slugs)
    assert sorted(re.findall(r'href="/borough/([a-z-]+)"', by_command)) == sorted(
        set(slugs) - {"city-of-london"}
    )
    assert all(name in text_of(listed) for name in names)


def test_neighbours_in_a_command_stand_together(ask):
    command = re.search(r"South Area.*?</li>", ask("boroughs").text)

    assert re.findall(r"borough/([a-z]+)", command[0]) == ["bromley", "croydon", "sutton"]


@pytest.mark.parametrize("address", ["borough/croydon", "?borough=croydon"])
def test_a_borough_leads_to_its_outcomes_beside_boroughs_like_it_and_to_its_brief(ask, address):
    page = unescape(ask(address).text)
    [like] = re.findall(r'<a href="/([^"]+)">Outcomes beside boroughs like it</a>', page)
    compared = text_of(main_of(ask(like).text))

    assert like.startswith("compare?indicator=da_positive_outcome_rate&borough=croydon&borough=")
    assert "those nearest to it in deprivation" in compared
    assert "outcomes per 100 offences and 95% interval" in compared
    assert "Outcomes of a period are not the outcomes of that period's offences." in compared
    assert '<a href="/brief?borough=croydon">Brief for a meeting</a>' in page


@pytest.mark.parametrize(
    "address",
    [
        *("borough/city-of-london", "?borough=city-of-london"),
        "?borough=croydon&indicator=da_positive_outcome_rate",  # the links beside lead there
    ],
)
def test_no_outcomes_are_offered_where_there_are_none_or_they_are_shown(ask, address):
    assert "Outcomes beside boroughs like it" not in ask(address).text
