"""Tables to take along that are not of measures: printed figures, ward maps, what was asked for."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from flask import abort

from callbacks.address.file_names import choice_words
from callbacks.address.state import WHOLE, Query
from callbacks.api.records import ward_caveats
from callbacks.files.across import asked, measured, parts_across
from callbacks.making.choices import Asked
from callbacks.pages.evidence.page import facts_found, filters_of
from callbacks.pages.hotspots.drawing import map_caveats
from callbacks.pages.hotspots.view import (
    HotspotView,
    drawn,
    indicator_of,
    period_words,
    place_name,
    resolve,
)
from callbacks.panels.latest import latest_words
from callbacks.panels.months import months_caveats, months_chosen
from callbacks.server.public_address import whole
from callbacks.server.site import Site
from components.downloads import across as across_file
from components.downloads.cells import Cell
from components.downloads.plain import Column, PlainTable
from components.pages.evidence import file_table as evidence_file
from components.pages.hotspots import file_table as hotspots_file
from components.pages.indicator import months_table as months_file
from components.pages.scrutiny import file_table as scrutiny_file
from data.caveats import each_once, must_read_first
from data.model import Caveat
from data.scrutiny_model import Statement


def evidence_table(query: Query, *, site: Site) -> PlainTable:
    """Return the printed figures that fit the address and may be passed on.

    Raises:
        UnknownChoiceError: If a filter does not exist.
    """
    found = facts_found(query, site=site)
    kept = found[found["redistribute"].astype(bool)]
    return _table(
        evidence_file.title(len(kept)),
        evidence_file.what(len(found) - len(kept)),
        site.links.to("evidence", **filters_of(query)),
        evidence_file.COLUMNS,
        evidence_file.fact_cells(kept, site.catalogue.sources),
        caveats=each_once(
            (
                *site.catalogue.view_caveats("evidence"),
                *site.catalogue.fact_caveats(kept["fact_id"]),
            )
        ),
        source_ids=kept["source_id"],
        site=site,
    )


def hotspots_table(query: Asked, *, site: Site) -> PlainTable:
    """Return the wards of a ward map with their figures and classes, whichever of them it shows.

    All of a borough, or of London, whatever was searched for among them.

    Raises:
        UnknownChoiceError: If a choice does not exist.
    """
    view = _wards_in(query, site=site)
    indicator = indicator_of(view, site=site)
    own = site.catalogue.caveats_for(indicator.id)
    return _table(
        f"{indicator.title}: wards of {place_name(view, site=site)}, {period_words(view)}",
        hotspots_file.WHAT,
        site.links.to("hotspots", **view.query()),
        hotspots_file.COLUMNS,
        [hotspots_file.ward_cells(row) for row in drawn(view, site=site)],
        caveats=each_once((*map_caveats(site), *own)),
        source_ids=indicator.source_ids,
        site=site,
    )


def scrutiny_table(query: Query, *, site: Site) -> PlainTable:  # noqa: ARG001 - no choices here
    """Return what was asked, aimed at and measured, each beside what can be shown."""
    catalogue = site.catalogue
    statements: tuple[Statement, ...] = (
        *catalogue.recommendations.values(),
        *catalogue.outcomes_2015.values(),
        *catalogue.national_indicators.values(),
    )
    used = [catalogue.indicators[each] for one in statements for each in one.indicator_ids]
    return _table(
        scrutiny_file.TITLE,
        scrutiny_file.WHAT,
        site.links.to("scrutiny"),
        scrutiny_file.COLUMNS,
        [scrutiny_file.statement_cells(one, _shown(one, site=site)) for one in statements],
        caveats=_scrutiny_caveats(statements, site=site),
        source_ids=[each for one in used if one.redistribute for each in one.source_ids],
        site=site,
    )


def months_table(query: Query, *, site: Site) -> PlainTable:
    """Return every month of a place with its natural limits, where the measure may be passed on.

    Raises:
        UnknownChoiceError: If a choice does not exist.
        HTTPException: 404 where there are no such months, or they may not be passed on.
    """
    shown = months_chosen(query, site=site)
    if shown is None or not shown.indicator.redistribute:
        abort(404, months_file.NONE)
    indicator, own = shown.indicator, months_caveats(shown, site=site)
    return _table(
        months_file.title(shown),
        months_file.what(shown),
        site.links.indicator(indicator.id, borough=shown.query["borough"]),
        months_file.COLUMNS,
        months_file.month_cells(shown),
        caveats=own,
        source_ids=indicator.source_ids,
        site=site,
    )


def areas_table(query: Query, *, site: Site) -> PlainTable:
    """Return every measure of every area of a level, in one period or in the newest of each.

    Raises:
        HTTPException: 400 or 404 where a choice does not exist, or there is no figure of then.
    """
    level, period = asked(query)
    parts = parts_across(level, period, site=site)
    held = measured(parts)
    rows = [part.rows for part in parts]
    return _table(
        across_file.title(level, period=period),
        across_file.WHAT,
        site.links.to("data"),
        across_file.columns(held),
        across_file.cells(site.repository.areas(level), held),
        caveats=each_once(
            (*(each for part in parts for each in part.caveats), *ward_caveats(rows, site=site))
        ),
        source_ids=[each.id for part in parts for each in part.sources],
        site=site,
    )


TABLES: Mapping[str, Callable[..., PlainTable]] = {
    "areas": areas_table,
    "evidence": evidence_table,
    "hotspots": hotspots_table,
    "months": months_table,
    "scrutiny": scrutiny_table,
}


def table_words(name: str, query: Asked, *, site: Site) -> list[str]:
    """Return what tells the file of a table from others of its name: what it was made from.

    Args:
        name: Of the table, which has been made.
        query: The choices.
        site: Definitions and figures.
    """
    if name == "hotspots":
        view = _wards_in(query, site=site)
        return [view.indicator_id, view.borough, view.period_end]
    if name == "months" and (shown := months_chosen(query, site=site)):
        return [shown.indicator.id, str(shown.query["borough"] or WHOLE)]
    return list(choice_words(query.read()))


def _wards_in(query: Asked, *, site: Site) -> HotspotView:
    return resolve(query.without("view", "q", "ward"), site=site)


def _scrutiny_caveats(statements: Iterable[Statement], *, site: Site) -> list[Caveat]:
    """Return the caveats of the page, and the must-read ones of all that it shows."""
    brought = [each for one in statements for each in site.catalogue.brought_by(one)]
    return each_once((*site.catalogue.view_caveats("scrutiny"), *brought))


def _table(
    title: str,
    what: str,
    address: str,
    columns: tuple[Column, ...],
    cells: list[list[Cell]],
    *,
    caveats: Iterable[Caveat],
    source_ids: Iterable[str],
    site: Site,
) -> PlainTable:
    sources = site.catalogue.sources
    manifest: Mapping[str, Any] = site.repository.manifest
    return PlainTable(
        title=title,
        what=what,
        address=whole(address, site=site),
        release=manifest["release"],
        data_to=manifest["data_to"],
        columns=columns,
        cells=cells,
        caveats=must_read_first(caveats),
        sources=tuple(sources[each] for each in dict.fromkeys(source_ids)),
        all_sources=tuple(sources.values()),
    )


def _shown(one: Statement, *, site: Site) -> list[str]:
    """Say what the measures of a statement show now; a closed source's are on the site alone."""
    indicators = [site.catalogue.indicators[each] for each in one.indicator_ids]
    return [
        f"{each.title}: {words}"
        for each in indicators
        for words in (
            latest_words(each, site=site) if each.redistribute else [scrutiny_file.ON_THE_SITE]
        )
    ]
