"""Bands of age: as a mapping lists them, and which years each holds."""

import re
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
