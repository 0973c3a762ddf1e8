"""What a chart must not do, found in the dictionary that a browser draws."""

import re
from collections import defaultdict

from components.figures.theme import Ink

MOST_CATEGORIES = 4
NUMBER = r"\d[\d,.]*"


def bars_off_zero(figure) -> list[str]:
    """Return the names of bars whose axis does not show zero, where their lengths begin."""
    off = []
    for trace in figure["data"]:
        if trace["type"] != "bar":
            continue
        along = "x" if trace.get("orientation") == "h" else "y"
        axis = figure["layout"].get(f"{along}axis", {})
        # Plotly shows zero beneath bars unless a range, a base or another kind of axis is told.
        ends = axis.get("range") or [0, 0]
        if min(ends) > 0 or max(ends) < 0 or trace.get("base") or axis.get("type") == "log":
            off.append(trace["name"])
    return off


def kinds_of_trace(figure) -> set[str]:
    return {trace["type"] for trace in figure["data"]}


def marks_of(figure) -> set[tuple[str, str]]:
    """Return the marks that a reader is asked to tell apart, by shape and fill."""
    return {
        (shape, "hollow" if fill == Ink.PAPER.value else fill)
        for trace in figure["data"]
        for shape, fill, _ in _marks(trace)
    }


def lines_of(figure) -> set[tuple[str, str]]:
    """Return the lines that a reader is asked to tell apart, by dash and ink."""
    return {
        (trace["line"].get("dash", "solid"), trace["line"]["color"])
        for trace in figure["data"]
        if "lines" in trace["mode"]
    }


def told_by_colour_alone(figure) -> list[str]:
    """Return each shape, hollow or full, or dash that stands for two things in two colours."""
    inks = defaultdict(set)
    for trace in figure["data"]:
        if "lines" in trace["mode"]:
            inks[f"{trace['line'].get('dash', 'solid')} line"].add(trace["line"]["color"])
        else:  # the points of a line go with it
            for shape, fill, edge in _marks(trace):
                hollow = fill == Ink.PAPER.value
                inks[f"{'hollow' if hollow else 'full'} {shape}"].add(edge if hollow else fill)
    return sorted(look for look, colours in inks.items() if len(colours) > 1)


def units_in(figure, *, units) -> set[str]:
    """Return the units of what is said of the points of a chart; "" where one says none.

    Args:
        figure: A Plotly figure as a plain dictionary.
        units: Every unit there is.
    """
    words = {words: one.plural for one in units for words in (one.singular, one.plural)}
    longest = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    named = re.compile(rf"{NUMBER} ({longest})(?!\w)")
    found = set()
    for trace in figure["data"]:
        for text in trace.get("text") or ():
            said = {words[one] for one in named.findall(text)}
            found |= said or {"%" if re.search(rf"{NUMBER}%", text) else ""}
    return found


def _marks(trace):
    """Yield shape, fill and edge of each point."""
    if "markers" not in trace["mode"]:
        return
    marker, size = trace["marker"], len(trace["x"])
    edge = marker.get("line", {}).get("color")
    columns = (marker.get("symbol", "circle"), marker["color"], edge)
    yield from zip(
        *(one if isinstance(one, list) else [one] * size for one in columns), strict=True
    )
