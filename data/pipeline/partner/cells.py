"""What each kind of cell may hold. A check takes the text of a cell and returns what it means."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import TypeVar

from data.partner.model import Sex
from data.pipeline.partner.faults import Problem
from data.pipeline.partner.mapping import AGE_BAND, NOT_RECORDED, SEXES, Period, folded

Meaning = TypeVar("Meaning")
Check = Callable[[str], str | Problem]
QUOTED = 40  # characters of a cell that a fault quotes
OLDEST = 120
WHOLE = re.compile(r"\d+(\.0+)?")


def quoted(cell: str) -> str:
    """Return the start of a cell in quotation marks."""
    return repr(cell if len(cell) <= QUOTED else f"{cell[:QUOTED]}…")


def year_check(period: Period, *, pattern: str, blank: date | None = None) -> Check:
    """Return a check that turns a day into the last day of its year, in ISO form.

    The day itself goes no further. ISO dates are taken whatever the pattern is.

    Args:
        period: The years that are counted.
        pattern: How days are written, as in `datetime.strptime`.
        blank: What a blank stands for; None where it is a fault.
    """

    def check(cell: str) -> str | Problem:
        if not cell:
            if blank:
                return blank.isoformat()
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
        return period.year_end(day).isoformat()

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
        labels: By code. Codes are compared without regard to case and repeated spaces.
        name: Of the list in the mapping.
    """
    known = {folded(code): label for code, label in labels.items()}

    def check(cell: str) -> str | Problem:
        if not cell:
            return known.get("", NOT_RECORDED)
        label = known.get(folded(cell))
        if label is None:
            return Problem(
                f"code {quoted(cell)} is not listed",
                f"{quoted(cell)} is not listed in codes: {name}",
                f"add it to codes: {name} in the mapping, or correct the cell",
                unlisted=cell,
            )
        return label

    return check


def sex_check(codes: Mapping[str, Sex]) -> Check:
    """Return a check that turns a code into a `Sex`; F, M, U and a blank are known."""
    known = SEXES | {folded(code): sex for code, sex in codes.items()}

    def check(cell: str) -> str | Problem:
        sex = known.get(folded(cell))
        if sex is None:
            return Problem(
                f"code {quoted(cell)} is not listed",
                f"{quoted(cell)} is not listed in codes: sex",
                "add it to codes: sex in the mapping, or correct the cell",
            )
        return sex.value

    return check


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


def band_limits(band: str) -> tuple[int, int]:
    """Return the youngest and oldest age, in whole years, of "under 10", "10-17" or "70+".

    Raises:
        ValueError: If the words are no such band.
    """
    found = AGE_BAND.fullmatch(band)
    if found is None:
        raise ValueError(f"{band!r} is no band of age")
    if found["under"]:
        return 0, int(found["under"]) - 1
    if found["over"]:
        return int(found["over"]), OLDEST
    return int(found["from"]), int(found["to"])


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
