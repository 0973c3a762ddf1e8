"""What the names of lines lie over, worked out from a figure's dictionary alone."""

from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

# Pixels of the drawing itself on pages 320 to 1920 pixels wide, and the mean letter of a narrow
# and of the widest face, as parts of the type's size.
WIDTHS = (224, 294, 460, 1200)
LETTERS = (0.44, 0.62)
LINE_HEIGHT = 1.3
BESIDE = 75  # pixels from a name at which it is taken to stand beside its line
POINT = 5  # pixels from the middle of a point to the edge of its outline


def overlaps(figure, names) -> list[str]:
    """Return what each name lies over at any width in any face, or that it is not all there."""
    held = {note["text"].replace("<br>", " "): note for note in figure["layout"]["annotations"]}
    return sorted(
        {
            f"{name}: {fault}"
            for name in names
            for width in WIDTHS
            for letter in LETTERS
            for fault in (
                _Drawing(figure, width, letter).faults(held[name]) if name in held else ["absent"]
            )
        }
    )


@dataclass
class _Drawing:
    figure: dict
    width: int
    letter: float

    def __post_init__(self):
        layout = self.layout = self.figure["layout"]
        self.height = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
        self.first, self.last = map(pd.Timestamp, layout["xaxis"]["range"])
        self.top = layout["yaxis"]["range"][1]

    def faults(self, note):
        """Yield what a name lies over."""
        left, right, above, below = box = self.box(note)
        margin = self.layout["margin"]
        above_all = -margin["t"] if note.get("yref") else 0
        if left + 1 < 0 or above < above_all or below > self.height + 0.1:
            yield "leaves the drawing"
        if right > self.width + margin["r"]:
            yield "leaves the drawing"
        for other in self.layout["annotations"]:
            if other is not note and _meet(box, self.box(other)):
                yield f"lies over {other['text']}"
        for shape in self.layout["shapes"]:
            upright = shape["type"] == "line" and shape.get("yref") == "paper"
            if upright and below > 0 and left < self.across(shape["x0"]) < right:
                yield "lies over the line of a break"
        yield from self._drawn_over(box)
        yield from self._lost(note, box)
        yield from self._led_over_words(note)

    def _lost(self, note, box):
        """Tell whether a name stands away from its line and nothing leads from it to a value."""
        ink, places = note["font"]["color"], self.values_in(note["font"]["color"])
        if any(_near(place, box, by=BESIDE) for place in places):
            return
        leads = self.leads(ink)
        if not any(_near(start, box, by=1) and end in places for start, end in leads):
            yield "is far from its line, and nothing leads to it"

    def _led_over_words(self, note):
        """Tell whether a line that leads from a name goes through other words than the name.

        Numbers of notes stand at the foot, where a value it leads to may lie.
        """
        for other in self.layout["annotations"]:
            if other["text"].isdigit():
                continue
            for lead in self.leads(note["font"]["color"]):
                if other is not note and _crosses(*lead, self.box(other)):
                    yield f"is led over {other['text']}"

    def leads(self, ink):
        return [
            self.ends(shape)
            for shape in self.layout["shapes"]
            if shape["type"] == "line" and shape["line"]["color"] == ink and "yref" not in shape
        ]

    def values_in(self, ink):
        return [
            (self.across(x), self.down(y))
            for trace in self.figure["data"]
            if trace.get("line", trace.get("marker", {}).get("line"))["color"] == ink
            for x, y in zip(trace["x"], trace["y"], strict=True)
        ]

    def ends(self, shape):
        return [(self.across(shape[f"x{n}"]), self.down(shape[f"y{n}"])) for n in (0, 1)]

    def _drawn_over(self, box):
        for trace in self.figure["data"]:
            places = [
                (self.across(x), self.down(y)) for x, y in zip(trace["x"], trace["y"], strict=True)
            ]
            if trace["mode"] == "markers":
                if any(_near(place, box, by=POINT) for place in places):
                    yield f"lies over a point of {trace['name']}"
            elif any(_crosses(one, other, box) for one, other in pairwise(places)):
                yield f"lies over the line of {trace['name']}"

    def across(self, day):
        return self.width * ((pd.Timestamp(day) - self.first) / (self.last - self.first))

    def down(self, value):
        return self.height * (1 - value / self.top)

    def box(self, note):
        size, lines = note["font"]["size"], note["text"].split("<br>")
        long = max(map(len, lines)) * size * self.letter
        tall = size * LINE_HEIGHT * len(lines)
        from_above = self.height * (1 - note["y"]) if note.get("yref") else self.down(note["y"])
        x, y = self.across(note["x"]) + note.get("xshift", 0), from_above - note["yshift"]
        left = x - {"left": 0, "center": long / 2, "right": long}[note["xanchor"]]
        above = y if note["yanchor"] == "top" else y - tall
        return left, left + long, above, above + tall


def _meet(one, other):
    across = min(one[1], other[1]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[2], other[2])
    return min(across, down) > 0.1  # of a pixel: words may touch


def _near(place, box, *, by):
    left, right, above, below = box
    return left - by < place[0] < right + by and above - by < place[1] < below + by


def _crosses(one, other, box):
    """Tell whether a straight line goes through a box, by cutting it to the box (Liang-Barsky)."""
    left, right, above, below = box
    across, down = other[0] - one[0], other[1] - one[1]
    enter, leave = 0.0, 1.0
    for step, room in (
        (-across, one[0] - left),
        (across, right - one[0]),
        (-down, one[1] - above),
        (down, below - one[1]),
    ):
        if step == 0 and room < 0:
            return False
        if step < 0:
            enter = max(enter, room / step)
        if step > 0:
            leave = min(leave, room / step)
    return enter < leave
