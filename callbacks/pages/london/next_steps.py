"""What a reader can do next with the borough that was chosen."""

from dash.development.base_component import Component

from callbacks.panels.measure_panels import Panels
from callbacks.panels.peer_choices import peer_links, peers_of
from components.pages.london.next_steps import next_steps
from data.statistics.peers import PeerRule

WORDS = {
    PeerRule.BCU: "Compare with its police command",
    PeerRule.NEIGHBOURS: "Compare with its neighbours",
    PeerRule.DEPRIVATION: "Compare with those nearest in deprivation",
}


def next_with_borough(panels: Panels) -> Component:
    """Return links from the chosen borough to comparisons and to its page, or how to choose one."""
    view, site = panels.view, panels.site
    if not view.boroughs:
        return next_steps(None, steps=[])
    groups = peers_of(site, view.boroughs[0])
    offered = zip(groups, peer_links(view, site=site), strict=True)
    steps = [(_words(group.rule, group.command), one.href) for group, one in offered if one.href]
    own = ("Open its own page", site.links.borough(view.boroughs[0]))
    return next_steps(groups[0].of.area_name, steps=[*steps, own])


def _words(rule: PeerRule, command: str) -> str:
    return f"{WORDS[rule]}, {command}" if command else WORDS[rule]
