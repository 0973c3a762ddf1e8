"""Accused and victims by age and sex, side by side: two tables, two scales, and no rate."""

from dash import html
from dash.development.base_component import Component

from components.figures.points import Cell, PointSeries
from components.partner.tables import count_cell
from components.partner.words.counts import About, count_words, marks_note
from components.tables.points import point_table
from components.words.values import sentence_case
from data.model import UnitKind
from data.partner.model import ALL
from data.partner.rows import PeopleTable

NO_RATE = (
    "Each table has a scale of its own. Nothing here says how many accused there are for so many "
    "victims: that would not be a rate of charging."
)
KINDS = {"accused": UnitKind.DEFENDANT, "victims": UnitKind.VICTIM}
NAMES = {"accused": "People recorded as accused", "victims": "People recorded as victims"}


def people_tables(
    tables: dict[str, PeopleTable], *, about: About, periods: dict[str, str]
) -> Component:
    """Return the tables there are beside each other.

    Args:
        tables: By `accused` and `victims`.
        about: The pack.
        periods: In words, by the same names.
    """
    return html.Div(
        [_table(name, table, about=about, period=periods[name]) for name, table in tables.items()],
        className="two-tables partner-people",
    )


def _table(name: str, table: PeopleTable, *, about: About, period: str) -> Component:
    *sexes, every_sex = table.sexes
    drawn = [
        PointSeries(
            _sex(sex),
            KINDS[name],
            name,
            {_age(age): _cell(table, age=age, sex=sex) for age in table.ages},
            mark=mark,
        )
        for mark, sex in enumerate(sexes)
    ]
    sums = {_age(age): Cell(count_words(table.cells[age, every_sex])) for age in table.ages}
    return point_table(
        [*drawn, PointSeries(_sex(every_sex), KINDS[name], name, sums, mark=len(sexes))],
        periods=[_age(age) for age in table.ages],
        head="Age",
        caption=about.caption(f"{NAMES[name]}, {about.place}, {period}, by age and sex"),
        note=marks_note(table.cells.values()),
    )


def _age(age: str) -> str:
    return "All ages" if age == ALL else age


def _sex(sex: str) -> str:
    """Return a sex as it heads a column; "not_known" is how the pack writes it."""
    return sentence_case(sex.replace("_", " "))


def _cell(table: PeopleTable, *, age: str, sex: str) -> Cell:
    """Return a cell; the row that sums up all ages is written and not drawn."""
    count = table.cells[age, sex]
    return count_cell(count) if age != table.ages[-1] else Cell(count_words(count))
