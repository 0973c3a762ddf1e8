"""The numbers in a page: taken from its text, what is no figure left out by name."""

import re
from dataclasses import dataclass

from tests.markup import Markup

MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
)
YEAR = r"(?:19|20)\d\d"
# What a number may be without being a figure: each with the reason, in words.
STRUCTURAL = {
    "a day, a month or a year": (
        rf"\b\d{{1,2}} {MONTH}(?: {YEAR})?\b|\b{MONTH} {YEAR}\b|\b{YEAR}[-/]\d\d(?:-\d\d)?\b|"
        rf"\b{YEAR}\b(?![,.]\d)"
    ),
    "the confidence of an interval or a limit": r"\b(?:95|99\.8)%",
    "what a rate is per": r"\b(?:per|each|every|for every) (?:1,000|10,000|100)\b",
    "an age": r"\b\d\d (?:to \d\d|and over|and under|or over)\b|\baged? \d\d(?:[-–]\d\d)?\b",
    "a place in a publication": (
        r"(?i:\b(?:paragraphs?|pages?|notes?|footnotes?|endnotes?|chapters?|tables?|charts?|"
        r"sections?|columns?|volumes?|questions?|items?|reports?|appendix|levels?|column|"
        r"recommendations?|BVPI|file|section|rule|schedule|release|version|briefing|vol\.))"
        r" ?\d+[A-Z]?(?:\.\d+)*(?:(?:,| and| to|–|-) ?\d+(?:\.\d+)*)*\b"
    ),
    "an id of a printed figure or a disagreement": r"\b(?:[A-Z]{2}\d{4}|D\d\d|R\d\d)\b",
    "a name that holds a number": (
        r"\bLDVS[12]\b|\bIMD 2025\b|\bBVPI ?\d+\w?\b|\bUTF-8\b|\bSHA-256\b|\bv\d(?:\.\d)?\b|"
        r"\bE\d{8}\b|\bA[345]\b|\b24/7\b|\bs\.\d+\b|\bCOVID-19\b"
    ),
    "the name of a file": r"\S+\.(?:csv|xlsx|ods|json|parquet|geojson|txt|zip)\b",
    "a telephone number": (
        r"\b0\d{2,4} ?\d{3,4} ?\d{3,4}\b|(?<![\d,.])999\b|\bpress 55\b|\bcall 101\b"
    ),
}
_STRUCTURAL = re.compile("|".join(f"(?:{one})" for one in STRUCTURAL.values()))
# Looked for at each letter, a name of a file takes most of the time, and few blocks hold any.
_NAMES_A_FILE = re.compile(r"\.(?:csv|xlsx|ods|json|parquet|geojson|txt|zip)\b")
_WITHOUT_FILES = re.compile(
    "|".join(f"(?:{one})" for why, one in STRUCTURAL.items() if why != "the name of a file")
)
_NUMBER = re.compile(r"(?P<sign>£?)(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<unit>%?)")
BLOCKS = {
    "p", "li", "td", "th", "h1", "h2", "h3", "h4", "caption", "figcaption", "dd", "dt", "summary",
    "text", "title", "option", "label", "legend", "blockquote", "div", "section", "article",
    "span",
}  # fmt: skip
LEFT_OUT = {"script", "style", "cite", "code", "pre", "select", "nav", "form"}
SCALE = "plot-scale"  # the group of a chart's axes: places on a scale, and no figures


@dataclass(frozen=True)
class Number:
    """One number as a reader meets it: its sign, its digits and the text around it."""

    written: str
    context: str


class _Reader(Markup):
    """Cuts a page into blocks of text; what stands in quotation marks is kept apart."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.quotes: list[str] = []
        self._open: list[str] = []
        self._text: list[str] = []
        self._skipped = 0
        self._quoted = 0
        self._groups: list[bool] = []

    def handle_starttag(self, tag, attrs):
        if tag in {"br", "img", "input", "meta", "link", "hr", "col"}:
            return
        given = dict(attrs)
        if tag in BLOCKS:
            self.flush()
        if tag in LEFT_OUT:
            self._skipped += 1
        if tag == "g":
            self._groups.append(given.get("class") == SCALE)
            self._skipped += self._groups[-1]
        if tag == "q":
            self._quoted += 1
            self.quotes.append("")
        if given.get("aria-label") and not self._skipped:
            self.blocks.append(given["aria-label"])

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self.flush()
        if tag in LEFT_OUT:
            self._skipped -= 1
        if tag == "g":
            self._skipped -= self._groups.pop()
        if tag == "q":
            self._quoted -= 1

    def handle_data(self, data):
        if self._quoted:
            self.quotes[-1] += data
        elif not self._skipped:
            self._text.append(data)

    def flush(self):
        text = " ".join("".join(self._text).split())
        if text:
            self.blocks.append(text)
        self._text = []


def blocks_of(page: str) -> tuple[list[str], list[str]]:
    """Return the blocks of text of a page's main part, and its quotes."""
    reader = _Reader()
    reader.feed(page.partition('id="static-page">')[2].partition("</main>")[0])
    reader.flush()
    return reader.blocks, [" ".join(one.split()) for one in reader.quotes]


def numbers_in(block: str) -> list[Number]:
    """Return the numbers of a block that are figures."""
    structural = _STRUCTURAL if _NAMES_A_FILE.search(block) else _WITHOUT_FILES
    plain = structural.sub(lambda found: " " * len(found.group()), block)
    return [
        Number(
            f"{hit['sign']}{hit['digits'].rstrip(',')}{hit['unit']}",
            block[max(0, hit.start() - 60) : hit.end() + 40],
        )
        for hit in _NUMBER.finditer(plain)
    ]
