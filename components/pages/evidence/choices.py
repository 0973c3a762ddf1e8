"""What the list of printed figures can be narrowed by: only what some figure has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from components.page import Option
from components.words.facts import KIND_WORDS, THEME_WORDS
from data.evidence.search import NO_YEAR, Check
from data.model import Source
from data.text_slug import slug_of

ALL: Option = ("", "All")
CHECK_WORDS = {
    Check.ANY: "All",
    Check.REPRODUCES: "Follows from other figures",
    Check.DOES_NOT: "Does not reproduce",
    Check.DIFFERS: "Sources differ",
}


@dataclass(frozen=True)
class Choices:
    """What the boxes offer: value and words of each, the first meaning all."""

    sources: Sequence[Option]
    themes: Sequence[Option]
    areas: Sequence[Option]
    years: Sequence[Option]
    units: Sequence[Option]
    checks: Sequence[Option]


def choices_of(evidence: pd.DataFrame, sources: Iterable[Source]) -> Choices:
    """Return what the boxes offer.

    Args:
        evidence: Rows of `data.schemas.Evidence`.
        sources: Of the catalogue, in their order.
    """
    held = set(evidence["source_id"])
    themes, kinds = set(evidence["theme"]), set(evidence["unit_kind"])
    years = sorted({int(year) for year in evidence["year"].dropna()}, reverse=True)
    return Choices(
        sources=[ALL, *((each.id, each.short_title) for each in sources if each.id in held)],
        themes=[ALL, *((t.value, w) for t, w in THEME_WORDS.items() if t in themes)],
        areas=[ALL, *((slug_of(name), name) for name in sorted(set(evidence["area_name"])))],
        years=[ALL, *((str(y), str(y)) for y in years), (NO_YEAR, "No year printed")],
        units=[ALL, *((k.value, w.capitalize()) for k, w in KIND_WORDS.items() if k in kinds)],
        checks=[(each.value, words) for each, words in CHECK_WORDS.items()],
    )
