"""What the chapter takes from the public figures: change by borough, and costs as printed."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.tables.figures import TableRow, figures_table
from components.words.change_spread import change_cells
from components.words.periods import span_words
from data.model import Unit
from data.statistics.change import Change
from data.statistics.what_changed import WhatChanged

COLUMNS = ("Area", "Later", "Earlier", "Difference", "Change", "95% interval of the change")
MARKS = (
    "[b] a break in recording lies between; [x] no figure; [c] withheld; [z] not covered or too "
    "few events; [p] provisional; [u] low reliability."
)
NOT_OURS = (
    "These are offences that the Met recorded, from the public figures of this site, and no count "
    "of the partnership’s records. A borough’s change is read against London’s first."
)
NO_CHANGE = "No change can be given for this year: a break in recording lies too near."
NATIONAL = (
    "Nobody measured these costs in a borough: they are national costs of 2004, shared out by "
    "number of residents."
)


@dataclass(frozen=True)
class CostOf:
    """A cost in £ million a year: of whom, as it is written, and what that rests on."""

    name: str
    written: str
    basis: str


def change_said(found: WhatChanged) -> tuple[str, ...]:
    """Return which periods are compared, and why not the whole years where that is so."""
    given = found.shown.given
    if not given:
        return (NO_CHANGE,)
    later, earlier = _span(given[0], later=True), _span(given[0], later=False)
    words = f"Compared: {later} with {earlier}."
    why = found.instead_of
    if why is not None and why.break_ is not None:
        words += f" Whole years cannot be: {why.break_.headline.rstrip('.')}."
    return (NOT_OURS, words)


def _span(change: Change, *, later: bool) -> str:
    one = change.later if later else change.earlier
    return span_words(one.start, end=one.end)


def change_table(
    found: WhatChanged, *, names: Sequence[tuple[str, str]], own: str, unit: Unit
) -> list[Component]:
    """Return the change of London and of each borough, nothing where none can be given.

    Args:
        found: What changed.
        names: Code and name of each borough, in the order to be read.
        own: Code of the borough of the pack.
        unit: Of the values.
    """
    if not found.shown.given:
        return []
    areas = found.shown.areas
    rows = [
        TableRow(
            head=name,
            cells=change_cells(areas[code].change if code in areas else None, unit=unit),
            chosen=code == own,
        )
        for code, name in names
    ]
    if found.london is not None:
        london = change_cells(found.london, unit=unit)
        rows.insert(0, TableRow(head="London", cells=london, total=True))
    title = found.shown.indicator.title
    caption = f"Public figures: {title}, by borough: {unit.plural}, and their change"
    return [figures_table(rows, columns=COLUMNS, caption=caption, note=MARKS)]


def costs_table(costs: Sequence[CostOf], *, place: str) -> list[Component]:
    """Return costs with what each rests on."""
    return [
        html.Div(
            figures_table(
                [TableRow(head=one.name, cells=(one.written, one.basis)) for one in costs],
                columns=("Of whom", "A year", "Rests on"),
                caption=f"Public figures: estimated cost of domestic abuse, {place} and London",
            ),
            className="one-table words-last",
        )
    ]
