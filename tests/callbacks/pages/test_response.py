"""The page on the response over HTTP, on the published release."""

import re
from html import unescape
from urllib.parse import urlencode

import pandas as pd
import pytest

from callbacks.pages.response.page import SHOWN
from callbacks.panels.notes import page_caveats
from callbacks.server.site import Site
from components.links import Links
from data.evidence.assessment import example_query
from data.evidence.number_words import plain_numbers
from data.helplines import load_helplines
from data.model import Level, PeriodType
from data.settings import Settings
from tests.callbacks.page_text import empty_parts, main_of, quotes_of, text_of
from tests.words import forbidden_words

VIEWS = ("/response", "/response?view=framework", "/response?view=bvpi_225")
MEASURES = ("da_homelessness_rate", "da_homelessness_households", "da_homelessness_share")


@pytest.fixture(scope="module")
def get(server):
    def ask(address):
        answer = server.test_client().get(address)
        assert answer.status_code == 200, address
        return answer.get_data(as_text=True)

    return ask


@pytest.fixture(scope="module")
def figures(get):
    return get("/response")


def part(figures, anchor):
    start = figures.index(f'id="{anchor}"')
    following = figures.find('response-part"', start + 40 + figures[start:].index(">"))
    return figures[start : following if following > 0 else len(figures)]


@pytest.mark.parametrize("address", VIEWS)
def test_each_view_reads_without_an_empty_part_or_a_word_of_rank(get, address):
    shown = get(address)

    assert empty_parts(main_of(shown)) == []
    assert forbidden_words(text_of(shown), quotes=quotes_of(shown)) == []
    assert "nan" not in text_of(main_of(shown)).lower().split()
    assert "_dash" not in shown


@pytest.mark.parametrize("measure", MEASURES)
def test_each_homelessness_measure_has_every_borough_and_reads_well(get, repository, measure):
    shown = get(f"/response?indicator={measure}")
    table = part(shown, "homelessness")

    assert forbidden_words(text_of(main_of(shown)), quotes=quotes_of(shown)) == []
    for row in repository.areas(Level.BOROUGH).to_dict("records"):
        assert f'href="/borough/{row["slug"]}">{row["area_name"]}</a>' in table


def test_every_caveat_of_what_is_shown_is_on_the_page(figures, catalogue, repository):
    site = Site(catalogue, repository, Links(), Settings(), load_helplines(), lambda: None)
    indicators = [catalogue.indicators[one] for one in SHOWN]
    printed = set(re.findall(r'href="/evidence/([A-Z]{2}[0-9]{4})"', figures))
    needed = {
        one.id
        for one in (
            *page_caveats(indicators, site=site, view="response"),
            *catalogue.fact_caveats(printed),
        )
    }

    assert set(re.findall(r'data-caveat-id="([a-z_0-9]+)"', figures)) == needed


def test_a_borough_without_a_figure_has_its_reason_and_no_mark_in_the_drawing(figures, repository):
    values = repository.values(
        MEASURES[0], level=Level.BOROUGH, period_type=PeriodType.FOUR_QUARTERS
    )
    newest = values[values["period_end"] == values["period_end"].max()]
    table = part(figures, "homelessness")
    blank = newest[newest["status"].isin(["suppressed", "missing"])]
    assert len(blank)
    for row in blank.to_dict("records"):
        cells = re.search(rf">{row['area_name']}</a></th>(.*?)</tr>", table)[1]
        assert {"suppressed": "[c]", "missing": "[x]"}[row["status"]] in cells
        assert "span-dot" not in cells


def test_deaths_have_an_interval_for_each_year_and_withheld_boroughs_show_their_mark(
    figures, repository
):
    deaths = part(figures, "homicide")
    years = repository.values(
        "da_homicide_victims", level=Level.LONDON, period_type=PeriodType.CALENDAR_YEAR
    )
    boroughs = repository.values(
        "da_homicide_victims", level=Level.BOROUGH, period_type=PeriodType.TEN_YEARS
    )
    for row in years.to_dict("records"):
        cells = re.search(rf">{row['period_end'].year}</th>(.*?)</tr>", deaths)[1]
        assert re.match(rf"<td>{row['value']:.0f}(?: \[u\])?</td>", cells)
        assert f"{row['lower']:.0f} to {row['upper']:.0f}" in cells
    withheld = boroughs[boroughs["status"] == "suppressed"]["area_name"]
    assert len(withheld) > 5
    for name in withheld:
        cells = re.search(rf">{name}</a></th>(.*?)</tr>", deaths)[1]
        assert cells.startswith("<td>[c]</td>")
        assert not re.search(r"<td>\d", cells)


