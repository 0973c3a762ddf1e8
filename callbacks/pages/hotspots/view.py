"""From an address to what a ward map and its table show."""

from dataclasses import dataclass
from functools import lru_cache

from callbacks.address.state import Query, borough_slugs, one, pick
from callbacks.panels.wards import KIND, MEASURES, borough_rows, count_of, periods, ward_rows
from callbacks.server.site import Site
from components.maps.classes import Classes, class_limits
from components.pages.hotspots.shapes import LondonShapes, london_shapes
from components.pages.hotspots.words import BOROUGHS, HOTSPOTS, RATE
from components.words import rows as row_words
from components.words.periods import in_a_sentence
from data.model import Indicator, Level
from data.statistics.hotspot_rows import HotspotRow

LONGEST_SEARCH = 60


@dataclass(frozen=True)
class HotspotView:
    """What was chosen, resolved. `borough` is a slug or ""; `ward` the code of an area or ""."""

    indicator_id: str
    period_end: str
    view: str
    borough: str = ""
    ward: str = ""
    searched: str = ""

    @property
    def level(self) -> Level:
        """Return whether wards or boroughs are drawn."""
        return Level.BOROUGH if self.view == BOROUGHS else Level.WARD

    def query(self) -> dict[str, str]:
        """Return the choices as they stand in an address, the ward and the search left out."""
        return {
            "indicator": self.indicator_id,
            "period": self.period_end,
            "view": self.view,
            "borough": self.borough,
        }


def resolve(query: Query, *, site: Site) -> HotspotView:
    """Resolve the choices of an address. The id of a count stands for its rate.

    Raises:
        UnknownChoiceError: If a choice does not exist in this release.
    """
    counts = {count_of(site, measure): measure for measure in MEASURES}
    asked = one(query, "indicator")
    ends = periods(site)
    codes = [
        code
        for level in (Level.WARD, Level.BOROUGH)
        for code in site.repository.areas(level)["area_code"].tolist()
    ]
    chosen = borough_slugs(query, site=site, most=1)
    return HotspotView(
        indicator_id=pick(
            "indicator", counts.get(asked or "", asked), MEASURES, default=MEASURES[0]
        ),
        period_end=pick("period", one(query, "period"), ends, default=ends[0]),
        view=pick("view", one(query, "view"), (HOTSPOTS, RATE, BOROUGHS), default=HOTSPOTS),
        borough=next(iter(chosen), ""),
        ward=pick("ward", one(query, "ward"), codes, default=""),
        searched=(one(query, "q") or "").strip()[:LONGEST_SEARCH],
    )


def indicator_of(view: HotspotView, *, site: Site) -> Indicator:
    """Return the definition of the rate that is shown."""
    return site.catalogue.indicators[view.indicator_id]


def place_name(view: HotspotView, *, site: Site) -> str:
    """Return "London" or the name of the borough whose wards are drawn."""
    if view.level is Level.BOROUGH:
        return "London"
    boroughs = site.repository.areas(Level.BOROUGH)
    names = boroughs.loc[boroughs["slug"] == view.borough, "area_name"].tolist()
    return next(iter(names), "London")


def period_words(view: HotspotView) -> str:
    """Return the year in words, inside a sentence."""
    return in_a_sentence(row_words.period_named(KIND, end=view.period_end))


def drawn(view: HotspotView, *, site: Site) -> tuple[HotspotRow, ...]:
    """Return the areas of the view: boroughs, all wards, or those of the chosen borough."""
    if view.level is Level.BOROUGH:
        return borough_rows(site, view.indicator_id, view.period_end)
    rows = ward_rows(site, view.indicator_id, view.period_end)
    return tuple(row for row in rows if view.borough in {"", row.parent_slug})


def rate_classes(view: HotspotView, *, site: Site) -> Classes:
    """Return limits of the rates, the same for all London and for each of its boroughs."""
    rows = ward_rows(site, view.indicator_id, view.period_end)
    known = [row.rate for row in rows if row.rate is not None]
    return class_limits(known, decimals=indicator_of(view, site=site).unit.decimals)


@lru_cache(maxsize=8)
def shapes(site: Site) -> LondonShapes:
    """Return what ward maps are drawn from."""
    areas = site.repository.areas(Level.WARD)
    parents = dict(zip(areas["area_code"], areas["parent_code"], strict=True))
    return london_shapes(site.repository.features(Level.WARD), parents=parents)
