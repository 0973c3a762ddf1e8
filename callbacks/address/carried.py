"""A borough that was chosen once goes along with every link to a page: in the address alone."""

import re
from collections.abc import Collection
from html import escape

from callbacks.address.ward_places import wards_by_slug
from callbacks.making.choices import Asked
from callbacks.server.site import Site
from data.model import Level

NAME = "borough"
_LINK = re.compile(r'<a ([^>]*?)href="([^"?#]*)(\?[^"#]*)?(#[^"]*)?"')


def place_of(path: str, asked: Asked, *, site: Site) -> str:
    """Return the slug of the borough that a page is of, or that its address names; "" for none.

    Args:
        path: Without the prefix of the deployment, as `/borough/croydon`.
        asked: The choices of the address.
        site: Knows the areas.
    """
    slugs = set(site.repository.areas(Level.BOROUGH)["slug"])
    folder, _, name = path.strip("/").partition("/")
    if folder == "ward":
        ward = wards_by_slug(site).get(name)
        return ward.borough_slug if ward else ""
    named = [name] if folder == NAME else asked.get(NAME, ())
    return next((one for one in named if one in slugs), "")


def with_place(text: str, place: str, *, pages: Collection[str], prefix: str) -> str:
    """Return a page whose links to other pages, and whose search, name the borough too.

    A link that names one already keeps it. One to a single measure or printed figure stays as it
    is: there are hundreds, and scripts take the borough along as it is followed. `data-carried`
    tells scripts which links were given theirs here, for when a reader chooses another.

    Args:
        text: The document.
        place: Slug of the borough.
        pages: Paths of the pages without a variable part.
        prefix: Under which the site is served.
    """
    root = prefix.rstrip("/") + "/"

    def carry(link: re.Match[str]) -> str:
        others, address, query, anchor = link.groups(default="")
        if not address.startswith(root) or f"{NAME}=" in query:
            return link[0]
        inner = address.removeprefix(root)
        if inner not in pages:
            return link[0]
        more = f"{query}&amp;{NAME}={place}" if query else f"?{NAME}={place}"
        return f'<a {others}data-carried href="{address}{more}{anchor}"'

    search = re.compile(rf'(<form [^>]*action="{re.escape(escape(root))}search"[^>]*>)')
    hidden = rf'\1<input type="hidden" name="{NAME}" value="{place}">'
    return search.sub(hidden, _LINK.sub(carry, text))
