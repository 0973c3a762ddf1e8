"""Answers as CSV: one header row, and on each row the caveat and the source it travels with."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from flask import Response

from callbacks.api.questions import Found
from callbacks.api.replies import csv_reply, streamed_csv
from callbacks.server.site import Site
from components.downloads.cells import WARD_NUMBERS, Cell, neutral, shown_cells, text_cells
from data.caveats import must_read
from data.model import Caveat, Indicator

AT_ONCE = 1_000  # rows
AREA_NUMBERS = ("residents", "imd_2025_score", "label_x", "label_y")
BESIDE = ("must_read", "source", "licence", "release")
INDICATOR_COLUMNS = (
    "id",
    "title",
    "question",
    "definition",
    "unit",
    "availability",
    "levels",
    "values_left_out",
)

Table = tuple[list[str], list[list[Cell]]]


def found_reply(found: Found, table: Callable[..., Table], *, mark: str, site: Site) -> Response:
    """Return what was found as CSV; a long table is sent some rows at a time, as they are made.

    Args:
        found: Rows with what must be read beside them.
        table: Makes the table of it.
        mark: Of release and code.
        site: Definitions and figures.
    """
    if len(found.rows) <= AT_ONCE:
        return csv_reply(*table(found, site=site), following=found.following)
    header, _ = table(replace(found, rows=found.rows.iloc[:0]), site=site)
    chunks = (
        table(replace(found, rows=found.rows.iloc[start : start + AT_ONCE]), site=site)[1]
        for start in range(0, len(found.rows), AT_ONCE)
    )
    return streamed_csv(header, chunks, mark=mark, following=found.following)


def values_table(found: Found, *, site: Site) -> Table:
    """Return values with what must be read, the source and the licence on each row."""
    beside = [_must_read(found.caveats)]
    rows = shown_cells(found.rows)
    release = str(site.repository.manifest["release"])
    named = found.rows["source_id"].tolist()
    return [*found.rows.columns, *BESIDE], [
        [*row, *beside, *_source(source, site=site), release]
        for row, source in zip(rows, named, strict=True)
    ]


def wards_table(found: Found, *, site: Site) -> Table:
    """Return what is said of wards with what must be read, the sources and the licence."""
    rows = text_cells(found.rows, numbers=WARD_NUMBERS)
    ids = found.indicator.source_ids if found.indicator else ()
    named = [site.catalogue.sources[one] for one in ids]
    beside: list[Cell] = [
        _must_read(found.caveats),
        neutral("; ".join(one.title for one in named)),
        neutral("; ".join(dict.fromkeys(one.licence for one in named))),
        str(site.repository.manifest["release"]),
    ]
    return [*found.rows.columns, *BESIDE], [[*row, *beside] for row in rows]


def areas_table(found: Found, *, site: Site) -> Table:
    """Return areas with what must be read of the figures in them."""
    rows = text_cells(found.rows, numbers=AREA_NUMBERS)
    beside = [_must_read(found.caveats), str(site.repository.manifest["release"])]
    return [*found.rows.columns, "must_read", "release"], [[*row, *beside] for row in rows]


def evidence_table(found: Found, *, site: Site) -> Table:
    """Return printed figures with their publication."""
    rows = text_cells(found.rows, numbers=("number", "year"))
    must_read = _must_read(found.caveats)
    release = str(site.repository.manifest["release"])
    named = found.rows["source_id"].tolist()
    return [*found.rows.columns, *BESIDE], [
        [*row, must_read, *_source(source, site=site), release]
        for row, source in zip(rows, named, strict=True)
    ]


def indicators_table(indicators: Sequence[Indicator], *, site: Site) -> Table:
    """Return definitions, one a row."""
    return [*INDICATOR_COLUMNS, *BESIDE], [_definition(one, site=site) for one in indicators]


def _definition(one: Indicator, *, site: Site) -> list[Cell]:
    sources = [site.catalogue.sources[each] for each in one.source_ids]
    return [
        one.id,
        neutral(one.title),
        neutral(one.question),
        neutral(one.definition),
        neutral(one.unit.plural),
        one.availability.value,
        " ".join(level.value for level in one.levels) or "[x]",
        "no" if one.redistribute else "yes: the source does not allow passing on",
        _must_read(site.catalogue.caveats_for(one.id)),
        "; ".join(each.title for each in sources),
        "; ".join(dict.fromkeys(each.licence for each in sources)),
        str(site.repository.manifest["release"]),
    ]


def _must_read(caveats: Sequence[Caveat]) -> str:
    return neutral(" ".join(must_read(caveats)))


def _source(source_id: str, *, site: Site) -> list[Cell]:
    source = site.catalogue.sources.get(source_id)
    return [neutral(source.title), neutral(source.licence)] if source else [source_id, "[x]"]
