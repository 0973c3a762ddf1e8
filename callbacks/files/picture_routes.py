"""Pictures of views by address: made once, cacheable, with their caveats inside."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
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
from components.page import View
from components.panels.compared import SORTED_BY
from components.pictures import FORMATS, NARROW, WIDE
from data.model import Level, PeriodType
from data.statistics.kinds import kind_over_time, london_kind, usual_kind

MOST_BYTES = 4 * 1024 * 1024
# Pages show the one until their charts are alive; the other is to be kept or sent.
ROOMS = {"svg": Room.VIEW, "png": Room.FILE}
VIEWS = ("map", "spread", "trend", "funnel", "change", "values", "trends", "months")
# What a view would read of an address and has no place for: it is not in its name either.
UNREAD = {"map": ("order", "group"), "trend": ("order", "group"), "funnel": ("order",)}
RESOLVED = ("period", "period_type", "borough")
BY_NAME = "name"
ONE_LINE = "trend"  # of London or of the first borough
OVER_TIME = (ONE_LINE, "trends")
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
            with _cleared_up() if kind == "png" else nullcontext():
                body, parts = drawn(view, kind, query, site=site)
            # Named by the choices that were read, which drawing has now done; periods and boroughs
            # are among the parts as they were understood.
            left_out = (*RESOLVED, *UNREAD.get(view, ()))
            read = {each: held for each, held in query.read().items() if each not in left_out}
            name = file_name(*parts, *choice_words(read, said=parts), kind=kind, site=site)
            return Answer(
                body, FORMATS[kind], {"Content-Disposition": f'inline; filename="{name}"'}
            )

        place, within = f"{view}.{kind}", kept_as("", site=site)
        return cacheable(made.by_choices(place, query, make, room=ROOMS[kind], within=within))


@contextmanager
def _cleared_up() -> Iterator[None]:
    """Free what is made meanwhile and not kept, without a search of all that was there before.

    A figure and its parts name each other: some dozens, each with all that it painted, would wait
    for the next search for garbage, 35 MB a process. A search meanwhile would take them for old.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect(0)


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
    if "group" not in UNREAD.get(view, ()):
        chosen = with_group(chosen, query, site=site)
    body = pictures.PICTURES[view](Comparison(chosen, site=site), kind, width)
    when = _when(view, chosen, site=site)
    boroughs = chosen.boroughs[:1] if view == ONE_LINE else chosen.boroughs
    return bytes(body), (chosen.indicator_id, *boroughs, *when, view)


def _when(view: str, chosen: View, *, site: Site) -> tuple[str, ...]:
    """Return the periods that a picture is of, for its name: over time, how long each is.

    Boroughs over time that stand in the order of their values do so by those of one period.
    """
    indicator, kind = site.catalogue.indicators[chosen.indicator_id], PeriodType(chosen.period_type)
    of_one = (kind, chosen.period_end)
    if view not in OVER_TIME:
        return of_one if kind is not usual_kind(indicator, Level.BOROUGH) else of_one[1:]
    if view == ONE_LINE:
        return (london_kind(indicator, usual=kind),)
    drawn = kind_over_time(indicator, Level.BOROUGH, usual=kind)
    return (drawn, "by", *of_one) if chosen.order != BY_NAME else (drawn,)
