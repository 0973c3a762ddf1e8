"""What charts with a row for each area share: room, names on the axis, the chosen row's band."""

from collections.abc import Sequence
from typing import Any

from components.figures.theme import Ink, axis, label_room

CLOSE, WIDE = 21, 34
NAME_SIZE = 12
FEW = 8


def row_height(count: int) -> int:
    """Return the pixels of one row: more where there are few, so that they do not look crammed."""
    return WIDE if count <= FEW else CLOSE


def names_room(names: Sequence[str]) -> int:
    """Return the pixels that the names of areas need beside the axis."""
    return label_room(names, size=NAME_SIZE)


def names_axis(names: Sequence[str]) -> dict[str, Any]:
    """Return the axis that names every area, the first of them uppermost."""
    return axis(
        type="category",
        categoryorder="array",
        categoryarray=list(names)[::-1],
        gridcolor=Ink.FAINT.value,
        tickfont={"size": NAME_SIZE, "color": Ink.AXIS.value},
        # Plotly leaves labels out when it thinks them too close; every area is named.
        dtick=1,
        range=[-0.7, len(names) - 0.3],
    )


def band(name: str, *, height: int) -> dict[str, Any]:
    """Return a band behind the row of a chosen area, `height` being that of a row."""
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": name,
        "y1": name,
        "line": {"color": Ink.CHOSEN_BAND.value, "width": height - 3},
        "layer": "below",
    }
