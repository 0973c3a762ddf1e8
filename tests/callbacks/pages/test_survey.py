import re
from html import unescape

import pandas as pd
import pytest

from components.pages.survey.measures import SCALE, measure_boxes
from data.model import Level, PeriodType
from tests.words import forbidden_words


@pytest.fixture(scope="module")
def survey(server) -> str:
    text = server.test_client().get("/survey").get_data(as_text=True)
    return text[: text.index('id="react-entry-point"')]


def tables(survey):
    """Return each table of the survey as text by its caption."""
    found = {}
    for table in re.findall(r"<table.*?</table>", survey, flags=re.DOTALL):
        caption = re.sub(r"<[^>]+>", " ", re.search(r"<caption>(.*?)</caption>", table)[1])
        found[" ".join(unescape(caption).split())] = table
    return found


def table(survey, start):
    [found] = [text for caption, text in tables(survey).items() if caption.startswith(start)]
    return found


def row(text, head):
    """Return the cells of one row of a table, without markup."""
    [found] = re.findall(rf'<th scope="row">{head}</th>(.*?)</tr>', text)
    return [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", found)]


def test_london_stands_beside_england_and_wales_with_one_decimal(survey):
    women = table(survey, "Women aged 16 to 59: any domestic abuse")
    men = table(survey, "Men aged 16 to 59: any domestic abuse")

    assert [row(women, year)[:2] for year in (2015, 2016, 2017)] == [
        ["5.5%", "8.2%"],
        ["6.5%", "7.7%"],
        ["4.7%", "7.5%"],
    ]
    assert row(men, 2017)[:2] == ["3.2%", "4.3%"]


def test_each_definition_and_age_range_is_a_table_of_its_own(survey):
    partner = [one for one in tables(survey) if "any partner abuse" in one and "Women" in one]

    assert sorted(one.split(":")[0] for one in partner) == [
        "Women aged 16 and over",
        "Women aged 16 to 59",
        "Women aged 16 to 74",
    ]
    assert row(table(survey, "Women aged 16 to 74: any partner abuse"), 2020)[:2] == [
        "3.7%",
        "5.6%",
    ]
    assert row(table(survey, "Women aged 16 and over: any partner abuse"), 2022)[:2] == [
        "1.3%",
        "4.8%",
    ]


def test_every_group_of_the_release_is_shown_on_one_scale(site):
    groups, boxes = set(), []
    for indicator_id in ("survey_domestic_abuse", "survey_partner_abuse"):
        found = []
        for level in (Level.LONDON, Level.ENGLAND_WALES):
            rows = site.repository.values(
                indicator_id, level=level, period_type=PeriodType.SURVEY_YEAR
            )
            groups |= set(rows["group"])
            found.append(rows)
            assert rows["value"].max() <= SCALE

        indicator = site.catalogue.indicators[indicator_id]
        boxes += measure_boxes(indicator, pd.concat(found), breaks=())

    assert len(boxes) == len({group.split(" ", 1)[1] for group in groups})


def test_a_survey_year_without_a_figure_is_marked_and_the_gap_is_named(survey):
    women = table(survey, "Women aged 16 to 59: any partner abuse")

    assert row(women, 2008)[:2] == ["[x]", "[x]"]
    assert row(women, 2021)[:2] == ["[x]", "[x]"]
    assert women.index("2020</th>") < women.index("Survey stopped") < women.index("2021</th>")
    assert "No interval and no sample size is published" in survey


def test_the_two_measures_of_telling_the_police_are_apart_each_in_its_unit(survey):
    known = table(survey, "Asked face to face")
    victims = table(survey, "Share of victims")

    assert row(known, 2018)[:2] == ["27%", "38%"]
    assert row(known, 2020)[:2] == ["58%", "49%"]
    assert "13.3%" in victims
    assert "18.9%" in victims
    assert "35%" in table(survey, "Share of incidents")
    assert "13%" in table(survey, "Share of offences")


def test_the_answer_sets_the_same_two_years_side_by_side_and_cites_the_assembly(survey):
    answer = re.sub(r"<[^>]+>", "", survey)

    assert "55,647 offences in 2013-14 and 74,102 in 2015-16" in answer
    assert "6.5% and then 6.1% of people aged 16 to 59" in answer
    for place in ("1.18", "1.19", "1.20"):
        assert f"London Assembly (2020), Chapter 1, paragraph {place}" in answer


def test_recorded_offences_have_their_breaks_and_their_missing_months(survey):
    years = table(survey, "Domestic abuse offences recorded by the Met, London, by financial year")
    months = table(survey, "Domestic abuse offences recorded by the Met, London, offences a month")

    assert row(years, "2016-17")[0] == "[x]"
    assert row(years, "2023-24")[0] == "94,891 [b]"
    assert row(months, 2016)[5:] == ["[x]"] * 7
    assert row(months, 2017)[:4] == ["[x]", "[x]", "[x]", "6,423"]
    assert row(months, 2008)[:4] == ["[z]", "[z]", "[z]", "4,133"]


def test_every_printed_figure_leads_to_a_figure_of_the_evidence(survey, repository):
    led = set(re.findall(r'href="/evidence/([A-Z]{2}\d{4})"', survey))

    assert {"RF0384", "RF0385", "GE0078", "GE0080", "RF0074", "RF0104", "RF0454"} <= led
    assert led <= set(repository.evidence()["fact_id"])


def test_the_words_are_neutral(survey):
    assert forbidden_words(re.sub(r"<[^>]+>", " ", unescape(survey))) == []
