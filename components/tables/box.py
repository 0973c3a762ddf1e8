"""What every table stands in: a box that scrolls by itself, its caption, its headings, its rows."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from components.frame.fitting import check_fit

Written = Component | str | Sequence[Component | str | None]


def boxed_table(
    bodies: Sequence[Component],
    *,
    head: Sequence[Component],
    caption: str,
    look: str,
    under: Sequence[Component | None] = (),
    box: str = "table-box",
    label: str = "",
    attributes: Mapping[str, str] | None = None,
) -> Component:
    """Return a table that scrolls by itself on a narrow screen.

    Args:
        bodies: Groups of rows.
        head: Heading cells.
        caption: What, where, when; it names the box as well, unless a `label` does.
        look: Classes of the table.
        under: What stands under the caption.
        box: Classes of the box.
        label: Name of the box where it is not the caption.
        attributes: What else the box carries.
    """
    return html.Div(
        html.Table(
            [
                html.Caption([caption, *under] if under else caption),
                html.Thead(html.Tr(list(head))),
                *bodies,
            ],
            className=look,
        ),
        className=box,
        tabIndex=0,
        role="region",
        **{"aria-label": label or caption, **(attributes or {})},
    )


def heads(columns: Sequence[Written]) -> list[Component]:
    """Return the headings of columns."""
    return [html.Th(words, scope="col") for words in columns]


def row_of(
    head: Written,
    cells: Sequence[Written],
    *,
    columns: Sequence[object],
    caption: str,
    look: str | None = None,
    attributes: Mapping[str, str] | None = None,
) -> Component:
    """Return one row.

    Args:
        head: What the row is about.
        cells: As written.
        columns: Headings, the first for the row heads.
        caption: Of the table, to be named where the row does not fit.
        look: Classes of the row.
        attributes: What else the row carries.

    Raises:
        UnfitRowError: If the row does not fit the headings.
    """
    check_fit([head, *cells], headings=columns, table=caption)
    return html.Tr(
        [html.Th(head, scope="row"), *map(html.Td, cells)], className=look, **(attributes or {})
    )


def note_under(note: str) -> list[Component | None]:
    """Return a note as it stands under a caption."""
    return [html.Span(note, className="source-note under") if note else None]
