"""Small charts over time as a picture: the same places as on the page, on one sheet."""

from collections.abc import Callable
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.transforms import Affine2D

from components.drawings.small_multiples import SmallCharts, SmallPanel
from components.figures.multiples import LEFT, LOWER, RIGHT, UPPER, SmallChart
from components.figures.theme import Ink
from components.pictures import WIDE
from components.pictures.map import read_path

GAP, HEAD = 18.0, 40.0  # between charts, and above each for its name and latest value
COLUMNS = {(False, True): 6, (False, False): 3, (True, True): 3, (True, False): 1}


@dataclass(frozen=True)
class Grid:
    """Where the charts stand, in the units of the charts."""

    columns: int
    wide: float
    high: float
    rows: int

    def corner(self, place: int) -> tuple[float, float]:
        """Return the upper left corner of a chart, below its name."""
        row, column = divmod(place, self.columns)
        return column * self.wide, row * self.high + HEAD


def grid_of(charts: SmallCharts, *, width: float) -> Grid:
    """Return the grid of a sheet so many inches wide."""
    columns = COLUMNS[charts.roomy, width >= WIDE]
    rows = -(-len(charts.panels) // columns)
    size = charts.scale.size
    return Grid(columns, size.width + GAP, size.height + HEAD + GAP, rows)


def multiples_height(charts: SmallCharts, *, width: float) -> float:
    """Return the height in inches of the charts on a sheet so many inches wide."""
    grid = grid_of(charts, width=width)
    return (width - 0.4) * grid.rows * grid.high / (grid.columns * grid.wide) + 0.2


def draw_multiples(charts: SmallCharts, *, width: float) -> Callable[[Axes], None]:
    """Return what draws the charts into matplotlib axes.

    Args:
        charts: Those of the page.
        width: Of the sheet in inches; a narrow one has fewer columns.
    """
    grid = grid_of(charts, width=width)

    def draw(axes: Axes) -> None:
        axes.set_xlim(0, grid.columns * grid.wide)
        axes.set_ylim(grid.rows * grid.high, 0)
        axes.set_aspect("equal")
        axes.set_axis_off()
        for place, panel in enumerate(charts.panels):
            _draw_panel(axes, panel, charts=charts, corner=grid.corner(place))

    return draw


def _draw_panel(
    axes: Axes, panel: SmallPanel, *, charts: SmallCharts, corner: tuple[float, float]
) -> None:
    left, top = corner
    size, ink = charts.scale.size, (Ink.CHOSEN if panel.chosen else Ink.AREA).value
    name = f"{panel.name} (marked)" if panel.chosen else panel.name
    name_size = 9 if charts.roomy else 8
    axes.text(left, top - 22, name, size=name_size, weight="bold", color=ink, va="bottom")
    axes.text(left, top - 6, panel.latest, size=name_size - 1, color=Ink.QUIET.value, va="bottom")
    if panel.chart is None:
        return
    floor, right = size.height - LOWER, size.width - RIGHT
    for start, end in panel.chart.gaps:
        axes.add_patch(
            Rectangle(
                (left + start, top + UPPER),
                end - start,
                floor - UPPER,
                facecolor=Ink.FAINT.value,
                zorder=0,
            )
        )
    for height in (UPPER, floor):
        axes.hlines(top + height, left + LEFT, left + right, color=Ink.GRID.value, linewidth=0.7)
    for cut in charts.cuts:
        axes.vlines(left + cut, top + UPPER, top + floor, color=Ink.AXIS.value, linewidth=1.2)
    _draw_lines(axes, panel.chart, corner=corner, ink=ink)
    ticks = {"size": 7, "color": Ink.QUIET.value}
    axes.text(left + LEFT, top + UPPER - 3, charts.most, va="bottom", **ticks)
    axes.text(left + LEFT, top + size.height, charts.first, va="bottom", **ticks)
    axes.text(left + right, top + size.height, charts.last, va="bottom", ha="right", **ticks)


def _draw_lines(axes: Axes, chart: SmallChart, *, corner: tuple[float, float], ink: str) -> None:
    left, top = corner
    for text in chart.paths:
        path = read_path(text).transformed(Affine2D().translate(left, top))
        axes.add_patch(PathPatch(path, facecolor="none", edgecolor=ink, linewidth=1.4))
    for points, fill in ((chart.dots, ink), (chart.hollow, Ink.PAPER.value)):
        if points:
            x, y = zip(*points, strict=True)
            axes.scatter(
                [left + one for one in x],
                [top + one for one in y],
                s=12,
                c=fill,
                edgecolors=ink,
                linewidths=1,
                zorder=3,
            )
