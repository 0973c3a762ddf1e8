"""What the page of one ward says beside its figures."""

from collections.abc import Sequence

from components.pages.hotspots.words import notes
from components.words.values import sentence_case
from data.statistics.hotspot_rows import HotspotRow

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
