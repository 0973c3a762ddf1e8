"""What a document loads, as the lines of its head."""

from collections.abc import Iterable
from html import escape

from components.links import Links
from components.page import Page

FEED = "new.atom"
BOROUGH = "borough/"


def stylesheets(addresses: Iterable[str]) -> str:
    """Return the lines that load style sheets."""
    return "\n".join(f'<link rel="stylesheet" href="{escape(one)}">' for one in addresses)


def scripts(addresses: Iterable[str]) -> str:
    """Return the lines that load scripts, which wait until the document is there."""
    return "\n".join(f'<script defer src="{escape(one)}"></script>' for one in addresses)


def links_to_feeds(page: Page, *, links: Links) -> list[tuple[str, str]]:
    """Return title and address of the feeds of a page: of its own borough or measure, and of all.

    The titles are neutral: browsers and feed readers show them.
    """
    own = {"indicator": page.aged_by or None, "borough": own_borough(page)}
    offered = [("What is new", links.to(FEED))]
    if any(own.values()):
        offered.insert(0, ("What is new on this page", links.to(FEED, **own)))
    return offered


def own_borough(page: Page) -> str | None:
    """Return the slug of the borough that a page is of; None for any other page."""
    return page.nav.removeprefix(BOROUGH) if page.nav.startswith(BOROUGH) else None


def feeds(offered: Iterable[tuple[str, str]]) -> str:
    """Return the lines by which feed readers find a feed.

    Args:
        offered: Title and address of each.
    """
    return "\n".join(
        f'<link rel="alternate" type="application/atom+xml" title="{escape(title)}" '
        f'href="{escape(address)}">'
        for title, address in offered
    )
