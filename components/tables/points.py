"""Single figures as a table that draws itself: each row its numbers and its points on one scale.

The drawing is part of the table and made of plain HTML, so it needs no script, prints, grows with
the text and can never disagree with the numbers beside it.
"""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from components.figures.points import Cell, PointSeries, points_figure
from components.tables.box import boxed_table
from data.model import SHORTHAND, Status

MARKS = ("mark-disc", "mark-diamond", "mark-square", "mark-ring")


def point_table(
    series: Sequence[PointSeries],
    *,
    periods: Sequence[str],
    caption: str,
    head: str,
    note: str = "",
    upto: float | None = None,
    dividers: Mapping[str, str] | None = None,
    suffix: str = "",
) -> Component:
    """Return a table of single figures with their points.

    Args:
        series: As for `components.figures.points.points_figure`.
        periods: Row labels in the order to be read; a series without a figure there gets [x].
        caption: What, of whom, where, in which unit.
        head: Heading of the row labels.
        note: Shorthand that occurs and what else belongs above the table.
        upto: End of the scale, where several tables share one.
        dividers: By the label before which it stands: why what lies above and below it is not
            compared.
        suffix: Of the numbers on the scale, such as "%".

    Raises:
        data.units.MixedUnitsError: If the series count different things.
    """
    figure = points_figure(series, periods=periods, upto=upto)
    marks = {row["label"]: row["marks"] for row in figure["rows"]}
    cuts = dividers or {}
    width = len(series) + 2
    body = []
    for label in periods:
        if label in cuts:
            words = html.Td(cuts[label], colSpan=width, className="divider-cell")
            body.append(html.Tr(words, className="divider-row"))
        cells = [one.cells.get(label) for one in series]
        body.append(
            html.Tr(
                [
                    html.Th(label, scope="row"),
                    *(html.Td(_written(cell)) for cell in cells),
                    html.Td(_track(marks[label]), className="track-cell"),
                ]
            )
        )
    end = f"{figure['upto']:,g}{suffix}"
    scale = html.Td(
        html.Div([html.Span(f"0{suffix}"), html.Span(end)], className="scale"),
        className="track-cell",
        **{"aria-hidden": "true"},
    )
    return boxed_table(
        [html.Tbody(body)],
        head=[html.Th(head, scope="col"), *(_column(one) for one in series), scale],
        caption=caption,
        under=[html.Span(note, className="source-note") if note else None],
        look="figures-table point-table",
    )


def _column(one: PointSeries) -> Component:
    """Return the heading of a series, with its mark where anything of it is drawn."""
    drawn = any(cell.number is not None for cell in one.cells.values())
    if not drawn:
        return html.Th(one.name, scope="col")
    mark = html.Span(className=f"mark key {MARKS[one.mark]}", **{"aria-hidden": "true"})
    first, space, rest = one.name.partition(" ")
    return html.Th([html.Span([mark, first], className="keyed"), space + rest], scope="col")


def _written(cell: Cell | None) -> Component | str:
    if cell is None:
        return SHORTHAND[Status.MISSING]
    return html.A(cell.written, href=cell.href) if cell.href else cell.written


def _track(marks: Sequence[Mapping[str, float]]) -> Component:
    return html.Div(
        [
            html.Span(
                className=f"mark {MARKS[int(mark['mark'])]}", style={"left": f"{mark['at']}%"}
            )
            for mark in marks
        ],
        className="track",
        **{"aria-hidden": "true"},
    )
