"""Accessibility, privacy and contact: pages without figures and without scripts."""

from urllib.parse import urlsplit

from callbacks.address.state import Query
from callbacks.server.freshness import overdue_sources
from callbacks.server.site import Site
from components.page import Page
from components.pages.about.statements import (
    Overdue,
    accessibility_page,
    contact_page,
    privacy_page,
)
from components.words.periods import day_words
from components.words.released import entry_title, entry_words
from data.released.entries import entries


def accessibility(query: Query, *, site: Site) -> Page:  # noqa: ARG001
    """Return the accessibility statement."""
    return accessibility_page(links=site.links, contact=site.settings.contact)


def privacy(query: Query, *, site: Site) -> Page:  # noqa: ARG001
    """Return the privacy page, which says so where a deployment asks another host for tiles."""
    settings = site.settings
    return privacy_page(
        links=site.links,
        tiles=urlsplit(settings.tile_url).netloc,
        sign_in=settings.partner == "oidc",
    )


def contact(query: Query, *, site: Site) -> Page:  # noqa: ARG001
    """Return the contact page with what is overdue today."""
    overdue = [
        Overdue(one.title, day_words(one.next_due)) for one in overdue_sources(site) if one.next_due
    ]
    manifest = site.repository.manifest
    recorded = entries(manifest.get("history", ()), site.repository.changes())
    return contact_page(
        links=site.links,
        contact=site.settings.contact,
        corrections=[
            f"{entry_title(one)}: {entry_words(one)}" for one in recorded if one.correction
        ],
        overdue=overdue,
        first=recorded[-1].release if recorded else manifest["release"],
    )
