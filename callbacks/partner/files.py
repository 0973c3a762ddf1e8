"""All counts of a pack as one CSV file, with what must be read above them."""

from callbacks.address.document import release_line
from callbacks.partner.content import Shown, caveats_of
from callbacks.server.site import Site
from components.downloads.cells import shown_cells
from components.downloads.csv_text import csv_bytes
from components.downloads.notes import Note, caveat_notes, notes_lines, shorthand_notes
from components.partner.words.counts import MADE_UP_WORDS
from components.words.periods import day_words

TABLE_WORDS = (
    "One row for each table, year, area, category, sex and age; “all” is a total, or not told "
    "apart. “value” counts what “unit” names. “denominator” is all offences of that type, all "
    "locations with an incident, or residents of that group; [z] where there is none, [c] where it "
    "is withheld."
)


def counts_csv(shown: Shown, *, site: Site) -> bytes:
    """Return the whole pack, every year, as CSV in UTF-8 with its notes."""
    counts = shown.pack.counts
    notes = notes_lines(_notes(shown, site=site))
    return csv_bytes(list(counts.columns), shown_cells(counts), notes=notes)


def _notes(shown: Shown, *, site: Site) -> list[Note]:
    about = shown.about
    told = [Note("Made up", MADE_UP_WORDS)] if about.made_up else []
    return [
        *told,
        Note("Records", f"{about.source}. Extract of {day_words(about.extracted)}."),
        Note("Residents by ethnicity", about.base),
        *caveat_notes(caveats_of(site), sources=site.catalogue.sources),
        Note("How to read the table", TABLE_WORDS),
        *shorthand_notes(),
        *[Note("Difficulty", words) for words in about.difficulties],
        *[Note("Note", note.text) for note in shown.pack.manifest.notes],
        Note("Public figures", release_line(site)),
    ]
