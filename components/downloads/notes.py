"""The notes of a file: what its figures are, what must be read, and whose they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from components.downloads.cells import SHORTHAND_WORDS
from components.downloads.parcel import ATTRIBUTION, Parcel, Part, span_of
from components.notes.caveats import cite
from components.page import SITE
from components.words.periods import day_words
from components.words.released import revised_words
from components.words.rows import row_period
from data.model import Caveat, Severity, Source
from data.selection import as_records

MOST_REVISED = 40  # of a measure, in the notes of one file
TABLE_WORDS = (
    "One row for each measure, area and period. “value”, “lower” and “upper” are in the unit named "
    "in “unit”; lower and upper are the ends of a 95% interval. “numerator” and “denominator” are "
    "what a value was made from. “era” tells which values may be compared: those of one era. "
    "“period_end” is the last day of the period."
)


@dataclass(frozen=True)
class Note:
    """One statement and what it is about."""

    topic: str
    words: str


def notes_of(parcel: Parcel) -> list[Note]:
    """Return the notes of a file in the order to be read: what must be read comes first."""
    return [
        *_about(parcel),
        *caveat_notes(parcel.caveats, sources={one.id: one for one in parcel.all_sources}),
        Note("How to read the table", TABLE_WORDS),
        *shorthand_notes(),
        *[note for part in parcel.parts for note in _definition(part)],
        *revised_notes(parcel),
        *source_notes(parcel.sources),
        attribution_note(),
    ]


def notes_text(notes: list[Note]) -> bytes:
    """Return notes as a text file in UTF-8, one heading for each topic."""
    parts = []
    for topic, held in groupby(notes, key=lambda one: one.topic):
        lines = "\r\n".join(f"- {one.words}" for one in held)
        parts.append(f"{topic}\r\n{lines}\r\n")
    return "\r\n".join(parts).encode("utf-8")


def notes_lines(notes: list[Note]) -> list[str]:
    """Return notes as lines that stand by themselves."""
    return [f"{one.topic}: {one.words}" for one in notes]


def caveat_notes(caveats: tuple[Caveat, ...], *, sources: Mapping[str, Source]) -> Iterator[Note]:
    """Return caveats with what they rest on."""
    for one in caveats:
        topic = "Read this first" if one.severity is Severity.MUST_READ else "Also bear in mind"
        yield Note(topic, f"{one.headline} {one.body} ({cite(one.citations, sources)})")


def shorthand_notes() -> Iterator[Note]:
    """Return what each shorthand means."""
    for mark, words in SHORTHAND_WORDS.items():
        yield Note("Shorthand", f"{mark} {words}")


def revised_notes(parcel: Parcel) -> Iterator[Note]:
    """Return the earlier value of each figure that carries [r]; of many the first of each measure.

    How many are not named is said.
    """
    for part in parcel.parts:
        if part.revised is None or part.revised.empty:
            continue
        one, topic = part.indicator, f"Revised [r]: {part.indicator.title}"
        for row in as_records(part.revised.head(MOST_REVISED)):
            yield Note(topic, f"{revised_words(row, unit=one.unit, period=row_period(row))}.")
        more = len(part.revised) - MOST_REVISED
        if more > 0:
            yield Note(topic, f"{more:,} more: “What is new” on the site and the API have all.")


def attribution_note() -> Note:
    """Return the words that the licences ask for."""
    return Note("Attribution", ATTRIBUTION)


def source_notes(sources: tuple[Source, ...]) -> Iterator[Note]:
    """Return each source with its licence and whether somebody has checked that."""
    for one in sources:
        dated = f" Extract of {day_words(one.extract_date)}." if one.extract_date else ""
        reach = f" Data to {day_words(one.data_to)}." if one.data_to else ""
        where = f" {one.url}" if one.url else ""
        noted = f" {one.note}" if one.note else ""
        yield Note("Source", f"{one.title}. {one.publisher}.{dated}{reach}{noted}{where}")
        checked = "" if one.licence_confirmed else " (not confirmed on the publisher’s own page)"
        yield Note("Licence", f"{one.short_title}: {one.licence}{checked}")


def _about(parcel: Parcel) -> Iterator[Note]:
    yield Note(SITE, parcel.title)
    yield Note(
        SITE,
        f"Release {parcel.release}; police figures to {parcel.data_to}. Period of this file: "
        f"{span_of(parcel.rows)}.",
    )
    yield Note(SITE, f"The same figures on the site: {parcel.address}")


def _definition(part: Part) -> Iterator[Note]:
    one = part.indicator
    topic = f"Definition: {one.title}"
    yield Note(topic, one.definition)
    yield Note(topic, f"Unit: {one.unit.plural}.")
    yield Note(topic, f"Counted: {one.numerator}")
    if one.denominator:
        yield Note(topic, f"Divided by: {one.denominator}")
    if one.interval:
        yield Note(topic, f"Interval: {one.interval} {part.dispersion}".rstrip())
    yield Note(topic, f"Shows: {one.shows}")
    yield Note(topic, f"Does not show: {one.does_not_show}")
    yield Note(topic, f"Small numbers: {one.disclosure.reason}")
    for each in part.breaks:
        crossing = " No line or percentage crosses it." if each.hard else ""
        yield Note(topic, f"{day_words(each.date)}: {each.headline}{crossing}")
