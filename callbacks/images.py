"""Pictures of views by address: made once, cacheable, with their caveats inside."""

from importlib import import_module

from flask import Flask, Response, abort, request

from callbacks.answer_cache import AnswerCache
from callbacks.api.replies import cacheable
from callbacks.panels import Panels
from callbacks.site import Site
from callbacks.state import Query, one, parse_query, resolve_view
from components.pictures import FORMATS, NARROW, WIDE

MOST_BYTES = 16 * 1024 * 1024
VIEWS = ("map", "spread", "trend", "funnel")


def register(server: Flask, *, site: Site) -> None:
    """Serve /image/<view>.svg and /image/<view>.png for map, spread, trend and funnel."""
    made = AnswerCache(MOST_BYTES)

    @server.get("/image/<view>.<kind>")
    def image(view: str, kind: str) -> Response:
        if view not in VIEWS or kind not in FORMATS:
            abort(404, f"There are pictures of {', '.join(VIEWS)} as {' and '.join(FORMATS)}.")
        key = request.full_path.encode()
        kept = made.get(key)
        if kept is None:
            query = parse_query(request.query_string.decode("utf-8", "replace"))
            kept = drawn(view, kind, query, site=site)
            made.put(key, kept)
        return cacheable(kept, mimetype=FORMATS[kind])


def drawn(view: str, kind: str, query: Query, *, site: Site) -> bytes:
    """Return a picture. What draws it is loaded here: a server that is never asked stays small.

    Raises:
        UnknownChoiceError: If the query names something that does not exist.
        HTTPException: 404 where the measure has no such view.
    """
    pictures = import_module("callbacks.image_files").PICTURES
    width = NARROW if one(query, "size") == "narrow" else WIDE
    panels = Panels(resolve_view(query, site=site), site=site)
    return bytes(pictures[view](panels, kind, width))
