"""The vocabulary: what an indicator, a caveat, a source and a break are.

Sentences live in `definitions/`; this module says which of them must exist and in what shape.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from data.closed_lists import (
    SHORTHAND,
    Availability,
    Flag,
    Level,
    Measure,
    PeriodType,
    Place,
    Polarity,
    Severity,
    Status,
    Theme,
    Topic,
    UnitKind,
    View,
)
from data.offer import Offer

__all__ = [
    "LONDON_CODE",
    "SHORTHAND",
    "Availability",
    "Break",
    "Caveat",
    "Citation",
    "Disagreement",
    "Disclosure",
    "Era",
    "EraId",
    "Flag",
    "Frozen",
    "Indicator",
    "Level",
    "Measure",
    "Missing",
    "PeriodType",
    "Place",
    "Polarity",
    "Question",
    "Sentence",
    "Series",
    "Severity",
    "Side",
    "Slug",
    "Source",
    "Status",
    "Theme",
    "Topic",
    "Unit",
    "UnitKind",
    "View",
    "WardGroup",
]

LONDON_CODE = "E12000007"
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
EraId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]*$")]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3)]
# One printed figure, or all from one to another: "RF0158", "RF0158-0215".
FactSpan = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}\d{4}(-\d{4})?$")]


class Frozen(BaseModel):
    """Base model: unknown keys are errors and instances never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Unit(Frozen):
    """How a value is written. `decimals` are those shown; tables keep full precision."""

    kind: UnitKind
    measure: Measure
    singular: Sentence
    plural: Sentence
    short: str = Field(description="for an axis or a narrow column, such as 'per 1,000'")
    decimals: int = Field(ge=0, le=3)
    per: int | None = Field(default=None, description="1000 for a rate per 1,000; 100 for a %")
    prefix: str = ""
    suffix: str = ""


class Citation(Frozen):
    """Where a statement rests: a report or publication and the place in it.

    `quote` is at most 25 words, verbatim from the report.
    """

    source_id: Slug
    place: str
    quote: str | None = None


class Source(Frozen):
    """A publication that figures come from, with its licence and its dates.

    `licence_confirmed` is False where nobody has yet opened the publisher's own page to check.
    `next_due` is the day after which the release counts as overdue; None where no next one is
    announced. `redistribute` False keeps the figures out of downloads and API values. `url` is
    None where no public address is known. `indicators` are those whose figures rest on it; none
    for one that is only cited. `raw_files` are paths below the RAW_DATA folder. `fetch` is where
    newer files are offered; None for a source that is not loaded again.
    """

    id: Slug
    title: Sentence
    short_title: Sentence
    publisher: Sentence
    url: str | None = None
    licence: Sentence
    licence_confirmed: bool = False
    extract_date: date | None = None
    data_to: date | None = None
    next_due: date | None = None
    redistribute: bool = True
    note: str | None = None
    indicators: tuple[Slug, ...] = ()
    raw_files: tuple[str, ...] = ()
    fetch: Offer | None = None


class Break(Frozen):
    """A change in recording, on the time axis of the series it touches.

    A hard break ends one comparability era and starts the next on `date`: no line, no change
    and no percentage crosses it. Any other is a note. `series` are those it marks. `caveat_id` says
    the same beside figures: of a hard break it stands beside every measure of those series.
    """

    id: Slug
    date: date
    hard: bool
    series: tuple[Slug, ...] = Field(min_length=1)
    label: Sentence = Field(description="at most eight words, for the axis")
    headline: Sentence
    body: Sentence
    citation: Citation
    caveat_id: Slug | None = None


class Era(Frozen):
    """A stretch of time inside which values of one series can be compared.

    `start` and `end` are the first and last day; None where the era is open.
    """

    id: EraId
    title: Sentence
    start: date | None = None
    end: date | None = None


class Series(Frozen):
    """The eras and notes that a family of indicators shares. `indicators` are that family."""

    id: Slug
    title: Sentence
    indicators: tuple[Slug, ...] = Field(min_length=1)
    eras: tuple[Era, ...] = Field(min_length=1)
    break_ids: tuple[Slug, ...] = ()


