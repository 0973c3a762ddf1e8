"""Months beside their natural limits: a line, a centre and two limits for each era."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from components.figures.breaks import LABEL_LINE, break_labels, break_line, label_lines, reach
from components.figures.theme import DAYS_BELOW, Ink, axis, days_frame, layout
from data.model import Break

HEIGHT, UPPER = 340, 16  # pixels
ROOM = 0.06  # of what the months reach, left free below and above
# A month outside the limits and one in a row are told apart by shape, and from others by both.
OUTSIDE, IN_A_ROW, USUAL = ("diamond", 11), ("square", 8), ("circle", 5)


def natural_figure(months: pd.DataFrame, *, breaks: Sequence[Break]) -> dict[str, Any]:
    """Draw months, centre and limits; nothing is joined across a break or a gap.

    The scale does not begin at zero: it holds the limits and the months, which are read against
    each other.

    Args:
        months: From `data.natural.months.natural_months`, at least one.
        breaks: Of the series; those inside it are marked.

    Returns:
        A Plotly figure as a plain dictionary. A diamond lies outside the limits, a square is one
        of eight or more in a row on one side of the centre, hollow marks are provisional.
    """
    days = months["period_end"].to_numpy()
    inside = [one for one in breaks if days.min() < np.datetime64(one.date) <= days.max()]
    labels = break_labels([one for one in inside if one.hard], days=days)
    numbers = months[["rate", "lower_limit", "upper_limit"]].to_numpy(dtype=float)
    low, high = float(np.nanmin(numbers)), float(np.nanmax(numbers))
    free = (high - low) * ROOM or 1.0
    bottom, top = max(0.0, low - free), high + free
    top += (top - bottom) * label_lines(labels) * LABEL_LINE / (HEIGHT - UPPER - DAYS_BELOW)
    traces = [each for _, part in months.groupby("part", sort=False) for each in _part(part)]
    return {
        "data": traces,
        "layout": layout(
            **days_frame(height=HEIGHT, upper=UPPER, highest=f"{top:,.1f}", days=reach(days)),
            yaxis=axis(tickformat=",~g", range=[bottom, top]),
            shapes=[break_line(one) for one in inside],
            annotations=labels,
        ),
    }


def _part(part: pd.DataFrame) -> list[dict[str, Any]]:
    """Draw one stretch without a gap: its limits first, so that months lie over them."""
    days = part["period_end"].dt.strftime("%Y-%m-%d").tolist()
    lines = [
        ("lower_limit", Ink.QUIET, 1, "solid"),
        ("upper_limit", Ink.QUIET, 1, "solid"),
        ("centre", Ink.QUIET, 1.5, "dash"),
        ("rate", Ink.AREA, 2, "solid"),
    ]
    return [
        *(
            _line(days, part[name].tolist(), ink=ink, width=width, dash=dash)
            for name, ink, width, dash in lines
            if len(part) > 1 and part[name].notna().all()
        ),
        _marks(part, days=days),
    ]


def _line(
    days: list[str], numbers: list[float], *, ink: Ink, width: float, dash: str
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": days,
        "y": numbers,
        "line": {"color": ink.value, "width": width, "dash": dash},
        "connectgaps": False,
        "hoverinfo": "skip",
    }


def _marks(part: pd.DataFrame, *, days: list[str]) -> dict[str, Any]:
    shapes = [
        OUTSIDE if out else IN_A_ROW if row else USUAL
        for out, row in zip(part["outside"], part["in_a_row"], strict=True)
    ]
    inks = [Ink.CHOSEN if out else Ink.AREA for out in part["outside"]]
    hollow = ["p" in flags.split() for flags in part["flags"]]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": days,
        "y": part["rate"].tolist(),
        "hoverinfo": "skip",
        "cliponaxis": False,
        "marker": {
            "symbol": [shape for shape, _ in shapes],
            "size": [size for _, size in shapes],
            "color": [
                Ink.PAPER.value if open_ else ink.value
                for open_, ink in zip(hollow, inks, strict=True)
            ],
            "line": {"color": [ink.value for ink in inks], "width": 2},
        },
    }
