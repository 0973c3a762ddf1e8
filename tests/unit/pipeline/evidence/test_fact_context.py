"""What a figure of a report is said to be of stands in its report: year, whole, direction."""

import re

import pandas as pd
import pytest

from data.pipeline.evidence.fact_files import REPORT_SOURCES, REPORTS
from data.pipeline.evidence.fact_numbers import year_of
from data.pipeline.evidence.note_marks import without_note_marks
from tests.unit.pipeline.evidence.report_texts import report_texts

YEAR = re.compile(r"(?:19|20)\d\d(?:[/-]\d{2,4})?")
BEFORE, AFTER = 700, 900
# Where the text around the figure says which year it is without its number.
LAST_YEAR = ("RF0422", "RF0433", "RF0434")  # the release is of March 2015
TITLE = "2008 to 2011"  # in the title of the Barking and Dagenham strategy, for the plan it makes
UP = re.compile(r"increase|\brise\b|\brose\b|\bup\b", re.IGNORECASE)
LONDON_COSTS = [f"RF{number:04d}" for number in range(31, 44)]
DIRECTION = re.compile(r"likely to be higher still|underestimate|could not be counted")


@pytest.fixture(scope="module")
def figures(evidence):
    """Return the figures of the five reports by their id."""
    return evidence[evidence["source_id"].isin(REPORT_SOURCES.values())].set_index("fact_id")


def ungiven_years(figures, *, raw):
    """Return the ids of figures with a year that the text around them does not give."""
    files = {source: name for name, source in REPORT_SOURCES.items()}
    texts = report_texts(raw)
    plain = {name: without_note_marks(raw.text(REPORTS + name)) for name in texts}
    found = set()
    for one in figures.itertuples():
        name = files[one.source_id]
        around = [
            plain[name][max(0, start - BEFORE) : end + AFTER]
            for start, end in texts[name].find(one.quote)
        ]
        named = YEAR.findall(re.sub(r"\([^)]*\)", "", one.period))
        if one.period != TITLE and not all(any(year in text for text in around) for year in named):
            found.add(one.Index)
    return found


@pytest.mark.raw
def test_a_year_is_given_where_the_text_around_the_figure_gives_it(raw, figures):
    assert ungiven_years(figures, raw=raw) == set(LAST_YEAR)


@pytest.mark.raw
def test_a_year_that_its_text_does_not_give_is_noticed(raw, figures):
    planted = figures.loc[["RF0430", "RF0435", "RF0487"]].assign(period="2014")

    assert ungiven_years(planted, raw=raw) == {"RF0430", "RF0435", "RF0487"}


def test_a_period_without_an_end_has_no_year(figures):
    since = figures[figures["period"].str.contains(r"\b(?:since|onward)\b")]

    assert len(since) >= 9
    assert since["year"].isna().all()
    assert year_of("2008 to 2015") == 2015  # what one of them was given as


def test_no_part_is_without_its_whole(figures):
    assert list(figures.index[figures["unit"].eq("ratio")]) == []


def test_a_change_says_which_way_it_went(figures):
    change = figures[figures["unit"].eq("percent") & figures["quote"].str.contains(UP)]
    said = change["measure"].str.contains("increase|reduction", case=False)

    assert len(change) >= 10
    assert list(change.index[~said]) == []


AVERAGED = re.compile(r"[Oo]n average|average of|mean average")
# The numbers beside an average in its sentence: shares, and a borough beside London's average.
BESIDE = {"RF0055", "RF0057", "RF0062", "RF0148"}


def test_an_average_is_called_one(figures):
    average = figures[figures["quote"].str.contains(AVERAGED)]
    words = average["measure"] + " " + average["period"] + " " + average["area_name"]
    said = words.str.contains("[Aa]verage|[Mm]ean")

    assert len(average) >= 12
    assert set(average.index[~said]) <= BESIDE


def test_each_cost_of_london_has_what_its_report_says_of_the_true_figure(figures):
    said = figures.loc[LONDON_COSTS, "note"].fillna("").str.contains(DIRECTION)

    assert list(said.index[~said]) == []
    assert not pd.Series(["The sum of 435.26 and 373.84."]).str.contains(DIRECTION).any()
