"""Groups of boroughs to see the chosen one beside, each as a link to the comparison."""

from collections.abc import Sequence
from functools import lru_cache

from callbacks.server.site import Site
from components.page import View
from components.panels.comparison_choices import MOST_BOROUGHS
from components.panels.peer_choices import PeerChoice, peer_choice
from data.model import Level
from data.selection import latest_row
from data.statistics.peers import PeerGroup, PeerRule, peer_groups

OUTCOMES = "da_positive_outcome_rate"


@lru_cache(maxsize=64)
def peers_of(site: Site, slug: str) -> tuple[PeerGroup, ...]:
    """Return the groups of peers of a borough."""
    areas = site.repository.areas(Level.BOROUGH)
    code = areas.loc[areas["slug"] == slug, "area_code"].iloc[0]
    return peer_groups(areas, site.repository.areas(Level.BCU), area_code=code)


def peer_links(view: View, *, site: Site) -> list[PeerChoice]:
    """Return the groups of the borough that was chosen first, none where none is chosen.

    Each leads to the comparison of the same measure and period; a group that is empty leads
    nowhere and says why.
    """
    if not view.boroughs:
        return []
    return [
        peer_choice(group, href=lambda slugs: compare_address(view, slugs, site=site))
        for group in peers_of(site, view.boroughs[0])
    ]


def like_by(rule: PeerRule, slug: str, *, indicator_id: str, site: Site) -> str:
    """Return the address of the newest comparison of a borough with its peers by one rule.

    "" where the rule finds none.
    """
    group = next(one for one in peers_of(site, slug) if one.rule is rule)
    peers = [peer.slug for peer in group.chosen(most=MOST_BOROUGHS - 1)]
    if not peers:
        return ""
    return site.links.to("compare", indicator=indicator_id, borough=(slug, *peers))


@lru_cache(maxsize=64)
def outcomes_like(slug: str, *, site: Site) -> str:
    """Return the address of the outcomes of a borough beside those nearest to it in deprivation.

    "" where the release has no outcomes of the borough, or no score.
    """
    kind = site.catalogue.indicators[OUTCOMES].default_period_type
    code = peers_of(site, slug)[0].of.area_code
    rows = kind and site.repository.values(OUTCOMES, level=Level.BOROUGH, period_type=kind)
    if rows is None or latest_row(rows, code) is None:
        return ""
    return like_by(PeerRule.DEPRIVATION, slug, indicator_id=OUTCOMES, site=site)


def compare_address(view: View, slugs: Sequence[str], *, site: Site) -> str:
    """Return the address of the comparison of some boroughs in a view's measure and period."""
    return site.links.to(
        "compare",
        indicator=view.indicator_id,
        period_type=view.period_type,
        period=view.period_end,
        borough=slugs,
        group=view.group,
        view=view.view,
        order=view.order,
    )
