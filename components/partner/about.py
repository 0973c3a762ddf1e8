"""What the manifest of a pack says, in the words of a page."""

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from components.page import Option
from components.partner.words.counts import About
from components.words.periods import period_words
from components.words.values import sentence_case
from data.partner.model import FileRole, Note, NoteKind, PackManifest, PackTable

NO_BASE = "no table of residents by ethnicity was given with the extract"
FILES = {
    FileRole.INCIDENTS: "Incidents",
    FileRole.VICTIMS: "Victims",
    FileRole.ACCUSED: "Accused",
    FileRole.REFERRALS: "Referrals",
    FileRole.ALL_OFFENCES: "All offences of the borough",
    FileRole.BASE: "Residents by ethnicity",
    FileRole.SERVICE_COUNTS: "Counts of services",
}
SECTIONS = {
    None: "difficulties",
    PackTable.INCIDENTS_BY_YEAR: "years",
    PackTable.OFFENCE_TYPES: "offences",
    PackTable.ACCUSED: "people",
    PackTable.VICTIMS: "people",
    PackTable.INCIDENTS_BY_AREA: "incidents",
    PackTable.REPEAT_LOCATIONS: "repeats",
    PackTable.REFERRALS: "referrals",
    PackTable.SERVICE_COUNTS: "services",
}


def about_of(told: PackManifest) -> About:
    """Return what a manifest says, in the words of a page."""
    return About(
        place=told.borough_name,
        slug=told.borough_slug,
        source=f"{told.source.title} ({told.source.publisher})",
        base=told.base_citation or NO_BASE,
        extracted=told.source.extract_date,
        made=told.created,
        start=told.period_start,
        end=told.period_end,
        files={
            FILES[one.role]: (
                one.rows_read,
                one.rows_counted,
                one.rows_repeated,
                one.rows_set_aside,
            )
            for one in told.files
        },
        aside=told.aside,
        uneven=frozenset(told.uneven),
        difficulties=told.source.difficulties,
        made_up=told.made_up,
    )


def notes_by_section(notes: Iterable[Note]) -> Mapping[str, list[str]]:
    """Return the notes of a pack by the key of the section they stand in."""
    found: dict[str, list[str]] = {}
    for note in notes:
        found.setdefault(SECTIONS[note.table], []).append(_note(note))
    return found


def _note(note: Note) -> str:
    """Return a note as it stands in a section; a contradiction is called one."""
    flagged = note.kind is NoteKind.CONTRADICTION
    return f"The source contradicts itself: {note.text}" if flagged else note.text


def year_options(counts: pd.DataFrame, ends: Iterable[date]) -> list[Option]:
    """Return years as a select box offers them.

    Args:
        counts: Rows of `data.partner.schemas.PackCounts`.
        ends: Last days of the years, in the order of the box.
    """
    years = counts[counts["table"].ne(PackTable.SERVICE_COUNTS.value)]
    kinds = years.drop_duplicates("period_end").set_index("period_end")
    return [
        (
            end.isoformat(),
            sentence_case(period_words(row["period_type"], start=row["period_start"], end=end)),
        )
        for end in ends
        for row in [kinds.loc[str(end)]]
    ]
