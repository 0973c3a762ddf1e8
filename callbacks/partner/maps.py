"""The documents of a pack's maps, each under a policy of its own; nothing of them is kept."""

from callbacks.pages.hotspots.map import frame_assets, policy
from callbacks.pages.hotspots.view import shapes
from callbacks.partner.content import Shown, area_tables, area_view, caveats_of
from callbacks.partner.places import frame_shapes
from callbacks.server.site import Site
from components.pages.hotspots.document import NEEDED, MapDocument, hotspot_document
from components.pages.hotspots.drawing import HotspotMap, MapArea
from components.partner.areas.looks import REPEATS, AreaKind, area_lines, area_looks
from components.partner.areas.parts import map_words
from data.model import Level

REPEATS_NEED = "repeat_locations_not_victims"
NEAREST = 13  # a small area fills the frame, and without tiles no street is drawn at all


def map_document(shown: Shown, *, kind: AreaKind, site: Site) -> MapDocument | None:
    """Return the document of a map; None where the pack has no such areas.

    Tiles are never loaded here: whoever serves them would learn which borough is looked at.

    Raises:
        components.pages.hotspots.document.MissingCaveatsError: If a caveat of the
            map is missing.
    """
    tables = area_tables(shown.rows, kind=kind)
    if not tables:
        return None
    table, about = tables[0], shown.about
    looks = area_looks(table, kind=kind)
    boroughs = site.repository.areas(Level.BOROUGH)
    names = dict(zip(boroughs["area_code"], boroughs["short_name"], strict=True))
    needed = (REPEATS_NEED,) if kind is REPEATS else ()
    return hotspot_document(
        HotspotMap(
            title=map_words(table, view=area_view(shown, kind=kind)),
            subtitle=f"{kind.rate}.",
            source=source_line(shown),
            areas=[
                MapArea(
                    code=row.code,
                    name=row.name,
                    within=about.place,
                    look=looks.by_code[row.code],
                    lines=area_lines(row, kind=kind, borough=table.borough),
                )
                for row in table.rows
                if row.code in shown.borough.outlines
            ],
            legend=looks.key,
            labels={code: names[code] for code in shapes(site).roomiest_first},
            borough=shown.borough.code,
            named=f"Areas of {about.place}",
            stamp=about.stamp,
            nearest=NEAREST,
        ),
        shapes=frame_shapes(shown.borough, site=site),
        caveats=[one for one in caveats_of(site) if one.id in {*NEEDED, *needed}],
        assets=frame_assets(site),
        needed=needed,
    )


def source_line(shown: Shown) -> str:
    """Return whose records these are, and whose outlines."""
    about = shown.about
    return (
        f"{about.caption(about.source)}. Outlines and residents: ONS, Open Government Licence v3.0."
    )


def map_policy(made: MapDocument) -> str:
    """Return what a map's document may load: our files and what it holds, framed by us alone."""
    return "; ".join(policy(made, images=(), framers=("'self'",)))
