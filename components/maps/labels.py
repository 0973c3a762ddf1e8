"""Names on the borough map: written where they fit, numbered where they would collide."""

from dataclasses import dataclass

import pandas as pd

from data.selection import as_records

LETTER = 52.0  # mean width of a letter of the map's type, in units of the drawing
LINE = 115.0


@dataclass(frozen=True)
class Label:
    """A name as written on the map, or the number that stands for it in the key."""

    text: str
    number: int | None = None


def place_labels(rows: pd.DataFrame) -> dict[str, Label]:
    """Decide which names are written and which are numbered.

    Longer distances to the neighbours first: outer boroughs keep their names, and an inner
    borough whose name would touch one already placed gets a number.

    Args:
        rows: `area_code`, `short_name`, `label_x`, `label_y`.

    Returns:
        A label for each area code; numbers run from 1 in order of name.
    """
    places = as_records(rows[["area_code", "short_name", "label_x", "label_y"]])
    placed: list[tuple[float, float, float]] = []
    numbered: list[str] = []
    for place in sorted(places, key=lambda one: -_room(one, places)):
        half = len(place["short_name"]) * LETTER / 2
        x, y = place["label_x"], place["label_y"]
        if any(
            abs(y - other_y) < LINE and abs(x - other_x) < half + other_half
            for other_x, other_y, other_half in placed
        ):
            numbered.append(place["area_code"])
            half = LETTER
        placed.append((x, y, half))
    order = [place["area_code"] for place in places if place["area_code"] in numbered]
    numbers = {code: number for number, code in enumerate(order, start=1)}
    return {
        place["area_code"]: Label(place["short_name"], numbers.get(place["area_code"]))
        for place in places
    }


def _room(place: dict[str, float], places: list[dict[str, float]]) -> float:
    return min(
        (place["label_x"] - other["label_x"]) ** 2 + (place["label_y"] - other["label_y"]) ** 2
        for other in places
        if other is not place
    )
