"""One borough beside its peers, in three groups, each with the reason why it is offered."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.tables.box import boxed_table, heads, row_of


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

    Raises:
        UnfitRowError: If a row does not fit the headings.
    """

    def row(one: PeerRow, *, look: str | None = None) -> Component:
        name = html.A(one.name, href=one.href) if one.href else one.name
        return row_of(name, one.cells, columns=columns, caption=caption, look=look)

    return boxed_table(
        [
            html.Tbody([row(one, look="own-row") for one in head]),
            *(
                html.Tbody([_title(block, width=len(columns)), *map(row, block.rows)])
                for block in blocks
            ),
        ],
        head=heads(columns),
        caption=caption,
        under=[html.Br(), html.Span(note, className="source-note")],
        look="figures-table peer-table",
    )


def _title(block: PeerBlock, *, width: int) -> Component:
    return html.Tr(
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
