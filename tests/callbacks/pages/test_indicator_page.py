import re

import pytest

from callbacks.address.state import borough_period_types
from callbacks.pages.indicator.drill_view import is_mapped
from callbacks.pages.indicator.page import PANELS, chosen_view
from callbacks.panels.measure_choices import choices_for
from components.ids import Drill
from data.model import Level
from tests.callbacks.page_text import empty_parts, main_of, quotes_of, text_of
from tests.words import forbidden_words


@pytest.fixture(scope="module")
def mapped(site) -> list:
    return [one for one in site.catalogue.indicators.values() if is_mapped(one, site=site)]


@pytest.fixture(scope="module")
def pages(ask, catalogue) -> dict[str, str]:
    answers = {one: ask(f"indicators/{one}") for one in catalogue.indicators}
    assert {answer.status for answer in answers.values()} == {200}
    return {one: answer.text for one, answer in answers.items()}


def test_every_indicator_has_a_page_that_can_be_read_before_any_script(pages, catalogue):
    for indicator_id, indicator in catalogue.indicators.items():
        page = main_of(pages[indicator_id])
        words = text_of(page)
        assert empty_parts(page) == [], indicator_id
        for said in (indicator.question, indicator.definition, indicator.shows):
            assert " ".join(said.split()) in words, indicator_id
        assert " ".join(indicator.does_not_show.split()) in words, indicator_id
        for question in indicator.ask_next:
            assert " ".join(question.ask.split()) in words, indicator_id


def test_no_page_ranks_or_judges_outside_a_quote(pages):
    for indicator_id, page in pages.items():
        found = forbidden_words(text_of(page), quotes=quotes_of(page))
        assert found == [], indicator_id


def test_every_caveat_of_an_indicator_and_of_what_was_printed_of_it_is_on_its_page(
    pages, catalogue
):
    for indicator_id, page in pages.items():
        shown = re.findall(r'data-caveat-id="([a-z_0-9]+)"', page)
        printed = catalogue.fact_caveats(catalogue.indicators[indicator_id].fact_ids)
        wanted = {one.id for one in (*catalogue.caveats_for(indicator_id), *printed)}
        assert set(shown) == wanted, indicator_id


def test_every_source_has_its_licence_and_whether_it_was_confirmed(pages, catalogue):
    for indicator_id, indicator in catalogue.indicators.items():
        words = text_of(main_of(pages[indicator_id]))
        for source_id in indicator.source_ids:
            source = catalogue.sources[source_id]
            checked = "confirmed" if source.licence_confirmed else "not confirmed"
            assert f"Licence: {source.licence} ({checked}" in words, (indicator_id, source_id)


def test_an_indicator_that_nobody_publishes_says_what_is_missing_and_who_could_give_it(
    pages, catalogue
):
    missing = {one.id: one.missing for one in catalogue.indicators.values() if one.missing}
    assert set(missing) == {
        "repeat_victims",
        "repeat_locations_share",
        "protective_orders",
        "offences_by_relationship",
        "refuge_spaces_per_10k",
    }
    for indicator_id, said in missing.items():
        words = text_of(main_of(pages[indicator_id]))
        for part in (said.what, said.asked_by.place, said.could_publish):
            assert " ".join(part.split()) in words, indicator_id


def test_eras_and_breaks_stand_on_the_page_with_their_dates(pages):
    words = text_of(main_of(pages["da_offences_rate"]))

    assert "1 March 2024. Break: Figures before and after March 2024 cannot be compared." in words
    assert "1 June 2023. Note:" in words
    assert words.index("Comparable: April 2013 to February 2024") < words.index(
        "Comparable: From March"
    )


def test_printed_figures_stand_as_claims_with_their_place_and_their_dispute(pages, repository):
    facts = repository.evidence().set_index("fact_id")
    words = text_of(main_of(pages["repeat_victims"]))

    assert "over 13,600" in words
    assert facts.loc["RF0377", "place"] in words
    assert "Sources differ: The months in which over 13,600 people were repeat victims." in words


def test_figures_that_were_printed_once_are_never_joined(pages):
    for indicator_id in ("da_prosecutions", "da_convictions", "sanction_detection_rate"):
        assert "no line joins them" in pages[indicator_id]
        assert "trend-own" not in pages[indicator_id]


