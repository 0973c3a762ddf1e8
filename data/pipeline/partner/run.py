"""From the partner's files to a pack, step by step."""

import tempfile
from collections.abc import Sequence
from datetime import date

from data.partner.model import (
    CountsFile,
    Note,
    NoteKind,
    PackManifest,
    PackTable,
    ServiceBreak,
)
from data.pipeline.partner.aside import aside_rows, told_count, uneven_files
from data.pipeline.partner.claims import claim_notes
from data.pipeline.partner.counts import PackRows, pack_rows
from data.pipeline.partner.mapping.document import Mapping
from data.pipeline.partner.reading.extract import Checked
from data.pipeline.partner.reading.places import Borough
from data.pipeline.partner.sums import Sums, add_up
from data.pipeline.partner.tables import all_tables
from data.pipeline.partner.withholding.earlier import Earlier
from data.pipeline.partner.withholding.table import SMALL

POINTS = (
    "Points were placed with simplified outlines, the same on every machine: about one in a "
    "hundred, close to a border, may be counted next door."
)
UNWRITTEN = CountsFile(sha256="0" * 64, rows=0)


def work_folder() -> "tempfile.TemporaryDirectory[str]":
    """Return a folder that only this user can read and that goes with the run."""
    return tempfile.TemporaryDirectory(prefix="partner-run-")


def add_checked(checked: Checked, *, engine: str) -> Sums:
    """Add up the good rows of checked files."""
    return add_up({role: one.path for role, one in checked.files.items()}, engine=engine)


def pack_of(
    checked: Checked,
    sums: Sums,
    *,
    mapping: Mapping,
    borough: Borough,
    today: date,
    earlier: Earlier | None = None,
) -> tuple[PackRows, PackManifest]:
    """Withhold what has to be withheld and describe the pack.

    Args:
        checked: The files.
        sums: Of their good rows.
        mapping: Of the files.
        borough: Whose records they are.
        today: The day that the pack says it was made.
        earlier: Packs of the borough that a reader may have seen.

    Raises:
        ExtractFault: If this pack and an earlier one would give somebody away.

    Returns:
        The rows, and a manifest whose id and digest are set when it is written.
    """
    rows = pack_rows(
        all_tables(sums, borough=borough, mapping=mapping),
        period=mapping.period,
        earlier=earlier,
        as_before=mapping.as_before,
    )
    notes = [
        *rows.notes,
        *_year_notes(sums, mapping=mapping),
        *_place_notes(sums),
        *_area_notes(sums, but=mapping.as_before),
        *claim_notes(mapping.claims, counts=rows.counts, last=mapping.period.end),
    ]
    aside = [
        row
        for role, one in checked.files.items()
        for row in aside_rows(role, one, but=mapping.as_before)
    ]
    if checked.has_points:
        notes.append(Note(kind=NoteKind.METHOD, text=POINTS))
    manifest = PackManifest(
        pack_id="not-written-yet",
        borough_slug=borough.slug,
        borough_code=borough.code,
        borough_name=borough.name,
        made_up=mapping.made_up,
        period_start=mapping.period.start,
        period_end=mapping.period.end,
        created=today,
        source=mapping.source,
        base_citation=mapping.base_citation,
        files=tuple(
            told_count(one, rows=rows.counts, sums=sums, as_before=mapping.as_before)
            for one in checked.counts
        ),
        aside=tuple(aside),
        uneven=tuple(uneven_files(aside, sums=sums, but=mapping.as_before)),
        subtotals=mapping.subtotals,
        service_breaks=tuple(
            ServiceBreak(measure=measure, day=day)
            for measure, days in mapping.definition_changed.items()
            for day in days
        ),
        notes=tuple(notes),
        counts=UNWRITTEN,
    )
    return rows, manifest


def _year_notes(sums: Sums, *, mapping: Mapping) -> list[Note]:
    """Say which years of the period have no record: left out, because nothing is known of them."""
    there = set(sums.areas["year"]) | {end.isoformat() for end in mapping.as_before}
    ends = [
        date(year, mapping.period.end.month, mapping.period.end.day)
        for year in range(mapping.period.start.year + 1, mapping.period.end.year + 1)
    ]
    return [
        Note(
            kind=NoteKind.ROWS,
            text=f"The extract has no incident in the year to {end:%-d %B %Y}. "
            "The year is left out, not shown as zero.",
            table=PackTable.INCIDENTS_BY_YEAR,
        )
        for end in ends
        if end.isoformat() not in there
    ]


def _area_notes(sums: Sums, *, but: Sequence[date]) -> list[Note]:
    """Say why incidents are in no small area; how many stands in the tables where it may be told.

    A reason that fewer than five have is not named.
    """
    notes = []
    rows = sums.without[sums.without["why"].ne("") & sums.without["total"].ge(SMALL)]
    for year, reasons in rows.groupby("year"):
        end = date.fromisoformat(str(year))
        if end not in but:
            listed = "; ".join(reasons.sort_values("total", ascending=False)["why"])
            text = (
                f"In the year to {end:%-d %B %Y} some incidents are in the borough’s count and in "
                f"no small area, those without a ward in none either. What the rows have: {listed}."
            )
            table = PackTable.INCIDENTS_BY_AREA
            notes.append(Note(kind=NoteKind.ROWS, text=text, table=table))
    return notes


def _place_notes(sums: Sums) -> list[Note]:
    moved = int(sums.places["moved"].sum())
    if moved == 0:
        return []
    number = f"{moved:,}" if moved >= SMALL else f"fewer than {SMALL}"
    return [
        Note(
            kind=NoteKind.ROWS,
            text=f"Locations whose records name several areas: {number}. Each is counted once, "
            "in the first of its areas.",
            table=PackTable.REPEAT_LOCATIONS,
        )
    ]
