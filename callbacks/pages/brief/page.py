"""The brief for a meeting: a place and up to eight measures, all of it in the address."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from dash.development.base_component import Component

from callbacks.address.document import release_line
from callbacks.address.state import WHOLE, Query, UnknownChoiceError, borough_slugs, pick
from callbacks.pages.brief.items import item_of, ward_of
from callbacks.panels.measure_choices import boroughs_offered
from callbacks.panels.wards import WardAlong, ward_along
from callbacks.server.public_address import whole
from callbacks.server.site import Site
from components.notes.caveats import caveats_in_full, one_open
from components.page import Page
from components.pages.brief.page import BriefChoices, brief_content, brief_layout
from components.panels.measure_choices import WHOLE_LONDON
from data.caveats import each_once, first_to_tell, must_read_first, weighed
from data.model import Caveat, Indicator, Level, Place, Topic

MOST = 8
USUAL = (
    "da_offences",
    "da_offences_rate",
    "da_vwi_share",
    "da_positive_outcome_rate",
    "da_homelessness_households",
    "repeat_victims",
)


@dataclass(frozen=True)
class BriefView:
    """What a brief is about. `borough` is a slug, or that of London as a whole.

    `ward` is one of that borough that its reader brought along.
    """

    borough: str
    indicators: tuple[str, ...]
    ward: WardAlong | None = None

    @property
    def ward_code(self) -> str:
        """Return the code of the ward, "" where none came along."""
        return self.ward.place.code if self.ward else ""


def brief_page(query: Query, *, site: Site) -> Page:
    """Return the brief as a page with the form that makes another.

    Raises:
        UnknownChoiceError: If a borough or measure does not exist, or there are too many.
    """
    view = resolve_brief(query, site=site)
    return brief_layout(
        content_of(view, site=site, address=whole(brief_address(view, site=site), site=site)),
        choices=BriefChoices(
            boroughs=[WHOLE_LONDON, *boroughs_offered(site)],
            borough=view.borough,
            indicators=[(one.id, one.title) for one in offered(site)],
            chosen=view.indicators,
            most=MOST,
            ward=view.ward_code,
            opened=not (query.get("borough") or query.get("indicator")),
        ),
        action=site.links.to("brief"),
        paper=brief_address(view, site=site, kind="brief.pdf"),
    )


def resolve_brief(query: Query, *, site: Site) -> BriefView:
    """Resolve the choices of an address.

    Raises:
        UnknownChoiceError: If a borough or measure does not exist, or there are too many.
    """
    boroughs = borough_slugs(query, site=site, most=1)
    known = [one.id for one in offered(site)]
    asked = dict.fromkeys(one for one in query.get("indicator", ()) if one)
    if len(asked) > MOST:
        said = f"{len(asked)} measures; at most {MOST}"
        raise UnknownChoiceError("indicator", said, None, most=MOST)
    chosen = [pick("indicator", one, known, default=known[0]) for one in asked]
    in_order = sorted(chosen or USUAL, key=known.index)
    view = BriefView(next(iter(boroughs), WHOLE), tuple(in_order))
    code = area_of(view, site=site)["area_code"]
    return replace(view, ward=ward_along(query, borough=code, site=site))


def offered(site: Site) -> list[Indicator]:
    """Return the measures a brief may hold: all that are about abuse."""
    return [one for one in site.catalogue.indicators.values() if one.topic is not Topic.CONTEXT]


def brief_address(view: BriefView, *, site: Site, kind: str = "brief") -> str:
    """Return the address of a brief; London as a whole is left unsaid."""
    borough = None if view.borough == WHOLE else view.borough
    return site.links.to(kind, borough=borough, ward=view.ward_code, indicator=view.indicators)


def chosen_in(view: BriefView) -> dict[str, list[str]]:
    """Return the choices that tell a brief from the usual one of its borough, by query name."""
    measures = [] if set(view.indicators) == set(USUAL) else list(view.indicators)
    return {"indicator": measures, "ward": [view.ward_code] if view.ward_code else []}


def content_of(view: BriefView, *, site: Site, address: str) -> list[Component]:
    """Return the brief, the same for the page and for paper."""
    area = area_of(view, site=site)
    indicators = [site.catalogue.indicators[one] for one in view.indicators]
    caveats = _caveats(indicators, view=view, site=site)
    sources = site.catalogue.sources
    at = Place.LONDON if view.borough == WHOLE else Place.BOROUGH
    return brief_content(
        place=area["area_name"],
        address=address,
        release_line=release_line(site),
        first=[one_open(one, why=False) for one in first_to_tell(caveats, at=at)],
        ward=ward_of(view.ward, site=site) if view.ward else None,
        items=[item_of(one, area=area, site=site) for one in indicators],
        notes=caveats_in_full(must_read_first(weighed(caveats, at=at)), sources=sources),
    )


def _caveats(indicators: Iterable[Indicator], *, view: BriefView, site: Site) -> list[Caveat]:
    """Return every caveat on figures of this level, each once."""
    level = Level.LONDON if view.borough == WHOLE else Level.BOROUGH
    of_measures = (
        one
        for indicator in indicators
        for one in site.catalogue.caveats_for(indicator.id, level=level)
    )
    return each_once([*of_measures, *(view.ward.caveats if view.ward else ())])


def area_of(view: BriefView, *, site: Site) -> dict[str, Any]:
    """Return the row of `data.schemas.Areas` a brief is about."""
    level = Level.LONDON if view.borough == WHOLE else Level.BOROUGH
    areas = site.repository.areas(level)
    if level is Level.BOROUGH:
        areas = areas[areas["slug"] == view.borough]
    return {str(key): value for key, value in areas.iloc[0].items()}
