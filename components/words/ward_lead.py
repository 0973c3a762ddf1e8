"""What was recorded in one ward, in a sentence: on its page, on its borough's, in a brief."""

from collections.abc import Mapping
from typing import Any

from components.words.values import spoken
from data.statistics.hotspot_rows import HotspotRow

Row = Mapping[Any, Any]
BLANK_COUNT = {
    "suppressed": "[c]",
    "not_applicable": "[z]",
    "missing": "[x]",
    "not_comparable": "[b]",
}
NOT_COVERED = "[z] The City of London has its own police force and is not in these figures."


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
