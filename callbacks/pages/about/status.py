"""The status page: release, freshness, and what is overdue."""

from datetime import date

from callbacks.address.state import Query
from callbacks.server.freshness import age_in_days, data_to, overdue_sources
from callbacks.server.site import Site
from components.page import Page
from components.pages.about.status import SourceState, status_page
from components.words.periods import day_words

UNKNOWN = "not stated"


def status(query: Query, *, site: Site) -> Page:  # noqa: ARG001
    """Return what is served today, overdue sources first."""
    manifest = site.repository.manifest
    overdue = {one.id for one in overdue_sources(site)}
    states = [
        SourceState(
            title=one.title,
            extracted=_day(one.extract_date),
            reaches=_day(manifest["sources"].get(key, {}).get("to")),
            due=_day(one.next_due),
            overdue=key in overdue,
        )
        for key, one in site.catalogue.sources.items()
    ]
    return status_page(
        links=site.links,
        release=manifest["release"],
        data_to=day_words(data_to(site)),
        age_days=age_in_days(site),
        sources=sorted(states, key=lambda one: (not one.overdue, one.title)),
    )


def _day(day: date | str | None) -> str:
    if day is None:
        return UNKNOWN
    return day_words(date.fromisoformat(day) if isinstance(day, str) else day)
