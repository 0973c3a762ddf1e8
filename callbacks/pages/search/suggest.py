"""What is suggested as a reader types. Asked for by the search box alone, and kept by nobody."""

from flask import Flask, jsonify, request
from flask.typing import ResponseReturnValue

from callbacks.making.apart import Room, made_apart
from callbacks.pages.search.page import results
from callbacks.server.site import Site
from components.frame.search_box import LONGEST
from data.search.postcodes import holds_postcode

MOST = 10


def register(server: Flask, *, site: Site) -> None:
    """Serve /search/suggest.json?q=: at most ten of what a search for the same would list first.

    A printed figure is named without its number: its caveats stand on its own page.
    """

    @server.get("/search/suggest.json")
    def suggest() -> ResponseReturnValue:
        made_apart(Room.VIEW)
        asked = " ".join(request.args.get("q", "").split())[:LONGEST]
        found = () if holds_postcode(asked) else results(asked, site=site).listed[:MOST]
        return jsonify(
            suggestions=[
                {"title": one.measure or one.title, "kind": one.kind, "href": one.href}
                for one in found
            ]
        )
