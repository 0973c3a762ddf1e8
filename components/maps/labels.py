"""Names on the borough map: moved a little where they would meet, or else numbered."""

from dataclasses import dataclass
from itertools import product
from math import hypot

import pandas as pd

from data.selection import as_records

LETTER = 62.0  # mean width of a letter of the map's type, in units of the drawing
LINE = 130.0
# How far a name may be moved from where its area is widest, the nearest place first.
STEPS = sorted(
    product(range(-160, 161, 40), range(-120, 121, 40)), key=lambda step: (hypot(*step), step)
)


@dataclass(frozen=True)
class Label:
    """A name and where it is written, or the number that stands for it in the key."""

    text: str
    x: float
    y: float
    number: int | None = None


def place_labels(rows: pd.DataFrame) -> dict[str, Label]:
    """Decide where names are written, and which are numbered.

    Longer distances to the neighbours first: outer boroughs keep their places, and an inner borough
    whose name would touch one already placed is moved by the least that keeps them apart, or gets a
    number.

    Args:
        rows: `area_code`, `short_name`, `label_x`, `label_y`.

    Returns:
        A label for each area code; numbers run from 1 in order of name.
    """
    places = as_records(rows[["area_code", "short_name", "label_x", "label_y"]])
    placed: list[tuple[float, float, float]] = []
    spots: dict[str, tuple[float, float]] = {}
    for place in sorted(places, key=lambda one: -_room(one, places)):
        half = len(place["short_name"]) * LETTER / 2
        x, y = place["label_x"], place["label_y"]
        free = next(
            (
                (x + aside, y + down)
                for aside, down in STEPS
                if not _meets(x + aside, y + down, half=half, placed=placed)
            ),
            None,
        )
        if free:
            spots[place["area_code"]] = free
        placed.append((*(free or (x, y)), half if free else LETTER))
    order = [place["area_code"] for place in places if place["area_code"] not in spots]
    numbers = {code: number for number, code in enumerate(order, start=1)}
    labels = {}
    for place in places:
        code = place["area_code"]
        x, y = spots.get(code, (place["label_x"], place["label_y"]))
        labels[code] = Label(place["short_name"], x, y, numbers.get(code))
    return labels


def _meets(x: float, y: float, *, half: float, placed: list[tuple[float, float, float]]) -> bool:
    return any(
        abs(y - other_y) < LINE and abs(x - other_x) < half + other_half
        for other_x, other_y, other_half in placed
    )


def _room(place: dict[str, float], places: list[dict[str, float]]) -> float:
    return min(
        (place["label_x"] - other["label_x"]) ** 2 + (place["label_y"] - other["label_y"]) ** 2
        for other in places
        if other is not place
    )
