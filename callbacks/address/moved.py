"""Addresses that have a new name: whoever kept the old one is led there, with the same choices.

A borough or a ward that is named by its code, in capitals, or with a slash at the end is found too,
and so is a borough that a query names by its code, its name or in capitals.
"""

import re
from urllib.parse import parse_qsl, quote, urlencode

from flask import Flask, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.routing import BaseConverter

from callbacks.address.ward_places import wards_by_code
from callbacks.server.problems import is_api_address
from callbacks.server.site import Site
from data.model import Level

# From the old path to the new one, for good: links and printed addresses hold the old ones.
MOVED = {"pack": "brief", "pack.pdf": "brief.pdf"}


def register(server: Flask, *, site: Site) -> None:
    """Lead from each old address to its new one (301), the query kept as it was written.

    So do the ids of printed figures that were the same figure twice, and areas by their official
    code, in any capitals or with a slash at the end. A query's `borough` may be a code or a name.
    """
    areas = site.repository.areas(Level.BOROUGH)
    boroughs = areas[["area_code", "slug"]]
    called = {
        key.casefold(): slug
        for code, name, slug in areas[["area_code", "area_name", "slug"]].itertuples(index=False)
        for key in (code, name, name.replace(" and ", " & "), slug)
    }
    wards = {code: one.slug for code, one in wards_by_code(site).items()}
    slugs = {"borough": dict(boroughs.itertuples(index=False)), "ward": wards}
    names = {
        f"/{folder}/{key.casefold()}": f"{folder}/{slug}"
        for folder, held in slugs.items()
        for code, slug in held.items()
        for key in (code, slug)
    }
    once = site.repository.evidence()[["fact_id", "former_ids"]].itertuples(index=False)
    now = {former: fact_id for fact_id, ids in once for former in ids.split()}

    class FormerId(BaseConverter):
        regex = "|".join(map(re.escape, now)) or "(?!)"

    def lead(new: str) -> ResponseReturnValue:
        query = request.query_string.decode("ascii", "replace")
        address = site.links.to(new)
        return redirect(f"{address}?{query}" if query else address, code=301)

    def lead_figure(former: str) -> ResponseReturnValue:
        return lead(f"evidence/{now[former]}")

    @server.before_request
    def lead_area() -> ResponseReturnValue | None:
        one = names.get(request.path.rstrip("/").casefold())
        return lead(one) if one and request.path != f"/{one}" else None

    @server.before_request
    def lead_named() -> ResponseReturnValue | None:
        if b"borough=" not in request.query_string or is_api_address():
            return None
        asked = parse_qsl(request.query_string.decode("ascii", "replace"), keep_blank_values=True)
        said = [
            (key, called.get(each.strip().casefold(), each) if key == "borough" else each)
            for key, each in asked
        ]
        if said == asked:
            return None
        path = site.links.to(quote(request.path.lstrip("/")))
        return redirect(f"{path}?{urlencode(said)}", code=301)

    server.url_map.converters["former_id"] = FormerId
    server.add_url_rule("/evidence/<former_id:former>", "moved.evidence", lead_figure)
    for old, new in MOVED.items():
        name = f"moved.{old.replace('.', '_')}"
        server.add_url_rule(f"/{old}", name, lead, defaults={"new": new})
