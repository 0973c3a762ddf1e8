"""Addresses that have a new name: whoever kept the old one is led there, with the same choices.

A borough, a ward, a measure or a printed figure is found in any capitals too, with a slash at the
end, or as its name is written, and an area by its code; so is each page, embed and file without a
name of its own in its address, and so are choices of a query that are called otherwise, as
`renamed` says.
"""

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import quote

from flask import Flask, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.routing import BaseConverter

from callbacks.address.called import renamed
from callbacks.address.ward_places import wards_by_code
from callbacks.server.problems import is_api_address
from callbacks.server.site import Site
from data.model import Level

READ = frozenset({"GET", "HEAD"})
# Every name below these is written in small letters.
IN_SMALL_LETTERS = ("/embed/", "/image/", "/download/")
# From the old path to the new one, for good: links and printed addresses hold the old ones.
MOVED = {"pack": "brief", "pack.pdf": "brief.pdf"}


def register(server: Flask, *, site: Site, pages: Iterable[str]) -> None:
    """Lead from each old address to its new one (301), the query kept as it was written.

    So do the ids of printed figures that were the same figure twice, and areas by their official
    code, in any capitals or with a slash at the end, and the choices of a query under other names.

    Args:
        server: To add them to.
        site: What there is.
        pages: Paths without a variable part; the server's own are read from it.
    """
    written = {_as_typed(f"/{path}"): path for path in pages}
    boroughs = site.repository.areas(Level.BOROUGH)[["area_code", "slug"]]
    wards = {code: one.slug for code, one in wards_by_code(site).items()}
    measures = {each: each for each in site.catalogue.indicators}
    slugs = {
        "borough": dict(boroughs.itertuples(index=False)),
        "ward": wards,
        "indicators": measures,
        "evidence": {each: each for each in site.repository.evidence()["fact_id"]},
    }
    names = {
        _as_typed(f"/{folder}/{key}"): f"{folder}/{slug}"
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

    @cache
    def plain() -> dict[str, str]:
        rules = (each.rule for each in server.url_map.iter_rules() if not each.arguments)
        return {_as_typed(rule): rule.lstrip("/") for rule in rules} | written | names

    @server.before_request
    def lead_typed() -> ResponseReturnValue | None:
        if request.method not in READ:
            return None
        small = request.path.casefold().rstrip("/")
        named = small.removeprefix("/") if small.startswith(IN_SMALL_LETTERS) else None
        one = plain().get(_as_typed(request.path), named)
        return lead(one) if one and request.path != f"/{one}" else None

    @server.before_request
    def lead_named() -> ResponseReturnValue | None:
        query = request.query_string.decode("ascii", "replace")
        read = request.method in READ and not is_api_address()
        said = renamed(query, site=site) if read else None
        if said is None:
            return None
        return redirect(f"{site.links.to(quote(request.path.lstrip('/')))}?{said}", code=301)

    server.url_map.converters["former_id"] = FormerId
    server.add_url_rule("/evidence/<former_id:former>", "moved.evidence", lead_figure)
    for old, new in MOVED.items():
        name = f"moved.{old.replace('.', '_')}"
        server.add_url_rule(f"/{old}", name, lead, defaults={"new": new})


def _as_typed(path: str) -> str:
    """Return a path as all who type its name have it: in small letters, with dashes for spaces."""
    name = " ".join(path.casefold().rstrip("/").replace("&", " and ").split())
    return name.replace(" ", "-").replace("_", "-")
