"""Breaks in recording as charts over time show them: a line, and a label that lies on no other."""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

import numpy as np
import pandas as pd

from components.figures.theme import Ink
from data.model import Break

Days = np.ndarray[Any, np.dtype[np.datetime64]]

HEADROOM = 1.28  # above the lines, for the label of a break
LABEL_LINE = 18  # pixels of one line of a label
NOTE_LINE = 13  # pixels of the number of a note
LABEL_WIDTH = 17  # characters of a break's label that fit beside it at 320 pixels


def break_line(one: Break) -> dict[str, Any]:
    """Return the line of a break: solid where it is hard, dotted where it is a note."""
    day = one.date.isoformat()
    return {
        "type": "line",
        "x0": day,
        "x1": day,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {
            "color": Ink.AXIS.value if one.hard else Ink.BREAK.value,
            "width": 2 if one.hard else 1,
            "dash": "solid" if one.hard else "dot",
        },
        "layer": "below",
    }


def inside(breaks: Sequence[Break], *, days: Days) -> list[Break]:
    """Return the breaks and notes that lie within some days; none where there are no days."""
    if not len(days):
        return []
    first, last = days.min(), days.max()
    return [one for one in breaks if first < np.datetime64(one.date) <= last]


def note_numbers(breaks: Sequence[Break], *, days: Days) -> dict[str, int]:
    """Number the notes on a chart, which are listed under it; hard breaks have labels.

    Args:
        breaks: Of the series.
        days: Of the chart.

    Returns:
        Numbers from 1 by id, in the order given; none for what lies outside the chart.
    """
    notes = [one.id for one in inside(breaks, days=days) if not one.hard]
    return {name: number for number, name in enumerate(notes, start=1)}


def note_marks(breaks: Sequence[Break], *, numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    """Write the number of each note at the foot of its dotted line, every other one higher.

    Args:
        breaks: Of the series.
        numbers: From `note_numbers`.
    """
    return [
        {
            "x": one.date.isoformat(),
            "y": 0,
            "yref": "paper",
            "yanchor": "bottom",
            "yshift": 2 if numbers[one.id] % 2 else 2 + NOTE_LINE,
            "xanchor": "left",
            "xshift": 2,
            "showarrow": False,
            "text": str(numbers[one.id]),
            "font": {"size": 11, "color": Ink.QUIET.value},
        }
        for one in breaks
        if one.id in numbers
    ]


def reach(days: Days) -> list[str] | None:
    """Return the first and the last day with a little room at either side."""
    if not len(days):
        return None
    first, last = pd.Timestamp(days.min()), pd.Timestamp(days.max())
    room = max((last - first) * 0.03, pd.Timedelta(days=15))
    return [f"{first - room:%Y-%m-%d}", f"{last + room:%Y-%m-%d}"]


def break_labels(hard: Sequence[Break], *, days: Days) -> list[dict[str, Any]]:
    """Label each hard break, one below the other and on the side where there is more room."""
    labels = []
    above = 0
    for one in hard:
        text = "<br>".join(wrap(one.label, LABEL_WIDTH))
        day = np.datetime64(one.date)
        early = bool(day - days.min() < days.max() - day)
        labels.append(
            {
                "x": one.date.isoformat(),
                "y": 1,
                "yref": "paper",
                "yanchor": "top",
                "yshift": -LABEL_LINE * above,
                "xanchor": "left" if early else "right",
                "xshift": 6 if early else -6,
                "align": "left" if early else "right",
                "showarrow": False,
                "text": text,
                "font": {"size": 12, "color": Ink.TEXT.value},
                "bgcolor": Ink.PAPER.value,
            }
        )
        above += 1 + text.count("<br>")
    return labels


def label_lines(labels: Sequence[dict[str, Any]]) -> int:
    """Return how many lines the labels of breaks take, one below the other."""
    return sum(1 + one["text"].count("<br>") for one in labels)


def headroom(labels: Sequence[dict[str, Any]], *, inside: float) -> float:
    """Return how many times the largest value the scale reaches, so that no label lies on a line.

    Args:
        labels: Of breaks, one below the other.
        inside: Height of the drawing itself in pixels.
    """
    lines = label_lines(labels)
    return max(HEADROOM, inside / (inside - LABEL_LINE * lines)) if lines else HEADROOM
