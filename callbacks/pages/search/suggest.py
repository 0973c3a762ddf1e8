"""What is suggested as a reader types. Asked for by the search box alone, and kept by nobody."""

from flask import Flask, jsonify, request
from flask.typing import ResponseReturnValue

from callbacks.making.apart import Room, made_apart
from callbacks.pages.search.page import places_postcodes, results
from callbacks.server.site import Site
from components.frame.search_box import LONGEST
from components.pages.search.page import how_by_postcode, said_before
from data.model import Level
from data.search.postcodes import holds_postcode

MOST = 10


def register(server: Flask, *, site: Site) -> None:
    """Serve /search/suggest.json?q=: at most ten of what a search for the same would list first.

    A printed figure is named without its number: its caveats stand on its own page. To the first
    half of a postcode the answer is how to go on, with every borough.
    """
    areas = site.repository.areas(Level.BOROUGH)
    boroughs = [
        [name, site.links.borough(slug)]
        for name, slug in zip(areas["area_name"], areas["slug"], strict=True)
    ]

    @server.get("/search/suggest.json")
    def suggest() -> ResponseReturnValue:
        made_apart(Room.VIEW)
        asked = " ".join(request.args.get("q", "").split())[:LONGEST]
        if holds_postcode(asked):
            return jsonify(suggestions=[])
        found = results(asked, site=site)
        if found.by_postcode:
            said = how_by_postcode(postcodes=places_postcodes(site))
            return jsonify(suggestions=[], said=said, boroughs=boroughs)
        before = said_before(found) if found.listed else ""
        return jsonify(
            before=before,
            suggestions=[
                {"title": one.measure or one.title, "kind": one.kind, "href": one.href}
                for one in found.listed[:MOST]
            ],
        )
