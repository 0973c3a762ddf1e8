"""The twin of the map: every ward that is drawn, as a table that a keyboard can walk."""

from collections.abc import Sequence
from html import escape

from dash import html
from dash.development.base_component import Component

from components.frame.static_html import Ready
from components.ids import Hotspots
from components.links import Links
from components.pages.hotspots.words import (
    chance_words,
    count_words,
    rate_words,
    short_notes,
    smoothed_words,
)
from components.words.values import count_of, sentence_case
from components.words.wards import AS_WARDS, SHORT_GROUP, SHORT_OWN
from data.statistics.hotspot_rows import HotspotRow

FIGURES = ("Offences", "Per 1,000 residents (95% interval)")
GROUP = "Group compared with London"
COLUMNS = {
    "ward": (
        "Ward",
        "Borough",
        *FIGURES,
        "Smoothed rate (95% interval)",
        "The ward itself compared with London",
        GROUP,
        "To bear in mind",
    ),
    "borough": (
        "Borough",
        "Its page",
        *FIGURES,
        "Smoothed rate",
        GROUP,
        "Chance, adjusted for so many tests",
        "To bear in mind",
    ),
}
NOT_FOUND = "No ward or borough on this map has “{searched}” in its name."
SEARCHED = {
    "ward": "“{searched}” is in the name or borough of {number} of {of} wards.",
    "borough": "“{searched}” is in the name of {number} of {of} boroughs.",
}
TOGETHER = 36  # rows
MARKS_ID = "hotspots-marks"
MARKS = (
    "[u] low reliability, [c] withheld, [z] not covered, [b] spans a break in recording, "
    "[x] no figure. {smoothed} Choose a {area} to see it on the map and all that is said of it."
)
SMOOTHED = {
    "ward": (
        "A smoothed rate borrows from the wards around it and from London, the more so the fewer "
        f"its own residents. {AS_WARDS}"
    ),
    "borough": (
        "A smoothed rate is drawn to London’s where residents are few; it is what the test "
        "compares."
    ),
}


def hotspot_table(
    rows: Sequence[HotspotRow],
    *,
    caption: str,
    links: Links,
    query: dict[str, str],
    area: str = "ward",
    searched: str = "",
    chosen: str | None = None,
) -> list[Component]:
    """Return the table with the number of wards found.

    Args:
        rows: All areas of the map.
        caption: What, where, when.
        links: Address builder.
        query: Of the present view, for the address of each ward.
        area: "ward" or "borough".
        searched: What was searched for; rows that do not hold it are left out.
        chosen: Code of the area that was chosen.
    """
    shown = [row for row in rows if matches(row, searched)]
    return [
        html.P(
            found_words(len(shown), of=len(rows), searched=searched, area=area),
            id=Hotspots.FOUND,
            role="status",
            className="figure-sub",
            **_for_scripts(len(rows), area=area),
        ),
        html.Div(
            Ready(
                _table(shown, caption=caption, links=links, query=query, area=area, chosen=chosen)
            ),
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


def found_words(number: int, *, of: int, searched: str, area: str = "ward") -> str:
    """Say how many areas the table holds, and of how many."""
    if not searched.strip():
        return sentence_case(f"{count_of(of, area)} in the table and on the map.")
    sentence = SEARCHED[area] if number else NOT_FOUND
    return sentence.format(number=f"{number:,}", of=f"{of:,}", searched=searched.strip())


def _for_scripts(of: int, *, area: str) -> dict[str, str]:
    """What `hotspots.js` says while a search is typed, with places for what it finds."""
    return {
        "data-all": found_words(of, of=of, searched="", area=area),
        "data-some": SEARCHED[area].replace("{of}", f"{of:,}"),
        "data-none": NOT_FOUND,
    }


def _table(
    rows: Sequence[HotspotRow],
    *,
    caption: str,
    links: Links,
    query: dict[str, str],
    area: str,
    chosen: str | None,
) -> str:
    heads = "".join(f'<th scope="col" role="columnheader">{name}</th>' for name in COLUMNS[area])
    start = links.to("hotspots", **query)
    written = [_row(row, links, start=start, area=area, picked=row.code == chosen) for row in rows]
    starts = range(0, max(1, len(written)), TOGETHER)
    body = "".join(_group(written[at : at + TOGETHER]) for at in starts)
    marks = MARKS.format(area=area, smoothed=SMOOTHED[area])
    return (
        f'<p class="source-note" id="{MARKS_ID}">{marks}</p>'
        f'<table role="table" class="figures-table of-{area}s" aria-describedby="{MARKS_ID}">'
        f"<caption>{escape(caption)}</caption>"
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f"{body}</table>"
    )


def _group(rows: Sequence[str]) -> str:
    """Rows that a browser lays out together, once they are near to what is seen.

    It is told their number, to keep their room free until then.
    """
    return f'<tbody role="rowgroup" style="--rows:{len(rows)}">{"".join(rows)}</tbody>'


def _row(row: HotspotRow, links: Links, *, start: str, area: str, picked: bool) -> str:
    """One area; its code is of letters and digits, everything else is escaped.

    Roles are named because the rows are laid out as grids, which old browsers no longer read as a
    table. That lets a browser leave out the layout of rows that are out of sight.
    """
    address = escape(f"{start}&ward={row.code}#{Hotspots.WARD}")
    borough = escape(links.borough(row.parent_slug))
    cells = (
        count_words(row),
        rate_words(row),
        smoothed_words(row),
        *([] if area == "borough" else [SHORT_OWN[row.own_class or "not_tested"]]),
        SHORT_GROUP[row.group_class],
        *([chance_words(row)] if area == "borough" else []),
        short_notes(row, area=area) or "none",
    )
    look, current = (' class="chosen-row"', ' aria-current="true"') if picked else ("", "")
    return (
        f'<tr{look} role="row" data-ward="{row.code}">'
        f'<th scope="row" role="rowheader"><a href="{address}"{current}>{escape(row.name)}</a></th>'
        f'<td role="cell"><a href="{borough}">{escape(row.parent_name)}</a></td>'
        + "".join(f'<td role="cell">{escape(cell)}</td>' for cell in cells)
        + "</tr>"
    )
