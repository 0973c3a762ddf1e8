"""The twin of the map: every ward that is drawn, as a table that a keyboard can walk."""

from collections.abc import Sequence
from html import escape

from dash import html
from dash.development.base_component import Component

from components.hotspot_words import SHORT_GROUP, count_words, rate_words, short_notes
from components.ids import Hotspots
from components.links import Links
from components.static_html import Ready
from components.words import count_of
from data.hotspot_rows import HotspotRow

COLUMNS = (
    "Ward",
    "Borough",
    "Offences",
    "Per 1,000 residents (95% interval)",
    "Group compared with London",
    "To bear in mind",
)
MARKS = (
    "[u] low reliability, [c] withheld, [z] not covered, [b] spans a break in recording, "
    "[x] no figure. Choose a ward to see it on the map and all that is said of it."
)


def hotspot_table(
    rows: Sequence[HotspotRow],
    *,
    caption: str,
    links: Links,
    query: dict[str, str],
    searched: str = "",
    chosen: str | None = None,
) -> list[Component]:
    """Return the table with the number of wards found.

    Args:
        rows: All wards of the map.
        caption: What, where, when.
        links: Address builder.
        query: Of the present view, for the address of each ward.
        searched: What was searched for; rows that do not hold it are left out.
        chosen: Code of the ward that was chosen.
    """
    shown = [row for row in rows if matches(row, searched)]
    return [
        html.P(
            found_words(len(shown), of=len(rows), searched=searched),
            id=Hotspots.FOUND,
            role="status",
            className="figure-sub",
        ),
        html.Div(
            Ready(_table(shown, caption=caption, links=links, query=query, chosen=chosen)),
            className="table-box ward-table",
            tabIndex=0,
            role="region",
            **{"aria-label": caption},
        ),
    ]


def matches(row: HotspotRow, searched: str) -> bool:
    """Tell whether a ward's or its borough's name holds what was searched for."""
    wanted = searched.strip().casefold()
    return wanted in row.name.casefold() or wanted in row.parent_name.casefold()


def found_words(number: int, *, of: int, searched: str) -> str:
    """Say how many wards the table holds, and of how many."""
    if not searched.strip():
        return f"{count_of(of, 'ward')} in the table and on the map."
    if number == 0:
        return f"No ward or borough on this map has “{searched.strip()}” in its name."
    return f"{number:,} of {of:,} wards have “{searched.strip()}” in their name or borough."


def _table(
    rows: Sequence[HotspotRow],
    *,
    caption: str,
    links: Links,
    query: dict[str, str],
    chosen: str | None,
) -> str:
    heads = "".join(f'<th scope="col">{name}</th>' for name in COLUMNS)
    start = links.to("hotspots", **query)
    body = "".join(_row(row, links, start=start, picked=row.code == chosen) for row in rows)
    return (
        f'<table class="figures-table"><caption>{escape(caption)}<br>'
        f'<span class="source-note">{MARKS}</span></caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(row: HotspotRow, links: Links, *, start: str, picked: bool) -> str:
    """One ward; its code is of letters and digits, everything else is escaped."""
    address = escape(f"{start}&ward={row.code}#{Hotspots.WARD}")
    borough = escape(links.borough(row.parent_slug))
    cells = (
        count_words(row),
        rate_words(row),
        SHORT_GROUP[row.group_class],
        short_notes(row) or "none",
    )
    look, current = (' class="chosen-row"', ' aria-current="true"') if picked else ("", "")
    return (
        f'<tr{look} data-ward="{row.code}">'
        f'<th scope="row"><a href="{address}"{current}>{escape(row.name)}</a></th>'
        f'<td><a href="{borough}">{escape(row.parent_name)}</a></td>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
    )
