"""The twin of a partner's map: every area that is drawn, as a table that a keyboard can walk."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.partner.area_looks import AreaKind, area_lines, beside_borough
from components.partner.words import About, count_words, estimate_words, marks_note, whole_words
from data.partner.rows import AreaRow, AreaTable


def area_table(table: AreaTable, *, kind: AreaKind, about: About, period: str) -> Component:
    """Return the table, the borough as its last row where the pack has it."""
    caption = about.caption(f"{kind.counted} by {level_words(table)}, {about.place}, {period}")
    heads = (area_head(table), kind.counted, kind.whole, kind.rate, "Interval beside the borough’s")
    rows = [_row(row, table=table, kind=kind) for row in table.rows]
    whole = [] if table.borough is None else [_borough(table.borough, kind=kind)]
    return html.Div(
        html.Table(
            [
                html.Caption([caption, html.Span(_note(table), className="source-note under")]),
                html.Thead(html.Tr([html.Th(words, scope="col") for words in heads])),
                html.Tbody([*whole, *rows]),
            ],
            className="figures-table",
        ),
        className="table-box area-table",
        tabIndex=0,
        role="region",
        **{"aria-label": caption, "data-map-table": ""},
    )


def area_head(table: AreaTable) -> str:
    """Return the heading of a column of areas."""
    return "Ward" if table.level == "ward" else "Small area (LSOA 2021)"


def level_words(table: AreaTable) -> str:
    """Return what the areas are called inside a sentence."""
    return "ward" if table.level == "ward" else "small area"


def _note(table: AreaTable) -> str:
    marks = marks_note((row.count for row in table.rows), rated=True)
    return " ".join(part for part in (marks, "In brackets: the 95% interval.") if part)


def _row(row: AreaRow, *, table: AreaTable, kind: AreaKind) -> Component:
    # What is said when the area is chosen on the map stands with the name, once.
    said = " ".join(area_lines(row, kind=kind, borough=table.borough))
    words = beside_borough(row.rate, borough=table.borough)
    return html.Tr(
        [html.Th(row.name, scope="row"), *_cells(row, kind=kind, beside=words)],
        **{"data-area": row.code, "data-said": f"{row.name}. {said}"},
    )


def _borough(row: AreaRow, *, kind: AreaKind) -> Component:
    cells = _cells(row, kind=kind, beside="the whole borough")
    return html.Tr([html.Th(row.name, scope="row"), *cells], className="total-row")


def _cells(row: AreaRow, *, kind: AreaKind, beside: str) -> Sequence[Component]:
    rate = estimate_words(row.rate, count=row.count, decimals=kind.decimals, suffix=kind.suffix)
    return [
        html.Td(count_words(row.count)),
        html.Td(whole_words(row.whole, count=row.count)),
        html.Td(rate),
        html.Td(beside),
    ]
