"""What every view of the comparison rests on: the boroughs shown, in their order, and London."""

from collections.abc import Sequence
from functools import cached_property

import pandas as pd
from dash.development.base_component import Component

from callbacks.panels.measure_panels import Panels
from callbacks.panels.peer_choices import peers_of
from callbacks.server.site import Site
from components.ids import Compare
from components.page import View
from components.panels.comparison_choices import MOST_BOROUGHS
from components.tables.figures import SortHead, TableRow, figures_table
from components.words import rows as row_words
from components.words.peers import beside_words
from components.words.rows import table_cells
from components.words.values import sentence_case
from data.caveats import each_once
from data.model import Caveat, Indicator, Measure, Status
from data.selection import as_records

SORTED_BY = {
    "name": ("area_name", True),
    "name_down": ("area_name", False),
    "value": ("value", False),
    "value_up": ("value", True),
    "count": ("numerator", False),
    "count_up": ("numerator", True),
}
COLUMN_ORDERS = (("name", "name_down"), ("value", "value_up"), None, ("count", "count_up"))


class Comparison:
    """One view of the comparison. Frames are cut once and shared by its parts."""

    def __init__(self, view: View, *, site: Site) -> None:
        self.view, self.site = view, site
        self.panels = Panels(view, site=site)
        self.indicator: Indicator = self.panels.indicator
        self.breaks = site.catalogue.breaks_for(view.indicator_id)
        cut = self.panels.cut
        self.everyone = cut.with_sentences
        self.alone = len(self.panels.chosen) > 1
        picked = self.everyone["area_code"].isin(self.panels.chosen)
        self.shown = self._in_order(self.everyone[picked] if self.alone else self.everyone)

    @cached_property
    def codes(self) -> list[str]:
        """Return the codes of the boroughs shown, in order."""
        return list(self.shown["area_code"])

    @cached_property
    def asked(self) -> list[str]:
        """Return the codes of those that the source covers: of the others no change is asked."""
        covered = self.shown["status"] != Status.NOT_APPLICABLE.value
        return list(self.shown.loc[covered, "area_code"])

    @cached_property
    def marked(self) -> tuple[str, ...]:
        """Return the code of the borough chosen first, which stands out among those shown."""
        rows = self.everyone[self.everyone["slug"].isin(self.view.boroughs[:1])]
        return tuple(rows["area_code"])

    @cached_property
    def caveats(self) -> list[Caveat]:
        """Return the caveats of the measure and those of comparing, each once."""
        catalogue = self.site.catalogue
        return each_once((*self.panels.caveats, *catalogue.view_caveats("compare")))

    @cached_property
    def together(self) -> str:
        """Say which borough is marked and why the others stand beside it; "" where it is alone."""
        if not self.alone:
            return ""
        groups = peers_of(self.site, self.view.boroughs[0])
        return beside_words(groups, codes=self.codes, names=self.names, most=MOST_BOROUGHS - 1)

    @cached_property
    def names(self) -> dict[str, str]:
        """Return the name of each borough by its code."""
        return dict(zip(self.everyone["area_code"], self.everyone["area_name"], strict=True))

    @property
    def comparable(self) -> bool:
        """Whether a borough's value and London's belong on one axis: not where they are counts."""
        return self.indicator.unit.measure is not Measure.COUNT

    def table(self, *, heading: str, sortable: bool = False) -> Sequence[Component]:
        """Return the values shown as a table, London first."""
        unit, panels = self.indicator.unit, self.panels
        rows = as_records(self.shown)
        total = (
            [TableRow(head="London", cells=table_cells(panels.cut.london, unit=unit), total=True)]
            if panels.cut.london
            else []
        )
        body = [
            TableRow(
                head=row["area_name"],
                cells=table_cells(row, unit=unit),
                href=self.site.links.borough(row["slug"]),
                chosen=row["area_code"] in self.marked,
            )
            for row in rows
        ]
        words = ["Area", sentence_case(unit.plural), "95% interval", "Counted"]
        columns = [
            self._head(word, orders) if sortable and orders else word
            for word, orders in zip(words, COLUMN_ORDERS, strict=True)
        ]
        return (
            figures_table(
                [*total, *body],
                columns=columns,
                caption=f"{heading}{panels.measure}",
                note=row_words.explain_marks(rows),
            ),
        )

    def _head(self, words: str, orders: tuple[str, str]) -> SortHead:
        """Return a heading that sorts, and turns the order round where it already does."""
        now = self.view.order
        target = orders[1] if now == orders[0] else orders[0]
        state = "none"
        if now in orders:
            state = "ascending" if SORTED_BY[now][1] else "descending"
        return SortHead(
            words=words,
            href=self.address(order=target),
            sets=Compare.ORDER.value,
            value=target,
            state=state,
        )

    def address(self, **changed: str | Sequence[str]) -> str:
        """Return the address of this view with some choices changed."""
        view = self.view
        given: dict[str, str | Sequence[str]] = {
            "indicator": view.indicator_id,
            "period_type": view.period_type,
            "period": view.period_end,
            "borough": view.boroughs,
            "view": view.view,
            "order": view.order,
        }
        return self.site.links.to("compare", **(given | changed))

    def _in_order(self, rows: pd.DataFrame) -> pd.DataFrame:
        column, ascending = SORTED_BY[self.view.order]
        return rows.sort_values(column, ascending=ascending, na_position="last", kind="stable")