class Caveat(Frozen):
    """What a reader must not conclude, written once and referenced by id.

    `indicators` are those it is written for, `views` the pages it belongs to whatever they show,
    `facts` the printed figures it stands beside wherever they are shown. `levels` are those of the
    figures it touches; none named means all. `in_short` is the reason that stands open beside the
    headline, where the body has no sentence for it. The heavier is told first: `weight` holds
    everywhere but at the places that `weight_at` names.
    """

    id: Slug
    severity: Severity
    headline: Sentence
    in_short: Sentence | None = None
    body: Sentence
    citations: tuple[Citation, ...] = Field(min_length=1)
    indicators: tuple[Slug, ...] = ()
    views: tuple[View, ...] = ()
    levels: tuple[Level, ...] = ()
    facts: tuple[FactSpan, ...] = ()
    weight: int = Field(default=50, ge=0, le=100)
    weight_at: Mapping[Place, Annotated[int, Field(ge=0, le=100)]] = Field(default_factory=dict)


class Missing(Frozen):
    """An indicator nobody publishes: what is missing, who asked, who could publish it."""

    what: Sentence
    asked_by: Citation
    could_publish: Sentence


class Disclosure(Frozen):
    """Which small counts are withheld, and from how many events a rate is given."""

    suppress_below: int = Field(default=5, ge=0)
    rate_needs: int = Field(default=10, ge=0)
    low_reliability_below: int = Field(default=50, ge=0)
    reason: Sentence


class WardGroup(Frozen):
    """Wards whose residents do not describe who is there, and why.

    `reason` rests on what the place is for, never on how much is recorded there. `wards` are
    names by code.
    """

    id: Slug
    reason: Sentence
    wards: dict[str, Sentence] = Field(min_length=1)


class Question(Frozen):
    """Something to ask next, and of whom."""

    ask: Sentence
    of: Sentence | None = None


class Indicator(Frozen):
    """Everything a reader must know before reading one value.

    `caveat_ids` starts with one that must be read. `levels` maps each level to the period types
    there are. `counterpart_id` names the count of a rate or the rate of a count, so that a page
    can show both. `choice_title` tells it from others in a narrow box, by its first words.
    """

    id: Slug
    title: Sentence
    short_title: Sentence
    choice_title: Sentence | None = None
    question: Sentence
    definition: Sentence
    numerator: Sentence
    denominator: Sentence | None = None
    unit: Unit
    polarity: Polarity
    availability: Availability
    levels: dict[Level, tuple[PeriodType, ...]] = Field(default_factory=dict)
    default_period_type: PeriodType | None = None
    source_ids: tuple[Slug, ...] = Field(min_length=1)
    series_id: Slug
    disclosure: Disclosure
    caveat_ids: tuple[Slug, ...] = Field(min_length=1)
    interval: Sentence | None = Field(default=None, description="method of lower and upper")
    shows: Sentence
    does_not_show: Sentence
    ask_next: tuple[Question, ...] = Field(min_length=1)
    recommendations: tuple[int, ...] = Field(default=(), description="Assembly 2020, bearing on it")
    fact_ids: tuple[str, ...] = ()
    counterpart_id: Slug | None = None
    part_ids: tuple[Slug, ...] = Field(
        default=(), description="counts that this one is the sum of, for its change to be split"
    )
    missing: Missing | None = None
    topic: Topic
    order: int = Field(description="place in lists and menus")
    borough_map: bool = Field(default=False, description="offered on the London map")
    side_by_side: bool = Field(default=True, description="two areas may be set beside each other")
    by_group: bool = Field(default=False, description="rows are of groups, which are never added")
    redistribute: bool = True

    def counted_by_month(self, level: Level) -> bool:
        """Tell whether this is a count that a level has by month: its months can be added up."""
        counted = self.unit.measure is Measure.COUNT and not self.by_group
        return counted and PeriodType.MONTH in self.levels.get(level, ())


class Side(Frozen):
    """What one of the sources says. A side without facts is a table of ours or a statement."""

    says: Sentence
    source_id: Slug
    fact_ids: tuple[str, ...] = ()


class Disagreement(Frozen):
    """Sources that contradict themselves or each other, and what we make of it.

    `finding` says which figure this product uses, or that neither can be preferred.
    """

    id: Annotated[str, StringConstraints(pattern=r"^D\d{2}$")]
    title: Sentence
    sides: tuple[Side, ...] = Field(min_length=2)
    finding: Sentence