def test_marac_figures_are_cited_one_by_one_and_missing_conferences_marked(figures):
    marac = text_of(part(figures, "marac"))

    assert "not under an open licence" in marac
    assert "2021-22 16,839 [u] 26.1% [u]" in marac
    assert "2024-25 16,585 23.1%" in marac
    assert len(set(re.findall(r'href="/evidence/(SL\d{4})"', part(figures, "marac")))) == 14


def test_commands_show_what_was_printed_and_nothing_for_the_others(figures):
    police = text_of(part(figures, "police"))

    assert "London over 12,000" in police
    assert "Central West 766" in police
    assert "South Area 1,441" in police
    assert "South West 17%" in police
    assert police.count("[x]") >= 10 + 12


def test_every_figure_that_is_linked_exists_and_its_value_is_the_printed_one(figures, repository):
    known = repository.evidence().set_index("fact_id")
    links = re.findall(r'href="/evidence/([A-Z]{2}\d{4})">([^<]+)<', figures)
    assert len(links) > 50
    for fact_id, written in links:
        number = known.loc[fact_id, "number"]
        shown = re.search(r"(\d+(?:\.\d+)?)(-third)?", plain_numbers(written))
        if shown and pd.notna(number):
            read = float(shown[1]) / (3 if shown[2] else 1)
            assert read == pytest.approx(number, abs=0.06), fact_id


def test_every_service_of_the_definitions_is_named_with_its_place(figures, catalogue):
    services = unescape(part(figures, "services"))

    assert len(catalogue.services) >= 20
    for one in catalogue.services.values():
        assert one.name in services
        for cited in one.citations:
            assert cited.place in services
    assert "not a directory" in services


def test_refuge_places_are_marked_as_not_obtained_beside_the_standard(figures):
    refuge = text_of(part(figures, "refuge"))

    assert "[x] The number of refuge places by borough" in refuge
    assert "a minimum of one refuge place per 10 thousand population" in refuge


def test_without_scripts_the_server_scores_the_framework(get, catalogue):
    query = urlencode(example_query(catalogue.framework), doseq=True)
    shown = unescape(get(f"/response?view=framework&{query}"))

    assert "Level one is reached" in text_of(shown)
    assert "Level one: 12 of 12 met" in text_of(shown)
    assert "Missing for level two" in text_of(shown)
    assert 'value="8" min="0"' in shown or re.search(r'name="named"[^>]*value="8"', shown)
    assert re.search(r'id="response-answer-councillor-councillor"[^>]* checked', shown)
    assert shown.count('data-met="yes"') == 12 + 2 + 1


def test_a_full_form_fits_into_an_address(get, catalogue):
    """Every question answered, as a browser without scripts sends it, empty boxes included."""
    framework = catalogue.framework
    answers = [("view", "framework")]
    for one in framework.questions:
        most = {
            "number": "100",
            "tick": one.id,
            "choice": one.choices[-1:] and one.choices[-1].value,
        }
        answers.append(("yes" if one.kind == "tick" else one.id, most[one.kind]))
    answers += [(one.id, "2") for one in framework.plans]

    assert "Level three is reached" in get(f"/response?{urlencode(answers)}")
    empty = "&".join(f"{one.id}=" for one in (*framework.questions, *framework.plans))
    assert "No level is reached yet" in get(f"/response?view=framework&{empty}")


def test_the_criteria_in_the_page_carry_their_rules_for_the_script(get, catalogue):
    shown = unescape(get("/response?view=framework"))

    assert shown.count('class="criterion"') == len(catalogue.framework.criteria)
    assert '{"question": "advocates", "at_least": 1.0}' in shown
    assert '{"plans": 7, "fully": true}' in shown
    assert "assess.js" in shown


def test_the_example_is_said_to_come_out_as_its_report_says(get):
    shown = text_of(get("/response?view=framework"))

    assert "fully meets level one and meets some criteria of level two" in shown
    assert "The answers below come to level one; of level two, 2 of 21 met." in shown


def test_without_scripts_the_server_scores_bvpi_225(get, catalogue):
    nine = "&".join(f"yes={one}" for one in list(catalogue.bvpi_225)[:9])
    shown = text_of(get(f"/response?view=bvpi_225&{nine}"))

    assert "81.8%: 9 of 11 answered with yes" in shown
    assert "Level two, at least 75%: Met" in shown
    assert "Level three, at least 90%: Not met" in shown


@pytest.mark.parametrize(
    "query",
    [
        "view=no_such",
        "indicator=da_offences",
        "period=1999-03-31",
        "view=framework&advocates=lots",
        "view=framework&sdvc=soon",
        "view=bvpi_225&yes=no_such",
    ],
)
def test_what_does_not_exist_is_not_found(client, query):
    assert client.get(f"/response?{query}").status_code == 404
