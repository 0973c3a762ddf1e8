"""Addresses that have a new name: whoever kept the old one is led there, with the same choices."""

from flask import Flask, redirect, request
from flask.typing import ResponseReturnValue

from callbacks.server.site import Site

# From the old path to the new one, for good: links and printed addresses hold the old ones.
MOVED = {"pack": "brief", "pack.pdf": "brief.pdf"}


def register(server: Flask, *, site: Site) -> None:
    """Lead from each old address to its new one (301), the query kept as it was written."""
    for old, new in MOVED.items():

        def lead(new: str = new) -> ResponseReturnValue:
            query = request.query_string.decode("ascii", "replace")
            address = site.links.to(new)
            return redirect(f"{address}?{query}" if query else address, code=301)

        server.add_url_rule(f"/{old}", f"moved.{old.replace('.', '_')}", lead)
