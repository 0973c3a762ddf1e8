"""What a page claims of a side, a rise or a fall, and whether the interval beside it bears it out.

A claim is known by its form. Each form says how the numbers that stand in it must lie. Whatever
else speaks of more and less is either written in the definitions and reports, or in a list here
with the reason why it is no claim about a figure.
"""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from tests.markup import Markup

ROOT = Path(__file__).parents[2]
TELLING = re.compile(
    r"\b(above|below|middle half|rose|rise[ns]?|rising|fell|fall(?:s|en|ing)?|higher|lower|"
    r"highest|lowest|more|fewer|less|up|down|increas\w*|decreas\w*|grew|grown|shrank|dropped|"
    r"climbed|doubled|halved|exceed\w*)\b",
    re.IGNORECASE,
)
N = r"£?[−+-]?[\d,]+(?:\.\d+)?"
RANGE = rf"({N})(?:%| million)? to ({N})(?:%| points| million)?"
MARKS = r"(?: \[\w\])*"
OWN = rf"95% interval {RANGE}\)\."
VERDICTS = "rose|fell|is not distinguishable from no change"


def number(written: str) -> float:
    """Return what is written, "£12.3" or "−0.4", as a number."""
    return float(written.strip("£+").replace(",", "").replace("−", "-"))


def on_side(where: str, lower: str, upper: str, low: str, high: str) -> bool:
    """Tell whether a whole interval lies where it is said to lie beside a range."""
    first, last, least, most = map(number, (lower, upper, low, high))
    return {
        "above": first >= most,
        "below": last <= least,
        "inside": least <= first and last <= most,
    }[where]


def outside(where: str, value: str, lower: str, upper: str) -> bool:
    """Tell whether a value lies where it is said to lie beside an interval."""
    one, low, high = map(number, (value, lower, upper))
    return {"above": one >= high, "below": one <= low, "inside": low <= one <= high}[where]


def moved(verdict: str, lower: str, upper: str) -> bool:
    """Tell whether the interval of a change leaves no other reading than the one given."""
    low, high = number(lower), number(upper)
    if verdict.startswith(("rose", "up")):
        return low > 0
    if verdict.startswith(("fell", "down")):
        return high < 0
    return low <= 0 <= high


def differs(lower: str, upper: str) -> bool:
    """Tell whether an interval leaves out that there is no difference."""
    return number(lower) > 0 or number(upper) < 0


