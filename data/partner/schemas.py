"""The contract of a pack's one table: held before it is written and before it is shown."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from data.model import Flag, PeriodType, Status
from data.partner.model import ALL, UNITS, UNPLACED, YEARS, AreaLevel, PackTable, Sex
from data.partner.service_measures import parts_of, service_measures

AREA_CODE = r"^(E09\d{6}|E05\d{6}|E01\d{6})$"
CODE_LEVELS = {"E09": AreaLevel.BOROUGH, "E05": AreaLevel.WARD, "E01": AreaLevel.LSOA}
LABEL = r"^[^\d\n]*(\d{1,4}[^\d\n]+)*(\d{1,4})?$"  # five digits in a row may be a reference
LONGEST_LABEL = 80
LONGEST_CATEGORY = 2 * LONGEST_LABEL  # a measure of a service and a group of it
LEAST_IN_LSOA = 10  # incidents in twelve months
STATUSES = (Status.PUBLISHED, Status.SUPPRESSED, Status.NOT_APPLICABLE)
BY_PEOPLE = (PackTable.ACCUSED.value, PackTable.VICTIMS.value)
SERVICES = PackTable.SERVICE_COUNTS.value
BY_CATEGORY = (PackTable.OFFENCE_TYPES.value, PackTable.REFERRALS.value, SERVICES)
BY_AREA = (PackTable.INCIDENTS_BY_AREA.value, PackTable.REPEAT_LOCATIONS.value)
KEY = ["table", "period_end", "area_code", "category", "sex", "age"]


class PackCounts(pa.DataFrameModel):
    """One row per table, year, area, category, sex and age. Long, never wide; in reading order.

    `period_start` and `period_end` are the first and last day of twelve months, in
    `service_counts` of a quarter; the category there is a measure, or a group of one (see
    `data.partner.service_measures`). `area_code` is
    the borough's own but in the two tables by area. `category` is an offence type or an ethnic
    group as the partner names it, and `UNPLACED` of
    what lies in no ward; it, `sex` and `age` are "all" in a total and where the table
    does not tell them apart. `value` counts `unit` and is null where it is withheld, or where
    the category is not counted: no row of the extract ever had it.
    `denominator` is, in whole numbers or null: of `offence_types` all offences of that type in the
    borough, of `repeat_locations` all locations with an incident, of `referrals` the residents of
    that group; null in the other tables. A withheld row keeps it in `referrals` alone, where it
    is public. `flags` is as in `data.schemas.Metrics`.
    """

    table: Series[str] = pa.Field(isin=[table.value for table in PackTable])
    period_type: Series[str] = pa.Field(isin=[kind.value for kind in (*YEARS, PeriodType.QUARTER)])
    period_start: Series[pa.DateTime]
    period_end: Series[pa.DateTime]
    area_level: Series[str] = pa.Field(isin=[level.value for level in AreaLevel])
    area_code: Series[str] = pa.Field(str_matches=AREA_CODE)
    area_name: Series[str]
    category: Series[str] = pa.Field(
        str_matches=LABEL, str_length={"min_value": 1, "max_value": LONGEST_CATEGORY}
    )
    sex: Series[str] = pa.Field(isin=[ALL, *(sex.value for sex in Sex)])
    age: Series[str] = pa.Field(
        str_matches=LABEL, str_length={"min_value": 1, "max_value": LONGEST_LABEL}
    )
    value: Series[float] = pa.Field(nullable=True, ge=0)
    denominator: Series[float] = pa.Field(nullable=True, ge=0)
    unit: Series[str]
    status: Series[str] = pa.Field(isin=[status.value for status in STATUSES])
    flags: Series[str] = pa.Field(isin=["", Flag.LOW_RELIABILITY.value])

    class Config:
        """No column may be added without being declared here, and order is part of it."""

        strict = True
        ordered = True
        unique = KEY
        unique_column_names = True

    @pa.dataframe_check(error="a value is present exactly when its status is published")
    def value_matches_status(cls, frame: pd.DataFrame) -> pd.Series:  # noqa: N805
        """Keep a withheld count from leaking, and a blank from being read as zero."""
        return frame["value"].notna() == frame["status"].eq(Status.PUBLISHED.value)

    @pa.dataframe_check(error="a published count is 0 or at least 5, of an LSOA at least 10")
    def no_small_count(cls, frame: pd.DataFrame) -> pd.Series:  # noqa: N805
        """The last guard: whatever made the pack, a small count does not pass."""
        small = frame["value"].between(1, 4)
        few = (
            frame["table"].eq(PackTable.INCIDENTS_BY_AREA.value)
            & frame["area_level"].eq(AreaLevel.LSOA.value)
            & frame["value"].lt(LEAST_IN_LSOA)
        )
        return ~(small | few)

    @pa.dataframe_check(error="counts are whole numbers")
    def counts_are_whole(cls, frame: pd.DataFrame) -> pd.Series:  # noqa: N805
        """Anything else is no count."""
        return frame[["value", "denominator"]].fillna(0).mod(1).eq(0).all(axis=1)

    @pa.dataframe_check(error="a withheld row has no denominator but that of residents")
    def withheld_rows_are_blank(cls, frame: pd.DataFrame) -> pd.Series:  # noqa: N805
        """All of a kind beside a withheld part of it would bound that part."""
        public = frame["table"].eq(PackTable.REFERRALS.value)
        return frame["value"].notna() | frame["denominator"].isna() | public

    @pa.dataframe_check(error="the unit is the table's")
    def unit_is_the_tables(cls, frame: pd.DataFrame) -> pd.Series:  # noqa: N805
        """Two units never share a table."""
        return frame["unit"].eq(frame["table"].map({t.value: u.value for t, u in UNITS.items()}))

    @pa.dataframe_check(error="an area's level is that of its code")
    def level_is_of_the_code(cls, frame: pd.DataFrame) -> pd.Series:  # noqa: N805
        """Areas below the borough occur in the tables by area alone."""
        levels = {start: level.value for start, level in CODE_LEVELS.items()}
        borough = frame["area_level"].eq(AreaLevel.BOROUGH.value)
        matches = frame["area_level"].eq(frame["area_code"].str[:3].map(levels))
        return matches & (borough | frame["table"].isin(BY_AREA))

    @pa.dataframe_check(error="only the tables that have it are told apart by it")
    def parts_belong_to_the_table(cls, frame: pd.DataFrame) -> pd.Series:  # noqa: N805
        """Areas are never split by who people are."""
        people = frame["table"].isin(BY_PEOPLE) | (frame["sex"].eq(ALL) & frame["age"].eq(ALL))
        unplaced = (
            frame["table"].isin(BY_AREA)
            & frame["area_level"].eq(AreaLevel.BOROUGH.value)
            & frame["category"].eq(UNPLACED)
        )
        by_category = frame["table"].isin(BY_CATEGORY) | unplaced
        return people & (by_category | frame["category"].eq(ALL))

    @pa.dataframe_check(error="a category is a short name, of counts of services a known measure")
    def categories_are_names(cls, frame: pd.DataFrame) -> pd.Series:  # noqa: N805
        """What is long or of no known measure may be free text."""
        known = {one.title for one in service_measures()}
        measure = frame["category"].map(lambda category: parts_of(category)[0]).isin(known)
        services = frame["table"].eq(SERVICES)
        return (services & measure) | (~services & frame["category"].str.len().le(LONGEST_LABEL))

    @pa.dataframe_check(error="a period is twelve whole months, of counts of services a quarter")
    def periods_are_years(cls, frame: pd.DataFrame) -> pd.Series:  # noqa: N805
        """No day or month of a record can be read from a period."""
        after = frame["period_end"] + pd.Timedelta(days=1)
        services = frame["table"].eq(SERVICES)
        year = ~services & after.eq(frame["period_start"] + pd.DateOffset(years=1))
        quarter = services & after.eq(frame["period_start"] + pd.DateOffset(months=3))
        named = services.eq(frame["period_type"].eq(PeriodType.QUARTER.value))
        return (year | quarter) & after.dt.day.eq(1) & named
