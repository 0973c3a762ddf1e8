"""The mapping: how a partner names columns and codes, and what it says of its records."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Literal, Self

import yaml
from pydantic import Field, ValidationError, model_validator

from data.definition_files import in_line, read_words, why_no_yaml
from data.model import Frozen, Sentence
from data.partner.model import PackSource, PackTable
from data.partner.service_measures import service_measures
from data.pipeline.partner.mapping.ages import AgeBands
from data.pipeline.partner.mapping.codes import Codes, Counted, folded, plain_labels
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.mapping.form import Formats
from data.pipeline.partner.mapping.names import Columns
from data.pipeline.partner.mapping.period import Period


class Claim(Frozen):
    """A sentence of the partner's own text and the figure it gives, to be held to the table.

    `percent` is a share of the row's denominator; `year_ending` None means the latest year.
    """

    text: Sentence
    table: Literal[PackTable.OFFENCE_TYPES, PackTable.INCIDENTS_BY_YEAR, PackTable.REPEAT_LOCATIONS]
    category: str = "all"
    percent: float | None = Field(default=None, ge=0, le=100)
    count: int | None = Field(default=None, ge=0)
    year_ending: date | None = None

    @model_validator(mode="after")
    def claims_one_figure(self) -> Self:
        """Nothing else could be compared."""
        if (self.percent is None) == (self.count is None):
            raise ValueError("give either percent or count")
        return self


class Mapping(Frozen):
    """Everything about an extract that its files do not say themselves."""

    made_up: bool = False
    period: Period
    source: PackSource
    base_citation: Sentence | None = None
    format: Formats = Formats()
    columns: Columns = Columns()
    codes: Codes = Codes()
    counted: Counted = Counted()
    as_before: tuple[date, ...] = ()
    subtotals: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    definition_changed: dict[str, tuple[date, ...]] = Field(default_factory=dict)
    age_bands: AgeBands = AgeBands()
    claims: tuple[Claim, ...] = ()

    @model_validator(mode="after")
    def subtotals_are_of_types(self) -> Self:
        """A type in two of them would be counted twice, and an unknown one not at all."""
        types = set(self.codes.offence_type.values())
        parts = [part for listed in self.subtotals.values() for part in listed]
        times, alike = Counter(parts), set(map(folded, types))
        twice = [part for part in parts if times[part] > 1]
        strange = [part for part in parts if part not in types]
        same = [name for name in self.subtotals if folded(name) in alike]
        for found, what in (
            (strange, "is no name in codes: offence_type"),
            (twice, "is in two subtotals"),
            (same, "is a type already: choose another name for the subtotal"),
        ):
            if found:
                raise ValueError(f"subtotals: {found[0]!r} {what}")
        plain_labels({name: name for name in self.subtotals})
        return self

    @model_validator(mode="after")
    def changed_measures_are_known(self) -> Self:
        """A change of a measure that nobody knows would be overlooked."""
        known = {one.id for one in service_measures()}
        strange = sorted(set(self.definition_changed) - known)
        if strange:
            raise ValueError(f"definition_changed: {strange[0]!r} is no measure of services")
        return self


# What is said of a mapping in the place of words that only a programmer would understand.
IN_WORDS = {
    "extra_forbidden": "there is no such setting",
    "missing": "is missing",
    "model_type": "holds no settings, which are written as name: value",
    "dict_type": "holds no settings, which are written as name: value",
}


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file.

    Raises:
        ExtractFault: If it is missing, no YAML, or says something that is not known or not
            possible. One line names the place and the remedy.
    """
    try:
        return Mapping.model_validate(read_words(path))
    except OSError as error:
        raise ExtractFault(
            f"{path}: cannot be read ({error.strerror}). Remedy: name a file."
        ) from error
    except UnicodeDecodeError as error:
        raise ExtractFault(
            f"{path}: not in UTF-8. Remedy: save it as text in UTF-8, as docs/partner.md shows it."
        ) from error
    except yaml.YAMLError as error:
        reason = why_no_yaml(error)
        raise ExtractFault(
            f"{path}: no YAML ({reason}). Remedy: begin with the example in docs/partner.md."
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = in_line(": ".join(map(str, first["loc"])) or "the file")
        reason = in_line(IN_WORDS.get(first["type"], first["msg"].removeprefix("Value error, ")))
        raise ExtractFault(
            f"{path}, {place}: {reason}. Remedy: see the table of settings in docs/partner.md."
        ) from error
