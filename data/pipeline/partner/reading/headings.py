"""Where the headings of a file stand, and what its columns are called."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from data.pipeline.partner.mapping.codes import folded

LOOKED_THROUGH = 60  # rows: titles and empty lines stand above headings, records do not
Cells = Sequence[str]


class Heading(NamedTuple):
    """The row of the headings, counted from 1, and a name of its own for each column."""

    row: int
    names: tuple[str, ...]


def find_heading(rows: Sequence[Cells], *, wanted: Collection[str], row: int | None) -> Heading:
    """Return the headings of a file.

    Args:
        rows: The first of the file.
        wanted: Columns that may be there, by the names the mapping gives them.
        row: Where the mapping says that they stand; None to look for the row that names most of
            the wanted columns, or else for the first with more than one cell.
    """
    if row is not None:
        place = min(row, len(rows)) - 1
        return Heading(row, column_names(rows, place, wanted=wanted))
    sought = {folded(name) for name in wanted}
    best, found = 0, None
    for place in range(min(len(rows), LOOKED_THROUGH)):
        names = column_names(rows, place, wanted=wanted)
        known = {folded(name) for name in (*names, *rows[place])}
        if len(sought & known) > best:
            best, found = len(sought & known), Heading(place + 1, names)
    if found is not None:
        return found
    several = (place for place, cells in enumerate(rows) if sum(map(bool, cells)) > 1)
    place = next(several, 0)
    return Heading(place + 1, column_names(rows, place) if rows else ())


def column_names(
    rows: Sequence[Cells], place: int, *, wanted: Collection[str] = ()
) -> tuple[str, ...]:
    """Return a name for each column of a row of headings.

    A blank one is taken from the row above, where headings are merged downwards, or named by its
    letter. Of several that are alike each is named with the heading above it, which may span
    several columns, or by its number: `Incident: Date`, `Date (2)`. So is one that is `wanted`
    under both, such as `Offence Type` of which the second word stands under the first.
    """
    cells = [cell.strip() for cell in rows[place]] if rows else []
    above = [cell.strip() for cell in rows[place - 1]] if place > 0 else []
    above += [""] * (len(cells) - len(above))
    plain = [
        cell or (over if _is_heading(above) else "") or f"column {letters(number)}"
        for number, (cell, over) in enumerate(zip(cells, above, strict=False))
    ]
    groups = _spread(above)
    alike = Counter(map(folded, plain))
    sought = {folded(name) for name in wanted}
    named = [
        f"{group}: {name}"
        if group
        and group != name
        and (alike[folded(name)] > 1 or folded(f"{group} {name}") in sought - alike.keys())
        else name
        for name, group in zip(plain, groups, strict=False)
    ]
    alike, seen = Counter(map(folded, named)), Counter[str]()
    unique = []
    for name in named:
        seen[folded(name)] += 1
        unique.append(f"{name} ({seen[folded(name)]})" if alike[folded(name)] > 1 else name)
    return tuple(unique)


def _is_heading(cells: Cells) -> bool:
    """Return whether a row may hold headings of groups: a title stands in one cell alone."""
    return sum(map(bool, cells)) > 1


def _spread(cells: Cells) -> list[str]:
    """Return the heading above each column: of merged cells the first alone holds it."""
    if not _is_heading(cells):
        return [""] * len(cells)
    spread, last = [], ""
    for cell in cells:
        last = cell or last
        spread.append(last)
    return spread


def letters(number: int) -> str:
    """Return how a spreadsheet calls a column, the first being 0: A, Z, AA."""
    name = ""
    number += 1
    while number:
        number, place = divmod(number - 1, 26)
        name = chr(ord("A") + place) + name
    return name
