"""Where to go with the borough that was chosen, beside the box in which it was chosen."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.panels.peer_choices import OUTCOMES_LIKE, PeerChoice
from components.words.peers import peers_named
from data.statistics.peers import PeerGroup

NONE_CHOSEN = (
    "Choose a borough in the box or on the map: links to compare it with its police command, its "
    "neighbours and others appear here."
)


def steps_of(
    groups: Sequence[PeerGroup],
    choices: Sequence[PeerChoice],
    *,
    outcomes: str,
    brief: str,
    own: str,
) -> list[tuple[str, str]]:
    """Return words and address of each thing to do next.

    Args:
        groups: Peers of the borough.
        choices: Where comparing with each of them leads; an empty group leads nowhere.
        outcomes: Address of its outcomes beside those of boroughs like it; "" where it has none, or
            these are what is shown.
        brief: Address of its brief for a meeting.
        own: Address of the borough's page.
    """
    offered = zip(groups, choices, strict=True)
    return [
        *((f"Compare with {peers_named(group)}", one.href) for group, one in offered if one.href),
        *([(OUTCOMES_LIKE, outcomes)] if outcomes else []),
        ("Brief for a meeting", brief),
        ("Open its own page", own),
    ]


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
