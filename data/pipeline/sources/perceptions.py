"""What residents said of the police, by borough and quarter: the Public Attitude Survey of MOPAC.

The file gives shares alone: no number of people asked, no interval and no row for London, so
nothing is computed from them. Its licence is not stated, and its figures are not passed on.
"""

import pandas as pd

from data.model import Level, PeriodType, Status
from data.pipeline.areas.places import BY_CODE, CITY, boroughs
from data.pipeline.figures.rows import Definitions, metric_rows
from data.pipeline.raw.checks import refuse_unknown
from data.pipeline.raw.faults import InputFault, first_row
from data.pipeline.raw.read import RawFolder

FILE = "raw/mopac_perceptions/public_perception_borough_quarterly_2014-10_2026-01.csv"
SOURCE = "mopac_attitudes"
INDICATORS = {"Trust MPS": "police_trust", "Fair treatment": "police_fair_treatment"}
OTHERS = ("Good job",)
KEY = ["date", "borough", "metric"]
PERCENT = 100
FIRST_MONTH = "%m/%d/%Y"


def rows(raw: RawFolder, *, definitions: Definitions) -> pd.DataFrame:
    """Return the shares of residents who trust the Met, and who say that it treats people fairly.

    Raises:
        InputFault: If the file is not what it was, a row is there twice with two shares, or a
            quarter has no share of a borough.
    """
    table = raw.table(
        FILE,
        columns={
            "date": "text",
            "quarter": "text",
            "borough": "text",
            "metric": "text",
            "metric_value": "number",
        },
        key=[],  # the same row may be there twice, and does no harm
    ).drop_duplicates()
    names = boroughs(raw).drop(CITY)
    refuse_unknown(table["borough"], known=set(names), file=FILE)
    refuse_unknown(table["metric"], known={*INDICATORS, *OTHERS}, file=FILE, what="question")
    starts = _starts(table)
    _refuse_wrong(table)
    figures = pd.DataFrame(
        {
            "metric": table["metric"],
            "area_name": table["borough"],
            "area_code": table["borough"].map({name: code for code, name in names.items()}),
            "level": Level.BOROUGH.value,
            "period_type": PeriodType.QUARTER.value,
            "period_start": starts,
            "period_end": starts + pd.offsets.QuarterEnd(),
            "value": (table["metric_value"] * PERCENT).round(),
            "status": Status.PUBLISHED.value,
            "flags": "",
            "source_id": SOURCE,
        }
    )
    return pd.concat(
        [
            metric_rows(
                _with_city(figures[figures["metric"].eq(metric)]),
                indicator_id=indicator_id,
                definitions=definitions,
            )
            for metric, indicator_id in INDICATORS.items()
        ],
        ignore_index=True,
    )


def _with_city(figures: pd.DataFrame) -> pd.DataFrame:
    """Give the City of London, which the survey does not cover, a row in every quarter."""
    city = figures.drop_duplicates("period_end").assign(
        area_code=CITY,
        area_name=BY_CODE[CITY],
        value=float("nan"),
        status=Status.NOT_APPLICABLE.value,
    )
    return pd.concat([figures, city], ignore_index=True)


def _starts(table: pd.DataFrame) -> pd.Series:
    """Return the first day of each row's quarter, whose financial quarter has to say the same."""
    starts = pd.to_datetime(table["date"], format=FIRST_MONTH, errors="coerce")
    quarters = starts.dt.to_period("Q-MAR")
    years = (quarters.dt.qyear - 1).mod(100) * 100 + quarters.dt.qyear.mod(100)
    written = "Q" + quarters.dt.quarter.astype("str") + "_" + years.astype("str").str.zfill(4)
    wrong = starts.isna() | written.ne(table["quarter"]) | ~starts.dt.is_quarter_start
    if wrong.any():
        row = first_row(wrong)
        raise InputFault(
            FILE,
            row,
            f"'{table['date'][row]}' is not the first day of quarter '{table['quarter'][row]}'",
            "look up which quarter was meant, and correct the row",
        )
    return starts


def _refuse_wrong(table: pd.DataFrame) -> None:
    """Stop on a share that is none, on two shares of one thing, and on a borough left out."""
    beyond = ~table["metric_value"].between(0, 1)
    if beyond.any():
        raise InputFault(
            FILE, first_row(beyond), "a share is not between 0 and 1", "fetch the file again"
        )
    again = table.duplicated(KEY)
    if again.any():
        row = first_row(again)
        raise InputFault(
            FILE,
            row,
            f"{table['borough'][row]}, {table['date'][row]}, has two shares of one question",
            "keep the one that the publisher confirms",
        )
    held = table.groupby(["metric", "date"])["borough"].nunique()
    short = held[held.ne(table["borough"].nunique())]
    if len(short):
        metric, day = short.index[0]
        raise InputFault(
            FILE,
            None,
            f"'{metric}' of {day} has no share of every borough",
            "fetch the file again; if a borough was not asked, record it as missing",
        )
