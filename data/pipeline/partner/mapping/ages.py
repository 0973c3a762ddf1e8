"""Bands of age: as a mapping lists them, and which years each holds."""

import re
from collections.abc import Callable, Mapping
from typing import Self

from pydantic import model_validator

from data.model import Frozen

OLDEST = 120
AGE_BAND = re.compile(
    r"under (?P<under>\d{1,3})|(?P<from>\d{1,3})-(?P<to>\d{1,3})|(?P<over>\d{1,3})\+"
)


class AgeBands(Frozen):
    """Bands of age in the order they are shown: "under 10", "10-17", "70+"."""

    victims: tuple[str, ...] = ()
    accused: tuple[str, ...] = ()

    @model_validator(mode="after")
    def bands_can_be_read(self) -> Self:
        """A band must say which years of age it holds."""
        for band in (*self.victims, *self.accused):
            if not AGE_BAND.fullmatch(band):
                raise ValueError(f"{band!r} is no band: write under 10, 10-17 or 70+")
        return self


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


def ages_of(cell: str) -> tuple[int, int] | None:
    """Return the youngest and oldest age that a cell means; None where it means none.

    Takes 34, 34 years, 30-34, 30 to 34, under 18, <18, 17 and under, 65+, 65 and over, over 64.
    """
    words = re.sub(
        r"(?<=\d)\.0+(?!\d)|(?<![a-z])(years?|yrs?|y\/?o|aged?|old)(?![a-z])|[()]",
        " ",
        cell.casefold(),
    )
    words = " ".join(words.replace("–", "-").split())
    for form, ends in FORMS.items():
        found = form.fullmatch(words)
        if found:
            return ends(*map(int, found.groups()))
    return None


FORMS: Mapping[re.Pattern[str], Callable[..., tuple[int, int]]] = {
    re.compile(r"(\d{1,3})"): lambda age: (age, age),
    re.compile(r"(\d{1,3}) ?(?:[-_/]|to) ?(\d{1,3})"): lambda youngest, oldest: (youngest, oldest),
    re.compile(r"(?:under|below|less than|<) ?(\d{1,3})"): lambda age: (0, age - 1),
    re.compile(r"(?:up to|<=|≤) ?(\d{1,3})"): lambda age: (0, age),
    re.compile(r"(\d{1,3}) ?(?:and|or|&) ?(?:under|below|younger)"): lambda age: (0, age),
    re.compile(r"(\d{1,3}) ?(?:\+|plus|(?:and|or|&) ?(?:over|above|older|more))"): lambda age: (
        age,
        OLDEST,
    ),
    re.compile(r"(?:over|above|older than|more than|>) ?(\d{1,3})"): lambda age: (age + 1, OLDEST),
    re.compile(r"(?:>=|≥) ?(\d{1,3})"): lambda age: (age, OLDEST),
}
