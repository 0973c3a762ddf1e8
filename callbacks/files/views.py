"""From the address of a download to the parcel it holds."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
from flask import abort
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from callbacks.address.groups import asked_whole
from callbacks.address.ward_places import wards_by_slug
from callbacks.api.groups import not_added, together
from callbacks.api.queries import Id, Period
from callbacks.api.records import caveats_at, ward_caveats
from callbacks.server.dispersions import phi_said
from callbacks.server.public_address import whole
from callbacks.server.site import Site
from components.downloads.parcel import Parcel, Part, title_of
from components.words.groups import group_name
from data.groups.members import Group
from data.model import Availability, Indicator, Level, PeriodType
from data.passed_on.extract import Cut, codes_with_wards, open_rows
from data.released.revised import revised_rows
from data.selection import LATEST

if TYPE_CHECKING:
    from werkzeug.datastructures import MultiDict

BOROUGHS_NAMED, MEASURES_NAMED, WARDS_NAMED, GROUP_NAMED = 33, 12, 33, 60  # in one address


class DownloadQuery(BaseModel):
    """Which figures a file holds. What is left out asks for all there is."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    indicator: tuple[Id, ...] = Field(default=(), max_length=MEASURES_NAMED)
    level: tuple[Level, ...] = Field(default=(), max_length=len(Level))
    period_type: PeriodType | None = None
    period: Period | None = None
    borough: tuple[Id, ...] = Field(default=(), max_length=BOROUGHS_NAMED)
    ward: tuple[Id, ...] = Field(default=(), max_length=WARDS_NAMED)
    group: tuple[Id, ...] = Field(default=(), max_length=GROUP_NAMED)
    view: Id | None = Field(default=None, description="page whose own caveats go with the file")
    release: Id | None = None


LISTS = ("indicator", "level", "borough", "ward", "group")