def test_the_survey_draws_no_trend_for_london_or_a_region(pages):
    headings = re.findall(r'<h2 class="figure-heading">([^<]*)</h2>', pages["survey_partner_abuse"])

    assert headings
    assert all(one.startswith("England and Wales: ") for one in headings)


def test_months_of_groups_are_drawn_and_their_years_listed(pages):
    page = pages["vawg_victims"]
    said = text_of(main_of(page))

    told = 2  # in words, and as the text of the drawing
    assert said.count("From January 2014 to February 2024 counts run") == told * 13
    assert "Every figure there is" not in said
    table = page[page.index("Every year there is") :].partition("</table>")[0]
    assert table.count("year to February") == 12 * 13
    assert "February 2026" not in table.replace("year to February 2026", "")


def test_an_indicator_with_borough_values_has_its_map_its_table_and_its_choices(pages, mapped):
    assert len(mapped) >= 14
    for one in mapped:
        page = main_of(pages[one.id])
        assert len(re.findall(r'<path [^>]*role="option"', page)) == 33, one.id
        assert page.count('<select id="drill-') == 4, one.id


def test_the_address_holds_the_period_and_the_borough(client):
    asked = "/indicators/da_offences?period_type=month&period=2024-12-31&borough=brent"
    page = client.get(asked).get_data(as_text=True)

    assert '<option value="2024-12-31" selected>' in page
    assert '<option value="brent" selected>' in page
    assert "Brent, December 2024:" in text_of(page)
    assert "Wards, year to July 2025" in page


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/indicators/da_offence_rate", 'href="/indicators/da_offences_rate"'),
        ("/indicators/da_offences?borough=camdem", 'href="/indicators/da_offences?borough=camden"'),
        ("/indicators/da_offences?period=2024-02", "is not here"),
    ],
)
def test_a_broken_link_is_not_found_and_the_nearest_is_offered(client, address, said):
    answer = client.get(address)

    assert answer.status_code == 404
    assert said in answer.get_data(as_text=True)


@pytest.mark.parametrize("panel", list(PANELS))
def test_every_panel_answers_every_choice_without_a_blank(fire, site, mapped, panel):
    for indicator in mapped:
        if panel == Drill.WARDS and Level.WARD not in indicator.levels:
            continue
        for kind in borough_period_types(site, indicator):
            view = chosen_view(indicator.id, {"period_type": kind.value}, site=site)
            periods = choices_for(view, site=site).periods
            for end, borough in ((periods[0][0], "camden"), (periods[-1][0], "city-of-london")):
                answer = fire(
                    panel,
                    drill_indicator=indicator.id,
                    drill_period_type=kind.value,
                    drill_period=end,
                    drill_borough=borough,
                    drill_order="value",
                )
                assert len(str(answer[panel]["children"])) > 60, (indicator.id, kind, end)


def test_the_list_leads_to_every_indicator_and_says_which_nobody_publishes(client, catalogue):
    page = client.get("/indicators").get_data(as_text=True)

    assert all(f'href="/indicators/{one}"' in page for one in catalogue.indicators)
    assert page.count(" nobody publishes it as a series") == 5
    assert forbidden_words(text_of(page)) == []


def test_a_month_has_its_capital_where_the_newest_change_is_offered(client):
    page = client.get("/indicators/da_positive_outcome_rate").get_data(as_text=True)

    assert re.search(
        r" outcomes per 100 offences \[p\], the year to July 2025\. No change is given: "
        r"[^<]*<a [^>]*>the year to February 2024</a>: 8\.6; the year to February 2023: 10\.0 \(",
        page,
    )


@pytest.mark.parametrize("one", ["da_homicide_victims", "imd_2025_score"])
def test_london_is_no_blank_where_boroughs_alone_are_counted(pages, site, one):
    [kind] = borough_period_types(site, site.catalogue.indicators[one])
    rows = site.repository.values(one, level=Level.LONDON, period_type=kind)
    lead = text_of(re.search(r'<div class="lead-parts">.*?</div>', pages[one], re.DOTALL)[0])

    assert rows.empty
    assert lead.startswith("London: no figure of its own; boroughs alone have one, ")
    assert "[x]" not in lead
    assert "change" not in lead
