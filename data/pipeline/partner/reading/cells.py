"""What each kind of cell may hold. A check takes the text of a cell and returns what it means."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from data.partner.model import Sex
from data.pipeline.partner.mapping.ages import ages_of, band_limits
from data.pipeline.partner.mapping.codes import (
    NOT_RECORDED,
    SEXES,
    UNKNOWN,
    CodeList,
    folded,
    plain,
)
from data.pipeline.partner.mapping.period import Period
from data.pipeline.partner.reading.dates import Order, read_day
from data.pipeline.partner.reading.faults import Problem

Meaning = TypeVar("Meaning")
Check = Callable[[str], str | Problem]
QUOTED = 40  # characters of a cell that a fault quotes
NO_DATE, OUTSIDE, NOT_LISTED = "no date", "a date outside the years", "a code that is not listed"
# What says in a list of codes that none is known: short ones such as U or NA may be codes.
NO_CODE = {one for one in UNKNOWN if len(one) > len("unk")} - {"none"}
WHOLE = re.compile(r"\d+(\.0+)?")


def quoted(cell: str) -> str:
    """Return the start of a cell in quotation marks."""
    return repr(cell if len(cell) <= QUOTED else f"{cell[:QUOTED]}…")


def day_check(
    period: Period, *, order: Order, pattern: str | None = None, blank: str = ""
) -> Check:
    """Return a check that turns a day, in any common spelling, into its ISO form.

    Args:
        period: The years that are counted.
        order: Which of two numbers is the day.
        pattern: How days are written, as in `datetime.strptime`, where the mapping says so.
        blank: The day, in ISO form, that a blank stands for; "" where it is a fault.
    """

    def check(cell: str) -> str | Problem:
        if not cell:
            if blank:
                return blank
            return Problem(
                "no date", "the date is blank", "fill it in, or leave the row out", about=NO_DATE
            )
        day = read_day(cell, pattern).day(order)
        if day is None:
            return Problem(
                f"no date, read {order.value}",
                f"{quoted(cell)} is no date, read {order.value}",
                "write it as 2024-06-05, or name its form as format: date in the mapping",
                about=NO_DATE,
            )
        if not period.start <= day <= period.end:
            return Problem(
                f"outside {period.start} to {period.end}",
                f"{quoted(cell)} is outside {period.start} to {period.end}",
                "correct the cell, or set period in the mapping to the years of the extract",
                about=OUTSIDE,
            )
        return day.isoformat()

    return check


def code_check(labels: Mapping[str, str], *, name: str) -> Check:
    """Return a check that turns a code into its label; what says that none is known is none.

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
        if not cell or (not found and folded(cell) in NO_CODE):
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
        return _unclear(cell, found, name="sex", listed=cell)

    return check


def _unclear(cell: str, found: Iterable[str], *, name: str, listed: str) -> Problem:
    """Return what is wrong with a code that is not listed, or that several of the list fit."""
    several = " or ".join(repr(one) for one in sorted(found))
    if several:
        return Problem(
            f"code {quoted(cell)} may be {several}",
            f"{quoted(cell)} may be {several}",
            f"write the code as codes: {name} does, or list this spelling there",
            about=NOT_LISTED,
        )
    return Problem(
        f"code {quoted(cell)} is not listed",
        f"{quoted(cell)} is not listed in codes: {name}",
        f"add it to codes: {name} in the mapping, or correct the cell",
        about=NOT_LISTED,
        unlisted=listed,
        code_list=name,
    )


def age_check(bands: tuple[str, ...]) -> Check:
    """Return a check that turns an age in years, or a band, into a band of the mapping.

    A band of the file goes into the one that holds it whole. A blank, or what says that the age is
    not known, is not recorded.
    """
    known = {plain(band): band for band in bands}
    limits = [(band, *band_limits(band)) for band in bands]

    @lru_cache(maxsize=512)
    def check(cell: str) -> str | Problem:
        if folded(cell) in UNKNOWN:
            return NOT_RECORDED
        if plain(cell) in known:
            return known[plain(cell)]
        ages = ages_of(cell)
        for band, youngest, oldest in limits:
            if ages is not None and youngest <= ages[0] and ages[1] <= oldest:
                return band
        return Problem(
            "no age in years or in the bands of the mapping",
            f"{quoted(cell)} is no age in years and in none of the bands of the mapping",
            "correct the cell, or extend age_bands in the mapping so that one holds it whole",
            about="an age that cannot be read",
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
