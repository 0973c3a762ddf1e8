"""Groups of boroughs offered together: to see one beside those that are like it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.ids import Compare
from components.panels.comparison_choices import MOST_BOROUGHS
from components.words.peers import peer_reason, peer_title
from components.words.values import count_of
from data.statistics.peers import PeerGroup

OUTCOMES_LIKE = "Outcomes beside boroughs like it"


@dataclass(frozen=True)
class PeerChoice:
    """A group of boroughs offered together: what it is, why, and where choosing it leads.

    `href` is "" where the group is empty, and the reason says so.
    """

    title: str
    reason: str
    href: str
    slugs: tuple[str, ...]


def peer_choice(group: PeerGroup, *, href: Callable[[Sequence[str]], str]) -> PeerChoice:
    """Return a group as it is offered, with as many peers as a comparison holds.

    Args:
        group: The borough and its peers by one rule.
        href: Gives the address of the comparison of some boroughs, by their slugs.
    """
    most = MOST_BOROUGHS - 1
    slugs = (group.of.slug, *(peer.slug for peer in group.chosen(most=most)))
    return PeerChoice(
        title=peer_title(group),
        reason=peer_reason(group, most=most),
        href=href(slugs) if group.peers else "",
        slugs=slugs,
    )


def peer_choices(groups: Sequence[PeerChoice], *, of: str | None) -> Component:
    """Offer groups to compare a borough with, each with its reason.

    Args:
        groups: None where no borough is chosen.
        of: Name of the borough.
    """
    if of is None:
        return html.P(
            "Choose a borough, and three groups to compare it with are offered here: the same "
            "police command, its neighbours, and those nearest in deprivation.",
            className="source-note",
        )
    return html.Section(
        [
            html.H2(f"Compare {of} with", className="block-heading"),
            html.Ul(
                [
                    html.Li([_peer_link(one), html.Span(one.reason, className="source-note")])
                    for one in groups
                ],
                className="peer-list",
            ),
        ],
        className="peers",
    )


def _peer_link(one: PeerChoice) -> Component:
    if not one.href:
        return html.Strong(one.title)
    return html.A(
        f"{one.title} ({count_of(len(one.slugs) - 1, 'borough')})",
        href=one.href,
        **{"data-sets": Compare.BOROUGHS.value, "data-value": json.dumps(list(one.slugs))},
    )
