"""Numbers as they are written, in one form: "one in ten", "two-thirds", "£12.9 million", "15%".

A reader finds a figure whether it was printed in words or in digits. Pure.
"""

import re
from math import gcd

UNITS = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "  # noqa: SIM905
    "sixteen seventeen eighteen nineteen".split()
)
ORDINALS = tuple(
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "  # noqa: SIM905
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
DIGITS = {word: number for number, word in enumerate(UNITS)}
DIGITS |= {word: 10 * number for number, word in enumerate(TENS, start=2)}
SCALES = {
    "k": 10**3,
    "thousand": 10**3,
    "million": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
}
FRACTIONS = {
    "1/2": "half",
    "1/3": "1 third",
    "2/3": "2 third",
    "1/4": "1 quarter",
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
_SCALED = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)[\s-]*(thousand|million|billion|bn|m|k)\b")
_PARTS = {"half": 2, "quarter": 4, **{word: number for number, word in enumerate(ORDINALS)}}
_PART = re.compile(
    r"\b(\d+) (?:in|out of) (\d+)\b|"
    r"(?:\b(\d+|a)[\s-]+)?\b(half|quarter|third|fifth|sixth|tenth)s?\b"
)
_LARGEST_WHOLE = 100  # "12 in 2019" is no share
_HUNDRED = re.compile(r"\b(\d+)\s+hundred\b")
_TRAILING = re.compile(r"(?<![\d.])(\d+)(?:\.0+|(\.\d*?[1-9])0+)\b(?!\.\d)")


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


def shares(text: str) -> str:
    """Return a text of `plain_numbers` with each share of a whole as one word.

    "1 in 3", "a third" and "1 third" are "1of3", "2 in 3" and "2-third" are "2of3", "half" is
    "1of2". "Third" without a number before it may say which one, and stays.
    """
    return _PART.sub(_share, text)


def _share(found: re.Match[str]) -> str:
    many, of, before, part = found.groups()
    if part:
        whole = _PARTS[part]
        many = {"a": "1", None: "1" if part == "half" else "0"}.get(before, before)
    else:
        whole = int(of)
    number = int(many)
    if not 0 < number < whole <= _LARGEST_WHOLE:
        return found[0]
    common = gcd(number, whole)
    return f"{number // common}of{whole // common}"
