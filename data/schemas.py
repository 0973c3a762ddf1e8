"""Contracts of the published tables: checked before they are written and before they are served.

The column lists are an interface: downloads, the API and other people's scripts rest on them.
"""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from data.model import Flag, Level, PeriodType, Status

AREA_CODE = (
    r"^(E12000\d{3}|K04000001|E92000001|W92000004|E23000001|E0[6-9]\d{6}|E05\d{6}|bcu-[a-z-]+)$"
)
CARRIES_VALUE = (Status.PUBLISHED.value, Status.NOT_COMPARABLE.value)
HOTSPOTS_KEY = ["indicator_id", "level", "period_end", "area_code"]
CHANGES = "changes.parquet"
REVISIONS = "revisions.parquet"
DEFINITIONS = "definitions.parquet"
RECORD = (CHANGES, REVISIONS, DEFINITIONS)  # a release made before these were has none of them
CHANGES_KEY = ["entry", "indicator_id", "level", "area_code"]
METRICS_KEY = ["indicator_id", "level", "area_code", "period_type", "period_end", "group"]


class Metrics(pa.DataFrameModel):
    """One row per indicator, area, period and group. Long, never wide.

    `value`, `lower` and `upper` are in the indicator's own unit (a share in per cent). Numerator,
    denominator and value are null where the status carries none. `flags` is "" or shorthand
    letters in the order of `data.model.Flag`, joined by a space. `era` is the id of the
    comparability era; null for a period that straddles a hard break.
    """

    indicator_id: Series[str]
    level: Series[str] = pa.Field(isin=[level.value for level in Level])
    area_code: Series[str] = pa.Field(str_matches=AREA_CODE)
    area_name: Series[str]
    period_type: Series[str] = pa.Field(isin=[kind.value for kind in PeriodType])
    period_start: Series[pa.DateTime]
    period_end: Series[pa.DateTime]
    group: Series[str] = pa.Field(nullable=True)
    numerator: Series[float] = pa.Field(nullable=True, ge=0)
    denominator: Series[float] = pa.Field(nullable=True, ge=0)
    denominator_period: Series[str] = pa.Field(nullable=True)
    value: Series[float] = pa.Field(nullable=True, ge=0)
    lower: Series[float] = pa.Field(nullable=True, ge=0)
    upper: Series[float] = pa.Field(nullable=True, ge=0)
    qualifier: Series[str] = pa.Field(nullable=True)
    unit: Series[str]
    status: Series[str] = pa.Field(isin=[status.value for status in Status])
    flags: Series[str] = pa.Field(
        str_matches=rf"^([{''.join(flag.value for flag in Flag)}]( |$))*$"
    )
    era: Series[str] = pa.Field(nullable=True)
    source_id: Series[str]

    class Config:
        """No column may be added without being declared here, and order is part of it."""

        strict = True
        ordered = True
        unique = METRICS_KEY
        unique_column_names = True

    @pa.dataframe_check(error="a value is present exactly when its status carries one")
    def value_matches_status(cls, frame: pd.DataFrame) -> pd.Series:  # noqa: N805
        """Keep a blank from being read as zero, and a withheld value from leaking."""
        return frame["value"].notna() == frame["status"].isin(CARRIES_VALUE)

    @pa.dataframe_check(error="a row without a value has no numerator, denominator or interval")
    def blank_rows_are_blank(cls, frame: pd.DataFrame) -> pd.Series:  # noqa: N805
        """A numerator or a limit beside a withheld value would give it away."""
        parts = frame[["numerator", "denominator", "lower", "upper"]].notna().any(axis=1)
        return frame["status"].isin(CARRIES_VALUE) | ~parts

    @pa.dataframe_check(error="lower <= value <= upper")
    def interval_holds_value(cls, frame: pd.DataFrame) -> pd.Series:  # noqa: N805
        """An interval that leaves its own value out is a fault in the method."""
        inside = (frame["lower"] <= frame["value"] + 1e-9) & (
            frame["value"] <= frame["upper"] + 1e-9
        )
        return inside | frame["lower"].isna() | frame["upper"].isna()

    @pa.dataframe_check(error="period_start <= period_end")
    def period_runs_forward(cls, frame: pd.DataFrame) -> pd.Series:  # noqa: N805
        """Both days are inclusive."""
        return frame["period_start"] <= frame["period_end"]


