"""Whether words taken from a report are a whole clause of it, or were cut out of one.

A clause that is cut says something else than the report: "arrests in at least 50 per cent of
incidents" is another standard than "of incidents where the power exists to do so". A quote
therefore begins at the start of a sentence, a list item or a clause, and ends at the end of one.
"""

import re
from statistics import quantiles

MARKS = frozenset('.!?;:,–—()[]•…"“”*')
OPENERS = MARKS | {"\u2018"}
OPENING = frozenset('(["“\u2018')
LIST_MARK = re.compile(r"(?:^|\n)\s*(?:[-•o]|(?:- )?\d{1,2}(?:\.\d{1,2})?[a-z]{0,2}\.?)\s+$")
# Words that begin a clause: with the clause whole, nothing is cut before them.
BEGIN_WITH = frozenset({"and", "but", "compared", "that"})
# Words that begin another main clause or the second of two things: what ends before them is whole.
END_BEFORE = re.compile(r"(?:and|but|compared|as well as)\b")
FIRST_WORD = re.compile(r"[A-Za-z]+")
LAST_WORD = re.compile(r"[A-Za-z]+$")
FULL_LINE = 0.7  # of a usual line; a shorter one ends its paragraph
DOUBLE_SPACED = 0.8  # share of lines with a blank one after them, above which blanks say nothing


class Clauses:
    """Where sentences, list items and clauses of one report begin and end."""

    def __init__(self, text: str) -> None:
        """Take a report whose numbers of notes have been taken out."""
        self._text = text
        lines = [len(line.strip()) for line in text.splitlines() if line.strip()]
        self._usual_line = quantiles(lines, n=10)[8] if len(lines) > 1 else 0
        blanks = len(re.findall(r"\S[ \t]*\n[ \t]*\n", text))
        self._double_spaced = blanks > DOUBLE_SPACED * len(lines)

    def whole(self, start: int, end: int) -> bool:
        """Tell whether the words from `start` up to `end` neither begin nor end within a clause."""
        return self.begins(start) and self.ends(end)

    def begins(self, start: int) -> bool:
        """Tell whether a sentence, list item or clause begins here."""
        before = self._text[:start]
        plain = before.rstrip()
        opened = self._text[start] in OPENING
        if not plain or opened or plain[-1] in OPENERS or LIST_MARK.search(before):
            return True
        gap = before[len(plain) :]
        if plain[-1] == "-" and gap:
            return True
        first = FIRST_WORD.match(self._text, start)
        last = LAST_WORD.search(plain)
        follows_that = last is not None and last.group() == "that"
        if follows_that or (first is not None and first.group().casefold() in BEGIN_WITH):
            return True
        return self._paragraph_between(len(plain), start)

    def ends(self, end: int) -> bool:
        """Tell whether a sentence, list item or clause ends here."""
        if self._is_mark(end - 1):
            return True
        after = self._text[end:].lstrip()
        following = len(self._text) - len(after)
        if not after or self._is_mark(following):
            return True
        if after.startswith(("- ", "-\n")) or END_BEFORE.match(after):
            return True
        return self._paragraph_between(end, following)

    def _is_mark(self, place: int) -> bool:
        """Tell a mark of punctuation from the one inside a number."""
        mark = self._text[place]
        inside = mark in ".," and self._text[place - 1 : place].isdigit()
        return mark in MARKS and not (inside and self._text[place + 1 : place + 2].isdigit())

    def _paragraph_between(self, end: int, start: int) -> bool:
        """Tell whether a paragraph, a heading or a row of a table ends between two places."""
        gap = self._text[end:start]
        if "\n" not in gap:
            return False
        goes_on = self._text[start : start + 1].islower()  # over the end of a page
        if not self._double_spaced and gap.count("\n") > 1 and not goes_on:
            return True
        line = self._text[:end].rpartition("\n")[2].strip()
        return len(line) < FULL_LINE * self._usual_line
