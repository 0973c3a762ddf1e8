"""The shapes of the answers, for the OpenAPI document and for the tests that hold them to it."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from data.model import Level, PeriodType, Status


class Shape(BaseModel):
    """Part of an answer; nothing else is in it."""

    model_config = ConfigDict(extra="forbid")


class Problem(BaseModel):
    """A problem document (RFC 9457)."""

    type: str = Field(description="about:blank: the status says what kind of problem it is")
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] = Field(default=[], description="query names that are at fault")


class CaveatShape(Shape):
    """What must not be concluded from the figures."""

    id: str
    severity: str = Field(description="must_read, or note")
    headline: str
    body: str
    source: str = Field(description="report or publication it rests on, and the place in it")


class IndicatorShape(BaseModel):
    """A definition. Further members say more; see the page on methods."""

    id: str
    title: str
    question: str
    definition: str
    availability: str = Field(description="published, printed_once, or not_published")
    redistribute: bool
    values_left_out: str | None = Field(description="why there are no values, where that is so")
    unit: dict[str, Any]
    # Of words and not of the closed list: a client in wide use cannot read lists of those in a map.
    levels: dict[str, list[str]] = Field(description="kinds of period there are, by level")
    sources: list[dict[str, Any]]
    caveat_ids: list[str]


class ValueShape(Shape):
    """One area and period. Null where a value is withheld or missing: `status` says why."""

    indicator_id: str
    level: Level | Literal["group"] = Field(description="group: boroughs taken together")
    area_code: str = Field(description="of a group the codes of its boroughs, + between them")
    area_name: str
    period_type: PeriodType
    period_start: str
    period_end: str
    group: str | None = Field(description="part of the people counted, such as their sex")
    numerator: float | None
    denominator: float | None
    denominator_period: str | None
    value: float | None
    lower: float | None
    upper: float | None
    qualifier: str | None
    unit: str
    status: Status
    flags: str = Field(description="p provisional, u low reliability, e estimated, r revised")
    era: str | None = Field(description="values of two eras are not to be compared")
    source_id: str
    interval_method: str | None = Field(
        description="how lower and upper were made: byar, byar_widened (by phi), exact_poisson or "
        "wilson; null where there is no interval"
    )
    phi: float | None = Field(
        description="dispersion that the limits are widened by; null where they are not"
    )
    earlier_value: float | None = Field(
        description="of a row that carries r: the value before it was revised; null elsewhere, and "
        "of areas taken together"
    )
    earlier_release: str | None = Field(description="the release that gave the earlier value")


class AreaShape(Shape):
    """One area."""

    area_code: str
    area_name: str
    short_name: str
    level: Level
    slug: str | None
    parent_code: str | None
    bcu_code: str | None
    residents: float | None
    residents_period: str | None
    imd_2025_score: float | None
    neighbours: str = Field(description="area codes joined by a space")
    label_x: float | None
    label_y: float | None
    note: str | None


class WardShape(Shape):
    """What is said of one ward in one year: of its own rate, and of the group it lies in."""

    indicator_id: str
    level: Level
    area_code: str
    period_start: str
    period_end: str
    era: str = Field(description="years of two eras are not to be compared")
    own_class: str | None = Field(
        description="the ward's own rate against `london_rate`, beyond chance: above, below, "
        "not_distinguishable or not_tested"
    )
    own_p_value: float | None
    own_q_value: float | None = Field(description="after Benjamini and Hochberg, over all wards")
    london_rate: float | None = Field(description="that of all wards together, per 1,000")
    group_class: str = Field(
        description="the ward and those around it against London, beyond chance: more, less, "
        "not_distinguishable or not_tested"
    )
    left_out: str | None = Field(description="why the group is not tested")
    depends_on: str = Field(description="methods under which `group_class` changes")
    borderline: bool = Field(description="other draws of the test might change `group_class`")
    outlier: str | None = Field(description="lies on the other side of the mean than neighbours")
    z: float | None = Field(description="Getis-Ord Gi*")
    p_value: float | None
    p_error: float | None = Field(description="Monte Carlo standard error of `p_value`")
    q_value: float | None = Field(description="after Benjamini and Hochberg, over all wards")
    smoothed_rate: float | None = Field(description="per 1,000 residents, drawn to neighbours")
    smoothed_lower: float | None = Field(description="lower end of its 95% interval")
    smoothed_upper: float | None
    above_london: float | None = Field(description="probability that it lies above `london_rate`")
    smoothed_by: str | None = Field(description="method of `smoothed_rate`")


class EvidenceShape(BaseModel):
    """One figure as somebody printed it: a citation, not a series."""

    fact_id: str
    source_id: str
    place: str | None
    area_name: str
    period: str
    measure: str
    value: str
    unit: str
    quote: str | None
    reproduces: str = Field(description="yes, no, or not_checked")


class Answer(Shape):
    """What every answer says of itself."""

    release: str = Field(description="release the figures are from")
    caveats: list[CaveatShape] = Field(description="those that must be read come first")


class IndicatorsAnswer(Shape):
    """All definitions."""

    release: str
    indicators: list[IndicatorShape]


class IndicatorAnswer(Answer):
    """One definition."""

    indicator: IndicatorShape


class GroupShape(Shape):
    """Boroughs taken together."""

    name: str
    command: str | None = Field(description="the police command that holds exactly these")
    area_codes: list[str]
    area_names: list[str]
    made: str | None = Field(description="what a value of the group is worked out from")


class ValuesAnswer(Answer):
    """Values of one indicator."""

    indicator: IndicatorShape
    group: GroupShape | None = Field(default=None, description="there where `group` was asked for")
    values: list[ValueShape]
    next: str | None = Field(description="address of the next page, null on the last")


class WardsAnswer(Answer):
    """Statements on wards."""

    indicator: IndicatorShape
    wards: list[WardShape]
    next: str | None = Field(description="address of the next page, null on the last")


class AreasAnswer(Answer):
    """Areas of the release."""

    areas: list[AreaShape]
    next: str | None = Field(description="address of the next page, null on the last")


class EvidenceAnswer(Answer):
    """Printed figures."""

    evidence: list[EvidenceShape]
    next: str | None = Field(description="address of the next page, null on the last")
