"""What a figure says that somebody printed in words: its number, its qualifier and its year."""

import re

WORDS = {
    "no": 0.0,
    "a third": 1 / 3,
    "two-thirds": 2 / 3,
    "a quarter": 1 / 4,
    "three-quarters": 3 / 4,
    "three quarters": 3 / 4,
    "half": 1 / 2,
    "third": 3.0,  # a place in an order
}
QUALIFIERS = (  # the longer of two that begin alike first
    "just over",
    "just fewer than",
    "just under",
    "not less than",
    "more than",
    "less than",
    "fewer than",
    "at least every",
    "at least",
    "a minimum of",
    "approximately",
    "estimated",
    "around",
    "nearly",
    "almost",
    "within",
    "about",
    "every",
    "over",
    "below",
    "under",
)
QUALIFIER = re.compile(rf"({'|'.join(QUALIFIERS)}) (.+)")
PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
MILLIONS = re.compile(r"(\d+(?:\.\d+)?) million")
ONE_IN = re.compile(r"(\d+) in (\d+)")
ASIDE = re.compile(r"\([^)]*\)")
SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-/](\d{2}|\d)(?!\d|-\d))?")
# It began in a year, and no year of its end follows: "since 2001", "2017-01 to the decision".
OPEN = re.compile(r"\b(?:since|from|onward|to the)\b(?!.*\bto\b.*\d{4})")
PER_MILLION = 1e6


def qualifier_and_number(value: str) -> tuple[str | None, float | None]:
    """Split a printed figure into the word before it and the number.

    Returns:
        The qualifier as printed, None where there is none; and the number, None for a range,
        a list of names or a text. A fraction in words or as "1 in 4" becomes a decimal fraction.
    """
    words, rest = qualifier_and_rest(value)
    return words, _number(rest)


def qualifier_and_rest(value: str) -> tuple[str | None, str]:
    """Split a printed figure into the word before it, None where there is none, and the rest."""
    qualified = QUALIFIER.fullmatch(value)
    return (qualified[1], qualified[2]) if qualified else (None, value)


def _number(text: str) -> float | None:
    if text in WORDS:
        return WORDS[text]
    if PLAIN.fullmatch(text):
        return float(text)
    if millions := MILLIONS.fullmatch(text):
        return float(millions[1]) * PER_MILLION
    if part := ONE_IN.fullmatch(text):
        return int(part[1]) / int(part[2])
    return None


def year_of(period: str) -> float | None:
    """Return the latest year a printed period names, the later one of "2004/5" or "2018-19".

    None where it names no year, or only the one in which it began ("since 2001"). Words in
    brackets, such as the year of a method, do not count.
    A month such as 2020-11 is told from a financial year by its second part not being the next
    year.
    """
    if OPEN.search(ASIDE.sub("", period)):
        return None
    years = [_ending_year(int(start), end) for start, end in SPAN.findall(ASIDE.sub("", period))]
    return float(max(years)) if years else None


def _ending_year(start: int, end: str) -> int:
    following = start + 1
    return following if end and str(following).endswith(end) else start
