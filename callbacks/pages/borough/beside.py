"""What others count beside domestic abuse in a borough, looked up."""

from collections.abc import Collection, Mapping

from dash.development.base_component import Component

from callbacks.panels.notes import page_caveats
from callbacks.panels.standings import beside_measures, standings
from callbacks.server.site import Site
from components.pages.borough.beside import beside_part
from data.caveats import must_read_of, weighed
from data.statistics.standing import Standing


def borough_beside(name: str, *, code: str, above: Collection[str], site: Site) -> Component | None:
    """Return the table of other measures; None where no borough has a figure of one.

    Args:
        name: Of the borough.
        code: Of the borough.
        above: Ids of caveats that stand on the page already.
        site: Definitions and figures.
    """
    found = standings(beside_measures(site), code=code, site=site)
    if not found:
        return None
    shown = [each.indicator for each in found.values()]
    needed = must_read_of(page_caveats(shown, site=site, view=""))
    return beside_part(
        name,
        _pairs(found),
        hrefs={one.id: site.links.indicator(one.id) for one in shown},
        caveats=weighed([one for one in needed if one.id not in above]),
    )


def _pairs(found: Mapping[str, Standing]) -> list[list[Standing]]:
    """Put a rate beside the count of the same period that it was made from."""
    paired: dict[tuple[str, object], list[Standing]] = {}
    for name, one in found.items():
        both = min(name, one.indicator.counterpart_id or name)
        end = one.row["period_end"] if one.row else None
        paired.setdefault((both, end), []).append(one)
    return list(paired.values())
