"""Survey figures by group as series of points: each sex, age range and definition for itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from components.figures.points import Cell, PointSeries
from components.words.values import format_value, join_names, sentence_case
from data.model import SHORTHAND, Break, Level, Status, Unit
from data.selection import as_records

AREAS = ((Level.LONDON, "London"), (Level.ENGLAND_WALES, "England and Wales"))
WHO = ("women", "men", "people")
AGES = ("16 to 59", "16 to 74", "16 and over")


@dataclass(frozen=True)
class SurveyGroup:
    """One group of the tables taken apart: "women", "16 to 59", "any domestic abuse"."""

    group: str

    @property
    def who(self) -> str:
        """Return women, men or people."""
        return self.group.split(" ", 1)[0]

    @property
    def ages(self) -> str:
        """Return the age range."""
        return self.group.split(", ", 1)[0].split(" ", 1)[1]

    @property
    def definition(self) -> str:
        """Return what was asked."""
        return self.group.split(", ", 1)[1]

    @property
    def measure(self) -> tuple[str, str]:
        """Return definition and age range: what has to be alike for two groups to be compared."""
        return self.definition, self.ages


def measures(rows: pd.DataFrame) -> dict[tuple[str, str], list[SurveyGroup]]:
    """Return the groups of each definition and age range, women first; London's measures first.

    Args:
        rows: Of the survey's indicators, all areas and groups.
    """
    groups = [SurveyGroup(one) for one in rows["group"].unique()]
    london = set(rows.loc[rows["level"] == Level.LONDON.value, "group"])
    found: dict[tuple[str, str], list[SurveyGroup]] = {}
    for one in sorted(groups, key=_order):
        found.setdefault(one.measure, []).append(one)
    return dict(
        sorted(found.items(), key=lambda each: not any(one.group in london for one in each[1]))
    )


def survey_series(rows: pd.DataFrame, *, group: str, unit: Unit) -> list[PointSeries]:
    """Return London and England and Wales for one group, an area without any figure left out.

    Args:
        rows: Of `data.schemas.Metrics`; other groups and regions are passed over.
        group: As in the table.
        unit: Of the indicator.
    """
    found = []
    for mark, (level, name) in enumerate(AREAS):
        mine = rows[(rows["level"] == level.value) & (rows["group"] == group)]
        if len(mine):
            cells = {_year(row["period_end"]): _cell(row, unit) for row in as_records(mine)}
            found.append(
                PointSeries(name, kind=unit.kind, unit=unit.plural, cells=cells, mark=mark)
            )
    return found


def survey_years(series: Sequence[PointSeries]) -> list[str]:
    """Return every year from the first to the last figure; a year without one is shown as [x]."""
    years = [int(label) for one in series for label in one.cells]
    return [str(year) for year in range(min(years), max(years) + 1)]


def year_dividers(years: Sequence[str], breaks: Sequence[Break]) -> dict[str, str]:
    """Return the label of each hard break by the first survey year after it.

    A survey year is named by the March in which it ends.
    """
    first_after = {str(one.date.year + 1): one for one in breaks if one.hard}
    return {
        year: f"{one.label}: not compared across this line."
        for year, one in first_after.items()
        if year in years[1:]
    }


def latest_with_london(series_by_group: Mapping[str, Sequence[PointSeries]]) -> str:
    """Say the latest year that London has, beside England and Wales, for each group.

    Args:
        series_by_group: By who was asked, such as "women".
    """
    said = []
    for who, series in series_by_group.items():
        london = next((one for one in series if one.name == AREAS[0][1]), None)
        if london is None:
            continue
        year = max(london.cells)
        values = [f"{one.cells[year].written} in {one.name}" for one in series if year in one.cells]
        said.append(f"{who}, year to March {year}: {join_names(values)}")
    return f"{sentence_case('; '.join(said))}." if said else ""


def _order(one: SurveyGroup) -> tuple[str, int, int]:
    return one.definition, AGES.index(one.ages), WHO.index(one.who)


def _year(end: pd.Timestamp) -> str:
    return f"{end:%Y}"


def _cell(row: Mapping[str, object], unit: Unit) -> Cell:
    value = row["value"]
    if not isinstance(value, float) or pd.isna(value):
        return Cell(SHORTHAND[Status(str(row["status"]))])
    return Cell(format_value(value, unit=unit), number=value)
