"""The pages of single wards, all of them, over HTTP."""

import re
from html import unescape

import pytest

from callbacks.address.ward_places import wards_by_code
from components.embed.builder import SANDBOX
from data.model import LONDON_CODE, Level, PeriodType, Severity
from tests.callbacks.page_text import empty_parts, main_of, text_of
from tests.words import forbidden_words

YEARS = {"07-31"}


@pytest.fixture(scope="module")
def places(site):
    return wards_by_code(site)


@pytest.fixture(scope="module")
def pages(ask, places):
    answers = {code: ask(f"ward/{place.slug}") for code, place in places.items()}
    assert {answer.status for answer in answers.values()} == {200}
    return {code: answer.text for code, answer in answers.items()}


def test_every_ward_has_a_page_of_its_own_without_an_empty_part_or_a_word_of_rank(pages, places):
    assert len(pages) == 684
    assert len({place.slug for place in places.values()}) == 684
    for code, page in pages.items():
        said = text_of(main_of(page))
        assert f"<h1>{places[code].title}</h1>".replace("&", "&amp;") in page, code
        assert empty_parts(page) == [], code
        assert forbidden_words(said, quotes=[SANDBOX]) == [], code
        assert "nan" not in said.lower().split(), code


def test_a_ward_is_named_in_its_address_without_apostrophes_and_with_and_spelled_out(places):
    slugs = {place.slug for place in places.values()}

    assert {
        "fairfield-croydon",
        "kings-cross-camden",
        "selsdon-and-addington-village-croydon",
        "ham-petersham-and-richmond-riverside-richmond-upon-thames",
    } <= slugs
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", slug) for slug in slugs)


BOTH = "barking-and-dagenham"
COMPARED = "/compare?borough=tower-hamlets&borough=camden"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("ward/E05011468", "/ward/fairfield-croydon"),
        ("ward/e05011468", "/ward/fairfield-croydon"),
        ("ward/Fairfield-Croydon", "/ward/fairfield-croydon"),
        ("ward/fairfield-croydon/", "/ward/fairfield-croydon"),
        ("borough/E09000008", "/borough/croydon"),
        ("borough/Croydon", "/borough/croydon"),
        ("borough/BARKING-and-dagenham?x=1", "/borough/barking-and-dagenham?x=1"),
        ("borough/croydon/", "/borough/croydon"),
        ("?borough=Croydon", "/?borough=croydon"),
        ("?borough=E09000008&period=latest", "/?borough=croydon&period=latest"),
        ("compare?borough=tower+hamlets&borough=e09000007", COMPARED),
        ("embed/borough?borough=Barking+%26+Dagenham", "/embed/borough?borough=" + BOTH),
        ("hotspots?borough=LAMBETH&q=", "/hotspots?borough=lambeth&q="),
        ("brief?borough=+Croydon+", "/brief?borough=croydon"),
        ("download/view.csv?borough=Barking+and+Dagenham", "/download/view.csv?borough=" + BOTH),
    ],
)
def test_a_place_spelled_otherwise_is_led_to_its_page(ask, asked, found):
    answer = ask(asked)

    assert (answer.status, answer.headers["Location"]) == (301, found)
    assert ask(found.lstrip("/")).status == 200


def test_a_borough_that_is_no_borough_leads_nowhere_and_no_address_leads_off_the_site(ask):
    assert ask("?borough=Atlantis").status == 404
    assert ask("a%0d%0ab?borough=Croydon").headers["Location"].startswith("/a%0D%0Ab?")
    assert ask("/evil.example?borough=Croydon").headers["Location"].startswith("/evil.example?")


def test_a_ward_that_is_misspelled_is_not_found_and_the_nearest_is_offered(ask):
    answer = ask("ward/fairfeld-croydon")

    assert answer.status == 404
    assert 'href="/ward/fairfield-croydon">Fairfield, Croydon<' in answer.text
    assert ask("ward/E05999999").status == 404


