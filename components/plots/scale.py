"""From the values of a figure to places in its drawing, and which of them its axes name."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

Figure = Mapping[str, Any]
PADDING = 0.05  # of the values' reach, at either end, where a figure does not say how far it goes
STEPS = (1, 2, 5, 10)
MONTHS = (1, 3, 6, 12, 24, 60, 120)
YEAR = 12
PARTS = 5
DATE_TICKS, TICKS = 9, 8


@dataclass(frozen=True)
class Tick:
    """A place on an axis, in per cent of its length from its beginning, and its words.

    `spare` words give way where there is little room: every second, never zero or the last day.
    """

    at: float
    words: str
    spare: bool = False


@dataclass(frozen=True)
class Scale:
    """One axis of a figure.

    `low` and `high` are its ends as numbers: days of the calendar for dates, places for names.
    """

    axis: Mapping[str, Any]
    low: float
    high: float
    number: Callable[[Any], float]

    def at(self, value: Any) -> float:  # noqa: ANN401
        """Return where a value lies, in per cent of the axis from its beginning."""
        return 100 * (self.number(value) - self.low) / ((self.high - self.low) or 1)

    def length(self, value: float) -> float:
        """Return how long a difference of values is, in per cent of the axis."""
        return 100 * value / ((self.high - self.low) or 1)

    def ticks(self) -> list[Tick]:
        """Return the places that the axis names."""
        if (names := self.axis.get("categoryarray")) is not None:
            return [Tick(self.at(name), str(name)) for name in names]
        if self.axis.get("type") == "date":
            return self._days()
        step = self._step()
        return [
            Tick(self.at(place * step), self._words(place * step, step=step), spare=place % 2 > 0)
            for place in self._whole(step)
        ]

    def between(self) -> list[float]:
        """Return places between those that an axis of numbers names, five to each step."""
        step = self._step() / PARTS
        return [self.at(place * step) for place in self._whole(step) if place % PARTS]

    def _step(self) -> float:
        # An axis without a figure has no length.
        return round_step(((self.high - self.low) or 1) / self.axis.get("nticks", TICKS))

    def _whole(self, step: float) -> range:
        """Return how many steps from zero each place lies that is a whole number of them."""
        return range(math.ceil(self.low / step - 1e-9), math.floor(self.high / step + 1e-9) + 1)

    def _words(self, value: float, *, step: float) -> str:
        form = self.axis.get("tickformat", ",")
        decimals = max(0, -math.floor(math.log10(step) + 1e-9))
        if "." in form:
            decimals = int(form.partition(".")[2].rstrip("f"))
        sign = "+" if form.startswith("+") else ""
        written = f"{value + 0.0:{sign},.{decimals}f}".replace("-", "−")
        return f"{written}{self.axis.get('ticksuffix', '')}"

    def _days(self) -> list[Tick]:
        first, last = (date.fromordinal(round(one)) for one in (self.low, self.high))
        start, end = first.year * YEAR + first.month, last.year * YEAR + last.month - 1
        step = next((one for one in MONTHS if (end - start) / one < DATE_TICKS), MONTHS[-1])
        form = "%Y" if step % YEAR == 0 else "%b %Y"
        days = [
            date(month // YEAR, month % YEAR + 1, 1)
            for month in range(-(-start // step) * step, end + 1, step)
        ]
        return [
            Tick(self.at(day), f"{day:{form}}", spare=(len(days) - number) % 2 == 0)
            for number, day in enumerate(days)
        ]


def scale_of(letter: str, figure: Figure) -> Scale:
    """Return the axis of a figure that is called "x" or "y".

    Raises:
        ValueError: If it is of a kind that figures here do not use.
    """
    axis = figure["layout"][f"{letter}axis"]
    kind = axis.get("type", "linear")
    if kind not in {"linear", "date", "category"}:
        raise ValueError(f"a drawing cannot have an axis of type {kind}")
    number = _numbering(axis, kind=kind)
    if axis.get("range") is not None:
        low, high = (number(one) for one in axis["range"])
        return Scale(axis, low, high, number)
    reach = [number(one) for trace in figure["data"] for one in _reached(trace, letter)]
    low, high = min(reach, default=0.0), max(reach, default=1.0)
    room = (high - low) * PADDING or abs(high) * PADDING or 1.0
    if axis.get("rangemode") == "tozero":
        return Scale(axis, min(low, 0.0), max(high, 0.0) + room, number)
    return Scale(axis, low - room, high + room, number)


def round_step(rough: float) -> float:
    """Return the next of 1, 2, 5, 10, 20 … at or above a positive length."""
    magnitude = 10.0 ** math.floor(math.log10(rough))
    return next(step * magnitude for step in STEPS if rough <= step * magnitude * (1 + 1e-9))


def _numbering(axis: Mapping[str, Any], *, kind: str) -> Callable[[Any], float]:
    if kind == "date":
        return lambda day: float(date.fromisoformat(str(day)[:10]).toordinal())
    if kind == "category":
        places = {name: float(place) for place, name in enumerate(axis["categoryarray"])}
        return lambda name: places[name] if isinstance(name, str) else float(name)
    return float


def _reached(trace: Mapping[str, Any], letter: str) -> Iterable[Any]:
    """Return the values of a trace with the ends of their intervals."""
    values: Sequence[Any] = [one for one in trace[letter] if one is not None]
    bars = trace.get(f"error_{letter}")
    if bars is None:
        return values
    return [
        *(value + arm for value, arm in zip(values, bars["array"], strict=True)),
        *(value - arm for value, arm in zip(values, bars["arrayminus"], strict=True)),
    ]
