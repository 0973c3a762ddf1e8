"""What is said of a pack: counts, periods, whose figures these are, and what is made up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from components.words.values import FLAG_WORDS, STATUS_WORDS, sentence_case
from data.model import SHORTHAND, Flag, Status
from data.partner.model import AsideRows, FileRole
from data.partner.rows import Count
from data.statistics import EVENTS_NEEDED, Estimate

MADE_UP = "Made up"
BLANKS = STATUS_WORDS | {
    Status.SUPPRESSED: "withheld: too small a count, or one that would give another away",
    Status.NOT_APPLICABLE: "no record of any year has it, so it may not be recorded at all",
}
NOT_GIVEN, TOO_FEW = "not given", "too few"
MADE_UP_WORDS = (
    "Made up. This is a trial set: nobody is behind these records, and no figure here says "
    "anything about the borough."
)
NOT_NEWEST = (
    "The newest pack is damaged, so these are the figures of the one before. Make the pack anew, "
    "as docs/partner.md says."
)


@dataclass(frozen=True)
class About:
    """What stands at the head of a pack's page and chapter.

    `source` and `difficulties` are the partner's own words, `base` names the census table of
    residents. `files` gives rows read, counted, counted with an earlier one, and set aside, by the
    name of a file; the first two are None where they are withheld. `aside` are the last by year and
    reason, `uneven` the files of which so different shares are set aside that no trend is drawn.
    Not `newest` is a pack that is kept because the one after it is damaged.
    """

    place: str
    slug: str
    source: str
    base: str
    extracted: date
    made: date
    start: date
    end: date
    files: Mapping[str, tuple[int | None, int | None, int, int]]
    aside: tuple[AsideRows, ...] = ()
    uneven: frozenset[FileRole] = frozenset()
    difficulties: tuple[str, ...] = ()
    made_up: bool = False
    newest: bool = True

    @property
    def stamp(self) -> str:
        """Return what is written into each picture, frame and file; "" for real records."""
        return MADE_UP if self.made_up else ""

    def caption(self, words: str) -> str:
        """Return the caption of a table, which may be copied without its page."""
        return f"{MADE_UP}. {words}" if self.made_up else words


def count_words(count: Count) -> str:
    """Return "1,100", "12 [u]", or the shorthand of a blank."""
    if count.value is None:
        return SHORTHAND[count.status]
    marks = [f"[{flag}]" for flag in count.flags.split()]
    return " ".join([f"{count.value:,.0f}", *marks])


def rows_words(number: int | None) -> str:
    """Return a number of rows, or [c] where it would give the count of a year away."""
    return SHORTHAND[Status.SUPPRESSED] if number is None else f"{number:,}"


def blank_words(count: Count) -> str:
    """Return why a figure that rests on a count is not given: the count's own mark, or words."""
    if count.value is None:
        return count_words(count)
    return TOO_FEW if count.value < EVENTS_NEEDED else NOT_GIVEN


def whole_words(value: float | None, *, count: Count) -> str:
    """Return a number that a count is set against, or why there is none."""
    return blank_words(count) if value is None else f"{value:,.0f}"


def estimate_words(
    estimate: Estimate[float] | None, *, count: Count, decimals: int, suffix: str = ""
) -> str:
    """Return "16.9% (16.4 to 17.4)", or why there is none."""
    if estimate is None:
        return blank_words(count)
    value, low, high = (f"{part:,.{decimals}f}" for part in estimate)
    return f"{value}{suffix} ({low} to {high})"


def marks_note(counts: Iterable[Count], *, rated: bool = False) -> str:
    """Explain the marks that occur, "" where there is none; `rated` where figures rest on them."""
    held = list(counts)
    statuses = [one.status for one in held if one.value is None]
    flags = {flag for one in held for flag in one.flags.split()}
    said = [f"{SHORTHAND[one]} {BLANKS[one]}" for one in SHORTHAND if one in statuses]
    said += [f"[{flag}] {FLAG_WORDS[flag]}" for flag in Flag if flag.value in flags]
    if rated and any(one.value is not None and one.value < EVENTS_NEEDED for one in held):
        said.append(f"{TOO_FEW}: no rate or share of fewer than {EVENTS_NEEDED}")
    return f"{sentence_case('; '.join(said))}." if said else ""
