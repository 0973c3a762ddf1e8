"""Controlling or coercive behaviour, London by month: raw file 12."""

import pandas as pd

from data.model import Level, PeriodType
from data.pipeline.areas.places import LONDON, LONDON_NAME
from data.pipeline.figures import measures, windows
from data.pipeline.figures.rows import Definitions, metric_rows
from data.pipeline.met.provisional import provisional_flags
from data.pipeline.raw.checks import refuse_gaps, refuse_stubs
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder

FILE = "raw/mps_vawg_dashboard/vawg_offences_type_london_monthly_2014-01_2026-02.csv"
SOURCE = "met_vawg"
INDICATOR = "coercive_control_offences"
OFFENCE = "Controlling or Coercive Behaviour"


def rows(raw: RawFolder, *, definitions: Definitions) -> pd.DataFrame:
    """Return one row a month from December 2015, when the offence came into force.

    One offence of the dashboard is read, and its total never: the dashboard counts violence
    against women and girls, domestic or not. No sums of months are made, so that the few months
    withheld at the start cannot be worked out.

    Raises:
        InputFault: If the file has no row of the offence, or a month that vanished or is not over.
    """
    table = raw.table(
        FILE,
        columns={
            "month": "month",
            "crimsec_group": "text",
            "crimseccodeexpansion": "text",
            "vawg_offence": "text",
            "count": "count",
        },
        key=["month", "crimsec_group", "crimseccodeexpansion", "vawg_offence"],
    )
    offences = table[table["crimseccodeexpansion"].eq(OFFENCE)]
    if offences.empty:
        raise InputFault(
            FILE,
            None,
            f"no row has the offence '{OFFENCE}'",
            "name the offence as before, or change the reader if the publisher renamed it",
        )
    refuse_gaps(offences["month"], file=FILE, of=f"'{OFFENCE}'")
    months = offences.groupby("month")[["count"]].sum()
    refuse_stubs(months["count"], file=FILE, of=f"offences of '{OFFENCE}'")
    figures = windows.totals(
        pd.concat({LONDON: months}, names=["area_code"]), period_type=PeriodType.MONTH
    )
    counted = measures.counts(
        figures.assign(
            area_name=LONDON_NAME,
            level=Level.LONDON.value,
            source_id=SOURCE,
            numerator=figures["count"],
            flags=provisional_flags(figures["period_end"], newest=months.index.max()),
        ),
        rule=definitions.indicators[INDICATOR].disclosure,
    )
    return metric_rows(counted, indicator_id=INDICATOR, definitions=definitions)