class Areas(pa.DataFrameModel):
    """One row per area of any level.

    `parent_code` is the borough of a ward and London's code for a borough. `neighbours` are area
    codes joined by a space (shared borders of outlines that run to mid-Thames). `label_x`,
    `label_y` place the name in the drawing's own units. `note` is why residents do not describe
    who is there, where that is so.
    """

    area_code: Series[str] = pa.Field(str_matches=AREA_CODE, unique=True)
    area_name: Series[str]
    short_name: Series[str]
    level: Series[str] = pa.Field(isin=[level.value for level in Level])
    slug: Series[str] = pa.Field(nullable=True, str_matches=r"^[a-z-]+$")
    parent_code: Series[str] = pa.Field(nullable=True)
    bcu_code: Series[str] = pa.Field(nullable=True)
    residents: Series[float] = pa.Field(nullable=True, ge=0)
    residents_period: Series[str] = pa.Field(nullable=True)
    imd_2025_score: Series[float] = pa.Field(nullable=True, ge=0)
    neighbours: Series[str]
    label_x: Series[float] = pa.Field(nullable=True)
    label_y: Series[float] = pa.Field(nullable=True)
    note: Series[str] = pa.Field(nullable=True)

    class Config:
        """Order and names are an interface."""

        strict = True
        ordered = True


class Evidence(pa.DataFrameModel):
    """One row per figure that somebody printed: a citation, never a series of ours.

    `value` is the figure as printed; `number` the same as a number, null where it is not one.
    `quote` is at most 25 words, verbatim. `unit_kind` is a `data.model.UnitKind`. `reproduces`
    is yes, no, or not_checked. `disagreements` are ids joined by a space, and so are `former_ids`,
    under which the same figure was listed before.
    """

    fact_id: Series[str] = pa.Field(unique=True, str_matches=r"^[A-Z]{2}\d{4}$")
    source_id: Series[str]
    place: Series[str] = pa.Field(nullable=True)
    theme: Series[str]
    area_name: Series[str]
    area_code: Series[str] = pa.Field(nullable=True)
    period: Series[str]
    year: Series[float] = pa.Field(nullable=True)
    measure: Series[str]
    value: Series[str]
    number: Series[float] = pa.Field(nullable=True)
    qualifier: Series[str] = pa.Field(nullable=True)
    unit: Series[str]
    unit_kind: Series[str]
    quote: Series[str] = pa.Field(nullable=True)
    note: Series[str] = pa.Field(nullable=True)
    reproduces: Series[str] = pa.Field(isin=["yes", "no", "not_checked"])
    disagreements: Series[str]
    former_ids: Series[str]
    redistribute: Series[bool]

    class Config:
        """Order and names are an interface."""

        strict = True
        ordered = True