APART = r"(?:(?!95% interval).)*?"  # what may stand between two parts of one claim
# Each form of a claim: what it looks like, and how the numbers in it must lie.
FORMS: dict[str, tuple[str, Callable[..., bool]]] = {
    "London beside a borough's interval": (
        rf"{OWN} London's value, ({N}){APART}, lies (above|below|inside) that interval\.",
        lambda lower, upper, value, where: outside(where, value, lower, upper),
    ),
    "a change of London": (
        rf"London ({VERDICTS}): {N}(?:%| points) \(95% interval {RANGE}\)\.",
        moved,
    ),
    "a change with its size": (
        (
            rf"(\bup|\bdown|[+−]) ?(?:under )?{N}{APART}95% interval of the change"
            rf"(?: \(φ [\d.]+\))? {RANGE}: it ({VERDICTS})\."
        ),
        lambda way, lower, upper, verdict: (
            moved(verdict, lower, upper) and (way in "+−" or moved(way, lower, upper))
        ),
    ),
    "a change with its interval": (
        rf"{N}(?:%| points) \(95% interval {RANGE}\), so it ({VERDICTS})\.",
        lambda lower, upper, verdict: moved(verdict, lower, upper),
    ),
    "a change beside that of all": (
        (
            rf"Its change differs from that of all boroughs together, {N}(?:%| points): "
            rf"{N}(?:%| points) beside it, 95% interval ({N})(?:%| points) to ({N})(?:%| points)\."
        ),
        differs,
    ),
}
# Months that lie outside their limits are named one by one, each with its limits.
_OUTSIDE = re.compile(r"(Above|Below) the limits: (.*?\))\.(?= |$)")
_MONTH = re.compile(rf"\(({N}); limits {RANGE}\)")
FEW_BEYOND = r"([\w ]+) changes? (?:is|are) more than such figures vary by chance\."
# Claims that are held against the release by their place, in the tests of where they stand.
BY_PLACE = {
    "where the figures of a borough lie": (
        r"by their intervals, .*?(?: of it|\)|the middle half)\.(?= |$)"
    ),
    "London's change in a heading": rf"London (?:rose|fell) by {N}(?:%| points)",
    "how many of few changes are beyond chance": FEW_BEYOND,
    "a class of a ward": r"\b(?:Ward|Group|group|its own rate lies) (?:with )?"
    r"(?:above|below|more|less)(?: than)?(?: London(?:’s [\d.]+, beyond chance)?)?"
    r"|^(?:Above|Below) London$|group of wards with (?:more|less) recorded than London",
    "how many wards are in each class": r"Above London’s [\d.]+ by its own rate[^;]*; below it:|"
    r"Part of a group with more recorded than London[^;]*; with less:",
    "a place beside a funnel's limit": r"\b(?:Above|Below) the (?:95|99\.8)% limit",
    "a month outside its limits, in a table": (
        r"^(?:Above|Below) the limits(?:; one of 8 or more (?:above|below) the centre)?$"
    ),
    # A picture wraps its words; its description holds the sentence whole.
    "the same in a line of a picture that ends before it does": (
        r"(?:Above|Below) the limits:(?!.*\)\.(?: |$)).*$"
    ),
}
# What says of itself that it takes no side, or that is no claim about a figure: with the reason.
NO_CLAIMS = {
    "it says that no side is known": r"reaches? across an edge of (?:it|the middle half)",
    "what a drawing shows": r"middle half of the boroughs shaded|The middle half is that of all",
    "the key of a map": r"^(?:under )?[£\d,.]+%?(?: to [\d,.]+%?)? or more$",
    "a rule of what is withheld or marked": r"fewer than \d+|less than a month old",
    "what cannot be said": r"cannot say how much domestic abuse",
    "a place on the page": r"\b(?:notes|years|periods?|choices|tables?|told) (?:above|below)\b",
    "more to read or to choose": r"^More (?:on this measure|choices|printed)|more to bear in mind",
    "a code to paste, with the name of a ward": r"^<iframe src=",
    "which way a scale runs": r"\(higher is more deprived\)",
    "a printed figure, with its place": r"\bRF\d{4}|paragraph \d|\(\d{4}\), |^below \d+%$",
    "the same, its place in words": r"Section (?:One|Two|Three|Four|Five), ",
    "how a report put it": r"named among|^the highest[ ,(]",
    "what a search has found": r"Said or asked for in a report|Printed figure$|Action of 20\d\d$",
    "the variation of all boroughs": r"than chance alone would make them|merely more",
    "a place in a report, or its words": r"Highest rates of reported|which are fewer than incidents"
    r"|^It took the rise for|^the strategy of 2005 says",
    "a probability, with its number": r"The probability that it lies above London’s",
    "a name": r"Lower (?:Edmonton|Morden)|Woodberry Down|Rise Park|took up counselling",
    "an axis": r"\(more, more certain\)",
    "what a view is of": r"^Groups of wards (?:with|where) more, or less",
    "what a change may mean": r"^A rise here need not be",
    "how a funnel was made": r"limits are widened",
    "how months stand in a row": r"in a row (?:above|below) the centre|or more months in a row|"
    r"or more (?:above|below) the centre|or more on one side|in rows of 8 or more",
    "how wide the limits of months are": r"^They are (?:a little )?wider",
}
_BY_PLACE = re.compile("|".join(BY_PLACE.values()))
_NO_CLAIM = re.compile("|".join(NO_CLAIMS.values()))
_FORMS = [(name, re.compile(form), holds) for name, (form, holds) in FORMS.items()]
# A place is said behind the interval that it rests on, with other sentences between the two.
_PLACED = re.compile(
    rf"{OWN}(?:(?!95% interval).)*?"
    rf"(The borough lies (above|below|inside) the middle half of the boroughs, {RANGE}\.)"
)


