"""A printed figure in words: its value with its unit, its period and its place."""

import re
from datetime import date

from components.words.periods import day_words
from data.evidence.facts import Fact
from data.model import Theme, UnitKind

THEME_WORDS = {
    Theme.RECORDED: "Recorded by the police",
    Theme.SURVEY: "Surveys",
    Theme.REPORTING: "Who tells the police",
    Theme.PEOPLE: "People",
    Theme.CHILDREN: "Children",
    Theme.DEATHS: "Deaths",
    Theme.JUSTICE: "Justice",
    Theme.ORDERS: "Orders and disclosures",
    Theme.HOUSING: "Housing",
    Theme.SERVICES: "Services",
    Theme.COSTS: "Costs",
    Theme.STANDARDS: "Standards and targets",
    Theme.CONTEXT: "Context",
}
KIND_WORDS = {
    UnitKind.INCIDENT: "incidents",
    UnitKind.OFFENCE: "offences",
    UnitKind.OUTCOME: "outcomes",
    UnitKind.VICTIM: "victims",
    UnitKind.HOUSEHOLD: "households",
    UnitKind.LOCATION: "locations",
    UnitKind.CHARGE: "charges",
    UnitKind.CASE: "cases",
    UnitKind.ASSESSMENT: "assessments",
    UnitKind.DEFENDANT: "defendants",
    UnitKind.PERSON: "people",
    UnitKind.ORDER: "orders",
    UnitKind.PLACE: "places",
    UnitKind.POST: "posts",
    UnitKind.MONEY: "money",
    UnitKind.SCORE: "scores",
    UnitKind.AREA: "areas",
    UnitKind.OTHER: "other things",
}
REPRODUCES_WORDS = {
    "yes": "Follows from figures printed elsewhere",
    "no": "Does not reproduce",
    "not_checked": "Not checked against other figures",
}
UNCOUNTED = {"ratio", "level", "text", "yes or no", "year"}
SCALES = {"million": " million", "billion": " billion"}
SHARES = ("percent", "ratio ")
NOT_STATED = "not stated"
IRREGULAR = {"people": "person", "children": "child", "women": "woman", "men": "man"}
PEOPLE = {UnitKind.VICTIM, UnitKind.CHARGE, UnitKind.PERSON}
_LONG = re.compile(r"(?<![\d/.])\d{4,}(?![\d/])")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_ONE_IN = re.compile(r"\d+ in \d+$")
_IS_ONE = re.compile(r"^(?:\D* )?1$")
_RANGE = re.compile(r"\d(?:-|–| to | and )\d")
_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_MONTH = re.compile(r"(months to )?\b(\d{4})-(0[1-9]|1[0-2])\b(?!-)")
_WEB = re.compile(r",? ?(https?://\S+)")


def as_printed(fact: Fact) -> str:
    """Return a printed value with its sign: "8,355", "63.9%", "over £2.7 billion", "two-thirds".

    Thousands get their comma, money and shares their sign; the printed words are not changed.
    """
    if fact.unit == "year" or (fact.number is None and not fact.unit.startswith("percent")):
        return fact.value
    text = _LONG.sub(lambda found: f"{int(found.group()):,}", fact.value.removesuffix(".0"))
    if fact.unit.startswith("percent"):
        return re.sub(r"(\d)$", r"\1%", text)
    if fact.unit.startswith("GBP"):
        scale = next((said for name, said in SCALES.items() if name in fact.unit), "")
        return _NUMBER.sub(lambda found: f"£{found.group()}{scale}", text, count=1)
    return text


def unit_of(fact: Fact) -> str:
    """Return what a printed value counts, "" where the value says it all.

    "offences", "of prosecutions", "women" after "1 in 4", "a year", "per 1,000 population". What
    there is one of stands in the singular.
    """
    unit, kind = fact.unit, UnitKind(fact.kind)
    if unit.startswith("GBP"):
        per = unit.partition(" per ")[2]
        return "a year" if per == "year" else f"per {per}" if per else ""
    if unit.startswith(SHARES):
        of_what = unit.partition(" ")[2]
        return of_what.removeprefix("of ") if _ONE_IN.search(fact.value) else of_what
    if unit in UNCOUNTED or (fact.number is None and not _RANGE.search(fact.value)):
        return ""
    counted = _counted(unit, kind)
    return one_of(counted) if _IS_ONE.search(fact.value) else counted


def _counted(unit: str, kind: UnitKind) -> str:
    if unit == "count":
        return "" if kind is UnitKind.OTHER else KIND_WORDS[kind]
    if unit.startswith("persons") and kind in PEOPLE:
        counted = "people charged" if kind is UnitKind.CHARGE else KIND_WORDS[kind]
        return unit.replace("persons", counted)
    return unit


def one_of(things: str) -> str:
    """Return what is counted in the singular: "refuges" is refuge, "people charged" person charged.

    What follows a word such as "in" or "per" stays as it is, and so does each of two with "or".
    """
    head, *rest = re.split(r"(?= (?:in|of|per|a|to|for|ago|charged)\b)", things, maxsplit=1)
    each = [_singular(one) for one in head.split(" or ")]
    return " or ".join(each) + "".join(rest)


def _singular(words: str) -> str:
    *before, last = words.split(" ")
    if last in IRREGULAR:
        last = IRREGULAR[last]
    elif last.endswith("ies"):
        last = f"{last[:-3]}y"
    elif last.endswith("ses"):
        last = last[:-2]
    else:
        last = last.removesuffix("s")
    return " ".join([*before, last])


def area_of(fact: Fact) -> str:
    """Return the area as printed; that there is none where the publication names no place."""
    return f"place {fact.area}" if fact.area.startswith(NOT_STATED) else fact.area


def period_of(fact: Fact) -> str:
    """Return the period as printed, its days and months spelled out.

    "2020-05" is a month, "2004-05" a financial year: the second part of a year is the next one. It
    says so where the publication gives no year.
    """
    if fact.period.startswith(NOT_STATED):
        return f"year {fact.period}"
    days = _DAY.sub(lambda day: day_words(date(*map(int, day.groups()))), fact.period)
    return _MONTH.sub(_spell_month, days)


def _spell_month(found: re.Match[str]) -> str:
    year, month = int(found[2]), int(found[3])
    if not found[1] and month == (year + 1) % 100:
        return found[0]
    return f"{found[1] or ''}{date(year, month, 1):%B %Y}"


def place_of(fact: Fact) -> str:
    """Return the place in the publication, its web address left out; "" where none was noted."""
    return _WEB.sub("", fact.place).strip()


def web_of(fact: Fact) -> str | None:
    """Return the web address of the publication; None where none is printed with its place."""
    found = _WEB.search(fact.place)
    return found[1] if found else None


def note_of(fact: Fact) -> str:
    """Return what its publication says beside it, or what is wrong with it; "" for nothing.

    As a sentence: a capital first and a full stop last.
    """
    whole = fact.note[:1].upper() + fact.note[1:]
    return whole if not whole or whole.endswith((".", "!", "?", '"')) else f"{whole}."
