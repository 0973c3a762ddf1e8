"""The wards of one borough, looked up in the release."""

from collections.abc import Sequence

import pandas as pd
from dash.development.base_component import Component

from callbacks.server.site import Site
from components.tables.wards import WardColumn, wards_of_borough
from data.model import Indicator, Level, PeriodType
from data.selection import newest_by_area


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
    areas, boroughs = site.repository.areas(Level.WARD), site.repository.areas(Level.BOROUGH)
    wards = areas[areas["parent_code"] == borough]
    figures = [
        (
            one,
            site.repository.values(one.id, level=Level.WARD, period_type=PeriodType.ROLLING_12),
        )
        for one in indicators
    ]
    columns = [
        WardColumn(
            one,
            newest_by_area(rows, wards["area_code"].tolist()),
            _classes(one, end=rows["period_end"].max(), site=site),
        )
        for one, rows in figures
        if len(rows)
    ]
    slug = boroughs.loc[boroughs["area_code"] == borough, "slug"].iloc[0]
    return wards_of_borough(wards, columns=columns, borough=slug, links=site.links)


def _classes(indicator: Indicator, *, end: pd.Timestamp, site: Site) -> dict[str, tuple[str, str]]:
    """Return what is said of each ward's own rate and of its group; nothing of a count."""
    tested = site.repository.hotspots(indicator.id, level=Level.WARD, period_end=f"{end:%Y-%m-%d}")
    own, group = tested["own_class"].tolist(), tested["group_class"].tolist()
    return dict(zip(tested["area_code"].tolist(), zip(own, group, strict=True), strict=True))
