"""Boroughs like one, where a search asks for them: comparisons by stated rules."""

from collections.abc import Sequence
from dataclasses import dataclass

from callbacks.address.state import DEFAULT_INDICATOR
from callbacks.panels.peer_choices import OUTCOMES, like_by, outcomes_like, peers_of
from callbacks.server.site import Site
from components.page import Option
from components.pages.search.page import Result
from components.panels.comparison_choices import MOST_BOROUGHS
from components.words.peers import peer_reason, peers_named
from data.model import Level
from data.search.alike import asks_alike
from data.search.entries import Kind
from data.search.words import plain_words
from data.statistics.peers import PeerRule

# The first is the one nearest to "like".
RULES = (PeerRule.DEPRIVATION, PeerRule.NEIGHBOURS, PeerRule.BCU)


@dataclass(frozen=True)
class Alike:
    """What is offered: comparisons of one borough, or where no borough is known one of each.

    `boroughs` are name and address of each.
    """

    compared: Sequence[Result] = ()
    boroughs: Sequence[Option] = ()


def alike(asked: str, *, chosen: str, site: Site) -> Alike:
    """Return comparisons with boroughs like one, nothing where none are asked for.

    Args:
        asked: Words as a reader types them.
        chosen: Slug of the borough that the reader came with; "" for none. One that is named goes
            before it.
        site: Knows the boroughs and their peers.
    """
    areas = site.repository.areas(Level.BOROUGH).sort_values("area_name")
    columns = (areas[one].tolist() for one in ("slug", "area_name", "short_name"))
    known = {slug: (name, short) for slug, name, short in zip(*columns, strict=True)}
    words = plain_words(asked)
    called = {slug: [plain_words(one) for one in names] for slug, names in known.items()}
    names = [one for each in called.values() for one in each]
    search = site.catalogue.search
    if not asks_alike(words, names=names, known=search.alike):
        return Alike()
    text = f" {' '.join(words)} "
    named = (slug for slug, names in called.items() if any(_within(text, one) for one in names))
    slug = next(named, chosen if chosen in known else "")
    of_outcomes = any(word.startswith(search.outcomes) for word in words)
    if slug:
        measures = (OUTCOMES,) if of_outcomes else (DEFAULT_INDICATOR, OUTCOMES)
        return Alike(compared=[each for one in measures for each in _compared(slug, one, site)])
    offered = ((name, outcomes_like(one, site=site)) for one, (name, _) in known.items())
    return Alike(boroughs=[(name, href) for name, href in offered if href])


def _within(text: str, name: Sequence[str]) -> bool:
    """Tell whether a borough is named, "croydons" too: apostrophes are gone from words."""
    said = " ".join(name)
    return f" {said} " in text or f" {said}s " in text


def _compared(slug: str, indicator_id: str, site: Site) -> list[Result]:
    """Return a comparison by each rule, the reason with it."""
    measure = site.catalogue.indicators[indicator_id]
    said = measure.choice_title or measure.short_title
    groups = {one.rule: one for one in peers_of(site, slug)}
    return [
        Result(
            Kind.COMPARED.value,
            f"{said}: {groups[rule].of.area_name} beside {peers_named(groups[rule])}",
            href,
            peer_reason(groups[rule], most=MOST_BOROUGHS - 1),
        )
        for rule in RULES
        if (href := like_by(rule, slug, indicator_id=indicator_id, site=site))
    ]
