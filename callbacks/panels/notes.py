"""What stands beside figures of several measures, looked up: caveats, and where they come from."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from dash.development.base_component import Component

from callbacks.server.dispersions import dispersions_of
from callbacks.server.freshness import data_to
from callbacks.server.site import Site
from components.frame.age import dated_words
from components.notes.caveats import read_first
from components.words.dispersion import phi_beside
from components.words.rows import source_line
from data.caveats import each_once, must_read_first
from data.evidence.facts import Facts
from data.model import Caveat, Indicator, Level, Place


def page_caveats(
    indicators: Iterable[Indicator], *, site: Site, view: str = "borough"
) -> tuple[Caveat, ...]:
    """Return every caveat of the indicators and of the page, each once, must-read first.

    Args:
        indicators: Those that the page shows.
        site: Definitions.
        view: Name of the page in the caveats.
    """
    catalogue = site.catalogue
    measured = (caveat for one in indicators for caveat in catalogue.caveats_for(one.id))
    return must_read_first(each_once((*catalogue.view_caveats(view), *measured)))


def with_printed(caveats: Iterable[Caveat], *, facts: Facts, site: Site) -> tuple[Caveat, ...]:
    """Return the caveats of a page and those of the printed figures it shows, must-read first.

    Args:
        caveats: Of the page and its measures.
        facts: Through which every part of the page was given its printed figures: so ask last.
        site: Definitions.
    """
    of_facts = site.catalogue.fact_caveats(facts.given)
    return must_read_first(each_once((*caveats, *of_facts)))


def told_first(caveats: Iterable[Caveat], *, site: Site, at: Place) -> Component:
    """Return the weightiest caveats open and all of them behind one press.

    Args:
        caveats: Of the indicator or view; at least one.
        site: Definitions.
        at: Where they stand, which decides what weighs most.
    """
    return told_of(site, tuple(one.id for one in caveats), at)


# They follow from the measure, and most choices leave the measure as it is.
@lru_cache(maxsize=128)
def told_of(site: Site, ids: tuple[str, ...], at: Place) -> Component:
    """Return the same, of caveats by their ids: made once for each copy of the site."""
    catalogue = site.catalogue
    return read_first([catalogue.caveats[one] for one in ids], sources=catalogue.sources, at=at)


def sources_named(
    indicators: Iterable[Indicator], *, site: Site, level: Level | None = None
) -> str:
    """Name the sources of measures, each once, with their extracts and the release.

    Args:
        indicators: Whose figures are shown.
        site: Definitions, and the release.
        level: Of the figures whose intervals are shown: the φ that widens them is then named.
    """
    shown = list(indicators)
    used = dict.fromkeys(source for one in shown for source in one.source_ids)
    said = source_line(
        [site.catalogue.sources[one] for one in used], release=site.repository.manifest["release"]
    )
    widened = phi_beside(
        [dispersions_of(site).of(one.id) for one in shown] if level else [], level=level
    )
    return " ".join(part for part in (said, widened) if part)


def dated(indicator_ids: Iterable[str], *, site: Site) -> str:
    """Say how far the figures of measures go, and when they were released.

    Args:
        indicator_ids: Of what is shown; the newest counts, and where none has figures the police's.
        site: The release.
    """
    manifest = site.repository.manifest
    held = [manifest["indicators"].get(one) for one in indicator_ids]
    ends = [date.fromisoformat(one["to"]) for one in held if one]
    return dated_words(max(ends, default=data_to(site)), release=str(manifest["release"]))
