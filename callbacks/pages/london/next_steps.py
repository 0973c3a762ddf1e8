"""What a reader can do next with the borough that was chosen."""

from dash.development.base_component import Component

from callbacks.panels.measure_view import MeasureView
from callbacks.panels.peer_choices import OUTCOMES, outcomes_like, peer_links, peers_of
from components.pages.london.next_steps import next_steps, steps_of


def next_with_borough(shown: MeasureView) -> Component:
    """Return links from the chosen borough to comparisons and to its page, or how to choose one."""
    view, site = shown.measured.view, shown.site
    if not view.boroughs:
        return next_steps(None, steps=[])
    groups, [slug, *_] = peers_of(site, view.boroughs[0]), view.boroughs
    steps = steps_of(
        groups,
        peer_links(view, site=site),
        outcomes="" if view.indicator_id == OUTCOMES else outcomes_like(slug, site=site),
        brief=site.links.to("brief", borough=slug),
        own=site.links.borough(slug),
    )
    return next_steps(groups[0].of.area_name, steps=steps)