def read_query(args: "MultiDict[str, str]") -> DownloadQuery:
    """Read the query of a download.

    Raises:
        HTTPException: 400 where it is malformed.
    """
    twice = [name for name, held in args.lists() if name not in LISTS and len(held) > 1]
    if twice:
        abort(400, f"{twice[0]} is given more than once: name one.")
    given = {name: held if name in LISTS else held[0] for name, held in args.lists()}
    try:
        query = DownloadQuery.model_validate(given)
    except ValidationError as fault:
        first = fault.errors(include_url=False, include_context=False, include_input=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        abort(400, f"{name}: {first['msg'].removeprefix('Value error, ')}.")
    if not (query.indicator or query.borough or query.ward):
        abort(400, "Name an indicator, or a borough or a ward for all of its measures.")
    if query.borough and query.ward:
        abort(400, "Name boroughs or wards, not both: a ward comes with its borough.")
    if query.level and query.borough and not {Level.BOROUGH, Level.WARD} & set(query.level):
        abort(400, "No level that is named holds a borough: add level=borough or level=ward.")
    if query.level and query.ward and Level.WARD not in query.level:
        abort(400, "No level that is named holds a ward: add level=ward.")
    if query.group and not query.indicator:
        abort(400, "Name an indicator in which the boroughs of the group are to be added up.")
    return query


def parcel_of(query: DownloadQuery, *, site: Site) -> Parcel:
    """Return the rows that were asked for, with everything that must travel with them.

    Raises:
        HTTPException: 404 where something named does not exist or there is no figure to give, 400
            where a group is not one.
    """
    views = site.catalogue.views
    if query.view and query.view not in views:
        abort(404, f"view names the page whose caveats go with the file: {', '.join(views)}.")
    cut, group = cut_of(query, site=site), _group(query, site=site)
    asked = [open_indicator(one, site=site) for one in dict.fromkeys(query.indicator)] or [
        one for one in site.catalogue.indicators.values() if Level.BOROUGH in one.levels
    ]
    made = (part_of(one, cut=cut, site=site, group=group) for one in asked)
    parts = [part for part in made if not part.rows.empty]
    if not parts:
        abort(404, "There is no figure of that kind in this release.")
    places = [*_places(query, site=site), *([group_name(group)] if group else [])]
    title = title_of(parts, named=bool(query.indicator), places=places)
    return parcel(parts, title=title, query=query, site=site)


def whole_release(site: Site) -> Parcel:
    """Return every row that may be passed on."""
    parts = [part_of(one, cut=Cut(), site=site) for one in site.catalogue.indicators.values()]
    held = [part for part in parts if not part.rows.empty]
    release = site.repository.manifest["release"]
    whole = parcel(
        held, title=f"London boroughs dashboard, release {release}", query=None, site=site
    )
    # The tables of areas and of printed figures are in it too: every open source is named.
    return replace(whole, beside=tuple(one for one in whole.all_sources if one.redistribute))


def parcel(parts: list[Part], *, title: str, query: DownloadQuery | None, site: Site) -> Parcel:
    """Return parts as one parcel with the address of the same figures on the site."""
    manifest = site.repository.manifest
    rows = [part.rows for part in parts]
    view = query.view if query else None
    of_view = site.catalogue.view_caveats(view) if view else ()
    if query and query.group:
        of_view += site.catalogue.view_caveats("group")
    return Parcel(
        title=title,
        address=whole(_address(query, site=site), site=site),
        release=manifest["release"],
        data_to=manifest["data_to"],
        parts=tuple(parts),
        all_sources=tuple(site.catalogue.sources.values()),
        view_caveats=(*of_view, *ward_caveats(rows, site=site)),
    )


def part_of(one: Indicator, *, cut: Cut, site: Site, group: Group | None = None) -> Part:
    """Return the rows of one indicator with its definition, caveats, breaks and sources.

    What the boroughs of a group have together follows the rows of single areas.

    Raises:
        HTTPException: 404 where boroughs cannot be added up in it.
    """
    rows = open_rows(site.repository, one, cut=cut)
    if group:
        refused = not_added(one, site=site)
        if refused:
            abort(404, refused)
        added = together(group, one, cut=cut, site=site)
        rows = pd.concat([rows, added], ignore_index=True)
    return Part(
        indicator=one,
        caveats=caveats_at(one.id, cut.levels, site=site),
        breaks=site.catalogue.breaks_for(one.id),
        sources=tuple(site.catalogue.sources[each] for each in one.source_ids),
        rows=rows,
        revised=revised_rows(rows, site.repository.revisions()),
        dispersion=phi_said(one, site=site),
    )


def open_indicator(given: str, *, site: Site) -> Indicator:
    """Return the definition of a measure that may be passed on.

    Raises:
        HTTPException: 404 where there is none of that id, or nothing of it to give.
    """
    found = site.catalogue.indicators.get(given)
    if found is None:
        abort(404, "There is no measure of that name.")
    if found.availability is Availability.NOT_PUBLISHED:
        abort(404, "Nobody publishes this measure.")
    if not found.redistribute:
        abort(404, "The source of this measure does not allow passing it on.")
    return found


def _group(query: DownloadQuery, *, site: Site) -> Group | None:
    """Return the boroughs that are taken together, None where none are.

    Raises:
        HTTPException: 400, with the nearest, where a name is nobody's or one borough is named.
    """
    group, faults = asked_whole(query.group, site=site)
    if faults:
        abort(400, " ".join(faults))
    return group


def cut_of(query: DownloadQuery, *, site: Site) -> Cut:
    """Return which rows a query asks for.

    Raises:
        HTTPException: 404 where a borough or a ward does not exist.
    """
    own = (Level.WARD,) if query.ward else (Level.BOROUGH,) if query.borough else ()
    levels = query.level or own
    named = None if query.period == LATEST else query.period
    day = date.fromisoformat(named) if named else None
    areas: list[str] = []
    if query.ward:
        areas = _ward_codes(query, levels, site=site)
    elif query.borough:
        areas = _area_codes(query, levels, site=site)
    return Cut(
        levels=levels,
        period_type=query.period_type,
        areas=areas,
        start=day,
        end=day,
        latest=query.period == LATEST,
    )


def _area_codes(query: DownloadQuery, levels: tuple[Level, ...], *, site: Site) -> list[str]:
    """Return the boroughs asked for, their wards where wards are, and London where London is."""
    boroughs = site.repository.areas(Level.BOROUGH)
    unknown = sorted(set(query.borough) - set(boroughs["slug"]))
    if unknown:
        abort(404, f"There is no borough {unknown[0]}.")
    larger = [level for level in levels if level not in {Level.BOROUGH, Level.WARD}]
    return codes_with_wards(
        boroughs,
        slugs=query.borough,
        wards=site.repository.areas(Level.WARD),
        larger=[site.repository.areas(level) for level in larger],
    )


def _ward_codes(query: DownloadQuery, levels: tuple[Level, ...], *, site: Site) -> list[str]:
    """Return the wards asked for, with their boroughs and London where these are."""
    known = wards_by_slug(site)
    unknown = sorted(set(query.ward) - set(known))
    if unknown:
        abort(404, f"There is no ward {unknown[0]}.")
    wards = [known[slug] for slug in query.ward]
    above = [level for level in levels if level not in {Level.BOROUGH, Level.WARD}]
    return [
        *(one.code for one in wards),
        *(one.borough_code for one in wards),
        *(code for level in above for code in site.repository.areas(level)["area_code"]),
    ]


def _places(query: DownloadQuery, *, site: Site) -> list[str]:
    """Return the names of the places that were asked for."""
    if query.ward:
        known = wards_by_slug(site)
        return [known[slug].title for slug in query.ward]
    boroughs = site.repository.areas(Level.BOROUGH)
    names: list[str] = boroughs.loc[boroughs["slug"].isin(query.borough), "area_name"].tolist()
    return names


def _address(query: DownloadQuery | None, *, site: Site) -> str:
    if query is None:
        return site.links.to("data")
    if query.ward:
        return site.links.ward(query.ward[0])
    if len(query.indicator) > 1:
        return site.links.to("data")
    if not query.indicator:
        return site.links.borough(query.borough[0])
    if query.group:
        chosen = query.model_dump(mode="json", include={"period_type", "period", "group"})
        return site.links.to("compare", indicator=query.indicator[0], **chosen)
    asked = query.model_dump(mode="json", include={"period_type", "period", "borough"})
    return site.links.indicator(query.indicator[0], **asked)
