"""Numbers as they are written, in one form: "one in ten", "two-thirds", "£12.9 million", "15%".

A reader finds a figure whether it was printed in words or in digits. Pure.
"""

import re

UNITS = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "  # noqa: SIM905
    "sixteen seventeen eighteen nineteen".split()
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
DIGITS = {word: number for number, word in enumerate(UNITS)}
DIGITS |= {word: 10 * number for number, word in enumerate(TENS, start=2)}
SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
}
FRACTIONS = {
    "1/2": "half",
    "1/3": "third",
    "2/3": "2 third",
    "1/4": "quarter",
    "3/4": "3 quarter",
    "thirds": "third",
    "quarters": "quarter",
}
_COMMA = re.compile(r"(?<=\d),(?=\d{3})")
_SPACED = re.compile(r"\b(\d{1,3})[ \u00a0\u202f](?=\d{3}\b)")
_PERCENT = re.compile(r"\bper\s+cent\b|\bpct\b|%")
_FRACTION = re.compile(r"(?<![\d/])(?:[12]/[23]|[13]/4)(?![\d/])|\b(?:thirds|quarters)\b")
_COMPOUND = re.compile(rf"\b({'|'.join(TENS)})[- ]({'|'.join(UNITS[1:10])})\b")
_WORD = re.compile(rf"\b(?:{'|'.join(DIGITS)})\b")
_SCALED = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)[\s-]*(thousand|million|billion|bn|m)\b")
_HUNDRED = re.compile(r"\b(\d+)\s+hundred\b")
_TRAILING = re.compile(r"(\d)(?:\.0+|(\.\d*?[1-9])0+)\b")


def plain_numbers(text: str) -> str:
    """Return a text in lower case with every number in digits.

    "Two-thirds" is "2-third", "12.9 million", "12,900,000" and "12 900 000" are "12900000", "%" and
    "per cent" are "percent", and trailing zeros behind a point are dropped.
    """
    plain = _COMMA.sub("", text.casefold().replace("’", "'"))
    plain = _SPACED.sub(r"\1", plain)
    plain = _PERCENT.sub(" percent ", plain)
    plain = _FRACTION.sub(lambda found: FRACTIONS[found[0]], plain)
    plain = _COMPOUND.sub(lambda found: str(DIGITS[found[1]] + DIGITS[found[2]]), plain)
    plain = _WORD.sub(lambda found: str(DIGITS[found[0]]), plain)
    plain = _HUNDRED.sub(lambda found: str(100 * int(found[1])), plain)
    plain = _SCALED.sub(lambda found: f"{float(found[1]) * SCALES[found[2]]:.0f}", plain)
    return _TRAILING.sub(r"\1\2", plain)