class _Reader(Markup):
    """Cuts a page or a picture into blocks: text, and what attributes say to a reader."""

    SAID = ("aria-label", "title", "alt", "aria-description", "content", "data-tip", "data-label")
    BLOCKS = frozenset({
        "p", "li", "td", "th", "h1", "h2", "h3", "h4", "caption", "figcaption", "dd", "dt",
        "summary", "text", "title", "desc", "option", "label", "legend", "blockquote", "div",
        "section", "article", "tr",
    })  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._text: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.BLOCKS:
            self.flush()
        if tag in {"script", "style"}:
            self._skipped += 1
        self.blocks += [
            " ".join(said.split()) for name, said in attrs if name in self.SAID and said
        ]

    def handle_endtag(self, tag: str) -> None:
        if tag in self.BLOCKS:
            self.flush()
        if tag in {"script", "style"}:
            self._skipped -= 1

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._text.append(data)

    def flush(self) -> None:
        text = " ".join("".join(self._text).split())
        if text:
            self.blocks.append(text)
        self._text = []


@lru_cache(maxsize=1024)  # a page is read by several tests
def blocks_in(page: str) -> tuple[str, ...]:
    """Return what a page or a picture says, block by block, alternative texts among it."""
    reader = _Reader()
    reader.feed(page)
    reader.flush()
    return tuple(dict.fromkeys(reader.blocks))


@cache  # many pages hold the same block
def examined(block: str) -> tuple[tuple[tuple[str, bool, str], ...], str]:
    """Return each claim of a block with whether it holds, and what is left of the block."""
    found = []
    for hit in _PLACED.finditer(block):
        first, last, said, where, low, high = hit.groups()
        found.append(("a place", on_side(where, first, last, low, high), hit[0]))
        block = block.replace(said, " ")
    for hit in _OUTSIDE.finditer(block):
        side, months = hit[1].lower(), _MONTH.findall(hit[2])
        found += [("a month", outside(side, *month), hit[0]) for month in months]
    block = _OUTSIDE.sub(" ", block)
    for name, form, holds in _FORMS:
        found += [(name, holds(*hit.groups()), hit[0]) for hit in form.finditer(block)]
        block = form.sub(" ", block)
    return tuple(found), block


def sentences_of(text: str) -> list[str]:
    """Cut a text where sentences end."""
    return [
        one.strip(" .:;") for one in re.split(r"(?<=[.;:?!])\s+", " ".join(text.split())) if one
    ]


@lru_cache(maxsize=1)
def written() -> frozenset[str]:
    """Return every sentence of the definitions, and every whole sentence that a page's code holds.

    What a page puts together from parts, as any claim on a figure is, is none of these.
    """
    found: set[str] = set()
    for path in (ROOT / "data" / "definitions").rglob("*.yaml"):
        for text in _strings(yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)):
            found.update(sentences_of(text))
    for path in (ROOT / "components").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and text[:1].isupper() and text.rstrip()[-1:] in {".", "?"}:
                found.update(sentences_of(text))
    return frozenset(one.casefold() for one in found)


def _strings(held: Any) -> Iterator[str]:
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict):
        for one in held.values():
            yield from _strings(one)
    elif isinstance(held, list):
        for one in held:
            yield from _strings(one)


def unaccounted(block: str, *, known: Iterable[str]) -> list[str]:
    """Return the sentences of what is left of a block that speak of more or less for no reason."""
    return [one for one in _telling(block) if one not in known]


@cache
def _telling(block: str) -> tuple[str, ...]:
    return tuple(
        one
        for one in sentences_of(_BY_PLACE.sub(" ", block))
        if TELLING.search(one) and not _NO_CLAIM.search(one) and one.casefold() not in written()
    )
