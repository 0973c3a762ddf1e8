"""A view of the comparison, looked up in the release."""

from typing import Any

import pandas as pd

from callbacks.address.groups import group_of, rows_together
from callbacks.panels.measure_view import MeasureView
from callbacks.panels.peer_choices import peers_of
from callbacks.server.site import Site
from components.page import View
from components.panels.compared import Compared
from components.panels.grouped import Grouped
from components.panels.measured import Measured
from components.words.groups import (
    NOT_ADDED,
    alone_said,
    describe_group,
    group_name,
    group_short_name,
)
from data.groups.members import Group
from data.groups.totals import cannot_be_added
from data.model import Level, PeriodType
from data.selection import as_records


class Comparison(Compared):
    """One view of the comparison, with the site for what its parts look up besides."""

    def __init__(self, view: View, *, site: Site) -> None:
        """Look the view up."""
        self.site = site
        self.measure_view = MeasureView(view, site=site)
        self._asked = group_of(view.group, site=site)
        told = site.catalogue.view_caveats("compare")
        super().__init__(
            self.measure_view.measured,
            view_caveats=(*told, *site.catalogue.view_caveats("group")) if view.group else told,
            peers=peers_of(site, view.boroughs[0]) if view.boroughs else (),
            grouped=self._grouped(self.measure_view.measured),
        )

    def together_over_time(self, kind: PeriodType) -> list[dict[Any, Any]]:
        """Return the rows of the group, oldest first; none where it has none."""
        group = self._asked.group
        if group is None or self.grouped is None or self.grouped.row is None:
            return []
        values = self._values(self.measure_view.measured, kind)
        return as_records(self._together(values, group))

    def _grouped(self, measured: Measured) -> Grouped | None:
        """Return what was put together in the period of the view; None where nothing was."""
        if not measured.view.group:
            return None
        group = self._asked.group
        if group is None:
            said = alone_said(self._asked)
            return Grouped(name="", short_name="", boroughs=(), row=None, words=said)
        values = self._values(measured, PeriodType(measured.view.period_type))
        named = {
            "name": group_name(group),
            "short_name": group_short_name(group),
            "boroughs": group.names,
        }
        reason = cannot_be_added(values, indicator=measured.indicator)
        if reason:
            return Grouped(**named, row=None, words=NOT_ADDED[reason])
        now = values[values["period_end"] == pd.Timestamp(measured.view.period_end)]
        [row] = as_records(self._together(now, group))
        members = [one for one in measured.cut.records if one["area_code"] in group.codes]
        words = describe_group(
            row, members=members, london=measured.cut.london, indicator=measured.indicator
        )
        return Grouped(**named, row=row, words=words)

    def _values(self, measured: Measured, kind: PeriodType) -> pd.DataFrame:
        one = measured.indicator.id
        return self.site.repository.values(one, level=Level.BOROUGH, period_type=kind)

    def _together(self, values: pd.DataFrame, group: Group) -> pd.DataFrame:
        indicator = self.measure_view.measured.indicator
        return rows_together(values, group=group, indicator=indicator, site=self.site)
