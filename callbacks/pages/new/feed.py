"""The feed of what is new: whole, of one measure, or of one borough."""

from flask import Flask, Response, request

from callbacks.address.choice_names import name_of
from callbacks.address.state import parse_query
from callbacks.api.replies import cacheable
from callbacks.making.apart import Room, made_apart
from callbacks.pages.new.record import asked_of, entries_of
from callbacks.server.kept_answers import Answer
from callbacks.server.public_address import whole
from callbacks.server.site import Site
from components.frame.head import FEED
from components.pages.new.feed import Feed, feed_bytes

ATOM = "application/atom+xml"


def register(server: Flask, *, site: Site) -> None:
    """Serve the feed. Ids rest on the public address, so that they stay when a copy moves."""

    @server.get(f"/{FEED}")
    def new_feed() -> Response:
        made_apart(Room.VIEW)
        query = parse_query(request.query_string.decode("utf-8", "replace"))
        asked = asked_of(query, site=site)
        found = entries_of(asked, site=site)
        feed = Feed(
            page=whole(site.links.to("new", **asked.query), site=site),
            address=whole(site.links.to(FEED, **asked.query), site=site),
            place=name_of("borough", asked.borough, site=site) or "",
            of_one_measure=bool(asked.indicator),
            data_to=str(site.repository.manifest["data_to"]),
        )
        kept = [one for one in found if not one.is_empty]
        return cacheable(Answer(feed_bytes(kept, feed=feed), ATOM))
