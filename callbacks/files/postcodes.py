"""The postcodes of one district as a file: a reader's browser looks in it, and sends no more."""

from functools import lru_cache

from flask import Flask, abort, jsonify
from flask.typing import ResponseReturnValue

from callbacks.address.ward_places import wards_by_code
from callbacks.making.apart import Room, made_apart
from callbacks.server.site import Site
from components.frame.search_box import NO_POSTCODES, NOT_IN_DIRECTORY
from data.model import Level
from data.search.postcodes import TABLE, Place, district_file, is_district


def register(server: Flask, *, site: Site) -> None:
    """Serve /postcodes/CR0.json. Nobody is to keep it: it would tell where its reader looked.

    Where there is no such file the answer says so in words, with every borough to choose from.
    """
    areas = site.repository.areas(Level.BOROUGH)
    names = zip(areas["area_name"], areas["slug"], strict=True)
    boroughs = [[name, site.links.borough(slug)] for name, slug in names]

    @server.get("/postcodes/<district>.json")
    def postcodes(district: str) -> ResponseReturnValue:
        if not is_district(district):
            abort(404)
        said = {"boroughs": boroughs, "said": NOT_IN_DIRECTORY}
        if TABLE not in site.repository.manifest["tables"]:
            return jsonify(said | {"said": NO_POSTCODES}), 404
        made_apart(Room.VIEW)
        found = district_file(_table(site), district=district.upper(), places=_places(site))
        return jsonify(found | said), 200 if found["postcodes"] else 404


@lru_cache(maxsize=8)
def _table(site: Site) -> bytes:
    return site.repository.table_file(TABLE)


@lru_cache(maxsize=8)
def _places(site: Site) -> dict[str, Place]:
    return {
        code: Place(one.title, site.links.ward(one.slug))
        for code, one in wards_by_code(site).items()
    }
