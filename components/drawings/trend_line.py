"""A series over time as a small inline SVG, cut at every break; readable without scripts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import dash_svg as svg
import pandas as pd
from dash.development.base_component import Component

from components.words.periods import period_words
from components.words.values import format_value, sentence_case
from data.model import Break, Unit
from data.statistics.stretches import drawable, stretches

WIDTH, HEIGHT = 300, 92
LEFT, RIGHT, ABOVE, FOOT = 2, 8, 18, 76


EPOCH = date(1970, 1, 1).toordinal()
PERIOD = ["period_type", "period_start", "period_end"]


class _Point(NamedTuple):
    """One value: the last day of its period as an ordinal, and whether it is provisional."""

    day: int
    value: float
    provisional: bool


@dataclass(frozen=True)
class _Frame:
    """From days and values to the drawing."""

    start: int
    end: int
    high: float

    def x(self, day: int) -> int:
        """Return where a day lies from the left; a pixel more or less costs a page kilobytes."""
        share = (day - self.start) / max(self.end - self.start, 1)
        return round(LEFT + (WIDTH - LEFT - RIGHT) * share)

    def y(self, value: float) -> int:
        """Return where a value lies from above, to a pixel as well."""
        return round(FOOT - (FOOT - ABOVE) * value / (self.high or 1))


def trend_line(
    rows: pd.DataFrame,
    *,
    unit: Unit,
    breaks: Sequence[Break],
    described: str,
    london: pd.DataFrame | None = None,
) -> Component | None:
    """Draw one area's series from zero, with London as a thin line where one scale serves both.

    Args:
        rows: One area, group and period type of `data.schemas.Metrics`, oldest first.
        unit: Of the indicator.
        breaks: Of the series. Hard ones cut the line and are named by their month.
        described: Text alternative made from the same rows.
        london: London's rows, cut to the time of `rows`.

    Returns:
        None where fewer than two values could be drawn. Provisional points are hollow; a value
        that no line may join to another is a dot.
    """
    parts = _parts(rows)
    if sum(map(len, parts)) < 2:  # noqa: PLR2004 - one point is no trend
        return None
    first, last = parts[0][0].day, parts[-1][-1].day
    beside = [] if london is None else _parts(_within(london, first=first, last=last))
    high = max(point.value for part in [*parts, *beside] for point in part)
    frame = _Frame(first, last, high)
    hard = [one for one in breaks if one.hard and first < one.date.toordinal() <= last]
    drawing: Component = svg.Svg(
        [
            *_gaps(parts, frame=frame),
            svg.Path(d=f"M{LEFT} {FOOT}H{WIDTH - RIGHT}"),
            *(_break(one, frame=frame) for one in hard),
            *(_line(part, frame=frame, look="trend-london") for part in beside),
            *(_line(part, frame=frame, look="trend-own") for part in parts),
            *_marks(parts, frame=frame),
            *_labels(rows, frame=frame, unit=unit),
        ],
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        className="trend-line",
        role="img",
        **{"aria-label": described},
    )
    return drawing


def _within(rows: pd.DataFrame, *, first: int, last: int) -> pd.DataFrame:
    start, end = (pd.Timestamp(date.fromordinal(day)) for day in (first, last))
    return rows[rows["period_end"].between(start, end).to_numpy()]


def _parts(rows: pd.DataFrame) -> list[list[_Point]]:
    """Return the stretches that a line may join."""
    held = drawable(rows)
    days = rows["period_end"].to_numpy()[held].astype("datetime64[D]").astype("int64") + EPOCH
    values = rows["value"].to_numpy()[held]
    flags = rows["flags"].to_numpy(dtype=object)[held]
    points = [
        _Point(int(day), float(value), "p" in marks.split())
        for day, value, marks in zip(days, values, flags, strict=True)
    ]
    return [points[cut] for cut in stretches(rows)]


def _gaps(parts: Sequence[Sequence[_Point]], *, frame: _Frame) -> list[Component]:
    """Shade the time between two stretches, where no comparable value exists."""
    found = []
    for before, after in pairwise(parts):
        start, end = frame.x(before[-1].day), frame.x(after[0].day)
        found.append(
            svg.Rect(
                x=f"{start:g}",
                y=str(ABOVE),
                width=f"{end - start:g}",
                height=str(FOOT - ABOVE),
                className="trend-gap",
            )
        )
    return found


def _break(one: Break, *, frame: _Frame) -> Component:
    at = frame.x(one.date.toordinal())
    right = at > WIDTH / 2
    drawn: Component = svg.G(
        [
            svg.Path(d=f"M{at:g} {ABOVE - 4}V{FOOT}", className="trend-break"),
            svg.Text(
                f"break, {one.date:%b %Y}",
                x=f"{at - 3 if right else at + 3:g}",
                y=str(ABOVE - 6),
                **({"textAnchor": "end"} if right else {}),
            ),
        ]
    )
    return drawn


def _line(part: Sequence[_Point], *, frame: _Frame, look: str) -> Component | None:
    if len(part) == 1:
        return None
    places = _bends([(frame.x(each.day), frame.y(each.value)) for each in part])
    # Steps, not places: there are thousands on a page, and each is shorter by half.
    steps = [f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(places)]
    path = f"M{places[0][0]} {places[0][1]}l{' '.join(steps)}".replace(" -", "-")
    drawn: Component = svg.Path(d=path, className=look)
    return drawn


def _bends(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out places on a level with those on both sides, which the line crosses anyway."""
    inner = zip(places, places[1:], places[2:], strict=False)
    bends = [here for before, here, after in inner if not before[1] == here[1] == after[1]]
    return [places[0], *bends, places[-1]]


def _marks(parts: Sequence[Sequence[_Point]], *, frame: _Frame) -> list[Component]:
    """Mark single values, provisional ones and the last."""
    newest = parts[-1][-1]
    return [
        svg.Circle(
            cx=f"{frame.x(each.day):g}",
            cy=f"{frame.y(each.value):g}",
            r="3",
            className="trend-provisional" if each.provisional else "trend-point",
        )
        for part in parts
        for each in part
        if each.provisional or each is newest or len(part) == 1
    ]


def _labels(rows: pd.DataFrame, *, frame: _Frame, unit: Unit) -> list[Component]:
    """Write the ends of both axes; the year by itself, which is all that paper has room for."""
    known = drawable(rows).nonzero()[0]
    said = [
        (_period(rows, known[0]), LEFT, HEIGHT - 3, "start"),
        (_period(rows, known[-1]), WIDTH - RIGHT, HEIGHT - 3, "end"),
        ([format_value(frame.high, unit=unit)], LEFT, ABOVE - 6, "start"),
    ]
    return [
        svg.Text(
            words,
            x=str(x),
            y=str(y),
            **({} if anchor == "start" else {"textAnchor": anchor}),
        )
        for words, x, y, anchor in said
    ]


def _period(rows: pd.DataFrame, place: int) -> list[Component | str]:
    kind, start, end = (rows[name].iloc[place] for name in PERIOD)
    before, space, year = sentence_case(period_words(kind, start=start, end=end)).rpartition(" ")
    return [f"{before}{space}", svg.Tspan(year)]
