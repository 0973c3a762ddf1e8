"""How a partner's files are written, where it has to be said."""

import codecs
from typing import Annotated

from pydantic import AfterValidator, Field

from data.model import Frozen
from data.partner.model import FileRole


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        raise ValueError(f"{encoding!r} is no encoding: write utf-8, cp1252 or utf-16") from None


class Format(Frozen):
    """How one file is written; what is not said is found out.

    `delimiter` and `encoding` are of a CSV, `sheet` is of a workbook. `heading_row` is counted as a
    spreadsheet does, from 1. `date` is a pattern as in Python's strptime; of its order of day and
    month use is made wherever a cell could be either.
    """

    delimiter: Annotated[str, Field(min_length=1, max_length=1)] | None = None
    encoding: Annotated[str, AfterValidator(_known)] | None = None
    sheet: str | None = None
    heading_row: int | None = Field(default=None, ge=1)
    date: str | None = None


class Formats(Format):
    """How the files are written: for all of them, and for one what is said under its name."""

    incidents: Format = Format()
    victims: Format = Format()
    accused: Format = Format()
    referrals: Format = Format()
    all_offences: Format = Format()
    base: Format = Format()
    service_counts: Format = Format()

    def of(self, role: FileRole) -> Format:
        """Return how a file is written: what is said of it, and else what is said of all."""
        own = getattr(self, role.value).model_dump(exclude_none=True)
        general = self.model_dump(include=set(Format.model_fields))
        return Format.model_validate(general | own)
