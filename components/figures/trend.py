"""A series over time, cut at every break in recording."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from components.figures.breaks import (
    Days,
    break_labels,
    break_line,
    headroom,
    inside,
    note_marks,
    note_numbers,
    reach,
)
from components.figures.line_names import NAME_LINE
from components.figures.over_time import OverTime
from components.figures.theme import DAYS_BELOW, Ink, axis, days_frame, layout
from components.figures.trend_names import names_above, names_beside
from data.model import Break
from data.statistics.stretches import drawable, stretches
from data.units import one_unit

UPPER = 16  # pixels of the margin
NO_DAYS: Days = np.array([], dtype="datetime64[us]")


@dataclass(frozen=True)
class Look:
    """How a series is drawn: its ink, the dash of its line and the symbol of its points."""

    ink: Ink
    dash: str
    symbol: str


ALONE = (Look(Ink.AREA, dash="solid", symbol="circle"),)
# London is dashed and the borough has diamonds, as in the other charts: they are told apart without
# colour, and on both sides of a break.
BESIDE = (
    Look(Ink.AREA, dash="dash", symbol="circle"),
    Look(Ink.CHOSEN, dash="solid", symbol="diamond"),
)


def trend_figure(
    series: Sequence[tuple[str, pd.DataFrame]],
    *,
    breaks: Sequence[Break],
    decimals: int,
    height: int = 320,
) -> dict[str, Any]:
    """Draw one or two series on one scale, never joining two sides of a break.

    Args:
        series: London first, then a borough beside it. Name and rows of each: one area, group
            and period type of `data.schemas.Metrics`, oldest first, with `text` for the pointer.
        breaks: Those that touch the series; hard ones are a line with a label, the
            others a dotted line with the number under which it is listed.
        decimals: Of the indicator.
        height: Of the figure in pixels.

    Returns:
        A Plotly figure as a plain dictionary. Provisional points are hollow.

    Raises:
        data.units.MixedUnitsError: If the series are in different units.
        ValueError: If there are more than two.
    """
    if len(series) > len(BESIDE):
        raise ValueError(f"{len(series)} lines cannot be told apart: draw small charts instead")
    looks = ALONE if len(series) == 1 else BESIDE
    if units := [
        unit for _, rows in series if "unit" in rows for unit in rows["unit"].dropna().unique()
    ]:
        one_unit(units)
    traces: list[dict[str, Any]] = []
    joined = [_stretches(rows) for _, rows in series]
    for (name, _), parts, look in zip(series, joined, looks, strict=False):
        traces += [each for part in parts for each in _drawn(part, name=name, look=look)]
    days = np.concatenate([rows["period_end"].to_numpy() for _, rows in series] or [NO_DAYS])
    shown = inside(breaks, days=days)
    labels = break_labels([one for one in shown if one.hard], days=days)
    top = max((max(trace["y"]) for trace in traces), default=0) or 1
    upper, room = UPPER, height - UPPER - DAYS_BELOW
    highest, top = top, top * headroom(labels, inside=room)
    words = [*labels, *note_marks(shown, numbers=note_numbers(breaks, days=days))]
    drawn = [
        OverTime(name=name, ink=look.ink, stretches=[(part.days, part.numbers) for part in parts])
        for (name, _), parts, look in zip(series, joined, looks, strict=False)
        if parts
    ]
    span, leaders = reach(days), list[dict[str, Any]]()
    # One line alone is named by the heading.
    if len(series) > 1 and drawn and span:
        beside = names_beside(drawn, reach=span, top=top, height=room, breaks=shown, words=words)
        if beside is None:
            upper = UPPER + NAME_LINE
            top = highest * headroom(labels, inside=height - upper - DAYS_BELOW)
            names, leaders = names_above(drawn, reach=span, top=top)
        else:
            top, names = beside
        words += names
    return {
        "data": traces,
        "layout": layout(
            **days_frame(height=height, upper=upper, highest=f"{top:,.{decimals}f}", days=span),
            yaxis=axis(tickformat=f",.{decimals}f", range=[0, top]),
            shapes=_unjoined(joined) + [break_line(one) for one in shown] + leaders,
            annotations=words,
            hovermode="x",
        ),
    }


@dataclass(frozen=True)
class _Stretch:
    """What one line joins: ISO days, values, what is said of each, and which are provisional."""

    days: list[str]
    numbers: list[float]
    said: list[str]
    hollow: list[bool]


def _stretches(rows: pd.DataFrame) -> list[_Stretch]:
    """Cut one area's series into stretches that a line may join (`data.statistics.stretches`)."""
    held = drawable(rows)
    days = rows["period_end"].to_numpy()[held].astype("datetime64[D]").astype(str)
    values, said = rows["value"].to_numpy()[held], rows["text"].to_numpy()[held]
    hollow = np.array(["p" in flags.split() for flags in rows["flags"]], dtype=bool)[held]
    return [
        _Stretch(*(column[cut].tolist() for column in (days, values, said, hollow)))
        for cut in stretches(rows)
    ]


def _drawn(part: _Stretch, *, name: str, look: Look) -> list[dict[str, Any]]:
    """Draw a stretch as a line, with points only where they say something: a mark costs a line."""
    alone, ink = len(part.days) == 1, look.ink
    marked = [place for place, hollow in enumerate(part.hollow) if hollow or alone]
    line = {
        "mode": "lines",
        "x": part.days,
        "y": part.numbers,
        "text": part.said,
        "line": {"color": ink.value, "width": 2, "dash": look.dash},
        "connectgaps": False,
    }
    points = {
        "mode": "markers",
        "x": [part.days[place] for place in marked],
        "y": [part.numbers[place] for place in marked],
        "text": [part.said[place] for place in marked],
        "marker": {
            "size": 8,
            "symbol": look.symbol,
            "color": [Ink.PAPER.value if part.hollow[place] else ink.value for place in marked],
            "line": {"color": ink.value, "width": 2},
        },
    }
    shared = {
        "type": "scatter",
        "name": name,
        "hovertemplate": "%{text}<extra></extra>",
        "cliponaxis": False,
    }
    return [shared | each for each in ([] if alone else [line]) + ([points] if marked else [])]


def _unjoined(joined: Sequence[list[_Stretch]]) -> list[dict[str, Any]]:
    """Shade the time between two stretches of the first series: no comparable value exists."""
    parts = joined[0] if joined else []
    return [
        {
            "type": "rect",
            "x0": before.days[-1],
            "x1": after.days[0],
            "y0": 0,
            "y1": 1,
            "yref": "paper",
            "fillcolor": Ink.FAINT.value,
            "line": {"width": 0},
            "layer": "below",
        }
        for before, after in pairwise(parts)
    ]
