"""The numbers that point to notes. Reports print them raised; in their texts they run into words.

"£2,390.51 million20 a year" is the note 20 and no part of the sum, and "2018/1999" is the year
2018/19 with the note 99. They are no words of the report's and stand in no quote.
"""

import re

MARK = re.compile(
    r"""
      <sup>\d+</sup>                                # as marked up
    | (?<=[a-z+”’)])\d{1,3}(?=[\s.,;]|$)            # run into a word: basis2
    | (?<=[A-Za-z+”’)][.,])\d{1,3}(?=\s|$)          # after the mark that ends it: basis.2
    | (?<=[a-z”’)][.])[ ]\d{1,3}(?=\s*\n)           # the same, after a space, last in its line
    | (?<=”[.])[ ]\d{1,3}(?=\s)
    | (?<=[^\d,](?:19|20)\d\d[.])\d{1,3}(?=\s)      # after a year: 2011.1
    | (?<=\d[/-]\d\d[.])\d{1,3}(?=\s)               # after a financial year: 2017-18.26
    | (?<=20\d\d/\d\d)\d\d(?=[ ])                   # run into one: 2018/1999
    | ^[ ]*\d{1,2}(?=[ ]*[.]?[ ]*$)                 # alone in its line
    """,
    re.VERBOSE | re.MULTILINE,
)


def without_note_marks(text: str) -> str:
    """Return a text with a space for each character of a note's number, so that places stay."""
    return MARK.sub(lambda mark: " " * len(mark.group()), text)
