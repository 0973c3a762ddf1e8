import re
from html import unescape

import pytest

from callbacks.pages.justice.page import justice_stages
from components.ids import Justice
from components.pages.justice.facts import (
    CONVICTED,
    COURT_CASES,
    COURT_RATE,
    COURT_RATE_NATIONAL,
    LONDON_RATE,
    NATIONAL_RATE,
    PROSECUTED,
)
from data.evidence.facts import Facts
from data.units import one_kind
from tests.words import forbidden_words


@pytest.fixture(scope="module")
def justice(server) -> str:
    text = server.test_client().get("/justice").get_data(as_text=True)
    return text[: text.index('id="react-entry-point"')]


def table(justice, start):
    [found] = [
        one
        for one in re.findall(r"<table.*?</table>", justice, flags=re.DOTALL)
        if unescape(re.search(r"<caption>(.*?)(<|$)", one)[1]).startswith(start)
    ]
    return found


def row(text, head):
    [found] = re.findall(rf'<th scope="row">{head}</th>(.*?)</tr>', text)
    return [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", found)]


def plain(justice):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", justice)).split())


def test_every_stage_can_be_filled_and_counts_one_kind_of_thing(site):
    panels = justice_stages(Facts(site.repository.evidence()), site=site)

    assert [panel.counted for panel in panels] == [
        "counted in people",
        "counted in victims",
        "counted in offences",
        "counted as printed",
        "counted in cases",
        "counted in outcomes",
        "counted in people",
        "counted in defendants",
        "counted in defendants",
    ]


def test_stages_show_the_newest_published_and_the_printed_figures(justice):
    stages = re.search(r'<ol class="stages">.*?</ol>', justice, flags=re.DOTALL)[0]

    said = plain(stages)
    assert "90,990 [p] offences; London, year to July 2025" in said
    assert "6,896 Domestic abuse related convictions" in said
    assert "2014/15 Peak year of police referrals to CPS" in said
    assert said.count("[x]") == 6
    assert stages.count("Gap.") == 9


def test_london_stands_beside_the_national_rates_that_were_printed(justice):
    rates = table(justice, "Defendants convicted, %")

    assert row(rates, "2013-14")[:2] == ["65.2%", "74.6%"]
    assert row(rates, "2006-07")[:2] == ["[x]", "65.2%"]
    assert row(rates, "2024-25")[:2] == ["[x]", "74.7%"]


def test_the_two_courts_are_apart_and_the_printed_gap_is_marked(justice):
    cases = table(justice, "London: cases")
    rates = table(justice, "Successful prosecutions, % of cases")

    assert row(cases, "Magistrates’ courts")[:2] == ["8,355", "5,341"]
    assert row(cases, "Crown Court")[:2] == ["1,354", "848"]
    assert row(rates, "Magistrates’ courts")[:2] == ["63.9%", "74.4%"]
    assert row(rates, "Crown Court")[:2] == ["62.6%", "76.1%"]
    assert "does not reproduce" in table(justice, "Other figures on prosecutions")
    assert "74.4 less 63.9 is 10.5 points" in plain(justice)


def test_sanction_detections_are_points_under_their_own_names(justice):
    rates = table(justice, "Sanction detection rate, %")

    assert row(rates, "2008-09")[0] == "47%"
    assert row(rates, "June 2019")[0] == "below 15%"
    assert "28%" not in rates
    assert "28%" in table(justice, "Charge, caution or other outcome")


def test_accused_and_victims_stand_apart_and_make_no_rate(justice):
    accused, victims = table(justice, "People accused"), table(justice, "Victims, by age")

    assert row(accused, "Total")[:3] == ["93", "642", "735"]
    assert row(victims, "Total")[:3] == ["2,858", "1,438", "4,296"]
    assert "That is not a charge rate" in plain(justice)
    assert "17.1%" not in justice


def test_orders_are_marked_as_not_published_with_who_asked_and_who_could_publish(
    justice, catalogue
):
    said = plain(justice)

    assert "[x] Yearly counts of domestic violence protection notices and orders" in said
    assert "Asked for by London Assembly recommendation 5" in said
    assert catalogue.indicators["protective_orders"].missing.could_publish in said


def test_how_offender_and_victim_are_related_is_marked_with_what_was_printed(justice, catalogue):
    part = justice.split("<h2>Offender and victim</h2>")[1].split("</section>")[0]
    said = plain(part)

    assert f"[x] {catalogue.indicators['offences_by_relationship'].missing.what}" in said
    assert "Could publish it: The Metropolitan Police" in said
    assert 'href="/indicators/offences_by_relationship"' in part
    assert "ex-boyfriends; boyfriends; husbands" in said
    assert "over 300" in said
    assert "divisible by age, sexuality, ethnicity, gender and relationship to the abuser" in said


def test_coercive_control_begins_in_2015_is_cut_in_2024_and_withholds_a_small_month(justice):
    months = table(justice, "Controlling or coercive behaviour")

    assert row(months, 2015) == ["[z]"] * 11 + ["[c]"]
    assert "Months before March 2024 are not compared with later ones." in plain(months)
    assert "The count of coercive control covers female victims only" in plain(justice)


def test_every_printed_figure_leads_to_a_figure_of_the_evidence(justice, repository):
    led = set(re.findall(r'href="/evidence/([A-Z]{2}\d{4})"', justice))

    assert {"RF0215", "RF0379", "RF0381", "GL0027"} <= led
    assert led <= set(repository.evidence()["fact_id"])


def test_printed_figures_of_one_table_share_a_kind_and_two_kinds_never_meet(repository):
    facts = Facts(repository.evidence())

    def kinds(*tables):
        return {facts[fact_id].kind for one in tables for fact_id in one.values()}

    assert kinds(PROSECUTED, CONVICTED, LONDON_RATE, NATIONAL_RATE) == {"defendant"}
    assert one_kind(kinds(COURT_CASES, COURT_RATE, COURT_RATE_NATIONAL)) == "case"


def test_a_borough_and_a_kind_of_outcome_can_be_chosen_without_scripts(client):
    page = client.get("/justice?indicator=da_vwi_positive_outcome_rate&borough=barnet")
    text = page.get_data(as_text=True)

    assert page.status_code == 200
    assert re.search(r'<option value="da_vwi_positive_outcome_rate" selected>', text)
    assert re.search(r'<option value="barnet" selected>', text)
    assert re.search(r'<tr class="chosen-row"><th scope="row"><a href="/borough/barnet">', text)


def test_the_callback_draws_what_the_page_draws(fire):
    answer = fire(
        Justice.OUTCOMES,
        justice_indicator="da_positive_outcome_rate",
        justice_borough="hackney",
    )

    assert "Hackney" in str(answer)
    assert "outcomes per 100 offences" in str(answer)


@pytest.mark.parametrize("query", ["indicator=da_offences", "borough=atlantis"])
def test_an_unknown_choice_is_refused_with_what_comes_nearest(client, query):
    assert client.get(f"/justice?{query}").status_code == 404


def test_the_words_are_neutral(justice, repository):
    quotes = [one for one in repository.evidence()["quote"] if isinstance(one, str)]

    assert forbidden_words(plain(justice), quotes=quotes) == []


def test_every_region_of_the_page_has_a_name_of_its_own(justice):
    names = re.findall(r'<section class="read-first" aria-label="([^"]*)"', justice)

    assert len(names) == len(set(names)) == 3