class Hotspots(pa.DataFrameModel):
    """One row per rate, level, fixed year ending 31 July and ward or borough.

    Two statements are made of a ward. `own_class` says whether its own rate lies above or below
    `london_rate`, which counts what the wards count, per 1,000 residents of Census 2021;
    `own_p_value` is two-sided, with the dispersion of counts of wards, and `own_q_value` the same
    after Benjamini and Hochberg. All four are null for boroughs; the class is `not_tested` where a
    ward has no published rate or is left out. `group_class` says whether an area and its
    neighbours together had more or less recorded than London, beyond chance. `left_out` says why
    an area is not tested: its residents do not describe who is there (`listed`), its count is
    withheld, or the Met does not police it. `depends_on` names the other methods under which the
    group's class changes, joined by a space, and `borderline` is true where other draws of the
    permutations might change it. `outlier` names an area that lies on the other side of London's
    mean than its neighbours. `z` is Getis-Ord Gi*, `p_value` two-sided, `p_error` its Monte Carlo
    standard error, `q_value` the chance after Benjamini and Hochberg. `smoothed_rate` is per
    1,000 residents to one decimal, null wherever the rate is not published; `smoothed_by` is
    `bym2`, a model that borrows from neighbours, with `smoothed_lower` and `smoothed_upper` (95%)
    and `above_london` (how probable it is that the rate lies above `london_rate`), or
    `empirical_bayes`, which gives none of the three: boroughs, and years the model is not up to.
    All of it is worked out from published figures, except that `depends_on` may rest on sums over
    a whole era.
    """

    indicator_id: Series[str]
    level: Series[str] = pa.Field(isin=[Level.WARD.value, Level.BOROUGH.value])
    area_code: Series[str] = pa.Field(str_matches=AREA_CODE)
    period_start: Series[pa.DateTime]
    period_end: Series[pa.DateTime]
    era: Series[str]
    own_class: Series[str] = pa.Field(
        nullable=True, isin=["above", "not_distinguishable", "below", "not_tested"]
    )
    own_p_value: Series[float] = pa.Field(nullable=True, gt=0, le=1)
    own_q_value: Series[float] = pa.Field(nullable=True, gt=0, le=1)
    london_rate: Series[float] = pa.Field(nullable=True, gt=0)
    group_class: Series[str] = pa.Field(isin=["more", "not_distinguishable", "less", "not_tested"])
    left_out: Series[str] = pa.Field(nullable=True, isin=["listed", "withheld", "not_covered"])
    depends_on: Series[str]
    borderline: Series[bool]
    outlier: Series[str] = pa.Field(nullable=True, isin=["high_among_low", "low_among_high"])
    z: Series[float] = pa.Field(nullable=True)
    p_value: Series[float] = pa.Field(nullable=True, gt=0, le=1)
    p_error: Series[float] = pa.Field(nullable=True, gt=0)
    q_value: Series[float] = pa.Field(nullable=True, gt=0, le=1)
    smoothed_rate: Series[float] = pa.Field(nullable=True, ge=0)
    smoothed_lower: Series[float] = pa.Field(nullable=True, ge=0)
    smoothed_upper: Series[float] = pa.Field(nullable=True, ge=0)
    above_london: Series[float] = pa.Field(nullable=True, ge=0, le=1)
    smoothed_by: Series[str] = pa.Field(nullable=True, isin=["bym2", "empirical_bayes"])

    class Config:
        """Order and names are an interface."""

        strict = True
        ordered = True
        unique = HOTSPOTS_KEY

    @pa.dataframe_check(error="an area is left out, with a reason, or tested, never both")
    def left_out_or_tested(cls, frame: pd.DataFrame) -> pd.Series:  # noqa: N805
        """A class without a test, or a blank without a reason, would mislead."""
        untested = frame["group_class"].eq("not_tested")
        results = frame[["z", "p_value", "p_error", "q_value"]].notna().all(axis=1)
        return frame["left_out"].notna().eq(untested) & results.ne(untested)

    @pa.dataframe_check(error="a modelled rate has limits and a probability, another has none")
    def modelled_rate_is_whole(cls, frame: pd.DataFrame) -> pd.Series:  # noqa: N805
        """Limits without a rate, or of another method than the rate's, would mislead."""
        parts = frame[["smoothed_lower", "smoothed_upper", "above_london"]].notna()
        modelled = frame["smoothed_by"].eq("bym2").fillna(value=False)
        named = frame["smoothed_by"].notna().eq(frame["smoothed_rate"].notna())
        inside = frame["smoothed_lower"].le(frame["smoothed_rate"]) & frame["smoothed_upper"].ge(
            frame["smoothed_rate"]
        )
        return (
            named
            & parts.all(axis=1).eq(modelled)
            & parts.any(axis=1).eq(modelled)
            & (inside | ~modelled)
        )

    @pa.dataframe_check(error="a ward's own rate has a class and chances, or none of them")
    def own_rate_has_chances(cls, frame: pd.DataFrame) -> pd.Series:  # noqa: N805
        """A ward that is left out, and a borough, have no statement of their own rate."""
        untested = frame["own_class"].isna() | frame["own_class"].eq("not_tested")
        results = frame[["own_p_value", "own_q_value"]].notna().all(axis=1)
        return results.ne(untested) & (untested | frame["left_out"].isna())


class Changes(pa.DataFrameModel):
    """One row per entry of the record, measure, level and area in which anything changed.

    `entry` is the id of an entry of the manifest's `history`. Wards are counted with their borough,
    councils outside London with England: the area of a row of theirs is that one. `new`,
    `revised`, `restated` (shown before and withheld now, or the other way round) and `gone` count
    rows of `data.schemas.Metrics`. `newest` is the last period end among the new ones, null where
    there is none.
    """

    entry: Series[str]
    indicator_id: Series[str]
    level: Series[str] = pa.Field(isin=[level.value for level in Level])
    area_code: Series[str] = pa.Field(str_matches=AREA_CODE)
    area_name: Series[str]
    new: Series[int] = pa.Field(ge=0)
    revised: Series[int] = pa.Field(ge=0)
    restated: Series[int] = pa.Field(ge=0)
    gone: Series[int] = pa.Field(ge=0)
    newest: Series[pa.DateTime] = pa.Field(nullable=True)

    class Config:
        """Order and names are an interface."""

        strict = True
        ordered = True
        unique = CHANGES_KEY


class Revisions(pa.DataFrameModel):
    """One row per figure that was published with another value before, and carries [r].

    The first columns are the key of `data.schemas.Metrics`. `earlier_value` is in the measure's
    unit, as release `earlier_release` had it. A figure that is withheld, or was, is not here.
    """

    indicator_id: Series[str]
    level: Series[str] = pa.Field(isin=[level.value for level in Level])
    area_code: Series[str] = pa.Field(str_matches=AREA_CODE)
    period_type: Series[str] = pa.Field(isin=[kind.value for kind in PeriodType])
    period_end: Series[pa.DateTime]
    group: Series[str] = pa.Field(nullable=True)
    earlier_value: Series[float] = pa.Field(ge=0)
    earlier_release: Series[str]

    class Config:
        """Order and names are an interface."""

        strict = True
        ordered = True
        unique = METRICS_KEY
