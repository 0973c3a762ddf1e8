"""Tables to take along that are not of measures: printed figures, ward maps, what was asked for."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from callbacks.address.state import Query
from callbacks.pages.evidence.page import evidence_found, filters_of
from callbacks.pages.hotspots.drawing import map_caveats
from callbacks.pages.hotspots.view import (
    drawn,
    indicator_of,
    period_words,
    place_name,
    resolve,
)
from callbacks.panels.latest import latest_words
from callbacks.server.site import Site
from components.downloads.cells import BLANKS, Cell, neutral, number_cell, text_cells
from components.downloads.plain import Column, PlainTable
from components.pages.hotspots.words import GROUP_WORDS, METHODS
from data.caveats import each_once, must_read_first
from data.model import SHORTHAND, Caveat, Indicator, Severity, Status
from data.scrutiny_model import Evidenced
from data.statistics.hotspot_rows import HotspotRow

# The first five cells of a row of SCRUTINY.
Words = tuple[str, str, str, str, str]
NOTHING = SHORTHAND[Status.NOT_APPLICABLE]
EVIDENCE = (
    Column("fact_id", "Number here", width=12),
    Column("measure", "What was counted", width=40),
    Column("area_name", "Area"),
    Column("period", "Period as printed"),
    Column("value", "Value as printed", width=16),
    Column("number", "The same as a number", number=True, width=16),
    Column("qualifier", "Word printed beside it", width=16),
    Column("unit", "Unit"),
    Column("publication", "Publication", width=40),
    Column("place", "Place in it", width=30),
    Column("quote", "Words of the publication", width=60),
    Column("note", "Note", width=40),
    Column("reproduces", "Follows from other figures", width=16),
    Column("licence", "Licence", width=30),
)
HOTSPOTS = (
    Column("area_code", "Ward code", width=14),
    Column("area_name", "Ward", width=32),
    Column("borough", "Borough", width=26),
    Column("offences", "Offences", number=True, width=14),
    Column("rate", "Offences per 1,000 residents", number=True, width=16),
    Column("lower", "Lower end of the 95% interval", number=True, width=16),
    Column("upper", "Upper end of the 95% interval", number=True, width=16),
    Column("flags", "Marks", width=12),
    Column("group", "Group of wards", width=40),
    Column("q_value", "q-value", number=True, width=12),
    Column("depends_on", "Class changes under", width=40),
    Column("note", "Why residents do not describe who is there", width=40),
)
SCRUTINY = (
    Column("kind", "Kind", width=24),
    Column("number", "Number", width=16),
    Column("of_whom", "Asked of", width=30),
    Column("asked", "What was asked, aimed at or measured", width=60),
    Column("when", "Due, or what there is today", width=50),
    Column("shown_here", "What is shown here now", width=60),
    Column("printed", "Printed figures that bear on it", width=30),
    Column("missing", "What no public figure shows", width=60),
    Column("holder", "Who holds it", width=30),
)


def evidence_table(query: Query, *, site: Site) -> PlainTable:
    """Return the printed figures that fit the address and may be passed on.

    Raises:
        UnknownChoiceError: If a filter does not exist.
    """
    found = evidence_found(query, site=site)
    kept = found[found["redistribute"].astype(bool)]
    sources = site.catalogue.sources
    named = [sources[each] for each in kept["source_id"]]
    frame = kept.assign(
        publication=[one.title for one in named], licence=[one.licence for one in named]
    )[[one.name for one in EVIDENCE]]
    left_out = len(found) - len(kept)
    why = f" {left_out} more may not be passed on and are on the site alone." if left_out else ""
    return _table(
        f"Printed figures, {len(kept):,} that fit",
        f"One row for each figure that a publication prints, as printed, never recomputed.{why}",
        site.links.to("evidence", **filters_of(query)),
        EVIDENCE,
        text_cells(frame, numbers=("number",)),
        caveats=site.catalogue.view_caveats("evidence"),
        source_ids=kept["source_id"],
        site=site,
    )


def hotspots_table(query: Query, *, site: Site) -> PlainTable:
    """Return the wards of a ward map with their figures and classes, whichever of them it shows.

    Raises:
        UnknownChoiceError: If a choice does not exist.
    """
    wards = {name: held for name, held in query.items() if name != "view"}
    view = resolve(wards, site=site)
    indicator = indicator_of(view, site=site)
    place = place_name(view, site=site)
    own = site.catalogue.caveats_for(indicator.id)
    return _table(
        f"{indicator.title}: wards of {place}, {period_words(view)}",
        "One row for each ward. “group” says whether the ward and those around it together had "
        "more or less recorded than London, beyond chance (Getis-Ord Gi*).",
        site.links.to("hotspots", **view.query()),
        HOTSPOTS,
        [_ward_cells(row) for row in drawn(view, site=site)],
        caveats=each_once((*map_caveats(site), *own)),
        source_ids=indicator.source_ids,
        site=site,
    )


def scrutiny_table(query: Query, *, site: Site) -> PlainTable:  # noqa: ARG001 - no choices here
    """Return what was asked, aimed at and measured, each beside what can be shown."""
    catalogue = site.catalogue
    asked = [
        (("Recommendation of 2020", one.id, one.addressee, one.ask, one.due or NOTHING), one)
        for one in catalogue.recommendations.values()
    ]
    aimed = [
        (("Outcome of 2015", one.id, NOTHING, one.aim, one.now), one)
        for one in catalogue.outcomes_2015.values()
    ]
    measured = [
        (("Indicator of 2005", one.id, NOTHING, one.measured, one.today), one)
        for one in catalogue.national_indicators.values()
    ]
    statements: list[tuple[Words, Evidenced]] = [*asked, *aimed, *measured]
    used = [catalogue.indicators[each] for _, one in statements for each in one.indicator_ids]
    return _table(
        "What was asked for, and what can be shown",
        "One row for each recommendation, outcome or indicator. Numbers of printed figures are "
        "those of the page of evidence.",
        site.links.to("scrutiny"),
        SCRUTINY,
        [_statement_cells(said, one, site=site) for said, one in statements],
        caveats=_scrutiny_caveats(used, site=site),
        source_ids=[each for one in used if one.redistribute for each in one.source_ids],
        site=site,
    )


TABLES: Mapping[str, Callable[..., PlainTable]] = {
    "evidence": evidence_table,
    "hotspots": hotspots_table,
    "scrutiny": scrutiny_table,
}


def _scrutiny_caveats(used: Iterable[Indicator], *, site: Site) -> list[Caveat]:
    """Return the caveats of the page, and the must-read ones of the measures it shows."""
    own = [each for one in used for each in site.catalogue.caveats_for(one.id)]
    must = [each for each in own if each.severity is Severity.MUST_READ]
    return each_once((*site.catalogue.view_caveats("scrutiny"), *must))


def _table(
    title: str,
    what: str,
    address: str,
    columns: tuple[Column, ...],
    cells: list[list[Cell]],
    *,
    caveats: Iterable[Caveat],
    source_ids: Iterable[str],
    site: Site,
) -> PlainTable:
    sources = site.catalogue.sources
    manifest: Mapping[str, Any] = site.repository.manifest
    return PlainTable(
        title=title,
        what=what,
        address=address,
        release=manifest["release"],
        data_to=manifest["data_to"],
        columns=columns,
        cells=cells,
        caveats=must_read_first(caveats),
        sources=tuple(sources[each] for each in dict.fromkeys(source_ids)),
        all_sources=tuple(sources.values()),
    )


def _ward_cells(row: HotspotRow) -> list[Cell]:
    rate = SHORTHAND.get(Status(row.rate_status), NOTHING)
    return [
        row.code,
        neutral(row.name),
        neutral(row.parent_name),
        _number(row.count, otherwise=SHORTHAND.get(Status(row.count_status), NOTHING)),
        *(_number(one, otherwise=rate) for one in (row.rate, row.lower, row.upper)),
        " ".join(f"[{flag}]" for flag in row.flags) or NOTHING,
        GROUP_WORDS[row.group_class].format(area="ward"),
        _number(row.q_value, otherwise=NOTHING),
        "; ".join(METHODS[one] for one in row.depends_on) or NOTHING,
        neutral(row.note or NOTHING),
    ]


def _number(value: float | None, *, otherwise: str) -> Cell:
    """Write a number; what stands in its place is a shorthand that CSVW reads as none."""
    if value is None:
        return otherwise if otherwise in BLANKS else NOTHING
    return number_cell(value)


def _statement_cells(said: Words, one: Evidenced, *, site: Site) -> list[Cell]:
    catalogue = site.catalogue
    indicators = [catalogue.indicators[each] for each in one.indicator_ids]
    shown = [
        f"{each.title}: {words}" if each.redistribute else f"{each.title}: on the site alone"
        for each in indicators
        for words in (latest_words(each, site=site) if each.redistribute else [""])
    ]
    return [
        *(neutral(words) for words in said),
        neutral("; ".join(shown) or NOTHING),
        " ".join(one.fact_ids) or NOTHING,
        neutral(" ".join(gap.what for gap in one.gaps) or NOTHING),
        neutral(" ".join(gap.holder for gap in one.gaps) or NOTHING),
    ]
