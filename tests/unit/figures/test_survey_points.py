import pandas as pd

from components.drawings.survey_points import (
    SurveyGroup,
    latest_with_london,
    measures,
    survey_series,
    survey_years,
    year_dividers,
)
from data.model import Unit, UnitKind
from tests.unit.metric_rows import CONNECT, NOTE, frame, row

PEOPLE = Unit(
    kind=UnitKind.PERSON,
    measure="share",
    singular="% of people",
    plural="% of people",
    short="%",
    decimals=1,
    per=100,
    suffix="%",
)
WOMEN, MEN = "women 16 to 59, any domestic abuse", "men 16 to 59, any domestic abuse"
OLDER = "women 16 to 74, any domestic abuse"


def asked(value, *, year, group=WOMEN, level="london"):
    """One made-up survey figure of the year that ends in March."""
    return row(
        value,
        level=level,
        group=group,
        area_code="E12000007" if level == "london" else "K04000001",
        period_type="survey_year",
        period_start=f"{year - 1}-04-01",
        period_end=f"{year}-03-31",
        unit="% of people",
        era="to_2020_03",
    )


ROWS = frame(
    [
        asked(4.71, year=2017),
        asked(7.46, year=2017, level="england_wales"),
        asked(8.16, year=2015, level="england_wales"),
        asked(4.0, year=2017, group=MEN, level="england_wales"),
        asked(7.5, year=2019, group=OLDER, level="england_wales"),
        asked(3.0, year=2017, level="region").copy() | {"area_code": "E12000001"},
    ]
)


def test_a_group_is_taken_apart():
    group = SurveyGroup("women 16 and over, any domestic abuse, new questions")

    assert group.who == "women"
    assert group.measure == ("any domestic abuse, new questions", "16 and over")


def test_age_ranges_stay_apart_and_measures_with_london_come_first():
    found = measures(ROWS)

    assert list(found) == [("any domestic abuse", "16 to 59"), ("any domestic abuse", "16 to 74")]
    assert [one.who for one in found["any domestic abuse", "16 to 59"]] == ["women", "men"]


def test_a_series_holds_one_group_and_area_with_one_decimal():
    london, national = survey_series(ROWS, group=WOMEN, unit=PEOPLE)

    assert {label: cell.written for label, cell in london.cells.items()} == {"2017": "4.7%"}
    assert {label: cell.written for label, cell in national.cells.items()} == {
        "2015": "8.2%",
        "2017": "7.5%",
    }
    assert london.mark != national.mark


def test_england_and_wales_keeps_its_shape_where_london_is_absent():
    [national] = survey_series(ROWS, group=MEN, unit=PEOPLE)

    assert national.name == "England and Wales"
    assert national.mark == 1


def test_a_year_without_a_figure_is_shown_and_not_passed_over():
    assert survey_years(survey_series(ROWS, group=WOMEN, unit=PEOPLE)) == ["2015", "2016", "2017"]


def test_a_withheld_cell_says_so_and_draws_nothing():
    rows = frame([asked(None, year=2022, level="england_wales") | {"status": "suppressed"}])

    [series] = survey_series(rows, group=WOMEN, unit=PEOPLE)
    assert (series.cells["2022"].written, series.cells["2022"].number) == ("[c]", None)


def test_only_hard_breaks_inside_the_years_divide_them():
    broken = CONNECT.model_copy(update={"date": pd.Timestamp("2020-04-01").date()})

    assert list(year_dividers(["2019", "2020", "2021"], [broken, NOTE])) == ["2021"]
    assert year_dividers(["2021", "2022"], [broken]) == {}


def test_the_sentence_names_both_areas_in_the_same_year():
    said = latest_with_london({"women": survey_series(ROWS, group=WOMEN, unit=PEOPLE)})

    assert said == "Women, year to March 2017: 4.7% in London and 7.5% in England and Wales."
    assert latest_with_london({"men": survey_series(ROWS, group=MEN, unit=PEOPLE)}) == ""