def test_the_lead_gives_the_ward_s_own_rate_with_its_interval_beside_borough_and_london(
    pages, repository
):
    said = text_of(main_of(pages["E05011468"]))

    def newest(indicator, level, code):
        rows = repository.values(indicator, level=level, period_type=PeriodType.ROLLING_12)
        return rows[rows["area_code"].eq(code) & rows["period_end"].eq("2025-07-31")].iloc[0]

    count = newest("da_offences", Level.WARD, "E05011468")["value"]
    own = newest("da_offences_rate", Level.WARD, "E05011468")
    borough = newest("da_offences_rate", Level.BOROUGH, "E09000008")["value"]
    london = newest("da_offences_rate", Level.LONDON, LONDON_CODE)["value"]
    assert (
        f"the police recorded {count:,.0f} offences [p] marked as domestic abuse in Fairfield: "
        f"{own['value']:.1f} per 1,000 residents [u] (95% interval {own['lower']:.1f} to "
        f"{own['upper']:.1f}), beside {borough:.1f} in Croydon and {london:.1f} in London"
    ) in said


def test_what_is_tested_of_the_ward_and_of_its_group_stands_in_two_sentences(pages, repository):
    """Each is checked against the table of tests, for every ward, and they do differ."""
    tested = repository.hotspots(
        "da_offences_rate", level=Level.WARD, period_end="2025-07-31"
    ).set_index("area_code")
    own_words = {"above": "lies above", "below": "lies below", "not_distinguishable": "is not dist"}
    group_words = {
        "more": "with more rec",
        "less": "with less rec",
        "not_distinguishable": "is not dist",
    }
    differ = 0
    for code, page in pages.items():
        own = re.search(r'<p class="of-the-ward">([^<]*)', page)[1]
        group = re.search(r'<p class="of-its-group">([^<]*)', page)[1]
        row = tested.loc[code]
        assert own_words.get(row["own_class"], "not tested") in own, code
        assert group_words.get(row["group_class"], "not tested") in group, code
        if row["own_class"] in own_words:
            assert f"{row['london_rate']:.1f}" in own, code
        differ += (row["own_class"] == "not_distinguishable") != (
            row["group_class"] == "not_distinguishable"
        )
    assert differ > 100


def test_a_ward_has_fixed_years_alone_and_no_choice_of_anything_finer(pages, repository):
    ends = {
        end.strftime("%m-%d")
        for end in repository.periods(
            "da_offences", level=Level.WARD, period_type=PeriodType.ROLLING_12
        )
    }
    assert ends == YEARS
    for code, page in pages.items():
        years = re.findall(r'<th scope="row">(Year to [^<]*)</th>', page)
        assert years == [f"Year to July {year}" for year in (2025, 2024, 2023, 2022)], code
        assert "<select" not in main_of(page), code
        for choice in ("period=", "period_type=month", "group="):
            assert choice not in re.sub(r"/hotspots\?[^\"]*", "", main_of(page)), (code, choice)


def test_every_number_of_the_years_is_the_published_one_or_the_mark_of_what_is_withheld(
    pages, repository
):
    """The cells of 684 pages, four years and two measures, against the rows of the release."""
    held = {}
    for indicator in ("da_offences", "da_vwi_offences", "da_offences_rate", "da_vwi_offences_rate"):
        rows = repository.values(indicator, level=Level.WARD, period_type=PeriodType.ROLLING_12)
        for row in rows.itertuples():
            held[indicator, row.area_code, row.period_end.year] = row
    checked = withheld = 0
    for code, page in pages.items():
        table = page[page.index("<h2>Year by year</h2>") :]
        for year, rest in re.findall(r'<th scope="row">Year to July (\d+)</th>(.*?)</tr>', table):
            cells = re.findall(r"<td[^>]*>(.*?)</td>", rest)
            for at, measure in ((0, "da_offences"), (2, "da_vwi_offences")):
                count = held[measure, code, int(year)]
                rate = held.get((f"{measure}_rate", code, int(year)))
                shown = re.match(r"[\d,]+", cells[at])
                assert bool(shown) == (count.value == count.value), (code, year)
                if shown:
                    assert float(shown[0].replace(",", "")) == count.value, (code, year)
                else:
                    withheld += count.status == "suppressed"
                    assert not re.search(r"\d", cells[at]), (code, year)
                given = rate is not None and rate.value == rate.value
                assert bool(re.match(r"\d", cells[at + 1])) == given, (code, year)
                if given:
                    written = f"{rate.value:.1f} ({rate.lower:.1f} to {rate.upper:.1f})"
                    assert cells[at + 1].startswith(written), (code, year)
                checked += 1
    assert checked == 684 * 4 * 2
    assert withheld > 5


