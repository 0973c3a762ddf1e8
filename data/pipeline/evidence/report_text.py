"""Finding a quote in a report, and the place where it stands."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from data.pipeline.evidence.clauses import Clauses
from data.pipeline.evidence.note_marks import without_note_marks
from data.pipeline.raw.faults import InputFault

ELISION = "…"
LONGEST_ELISION = 400  # characters without white space
STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
PARAGRAPH = re.compile(r"[\s*-]*(\d{1,2}\.\d{1,2})\.?\s")
NOTE = re.compile(r"\s*(\d{1,2})\s+\S")
END_NOTES = "End notes"


@dataclass(frozen=True)
class Heading:
    """A line that opens a part of a report, and how we cite it. No line: where the report opens."""

    line: str | None
    label: str


def folded(text: str) -> str:
    """Return the text without white space and with straight quotation marks.

    Reports break lines where the page did, so white space says nothing about the wording.
    """
    return "".join(text.translate(STRAIGHT).split())


class ReportText:
    """One report, searchable without regard to line breaks, quotation marks and notes' numbers."""

    def __init__(self, text: str, *, file: str, headings: list[Heading]) -> None:
        plain = without_note_marks(text)
        self._file = file
        self._text = plain
        self._clauses = Clauses(plain)
        self._folded = folded(plain)
        self._at = [place for place, sign in enumerate(plain) if not sign.isspace()]
        self._places = _places(text.splitlines(), file=file, headings=headings)
        lengths = [len(line) for line in text.splitlines(keepends=True)]
        self._line_starts = [0, *accumulate(lengths)]

    def places_of(self, quote: str, *, where: str, row: int | None) -> str:
        """Return every place where a quote stands, in reading order, joined by semicolons.

        Args:
            quote: Words as printed; "…" stands for words left out.
            where: File that the quote is from, for the message.
            row: Its row there.

        Raises:
            InputFault: If the words are not in the report, or are cut out of a clause.
        """
        if not self.find(quote):
            raise InputFault(
                where,
                row,
                f"the quote '{quote[:40]}' is not in {self._file}",
                "copy the words from the report once more, or name the report that has them",
            )
        whole = self.whole_places(quote)
        if not whole:
            raise InputFault(
                where,
                row,
                f"the quote '{quote[:40]}' is cut out of a clause of {self._file}",
                "begin and end it at a sentence, a list item or a clause of the report",
            )
        lines = [bisect_right(self._line_starts, start) - 1 for start, _ in whole]
        return "; ".join(dict.fromkeys(self._places[line] for line in lines))

    def whole_places(self, quote: str) -> list[tuple[int, int]]:
        """Return where a quote stands as a whole clause, as `find` does."""
        return [place for place in self.find(quote) if self._clauses.whole(*place)]

    def find(self, quote: str) -> list[tuple[int, int]]:
        """Return where the first and after the last character of a quote stand, in reading order.

        What "…" leaves out is at most `LONGEST_ELISION` long.
        """
        first, *others = [folded(part) for part in quote.split(ELISION)]
        found = []
        for match in re.finditer(re.escape(first), self._folded):
            end: int | None = match.end()
            for part in others:
                end = self._end_of(part, after=end) if end is not None else None
            if end is not None and self._whole_words(match.start(), end):
                found.append((self._at[match.start()], self._at[end - 1] + 1))
        return found

    def _end_of(self, part: str, *, after: int) -> int | None:
        start = self._folded.find(part, after, after + LONGEST_ELISION + len(part))
        return None if start < 0 else start + len(part)

    def _whole_words(self, start: int, end: int) -> bool:
        """Tell whether no word and no number is cut at either end."""
        first, last = self._at[start], self._at[end - 1]
        before, after = self._text[:first][-1:], self._text[last + 1 : last + 2]
        return not (before.isalnum() and self._text[first].isalnum()) and not (
            after.isalnum() and self._text[last].isalnum()
        )


def _places(lines: list[str], *, file: str, headings: list[Heading]) -> list[str]:
    """Place of each line: its heading, and the numbered paragraph or end note under it."""
    ahead = list(headings)
    label, number, places = ahead.pop(0).label, "", []
    for line in lines:
        if ahead and folded(line) == folded(ahead[0].line or ""):
            label, number = ahead.pop(0).label, ""
        number = _number(line, label=label, last=number)
        places.append(f"{label}, {number}" if number else label)
    if ahead:
        raise InputFault(
            file,
            None,
            f"the heading '{ahead[0].line}' was not found after the one before it",
            "correct registers/headings.csv to the lines of the report",
        )
    return places


def _number(line: str, *, label: str, last: str) -> str:
    """Return the number that holds from this line on."""
    if paragraph := PARAGRAPH.match(line):
        return f"paragraph {paragraph[1]}"
    if label != END_NOTES:
        return last
    note = NOTE.match(line)
    follows = int(last.rpartition(" ")[2] or 0) + 1
    return f"note {follows}" if note and int(note[1]) == follows else last
