"""Every figure of the five reports, as their texts have it: what a reader may look for.

A figure is a number that says how many, how much, how often or what share, in digits or in words.
Left out are numbers that are names: of pages, notes, paragraphs, sections, items and charts, of
acts, forms and studies, dates and times of day, telephones, the ages at the head of a table. Left
out as well, for the dignity of those it is about, is the account of one child's death.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.pipeline.evidence.note_marks import without_note_marks
from tests.paths import RAW_DATA

REPORTS = RAW_DATA.parent / "reports"
NUMBERS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    "seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|hundred"
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
ONE = (  # counts, where it is no pronoun
    r"\bone\s+in\s+\w+\b"
    r"|(?<=at\sleast\s)one\b|(?<=bar\s)one\b|(?<=minimum\sof\s)one\b|(?<=than\s)one\b"
    r"|(?<=just\s)one\b|(?<=contact\scentres,\sonly\s)one\b"
    r"|\bone(?=\s+respondent|\s+GP\b|[\s-]day\b|\s+London\s+borough\s+alone)"
)
FIGURE = re.compile(
    rf"""
      {ONE} | \b\d+\ in\ \d+\b
    | £?\d(?:[\d,]*\d)?(?:\.\d+)?(?:[–-]\d+)?
      (?:\s*(?:per\s?cent|percent|million|billion|thousand)\b|%|m\b)?
    | \b(?:two|three)[- ]\s*(?:thirds|quarters)\b | \ba\s(?:third|quarter)\b(?!\sparty)
    | \bhalf\b(?!-sister) | \bthird(?=\shighest) | \btwice\b | \bquadruple\b
    | \b(?:{NUMBERS})\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
NAMES = re.compile(
    rf"""
      ^.*Domestic\ Violence\ Strategy\ ?(?:\d+\ )?Mayor\ of\ London.*$      # heads of pages
    | ^.*Mayor\ of\ London\ \ .*$ | ^.*Strategy\ 2008\ to\ 2011\d*\s*$
    | ^.*Police\ and\ Crime\ Committee\ \d+.*$
    | ^\s*\d{{1,2}}\s+(?=[A-Z\u2018h])                                     # notes, at their text
    | ^[\s*\#-]*\d{{1,2}}(?:\.\d{{1,2}}|[a-z]{{1,2}}\.|\.|(?=\s[A-Z*]))     # items, paragraphs
    | (?<=\s)\d[a-z]{{1,2}}\.                                               # actions in a table
    | \b(?:pages?|p)\s*\d+(?:-\d+)? | \bChart\ \d | \bRecommendation\ \d+
    | \b(?i:level|strand|section|appendix|theme|phase|item)\s+(?i:\d+|one|two|three|four|five|six)\b
    | \(\d\)$ | \bL[DV]{{2}}S\d | \bBV(?:PI)?\ 225 | \(BVPI\)\ 225
    | \(Best\ Value\ Performance\ Indicator\)\ 225 | \bIndicator\ (?:176|32)\b | \b21st\ century
    | \bForm\ 78\b | \b124d\b | \bStudy\ \d+ | \bPaper\ \d+ | \bP1E\b | \bNo\ 11/05 | Covid-19
    | \bSection\ 17\b | \b0207\ 664\ 3229\b | \b\d\.\d\d-\d\.\d\dpm | \bsecond[- ]tier
    | \b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{MONTHS})\b | \bJuly\ 07\b | \b6<sup>th</sup>
    | \b(?:19|20)\d\d(?:\s?[-/]\s?\d{{1,4}})?\b
    | ^\s*(?:under\ 10\ )?10-17\ .*70\+\s*$                                 # ages heading a table
    | (?<=per\ )1,000(?=\ \n?population\s+(?:\(|\n?for\ each))              # what a chart is in
    | \btwo\ way\ process | \bthe\ two(?=\.|\ together) | (?<=in\ place\ )65(?=\.)
    """,
    re.VERBOSE | re.MULTILINE,
)
ONE_DEATH = re.compile(r"“On the 21st of July, Marvyn.*?armed robbery\.", re.DOTALL)


@dataclass(frozen=True)
class Printed:
    """A figure where it stands: from `start` up to `end` in the report's text, on `line`."""

    report: str
    start: int
    end: int
    line: int
    words: str
    around: str


def texts() -> dict[str, str]:
    """Return the five reports by file name, a space for each character of a note's number."""
    return {
        path.name: without_note_marks(path.read_text(encoding="utf-8"))
        for path in sorted(REPORTS.glob("00*.txt"))
    }


def figures(report: str, text: str) -> Iterator[Printed]:
    """Yield every figure of a report in reading order."""
    for pattern in (ONE_DEATH, NAMES):
        text = pattern.sub(lambda found: re.sub(r"\S", " ", found.group()), text)
    for found in FIGURE.finditer(text):
        start, end = found.span()
        yield Printed(
            report=report,
            start=start,
            end=end,
            line=text.count("\n", 0, start) + 1,
            words=" ".join(found.group().split()),
            around=" ".join(text[max(0, start - 60) : end + 60].split()),
        )
