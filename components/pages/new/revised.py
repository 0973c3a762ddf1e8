"""Figures that the release revised, each beside the value it had before."""

from collections.abc import Mapping

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.tables.box import boxed_table, heads, row_of
from components.words.released import two_values
from components.words.rows import row_period
from components.words.values import sentence_case
from data.model import Indicator
from data.selection import as_records

ANCHOR = "revised"
FEW, MOST = 20, 300
HEADINGS = ("Area and period", "Now", "Before", "In release")
NONE = "No figure of what is chosen was revised in this release: none of them carries [r]."


def revised_section(
    rows: pd.DataFrame, *, indicators: Mapping[str, Indicator], links: Links, whole: bool
) -> Component:
    """Return earlier values, a table for each measure; at most 300 rows.

    Args:
        rows: As `data.released.revised.revised_rows` gives them.
        indicators: Definitions by id.
        links: Address builder.
        whole: Whether all measures and areas are shown.
    """
    parts: list[Component] = [html.H2("Figures that were revised")]
    if rows.empty:
        parts.append(html.P(NONE))
    else:
        shown = rows.head(MOST)
        more = len(rows) - len(shown)
        cut = f" {more:,} more are not listed here: choose a measure or a borough." if more else ""
        hint = cut or (
            " Choose a measure or a borough to see fewer." if whole and len(rows) > FEW else ""
        )
        carry = "One figure carries" if len(rows) == 1 else f"{len(rows):,} figures carry"
        parts.append(html.P(f"{carry} [r].{hint}"))
        parts += [
            _table(part, indicator=indicators[str(key)], links=links)
            for key, part in shown.groupby("indicator_id", sort=False)
            if key in indicators
        ]
    return html.Section(parts, id=ANCHOR, className="block")


def _table(rows: pd.DataFrame, *, indicator: Indicator, links: Links) -> Component:
    caption = f"{indicator.title}: revised figures"
    body = []
    for row in as_records(rows):
        now, before = two_values(row["value"], row["earlier_value"], unit=indicator.unit)
        group = f", {row['group']}" if isinstance(row["group"], str) and row["group"] else ""
        head = f"{row['area_name']}{group}, {row_period(row)}"
        cells = [now, before, row["earlier_release"]]
        body.append(row_of(sentence_case(head), cells, columns=HEADINGS, caption=caption))
    return html.Div(
        [
            html.H3(html.A(indicator.title, href=links.indicator(indicator.id))),
            boxed_table(
                [html.Tbody(body)],
                head=heads(HEADINGS),
                caption=caption,
                look="figures-table numbers-table",
            ),
        ]
    )
