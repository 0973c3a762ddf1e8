"""Finding a quote in a report, and the place where it stands."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from data.pipeline.raw.faults import InputFault

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
    """One report, searchable without regard to line breaks and quotation marks."""

    def __init__(self, text: str, *, file: str, headings: list[Heading]) -> None:
        lines = text.splitlines()
        self._file = file
        self._folded = folded(text)
        self._places = _places(lines, file=file, headings=headings)
        lengths = [len(folded(line)) for line in lines]
        self._starts = [0] * len(lines)
        for number, (before, _) in enumerate(pairwise(lengths), start=1):
            self._starts[number] = self._starts[number - 1] + before

    def places_of(self, quote: str, *, row: int, facts: str) -> str:
        """Return every place where a quote stands, in reading order, joined by semicolons.

        Args:
            quote: Words as printed.
            row: Row of the quote in the file of facts, for the message.
            facts: That file's path.

        Raises:
            InputFault: If the words are not in the report.
        """
        found = [match.start() for match in re.finditer(re.escape(folded(quote)), self._folded)]
        if not found:
            raise InputFault(
                facts,
                row,
                f"the quote '{quote[:40]}' is not in {self._file}",
                "copy the words from the report once more, or name the report that has them",
            )
        lines = [bisect_right(self._starts, position) - 1 for position in found]
        return "; ".join(dict.fromkeys(self._places[line] for line in lines))


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
