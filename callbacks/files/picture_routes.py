"""Pictures of views by address: made once, cacheable, with their caveats inside."""

import gc
from importlib import import_module

from flask import Flask, Response, abort, request

from callbacks.address.file_names import choice_words, file_name
from callbacks.address.groups import with_group
from callbacks.address.state import one, parse_query, resolve_view
from callbacks.api.replies import cacheable
from callbacks.making.apart import Room
from callbacks.making.choices import Asked
from callbacks.panels.comparison import Comparison
from callbacks.server.kept_answers import Answer, KeptAnswers
from callbacks.server.public_address import kept_as
from callbacks.server.site import Site
from components.panels.compared import SORTED_BY
from components.pictures import FORMATS, NARROW, WIDE

MOST_BYTES = 4 * 1024 * 1024
# Pages show the one until their charts are alive; the other is to be kept or sent.
ROOMS = {"svg": Room.VIEW, "png": Room.FILE}
VIEWS = ("map", "spread", "trend", "funnel", "change", "values", "trends", "months")
# Of any measure that is counted by month, whether boroughs have a value of it or not.
BY_MONTH = "months"


def register(server: Flask, *, site: Site) -> None:
    """Serve /image/<view>.svg and /image/<view>.png of each of `VIEWS`."""
    made = KeptAnswers(MOST_BYTES)

    @server.get("/image/<view>.<kind>")
    def image(view: str, kind: str) -> Response:
        if view not in VIEWS or kind not in FORMATS:
            abort(404, f"There are pictures of {', '.join(VIEWS)} as {' and '.join(FORMATS)}.")

        query = parse_query(request.query_string.decode("utf-8", "replace"))

        def make() -> Answer:
            body, parts = drawn(view, kind, query, site=site)
            if kind == "png":
                # A figure and its parts name each other: some dozens, each with all that it
                # painted, would wait for the next search, 35 MB a process. What was loaded at the
                # start is not searched.
                gc.collect()
            # Named by the choices that were read, which drawing has now done.
            name = file_name(*parts, *choice_words(query.read(), said=parts), kind=kind, site=site)
            return Answer(
                body, FORMATS[kind], {"Content-Disposition": f'inline; filename="{name}"'}
            )

        place, within = f"{view}.{kind}", kept_as("", site=site)
        return cacheable(made.by_choices(place, query, make, room=ROOMS[kind], within=within))


def drawn(view: str, kind: str, query: Asked, *, site: Site) -> tuple[bytes, tuple[str, ...]]:
    """Return a picture, and the parts of the name that it is saved under.

    What draws it is loaded here or before workers begin: tests start faster.

    Raises:
        HTTPException: 404 where the measure has no such view.
    """
    pictures = import_module("callbacks.files.pictures")
    width = NARROW if one(query, "size") == "narrow" else WIDE
    if view == BY_MONTH:
        body, parts = pictures.months_picture(query, kind, width, site=site)
        return bytes(body), tuple(parts)
    chosen = resolve_view(query, site=site, orders=list(SORTED_BY))
    chosen = with_group(chosen, query, site=site)
    body = pictures.PICTURES[view](Comparison(chosen, site=site), kind, width)
    return bytes(body), (chosen.indicator_id, *chosen.boroughs, chosen.period_end, view)
