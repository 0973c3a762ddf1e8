"""The vocabulary of a partner's pack: its tables, and what it says of itself.

Whoever writes a pack and whoever shows one share these lists; nothing else may be in a pack.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from data.model import Frozen, PeriodType, Sentence

ALL = "all"  # a category, sex or age that is not told apart: a total, or a table without it
UNPLACED = "in no ward"  # the category of what is known by the borough alone, in tables by area
YEARS = (PeriodType.FINANCIAL_YEAR, PeriodType.CALENDAR_YEAR, PeriodType.ROLLING_12)

BoroughSlug = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class PackTable(StrEnum):
    """What is counted, and along what."""

    INCIDENTS_BY_YEAR = "incidents_by_year"
    OFFENCE_TYPES = "offence_types"
    ACCUSED = "accused"
    VICTIMS = "victims"
    INCIDENTS_BY_AREA = "incidents_by_area"
    REPEAT_LOCATIONS = "repeat_locations"
    REFERRALS = "referrals"
    SERVICE_COUNTS = "service_counts"


class AreaLevel(StrEnum):
    """How large an area is; nothing is finer than a 2021 LSOA."""

    BOROUGH = "borough"
    WARD = "ward"
    LSOA = "lsoa"


class Sex(StrEnum):
    """As the partner recorded it."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    NOT_KNOWN = "not_known"


class CountUnit(StrEnum):
    """What one of a count is. Two units never share an axis or a total."""

    INCIDENTS = "incidents"
    ACCUSED = "accused"
    VICTIMS = "victims"
    LOCATIONS = "locations"
    REFERRALS = "referrals"
    SERVICE_COUNTS = "as the measure says"


UNITS: dict[PackTable, CountUnit] = {
    PackTable.INCIDENTS_BY_YEAR: CountUnit.INCIDENTS,
    PackTable.OFFENCE_TYPES: CountUnit.INCIDENTS,
    PackTable.ACCUSED: CountUnit.ACCUSED,
    PackTable.VICTIMS: CountUnit.VICTIMS,
    PackTable.INCIDENTS_BY_AREA: CountUnit.INCIDENTS,
    PackTable.REPEAT_LOCATIONS: CountUnit.LOCATIONS,
    PackTable.REFERRALS: CountUnit.REFERRALS,
    PackTable.SERVICE_COUNTS: CountUnit.SERVICE_COUNTS,
}


class FileRole(StrEnum):
    """Which of the partner's files rows came from."""

    INCIDENTS = "incidents"
    VICTIMS = "victims"
    ACCUSED = "accused"
    REFERRALS = "referrals"
    ALL_OFFENCES = "all_offences"
    BASE = "base"
    SERVICE_COUNTS = "service_counts"


class FileCount(Frozen):
    """What became of a file's rows. None is lost: those read are counted, repeated or set aside.

    A repeated row has the reference of an earlier one, and is counted with it. Rows read and
    counted are None where they would give away the count of a year that the pack does not show as
    it is.
    """

    role: FileRole
    rows_read: int | None = Field(ge=0)
    rows_counted: int | None = Field(ge=0)
    rows_set_aside: int = Field(ge=0)
    rows_repeated: int = Field(default=0, ge=0)

    @model_validator(mode="after")
    def no_row_is_lost(self) -> "FileCount":
        """A row that is neither counted nor repeated nor set aside was dropped in silence."""
        if self.rows_read is None or self.rows_counted is None:
            if self.rows_read is not self.rows_counted:
                raise ValueError("rows read and counted are told together or not at all")
        elif self.rows_read != self.rows_counted + self.rows_repeated + self.rows_set_aside:
            raise ValueError("rows read are not those counted, repeated and set aside together")
        return self


class AsideRows(Frozen):
    """Rows of a file that are not counted, of one year and for one reason.

    `year_end` is the last day of the year; None where the row does not tell.
    """

    role: FileRole
    year_end: date | None = None
    reason: Sentence
    rows: int = Field(ge=1)


class ServiceBreak(Frozen):
    """From which day on a partner counts a measure by another definition than before."""

    measure: str
    day: date


class NoteKind(StrEnum):
    """What a note is about."""

    CONTRADICTION = "contradiction"  # a claim of the partner's text that its table does not bear
    ROWS = "rows"  # what rows could not be used for, in numbers
    METHOD = "method"


class Note(Frozen):
    """One sentence or two to stand beside a table; `table` None belongs to the whole pack."""

    kind: NoteKind
    text: Sentence
    table: PackTable | None = None


class PackSource(Frozen):
    """The partner's own words on where the records come from.

    `difficulties` are what the partner says of its data: what is patchy, late or not comparable.
    """

    title: Sentence
    publisher: Sentence
    extract_date: date
    difficulties: tuple[Sentence, ...] = ()


class CountsFile(Frozen):
    """What the manifest says of `counts.parquet`."""

    sha256: Digest
    rows: int = Field(ge=0)


class PackManifest(Frozen):
    """What a pack says of itself.

    `period_start` and `period_end` are the first and last day of the years that are counted, both
    inclusive. `made_up` marks a pack of a trial set: everything drawn from it says so.
    `base_citation` names the census table of residents; None where no base was given. `uneven` are
    files of which so different a share is set aside from year to year that no trend is drawn of
    them. `subtotals` are types of offence that sum up others, by name.
    """

    contract: Literal[1] = 1
    pack_id: Annotated[str, StringConstraints(pattern=r"^[0-9a-z-]{8,40}$")]
    borough_slug: BoroughSlug
    borough_code: Annotated[str, StringConstraints(pattern=r"^E09\d{6}$")]
    borough_name: Sentence
    made_up: bool
    period_start: date
    period_end: date
    created: date
    source: PackSource
    base_citation: Sentence | None = None
    files: tuple[FileCount, ...] = Field(min_length=1)
    aside: tuple[AsideRows, ...] = ()
    uneven: tuple[FileRole, ...] = ()
    service_breaks: tuple[ServiceBreak, ...] = ()
    subtotals: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    counts: CountsFile
