"""Each question the API answers: look up, cut a page, put the caveats beside it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from flask import abort, request

from callbacks.api import groups
from callbacks.api.paging import CursorError, Page, cut_page
from callbacks.api.queries import (
    AreasQuery,
    AreasTableQuery,
    EvidenceQuery,
    EvidenceTableQuery,
    PagedQuery,
    TableQuery,
    ValuesQuery,
    ValuesTableQuery,
    WardsQuery,
    WardsTableQuery,
)
from callbacks.api.records import caveats_at, every_area, ward_caveats
from callbacks.server.dispersions import dispersions_of
from callbacks.server.problems import problem
from callbacks.server.site import Site
from data.caveats import each_once, must_read_first
from data.groups.members import Group
from data.model import Caveat, Indicator, Level, PeriodType
from data.passed_on.extract import Cut, open_evidence, open_rows
from data.passed_on.interval_methods import with_methods
from data.released.revised import with_earlier
from data.selection import LATEST


@dataclass(frozen=True)
class Found:
    """One page of an answer with what must be read beside it.

    `following` is the address of the next page, None on the last. `group` is the group of boroughs
    that the rows are of, None where they are of single areas.
    """

    rows: pd.DataFrame
    caveats: tuple[Caveat, ...]
    following: str | None
    indicator: Indicator | None = None
    group: Group | None = None


def check_release(named: str | None, *, site: Site) -> str:
    """Return the release that is served; another one is not here.

    Raises:
        HTTPException: 404, with the release that is.
    """
    served = str(site.repository.manifest["release"])
    if named not in {None, served}:
        abort(problem(404, f"Release {named} is not here: this is release {served}."))
    return served


def indicator_by_id(given: str, *, site: Site) -> Indicator:
    """Return a definition.

    Raises:
        HTTPException: 404 where there is none of that id.
    """
    found = site.catalogue.indicators.get(given)
    if found is None:
        abort(problem(404, "There is no indicator of that id: /api/v1/indicators lists them."))
    return found


def values(query: ValuesQuery | ValuesTableQuery, *, site: Site) -> Found:
    """Return values of one indicator."""
    indicator = indicator_by_id(query.indicator, site=site)
    _check_areas(query.area, site=site)
    group = groups.asked(query.group, site=site)
    levels = [Level.BOROUGH] if group else [query.level] if query.level else []
    named = query.period not in {None, LATEST}
    period = date.fromisoformat(str(query.period)) if named else None
    cut = Cut(
        levels=levels,
        period_type=query.period_type,
        areas=query.area,
        start=query.from_ or period,
        end=query.to or period,
        latest=query.period == LATEST,
    )
    if group:
        refused = groups.not_added(indicator, site=site)
        if refused:
            abort(problem(404, refused))
        rows = groups.together(group, indicator, cut=cut, site=site)
    else:
        rows = open_rows(site.repository, indicator, cut=cut)
    page = _page(rows, query, site=site)
    caveats = caveats_at(indicator.id, levels, site=site)
    of_view = site.catalogue.view_caveats("group") if group else ward_caveats([rows], site=site)
    return Found(
        with_earlier(
            with_methods(page.rows, indicator=indicator, stated=dispersions_of(site)),
            site.repository.revisions(),
        ),
        must_read_first(each_once((*caveats, *of_view))),
        _following(page, query, "values", site=site),
        indicator,
        group,
    )


def wards(query: WardsQuery | WardsTableQuery, *, site: Site) -> Found:
    """Return what is said of wards: of each ward's own rate, and of the group it lies in."""
    indicator = indicator_by_id(query.indicator, site=site)
    _check_areas(query.area, site=site)
    ends = site.repository.periods(
        indicator.id, level=Level.WARD, period_type=PeriodType.ROLLING_12
    )
    parts = [
        site.repository.hotspots(indicator.id, level=Level.WARD, period_end=f"{end:%Y-%m-%d}")
        for end in ends
        if query.period_end in {None, LATEST, end.date().isoformat()}
    ]
    made = [rows for rows in parts if len(rows)]
    if not made:
        abort(problem(404, "No statement on wards is made of that measure and year."))
    rows = pd.concat(made[:1] if query.period_end == LATEST else made, ignore_index=True)
    asked = rows["area_code"].isin(query.area) if query.area else rows["area_code"].notna()
    page = _page(rows[asked], query, site=site)
    caveats = caveats_at(indicator.id, [Level.WARD], site=site)
    caveats += tuple(one for one in ward_caveats([rows], site=site) if one not in caveats)
    return Found(
        page.rows,
        must_read_first(caveats),
        _following(page, query, "wards", site=site),
        indicator,
    )


def areas(query: AreasQuery | AreasTableQuery, *, site: Site) -> Found:
    """Return areas, with the caveats of the figures that stand in them."""
    page = _page(every_area(site, query.level), query, site=site)
    caveats = each_once(
        caveat
        for each in ("population", "imd_2025_score")
        for caveat in site.catalogue.caveats_for(each)
    )
    following = _following(page, query, "areas", site=site)
    return Found(page.rows, tuple(caveats), following)


def evidence(query: EvidenceQuery | EvidenceTableQuery, *, site: Site) -> Found:
    """Return printed figures that may be passed on."""
    if query.source and query.source not in site.catalogue.sources:
        abort(problem(404, "There is no source of that id."))
    _check_areas(query.area, site=site)
    rows = open_evidence(site.repository)
    wanted = pd.Series(data=True, index=rows.index)
    if query.source:
        wanted &= rows["source_id"] == query.source
    if query.theme:
        wanted &= rows["theme"] == query.theme.value
    if query.area:
        wanted &= rows["area_code"].isin(query.area)
    page = _page(rows[wanted], query, site=site)
    following = _following(page, query, "evidence", site=site)
    told = (
        *site.catalogue.view_caveats("evidence"),
        *site.catalogue.fact_caveats(page.rows["fact_id"]),
    )
    return Found(page.rows, must_read_first(each_once(told)), following)


def _check_areas(codes: list[str], *, site: Site) -> None:
    known = {code for level in Level for code in site.repository.areas(level)["area_code"]}
    unknown = [code for code in codes if code not in known]
    if unknown:
        abort(problem(404, f"There is no area {unknown[0]}: /api/v1/areas lists them."))


def _question(query: PagedQuery | TableQuery) -> dict[str, Any]:
    return query.model_dump(
        mode="json", by_alias=True, exclude={"limit", "cursor"}, exclude_defaults=True
    )


def _page(rows: pd.DataFrame, query: PagedQuery | TableQuery, *, site: Site) -> Page:
    release = check_release(query.release, site=site)
    try:
        return cut_page(
            rows,
            question=[(name, repr(asked)) for name, asked in _question(query).items()],
            release=release,
            limit=query.limit,
            cursor=query.cursor,
        )
    except CursorError as fault:
        message = f"cursor {fault}."
        abort(problem(400, message, errors=[{"name": "cursor", "message": str(fault)}]))


def _following(page: Page, query: PagedQuery | TableQuery, path: str, *, site: Site) -> str | None:
    if page.next_cursor is None:
        return None
    given = {**_question(query), "limit": str(query.limit), "cursor": page.next_cursor}
    ending = ".csv" if request.path.endswith(".csv") else ""
    return site.links.to(f"api/v1/{path}{ending}", **given)
