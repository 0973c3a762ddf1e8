"""The ward map as an embed: its frame carries its own caveats, the exit stands around it."""

from dash import html

from callbacks.address.state import Query
from callbacks.embed.embedded import Embedded
from callbacks.pages.hotspots.drawing import map_caveats, outlines, source_line
from callbacks.pages.hotspots.map import map_address, picture_address
from callbacks.pages.hotspots.view import drawn, period_words, place_name, resolve
from callbacks.panels.notes import dated
from callbacks.panels.wards import MEASURES
from callbacks.server.site import Site
from components.embed.frame import embed_caveats
from components.ids import Hotspots
from components.pages.hotspots.described import describe
from components.pages.hotspots.frame import frame
from components.pages.hotspots.picture import pictured
from components.pages.hotspots.titles import map_title


def hotspots_embed(query: Query, *, site: Site) -> Embedded:
    """Return the ward map of a view, with its words and its caveats.

    Raises:
        UnknownChoiceError: If a choice does not exist in this release.
    """
    view = resolve(query, site=site)
    place = place_name(view, site=site)
    title = map_title(view.view, place=place)
    period = period_words(view)
    words = describe(drawn(view, site=site), view=view.view, place=place, period=period)
    return Embedded(
        content=[
            html.H1(title),
            embed_caveats(map_caveats(site)),
            frame(
                map_address(view, site=site),
                title=title,
                element_id=Hotspots.FRAME,
                drawn=outlines(view, site=site),
            ),
            pictured(picture_address(view, site=site), described=words),
            html.P(words),
            html.P(
                f"Every {view.level.value} is in the table of the full view, with a search by name."
            ),
        ],
        source=source_line(site),
        dated=dated(MEASURES, site=site),
        full_address=site.links.to("hotspots", **view.query()),
    )
