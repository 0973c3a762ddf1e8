"""One borough beside its peers, in every rate and share that can be set side by side."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from components.links import Links
from components.tables.peers import PeerBlock, PeerRow, peer_table
from components.words.peers import peer_reason, peer_title
from components.words.rows import cell, explain_marks
from data.model import SHORTHAND, Status
from data.selection import as_records
from data.statistics.peers import PeerGroup
from data.statistics.standing import OF_LIKE_SIZE, Standing

MOST_PEERS = 8
WRITTEN = ["area_code", "value", "lower", "status", "flags"]  # what a cell and its marks need
CAPTION = (
    "Rates and shares of the periods above. Peers are chosen by place and deprivation, never by "
    "what was recorded."
)


def peers_part(
    found: Mapping[str, Standing],
    *,
    groups: Sequence[PeerGroup],
    boroughs: pd.DataFrame,
    london: Mapping[Any, Any],
    links: Links,
) -> Component:
    """Return the borough, London and its peers in three groups, as one table.

    Args:
        found: Where the borough stands in each measure; counts are left out of the table.
        groups: Its peers, from `data.statistics.peers.peer_groups`.
        boroughs: Rows of `data.schemas.Areas` of every borough.
        london: The same of London.
        links: Address builder.
    """
    compared = [
        each
        for each in found.values()
        if each.indicator.unit.measure in OF_LIKE_SIZE and each.middle is not None
    ]
    rows = [{row["area_code"]: row for row in as_records(each.peers[WRITTEN])} for each in compared]
    places = {row["area_code"]: row for row in as_records(boroughs)}

    def beside(code: str, name: str, *, href: str | None) -> PeerRow:
        written = [
            cell(held.get(code), unit=each.indicator.unit)
            for each, held in zip(compared, rows, strict=True)
        ]
        place = places[code]
        known = (f"{place['imd_2025_score']:.1f}", f"{place['residents']:,.0f}")
        return PeerRow(name, (*written, *known), href)

    whole = PeerRow(
        "London",
        (
            *(cell(each.london, unit=each.indicator.unit) for each in compared),
            SHORTHAND[Status.NOT_APPLICABLE],
            f"{london['residents']:,.0f}",
        ),
    )
    of = groups[0].of
    blocks = [
        PeerBlock(
            peer_title(group),
            peer_reason(group, most=MOST_PEERS),
            [
                beside(each.area_code, each.area_name, href=links.borough(each.slug))
                for each in group.chosen(most=MOST_PEERS)
            ],
        )
        for group in groups
    ]
    return peer_table(
        [beside(of.area_code, of.area_name, href=None), whole],
        blocks=blocks,
        columns=[
            "Borough",
            *(f"{each.indicator.short_title} ({each.indicator.unit.short})" for each in compared),
            "Deprivation score",
            "Residents",
        ],
        caption=CAPTION,
        note=explain_marks([row for held in rows for row in held.values()]),
    )
