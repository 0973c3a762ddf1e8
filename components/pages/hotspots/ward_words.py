"""What the page of one ward says: what was recorded, and the two statements of the test."""

from collections.abc import Mapping, Sequence
from typing import Any

from components.pages.hotspots.words import BLANK_COUNT, NOT_COVERED, notes
from components.words.values import sentence_case, spoken
from data.statistics.hotspot_rows import HotspotRow

Row = Mapping[Any, Any]
TWO_STATEMENTS = (
    "These are two different tests, and they often differ: the first looks at the ward alone, the "
    "second at the ward with its neighbours."
)
NO_NOTE = (
    "Nothing sets this ward apart on the list of places whose residents do not describe who is "
    "there. What limits every ward limits this one too."
)
FIXED_YEARS = (
    "Wards have fixed years that end in July, and no month: shorter or sliding spans could show "
    "who reported. No change is worked out across the break of March 2024."
)


def recorded(row: HotspotRow, *, period: str, borough: Row | None, london: Row | None) -> str:
    """Say what was recorded in a ward, beside its borough and London.

    Args:
        row: Of all offences marked as domestic abuse.
        period: In words, inside a sentence.
        borough: The borough's rate in the same year, None where there is none.
        london: The same of London.
    """
    if row.count_status == "not_applicable":
        return NOT_COVERED
    if row.count is None:
        return (
            f"In {period} the number of offences marked as domestic abuse in {row.name} is "
            f"withheld {BLANK_COUNT[row.count_status]}: it is too small to publish, or would give "
            "such a number away."
        )
    mark = " [p]" if "p" in row.flags else ""
    noun = "offence" if row.count == 1 else "offences"
    said = (
        f"In {period} the police recorded {row.count:,.0f} {noun}{mark} marked as domestic abuse "
        f"in {row.name}"
    )
    if row.rate is None or row.lower is None or row.upper is None:
        return f"{said}. No rate is given {BLANK_COUNT[row.rate_status]}."
    few = " [u]" if "u" in row.flags else ""
    interval = f"95% interval {row.lower:.1f} to {row.upper:.1f}"
    own = f"{row.rate:.1f} per 1,000 residents{few} ({interval})"
    beside = [
        f"{one['value']:.1f} in {spoken(name)}"
        for name, one in ((row.parent_name, borough), ("London", london))
        if one is not None
    ]
    return f"{said}: {own}, beside {' and '.join(beside)}." if beside else f"{said}: {own}."


def hard_to_compare(rows: Sequence[tuple[str, HotspotRow]]) -> list[str]:
    """Return what makes a ward hard to compare, each thing once.

    Args:
        rows: Name of each measure with the ward's row of it, the main one first.
    """
    [(_, main), *others] = rows
    said = notes(main)
    for name, row in others:
        said += [f"{sentence_case(name)}: {one}" for one in notes(row) if one not in said]
    return said or [NO_NOTE]
