"""The budgets: what must be reached, on two cores, in headless Chromium with an empty cache."""

from dataclasses import dataclass
from typing import Literal

Unit = Literal["s", "ms", "MB", "kB", "a second", "times", "no script", "CLS"]


@dataclass(frozen=True)
class Budget:
    """One budget. `most` is an upper limit in `unit`; with `least` it is a lower one.

    `of` names the measure by which a target is judged, as the measuring modules call it.
    """

    of: str
    what: str
    unit: Unit
    most: float | None = None
    least: float | None = None

    def met_by(self, value: float | None) -> bool | None:
        """Tell whether a value keeps the budget; None where nothing was measured."""
        if value is None:
            return None
        if self.least is not None:
            return value >= self.least
        return self.most is None or value <= self.most

    @property
    def limit(self) -> str:
        """Return the limit as it is printed."""
        sign, value = ("≥", self.least) if self.least is not None else ("≤", self.most)
        return "–" if value is None else f"{sign} {value:g} {self.unit}"


BUDGETS = (
    Budget("readable", "headlines, map and table readable, before any script", "ms", 250),
    Budget("readable_bytes", "sent until then", "MB", 0.08),
    Budget("map_time", "map drawn and usable", "s", 0.8),
    Budget("map_bytes", "sent until then", "MB", 0.4),
    Budget("charts_time", "every chart of / seen", "s", 0.6),
    Budget("charts_bytes", "sent until then", "MB", 0.2),
    Budget("all_time", "every chart of / answers pointer and keyboard", "s", 1.8),
    Budget("all_bytes", "sent until then", "MB", 1.5),
    Budget("choice_p95", "a choice until every panel is redrawn, p95", "ms", 110),
    Budget(
        "other_choice_p95", "the same on /compare, a measure's page and /justice, p95", "ms", 110
    ),
    Budget("phone_map", "on a phone's line, worst page: map or first figures seen", "s", 1.2),
    Budget("phone_charts", "every chart seen", "s", 2.0),
    Budget("phone_bytes", "sent until a chart is touched", "MB", 0.25),
    Budget("phone_blocked", "main thread blocked until then", "s", 0.6),
    Budget("phone_shift", "layout shift until then", "CLS", 0),
    Budget("phone_choice", "a choice before Dash, until its answer is drawn", "s", 1.5),
    Budget("pages_readable", "/hotspots, /scrutiny, /evidence and a borough readable", "s", 0.4),
    Budget("search_p95", "/search as one types, on the server, p95", "ms", 40),
    Budget("figure_p95", "one figure callback on the server, first time asked, p95", "ms", 12),
    Budget("figure_cached_p95", "the same, asked before, p95", "ms", 12),
    Budget("page_figure_p95", "all seven panels of London in one, first time asked, p95", "ms"),
    Budget("page_figure_cached_p95", "the same, asked before, p95", "ms"),
    Budget("throughput", "figure callbacks answered", "a second"),
    Budget("throughput_ratio", "that, over plain Dash", "times", least=20),
    Budget("memory", "memory of a three-worker server (PSS)", "MB", 350),
    Budget("start", "start to first answer", "s", 3),
    Budget("data_time", "make data", "s", 90),
    Budget("data_memory", "make data, most memory", "MB", 1000),
)
