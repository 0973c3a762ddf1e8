"""What a figure of a report is said to be of stands in its report: year, whole, direction."""

import re

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


UNSAID = {"RF0379", "RF0436"}  # rates of which the text does not say what they divide by


def without_whole(figures):
    """Return the ids of shares that do not say of what; of a change it is its name."""
    bare = figures["unit"].eq("ratio")
    percent = figures["unit"].eq("percent")
    change = figures["measure"].str.contains("reduction|increase", case=False)
    return set(figures.index[bare | (percent & ~change)]) - UNSAID


def without_direction(figures):
    """Return the ids of changes whose name does not say which way they went."""
    change = figures["unit"].eq("percent") & figures["quote"].str.contains(UP)
    said = figures["measure"].str.contains("increase|reduction", case=False)
    return set(figures.index[change & ~said])


AVERAGED = re.compile(r"[Oo]n average|average of|mean average")
# The numbers beside an average in its sentence: shares, and a borough beside London's average.
BESIDE = {"RF0055", "RF0057", "RF0062", "RF0148"}


def uncalled_averages(figures):
    """Return the ids of averages that are not called so."""
    average = figures["quote"].str.contains(AVERAGED)
    words = figures["measure"] + " " + figures["period"] + " " + figures["area_name"]
    return set(figures.index[average & ~words.str.contains("average|mean", case=False)]) - BESIDE


def without_what_is_true(figures):
    """Return the ids of London's costs without what their report says of the true figure."""
    costs = figures[figures.index.isin(LONDON_COSTS)]
    return set(costs.index[~costs["note"].fillna("").str.contains(DIRECTION)])


@pytest.mark.parametrize(
    "faults", [without_whole, without_direction, uncalled_averages, without_what_is_true]
)
def test_each_figure_says_of_what_which_way_on_average_and_how_true(figures, faults):
    assert faults(figures) == set()


@pytest.mark.parametrize(
    ("faults", "fact_id", "planted"),
    [
        (without_whole, "RF0001", {"unit": "percent"}),
        (without_whole, "RF0026", {"unit": "ratio"}),
        (without_direction, "RF0150", {"measure": "Domestic violence incidents change"}),
        (uncalled_averages, "RF0087", {"measure": "Women killed by partner per week"}),
        (without_what_is_true, "RF0038", {"note": "312 of the inferred national base."}),
    ],
)
def test_what_was_dropped_from_a_figure_is_noticed(figures, faults, fact_id, planted):
    dropped = figures.loc[[fact_id]].assign(**planted)

    assert faults(dropped) == {fact_id}
