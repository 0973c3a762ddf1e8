"""The wards of one borough, looked up in the release."""

from collections.abc import Sequence

import pandas as pd
from dash import html
from dash.development.base_component import Component

from callbacks.server.site import Site
from components.tables.wards import WardColumn, ward_table
from components.words.rows import row_period
from data.model import Indicator, Level, PeriodType
from data.selection import as_records


def ward_indicators(site: Site) -> list[Indicator]:
    """Return the indicators that have ward figures, in their order."""
    return [one for one in site.catalogue.indicators.values() if Level.WARD in one.levels]


def borough_wards(indicators: Sequence[Indicator], *, borough: str, site: Site) -> Component:
    """Return a borough's wards with the newest ward year of each indicator.

    Args:
        indicators: Those with ward figures.
        borough: Area code.
        site: Definitions and figures.
    """
    areas = site.repository.areas(Level.WARD)
    wards = areas[areas["parent_code"] == borough]
    columns = [
        WardColumn(one, _newest(one, wards=wards, site=site))
        for one in indicators
        if len(site.repository.values(one.id, level=Level.WARD, period_type=PeriodType.ROLLING_12))
    ]
    rows = [row for column in columns for row in column.rows.values()]
    if not rows:
        return html.P("There are no ward figures for this borough [x].")
    caption = f"Wards, {row_period(rows[0])}"
    return ward_table(wards, columns=columns, caption=caption)


def _newest(
    indicator: Indicator, *, wards: pd.DataFrame, site: Site
) -> dict[str, dict[str, object]]:
    values = site.repository.values(
        indicator.id, level=Level.WARD, period_type=PeriodType.ROLLING_12
    )
    newest = values["period_end"].max()
    held = values[(values["period_end"] == newest) & values["area_code"].isin(wards["area_code"])]
    return {str(row["area_code"]): dict(row) for row in as_records(held)}
