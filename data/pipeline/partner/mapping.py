"""The mapping: how a partner names columns and codes, and what it says of its records."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Literal, Self

import yaml
from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, model_validator

from data.model import Frozen, PeriodType, Sentence
from data.partner.model import PackSource, PackTable, Sex
from data.partner.schemas import LABEL, LONGEST_LABEL
from data.pipeline.partner.faults import ExtractFault

NOT_RECORDED = "Not recorded"
AGE_BAND = re.compile(
    r"under (?P<under>\d{1,3})|(?P<from>\d{1,3})-(?P<to>\d{1,3})|(?P<over>\d{1,3})\+"
)
SEXES = {
    "f": Sex.FEMALE,
    "female": Sex.FEMALE,
    "m": Sex.MALE,
    "male": Sex.MALE,
    "": Sex.NOT_KNOWN,
    "u": Sex.NOT_KNOWN,
    "unknown": Sex.NOT_KNOWN,
    "not known": Sex.NOT_KNOWN,
}


def folded(text: str) -> str:
    """Return a code as codes are compared: without case, and with single spaces."""
    return " ".join(text.split()).casefold()


def _labels(given: object) -> object:
    """Take a list of labels that are their own codes, or labels by code."""
    if isinstance(given, list):
        return {str(label): str(label) for label in given}
    return (
        {str(code): str(label) for code, label in given.items()}
        if isinstance(given, dict)
        else given
    )


def _plain_labels(labels: dict[str, str]) -> dict[str, str]:
    for label in labels.values():
        if not re.fullmatch(LABEL, label) or not 1 <= len(label) <= LONGEST_LABEL:
            raise ValueError(
                f"label {label[:LONGEST_LABEL]!r} must be at most {LONGEST_LABEL} characters "
                "without five digits in a row"
            )
    return labels


Labels = Annotated[dict[str, str], BeforeValidator(_labels), AfterValidator(_plain_labels)]


class Period(Frozen):
    """Which years are counted: whole years of twelve months, the last ending on `to`."""

    start: date = Field(alias="from")
    end: date = Field(alias="to")

    @model_validator(mode="after")
    def is_whole_years(self) -> Self:
        """A part of a year would be read as a fall."""
        after = self.end + timedelta(days=1)
        if after.day != 1 or self.start.day != 1 or after.month != self.start.month:
            raise ValueError("must be whole years, such as from 2023-04-01 to 2025-03-31")
        if self.start >= self.end:
            raise ValueError("must begin before it ends")
        return self

    @property
    def period_type(self) -> PeriodType:
        """Return what a year that ends like these is called."""
        named = {3: PeriodType.FINANCIAL_YEAR, 12: PeriodType.CALENDAR_YEAR}
        return named.get(self.end.month, PeriodType.ROLLING_12)

    def year_end(self, day: date) -> date:
        """Return the last day of the year that a day of the period is in."""
        after = self.end + timedelta(days=1)
        year = day.year + (1 if (day.month, day.day) >= (after.month, 1) else 0)
        return date(year, after.month, 1) - timedelta(days=1)


class IncidentColumns(Frozen):
    """Columns of the extract, one row an incident. Only the date and one kind of area must be."""

    date: str = "date"
    lsoa: str | None = "lsoa"
    ward: str | None = "ward"
    easting: str | None = "easting"
    northing: str | None = "northing"
    offence_type: str | None = "offence_type"
    location: str | None = "location"


class PeopleColumns(Frozen):
    """Columns of the files of victims and of accused, one row a person."""

    date: str = "date"
    sex: str = "sex"
    age: str = "age"


class ReferralColumns(Frozen):
    """Columns of the file of referrals, one row a referral."""

    date: str = "date"
    ethnicity: str = "ethnicity"


class OffenceColumns(Frozen):
    """Columns of the file of all offences, flagged or not: one row a record, or with a count."""

    offence_type: str = "offence_type"
    count: str | None = "count"
    date: str | None = "date"


class BaseColumns(Frozen):
    """Columns of the file of residents by ethnic group."""

    ethnicity: str = "ethnicity"
    residents: str = "residents"


class Columns(Frozen):
    """The partner's column names, file by file; those not named are as documented."""

    incidents: IncidentColumns = IncidentColumns()
    victims: PeopleColumns = PeopleColumns()
    accused: PeopleColumns = PeopleColumns()
    referrals: ReferralColumns = ReferralColumns()
    all_offences: OffenceColumns = OffenceColumns()
    base: BaseColumns = BaseColumns()


class Codes(Frozen):
    """What codes mean. A code that is not listed is a fault, so that no free text gets in."""

    offence_type: Labels = Field(default_factory=dict)
    ethnicity: Labels = Field(default_factory=dict)
    sex: dict[str, Sex] = Field(default_factory=dict)


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


class Format(Frozen):
    """How the files are written. `date` is a pattern as in Python's strptime."""

    delimiter: Annotated[str, Field(min_length=1, max_length=1)] = ","
    encoding: Literal["utf-8", "cp1252", "latin-1", "utf-16"] = "utf-8"
    date: str = "%Y-%m-%d"


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
    format: Format = Format()
    columns: Columns = Columns()
    codes: Codes = Codes()
    age_bands: AgeBands = AgeBands()
    claims: tuple[Claim, ...] = ()


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file.

    Raises:
        ExtractFault: If it is missing, no YAML, or says something that is not known or not
            possible. One line names the place and the remedy.
    """
    try:
        # Every word as it is written: a code of 01 or no is neither a number nor a refusal.
        given = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
        return Mapping.model_validate(given)
    except OSError as error:
        raise ExtractFault(
            f"{path}: cannot be read ({error.strerror}). Remedy: name a file."
        ) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split())
        raise ExtractFault(
            f"{path}: no YAML ({reason}). Remedy: begin with the example in docs/partner.md."
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ": ".join(map(str, first["loc"])) or "the file"
        reason = first["msg"].removeprefix("Value error, ")
        raise ExtractFault(
            f"{path}, {place}: {reason}. Remedy: see the table of settings in docs/partner.md."
        ) from error
