"""What every view of the comparison rests on: the boroughs shown, in their order, and London."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from dash.development.base_component import Component

from components.ids import Compare
from components.panels.comparison_choices import MOST_BOROUGHS
from components.panels.grouped import Grouped
from components.panels.measured import Measured
from components.tables.areas import area_figures
from components.tables.figures import SortHead
from components.words.peers import beside_words
from data.caveats import each_once
from data.model import Caveat, Measure, PeriodType, Status
from data.statistics.peers import PeerGroup

SORTED_BY = {
    "name": ("area_name", True),
    "name_down": ("area_name", False),
    "value": ("value", False),
    "value_up": ("value", True),
    "count": ("numerator", False),
    "count_up": ("numerator", True),
}
COLUMN_ORDERS = (("name", "name_down"), ("value", "value_up"), None, ("count", "count_up"))


class Compared:
    """One view of the comparison.

    `shown` are the rows of its boroughs, in its order. `alone` is True where two or more were
    chosen, which are then shown without the others.
    """

    def __init__(
        self,
        measured: Measured,
        *,
        view_caveats: Iterable[Caveat],
        peers: Sequence[PeerGroup] = (),
        grouped: Grouped | None = None,
    ) -> None:
        """Take what was looked up.

        Args:
            measured: The measure in its period, and what was chosen.
            view_caveats: Of comparing, whatever is compared.
            peers: Groups of the borough chosen first.
            grouped: Boroughs that were put together; None where none were.
        """
        self.measured, self.view = measured, measured.view
        self.indicator, self.breaks = measured.indicator, measured.breaks
        self.kind = PeriodType(self.view.period_type)
        self._view_caveats, self._peers = view_caveats, peers
        self.grouped = grouped
        self.alone = len(measured.chosen) > 1
        column, ascending = SORTED_BY[self.view.order]
        shown = measured.cut.sorted_by(column, ascending=ascending)
        self.shown = shown.of(measured.chosen) if self.alone else shown

    @property
    def records(self) -> Sequence[dict[Any, Any]]:
        """Return the rows shown as records, in order."""
        return self.shown.records

    @cached_property
    def codes(self) -> list[str]:
        """Return the codes of the boroughs shown, in order."""
        return [row["area_code"] for row in self.records]

    @cached_property
    def asked(self) -> list[str]:
        """Return the codes of those that the source covers: of the others no change is asked."""
        return [
            row["area_code"] for row in self.records if row["status"] != Status.NOT_APPLICABLE.value
        ]

    @cached_property
    def marked(self) -> tuple[str, ...]:
        """Return the code of the borough chosen first, which stands out among those shown."""
        first = self.view.boroughs[:1]
        records = self.measured.cut.records if first else ()
        return tuple(row["area_code"] for row in records if row["slug"] in first)

    @cached_property
    def caveats(self) -> list[Caveat]:
        """Return the caveats of the measure and those of comparing, each once."""
        return each_once((*self.measured.caveats, *self._view_caveats))

    @cached_property
    def together(self) -> str:
        """Say which borough is marked and why the others stand beside it; "" where it is alone."""
        if not self.alone:
            return ""
        return beside_words(self._peers, codes=self.codes, names=self.names, most=MOST_BOROUGHS - 1)

    @cached_property
    def names(self) -> dict[str, str]:
        """Return the name of each borough by its code."""
        return {row["area_code"]: row["area_name"] for row in self.measured.cut.records}

    @property
    def comparable(self) -> bool:
        """Whether a borough's value and London's belong on one axis: not where they are counts."""
        return self.indicator.unit.measure is not Measure.COUNT

    def table(self, *, sortable: bool = False) -> Component:
        """Return the values shown as a table, London first; its headings order it if `sortable`."""
        return area_figures(
            self.records,
            london=self.measured.cut.london,
            together=self.grouped.row if self.grouped else None,
            unit=self.indicator.unit,
            caption=self.measured.measure,
            marked=self.marked,
            links=self.measured.links,
            headings=self._sorting if sortable else list,
        )

    def address(self, **changed: str | Sequence[str]) -> str:
        """Return the address of this view with some choices changed."""
        view = self.view
        given: dict[str, str | Sequence[str]] = {
            "indicator": view.indicator_id,
            "period_type": view.period_type,
            "period": view.period_end,
            "borough": view.boroughs,
            "group": view.group,
            "view": view.view,
            "order": view.order,
        }
        return self.measured.links.to("compare", **(given | changed))

    def _sorting(self, words: Sequence[str]) -> list[str | SortHead]:
        """Return headings of which those that can be sorted by do so."""
        return [
            self._head(word, orders) if orders else word
            for word, orders in zip(words, COLUMN_ORDERS, strict=True)
        ]

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
