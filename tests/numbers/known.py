"""The numbers that are known: published rows, printed figures, sentences of the catalogue."""

import re
from collections.abc import Iterable

import pandas as pd

from components.notes.caveats import reason_in_short
from components.words.facts import as_printed, period_of, place_of
from components.words.values import format_value, sentence_case
from data.catalogue import DEFINITIONS, Catalogue
from data.evidence.facts import Facts
from data.model import Level
from data.repository import ParquetRepository
from tests.numbers.reading import numbers_in

WRITTEN = ("measure", "note", "quote", "period", "value", "place", "area_name")


def published(rows: pd.DataFrame, catalogue: Catalogue) -> set[str]:
    """Return values, limits and counts of rows of metrics as they are written."""
    found: set[str] = set()
    for indicator_id, held in rows.groupby("indicator_id"):
        unit = catalogue.indicators[str(indicator_id)].unit
        for column in ("value", "lower", "upper"):
            numbers = held[column].dropna().unique()
            written = " ; ".join(format_value(one, unit=unit) for one in numbers)
            found |= {number.written for number in numbers_in(written)}
        for column in ("numerator", "denominator"):
            found |= {f"{one:,.0f}" for one in held[column].dropna().unique()}
    return found


def of_areas(repository: ParquetRepository) -> set[str]:
    """Return residents and deprivation scores of areas as they are written."""
    found: set[str] = set()
    for level in (Level.LONDON, Level.BCU, Level.BOROUGH, Level.WARD):
        rows = repository.areas(level)
        found |= {f"{one:,.0f}" for one in rows["residents"].dropna()}
        found |= {f"{one:.1f}" for one in rows["imd_2025_score"].dropna()}
    return found


def printed(evidence: pd.DataFrame) -> set[str]:
    """Return the numbers of printed figures as they are written.

    Also without their sign, for a table whose heading holds the unit.
    """
    facts = Facts(evidence)
    signed = {
        number.written
        for fact in facts.all(evidence["fact_id"])
        for number in numbers_in(as_printed(fact))
    }
    return signed | {one.strip("£%") for one in signed}


def sentences(evidence: pd.DataFrame) -> set[str]:
    """Return every text with a digit that a definition or a printed figure holds."""
    held: set[str] = set()
    for path in DEFINITIONS.rglob("*.yaml"):
        held |= set(_strings(path.read_text(encoding="utf-8")))
    for column in WRITTEN:
        held |= set(evidence[column].dropna())
    facts = Facts(evidence)
    for fact in facts.all(evidence["fact_id"]):
        held |= {period_of(fact), place_of(fact)}
    whole = {" ".join(one.split()) for one in held}
    whole |= {sentence_case(one) for one in whole}
    # One sentence of a caveat's reasons stands alone, open beside the figures.
    whole |= {reason_in_short(one) for one in Catalogue.load().caveats.values()}
    return {one for one in whole if re.search(r"\d", one) and len(one) > 3}


def _strings(text: str) -> Iterable[str]:
    import yaml  # noqa: PLC0415

    def walk(node: object) -> Iterable[str]:
        if isinstance(node, str):
            yield node
        elif isinstance(node, dict):
            for one in node.values():
                yield from walk(one)
        elif isinstance(node, list):
            for one in node:
                yield from walk(one)

    yield from walk(yaml.load(text, Loader=yaml.CSafeLoader))
