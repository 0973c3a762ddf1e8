"""What each kind of cell may hold. A check takes the text of a cell and returns what it means."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import TypeVar

from data.partner.model import Sex
from data.pipeline.partner.mapping.ages import band_limits
from data.pipeline.partner.mapping.codes import NOT_RECORDED, SEXES, CodeList
from data.pipeline.partner.mapping.period import Period
from data.pipeline.partner.reading.faults import Problem

Meaning = TypeVar("Meaning")
Check = Callable[[str], str | Problem]
QUOTED = 40  # characters of a cell that a fault quotes
WHOLE = re.compile(r"\d+(\.0+)?")


def quoted(cell: str) -> str:
    """Return the start of a cell in quotation marks."""
    return repr(cell if len(cell) <= QUOTED else f"{cell[:QUOTED]}…")


def day_check(period: Period, *, pattern: str, blank: str = "") -> Check:
    """Return a check that turns a day into its ISO form. ISO dates are taken in any case.

    Args:
        period: The years that are counted.
        pattern: How days are written, as in `datetime.strptime`.
        blank: The day, in ISO form, that a blank stands for; "" where it is a fault.
    """

    def check(cell: str) -> str | Problem:
        if not cell:
            if blank:
                return blank
            return Problem("no date", "the date is blank", "fill it in, or leave the row out")
        day = _day(cell, pattern)
        if day is None:
            return Problem(
                f"no date in the form {pattern}",
                f"{quoted(cell)} is no date in the form {pattern}",
                "correct the cell, or set format: date in the mapping",
            )
        if not period.start <= day <= period.end:
            return Problem(
                f"outside {period.start} to {period.end}",
                f"{quoted(cell)} is outside {period.start} to {period.end}",
                "correct the cell, or set period in the mapping to the years of the extract",
            )
        return day.isoformat()

    return check


def _day(cell: str, pattern: str) -> date | None:
    for form in (pattern, "%Y-%m-%d", "%Y-%m-%d %H:%M:%S"):
        try:
            return datetime.strptime(cell, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    return None


def code_check(labels: Mapping[str, str], *, name: str) -> Check:
    """Return a check that turns a code into its label; a blank is "Not recorded".

    Args:
        labels: By code. Codes are compared without regard to case, spaces and punctuation, but
            where two that mean different things differ in nothing else.
        name: Of the list in the mapping.
    """
    known = CodeList.of(labels)

    def check(cell: str) -> str | Problem:
        found = known.found(cell)
        if len(found) == 1:
            return next(iter(found))
        if not cell:
            return NOT_RECORDED
        return _unclear(cell, found, name=name, listed=cell)

    return check


def sex_check(codes: Mapping[str, Sex]) -> Check:
    """Return a check that turns a code into a `Sex`; F, M, U and a blank are known."""
    known, given = CodeList.of(SEXES), CodeList.of(codes)

    def check(cell: str) -> str | Problem:
        found = given.found(cell) or known.found(cell)
        if len(found) == 1:
            return next(iter(found)).value
        return _unclear(cell, found, name="sex", listed="")

    return check


def _unclear(cell: str, found: Iterable[str], *, name: str, listed: str) -> Problem:
    """Return what is wrong with a code that is not listed, or that several of the list fit."""
    several = " or ".join(repr(one) for one in sorted(found))
    if several:
        return Problem(
            f"code {quoted(cell)} may be {several}",
            f"{quoted(cell)} may be {several}",
            f"write the code as codes: {name} does, or list this spelling there",
        )
    return Problem(
        f"code {quoted(cell)} is not listed",
        f"{quoted(cell)} is not listed in codes: {name}",
        f"add it to codes: {name} in the mapping, or correct the cell",
        unlisted=listed,
    )


def age_check(bands: tuple[str, ...]) -> Check:
    """Return a check that turns an age in years, or a band, into a band; blank is not recorded."""
    known = {_tight(band): band for band in bands}
    limits = [(band, *band_limits(band)) for band in bands]

    @lru_cache(maxsize=512)
    def check(cell: str) -> str | Problem:
        if not cell:
            return NOT_RECORDED
        if _tight(cell) in known:
            return known[_tight(cell)]
        if WHOLE.fullmatch(cell):
            age = int(float(cell))
            for band, youngest, oldest in limits:
                if youngest <= age <= oldest:
                    return band
        return Problem(
            "no age in years or in the bands of the mapping",
            f"{quoted(cell)} is no age in years and in none of the bands of the mapping",
            "correct the cell, or extend age_bands in the mapping",
        )

    return check


def whole_check(cell: str) -> str | Problem:
    """Turn a count into digits without commas; a blank is a fault."""
    plain = cell.replace(",", "")
    if WHOLE.fullmatch(plain):
        return str(int(float(plain)))
    return Problem(
        "no whole number",
        f"{quoted(cell)} is no whole number",
        "write a whole number; leave the row out where it is not known",
    )


def _tight(text: str) -> str:
    return re.sub(r"\s+", "", text.replace("–", "-")).casefold()
