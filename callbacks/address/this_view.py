"""The link to exactly the view that is shown: the choices that made it, and the release."""

from urllib.parse import urlencode

from dash.development.base_component import Component

from callbacks.address.state import Query
from callbacks.making.choices import Asked
from callbacks.server.site import Site
from components.frame.citation import view_link
from data.selection import LATEST

RELEASE = "release"


def this_view(query: Query, *, site: Site) -> Component:
    """Return the link to a view, once the view is made.

    Args:
        query: Its choices, as they were looked at: a name that nothing was made from, such as
            another site's tag, is not handed on.
        site: Knows the release, and the public address.
    """
    read = query.read() if isinstance(query, Asked) else query
    chosen = [
        (name, one)
        for name, held in read.items()
        for one in held
        # The newest period is the one that a view opens with, named or not.
        if name != RELEASE and (name, one) != ("period", LATEST)
    ]
    return view_link(
        urlencode(chosen),
        release=str(site.repository.manifest["release"]),
        root=site.settings.public_url,
    )
