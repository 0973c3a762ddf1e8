"""Deaths beside what residents would lead one to expect, and the days between them, in words."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from components.words.natural import SIDES
from components.words.values import count_of, join_names, sentence_case
from data.model import SHORTHAND, Status
from data.selection import as_records
from data.statistics.against_residents import SharedOut

EXPECTED = (
    "Expected: London's {total:,.0f} victims of the ten years, shared out by residents (mid-year "
    "estimates of {first} to {last}). Deaths are few, so a count can lie far from what is expected "
    "although nothing is different there; the exact Poisson chance says how far, and of all "
    "boroughs named at most 5% are named falsely."
)
DAYS = (
    "The register gives the month of a record and no day of death, and most months of London have "
    "one to four victims, which are not shown here. So the days between are the mean of each year: "
    "its days over its victims. More days are fewer deaths. The limits are those of chance alone; "
    "victims of one case are not apart from each other, so a year outside them is a reason to ask, "
    "and years inside them show no trend."
)


def expected_words(found: SharedOut) -> str:
    """Say what was expected and which boroughs differ, or that none does."""
    boroughs, total, (first, last) = found
    tested = boroughs[boroughs["chance"].notna()]
    said = EXPECTED.format(total=total, first=first, last=last)
    apart = tested.loc[tested["differs"], "area_name"].tolist()
    many = count_of(len(tested), "borough")
    if not apart:
        return f"{said} None of the {many} with a count here differs from it beyond chance."
    differ = "differs" if len(apart) == 1 else "differ"
    return f"{said} Of the {many} with a count here {join_names(apart)} {differ} beyond chance."


def beside_cells(row: Mapping[Any, Any]) -> tuple[str, str]:
    """Return what was expected of a borough and whether it differs; its mark where withheld."""
    if row["status"] == Status.SUPPRESSED.value:
        return (SHORTHAND[Status.SUPPRESSED],) * 2
    if pd.isna(row["expected"]):
        return (SHORTHAND[Status.NOT_APPLICABLE],) * 2
    return f"{row['expected']:.1f}", "differs" if row["differs"] else "not distinguishable"


def days_words(made: pd.DataFrame) -> str:
    """Say what the days between are, and which years lie outside their limits."""
    rows = as_records(made)
    low, high = made["lower_limit"].median(), made["upper_limit"].median()
    said = (
        f"On average {made['centre'].iloc[0]:.1f} days lie between two victims, and years that "
        f"differ by chance lie between about {low:.1f} and {high:.1f}."
    )
    found = []
    for side, word in SIDES.items():
        named = [
            f"{one['period_end']:%Y} ({one['rate']:.1f}; limits {one['lower_limit']:.1f} to "
            f"{one['upper_limit']:.1f})"
            for one in rows
            if one["outside"] == side
        ]
        if named:
            found.append(f"{sentence_case(word)} the limits: {join_names(named)}.")
    return " ".join([said, *(found or ["No year lies outside them."])])