def test_a_withheld_ward_has_no_number_of_that_measure_anywhere_on_its_own_or_a_neighbour_s_page(
    pages, repository, places
):
    rows = repository.values("da_vwi_offences", level=Level.WARD, period_type=PeriodType.ROLLING_12)
    newest = rows[rows["period_end"] == rows["period_end"].max()]
    hidden = newest.loc[newest["status"] == "suppressed", "area_code"].tolist()
    assert hidden
    for code in hidden:
        page = unescape(main_of(pages[code]))
        caption = page.index("violence with injury recorded by the Met, the year to July 2025")
        own = re.search(
            rf'<th scope="row">{re.escape(places[code].name)}</th>(.*?)</tr>', page[caption:]
        )[1]
        assert not re.search(r"\d", re.sub("<[^>]*>", "", own)), code


def test_the_reasons_that_make_a_ward_hard_to_compare_are_those_of_the_list(pages, repository):
    areas = repository.areas(Level.WARD)
    noted = areas[areas["note"].notna()]
    assert len(noted) > 20
    for code, note in zip(noted["area_code"], noted["note"], strict=True):
        said = unescape(pages[code])
        if "own police force" in note:
            assert "own police force" in said, code
        else:
            assert f"[u] {note}" in said, code


def test_each_page_carries_the_caveats_of_wards_and_of_their_measures(pages, catalogue):
    needed = {one.id for one in catalogue.view_caveats("hotspots")} | {
        one.id
        for indicator in ("da_offences_rate", "da_vwi_offences_rate")
        for one in catalogue.caveats_for(indicator, level=Level.WARD)
    }
    needed -= {"repeat_locations_not_victims"}  # stands beside the map of 2006
    assert any(catalogue.caveats[one].severity is Severity.MUST_READ for one in needed)
    for code, page in pages.items():
        assert needed <= set(re.findall(r'data-caveat-id="([a-z_0-9]+)"', page)), code


def test_a_ward_is_drawn_among_its_neighbours_and_each_leads_to_its_own_page(pages, places):
    for code, page in pages.items():
        place = places[code]
        drawings = re.findall(r'<svg [^>]*aria-label="([^"]*)"', page)
        assert len(drawings) == 2, code
        assert place.neighbours, code
        for other in place.neighbours:
            assert f'href="/ward/{places[other].slug}"' in page, (code, other)
            assert places[other].name in unescape(drawings[1]), (code, other)
            assert code in places[other].neighbours, (code, other)


def test_a_page_is_light_and_leads_to_borough_map_brief_and_files(pages, places, ask):
    for code, page in pages.items():
        place = places[code]
        assert len(page.encode()) < 80_000, code
        for target in (
            f"/borough/{place.borough_slug}",
            f"/brief?borough={place.borough_slug}",
            "/hotspots?",
            f"ward={place.slug}&amp;level=london",
        ):
            assert f'href="{target}' in page or target in page, (code, target)
    [address] = set(re.findall(r'href="/(download/view.zip[^"]*)"', pages["E05011468"]))
    assert ask(unescape(address)).status == 200


def test_the_tables_of_wards_on_a_borough_and_on_a_measure_lead_to_each_ward(ask, places):
    croydon = [one for one in places.values() if one.borough_slug == "croydon"]
    assert len(croydon) == 28
    for address in ("borough/croydon", "indicators/da_offences_rate?borough=croydon"):
        page = ask(address).text
        for one in croydon:
            assert f'href="/ward/{one.slug}"' in page, (address, one.slug)
    assert 'href="/ward/fairfield-croydon"' in ask("hotspots?ward=E05011468").text
