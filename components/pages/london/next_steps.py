"""Where to go with the borough that was chosen, beside the box in which it was chosen."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.panels.peer_choices import PeerChoice
from data.statistics.peers import PeerGroup, PeerRule

WORDS = {
    PeerRule.BCU: "Compare with its police command",
    PeerRule.NEIGHBOURS: "Compare with its neighbours",
    PeerRule.DEPRIVATION: "Compare with those nearest in deprivation",
}

NONE_CHOSEN = (
    "Choose a borough in the box or on the map: links to compare it with its police command, its "
    "neighbours and others appear here."
)


def steps_of(
    groups: Sequence[PeerGroup], choices: Sequence[PeerChoice], *, own: str
) -> list[tuple[str, str]]:
    """Return words and address of each thing to do next.

    Args:
        groups: Peers of the borough.
        choices: Where comparing with each of them leads; an empty group leads nowhere.
        own: Address of the borough's page.
    """
    offered = zip(groups, choices, strict=True)
    steps = [(_words(group), one.href) for group, one in offered if one.href]
    return [*steps, ("Open its own page", own)]


def _words(group: PeerGroup) -> str:
    words = WORDS[group.rule]
    return f"{words}, {group.command}" if group.command else words


def next_steps(name: str | None, *, steps: Sequence[tuple[str, str]]) -> Component:
    """Return links for a borough, or what to do to get them.

    Args:
        name: Of the borough; None where none is chosen.
        steps: Words and address of each.
    """
    if name is None:
        return html.P(NONE_CHOSEN, className="next-steps source-note")
    return html.Nav(
        [
            html.Strong(f"{name}: "),
            html.Ul([html.Li(html.A(words, href=href)) for words, href in steps]),
        ],
        className="next-steps",
        **{"aria-label": f"Next with {name}"},
    )
