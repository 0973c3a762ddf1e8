"""One borough beside its peers, in three groups, each with the reason why it is offered."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component


@dataclass(frozen=True)
class PeerRow:
    """An area and its cells as written; `href` leads to its page."""

    name: str
    cells: tuple[str, ...]
    href: str | None = None


@dataclass(frozen=True)
class PeerBlock:
    """Areas offered for one reason; `reason` says why, or why there is none."""

    title: str
    reason: str
    rows: Sequence[PeerRow]


def peer_table(
    head: Sequence[PeerRow],
    *,
    blocks: Sequence[PeerBlock],
    columns: Sequence[str],
    caption: str,
    note: str,
) -> Component:
    """Return one table, so that every group stands under the same headings.

    Args:
        head: The borough itself, then London.
        blocks: One for each reason.
        columns: Headings with their units; the first is of the names.
        caption: What is compared, and when.
        note: Shorthand that occurs, in words.
    """
    return html.Div(
        html.Table(
            [
                html.Caption([caption, html.Br(), html.Span(note, className="source-note")]),
                html.Thead(html.Tr([html.Th(name, scope="col") for name in columns])),
                html.Tbody([_row(row, look="own-row") for row in head]),
                *(_block(block, width=len(columns)) for block in blocks),
            ],
            className="figures-table peer-table",
        ),
        className="table-box",
        tabIndex=0,
        role="region",
        **{"aria-label": caption},
    )


def _block(block: PeerBlock, *, width: int) -> Component:
    title = html.Tr(
        html.Th(
            html.Div(
                [html.Strong(block.title), ". ", html.Span(block.reason, className="peer-reason")],
                className="peer-words",
            ),
            colSpan=width,
            scope="rowgroup",
        ),
        className="peer-group",
    )
    return html.Tbody([title, *(_row(row) for row in block.rows)])


def _row(row: PeerRow, *, look: str | None = None) -> Component:
    name = html.A(row.name, href=row.href) if row.href else row.name
    cells = [html.Td(cell) for cell in row.cells]
    return html.Tr([html.Th(name, scope="row"), *cells], className=look)
