"""Sections of a pack that come from the public figures: change by borough, and costs."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from callbacks.address.state import borough_periods
from callbacks.partner.content import Shown, sections_of
from callbacks.partner.places import Borough
from callbacks.server.site import Site
from components.partner.parts import Section
from components.partner.public import NATIONAL, CostOf, change_said, change_table, costs_table
from data.evidence.costs import basis_of, by_residents, totals_by_area
from data.model import LONDON_CODE, Caveat, Level, PeriodType
from data.selection import as_records
from data.statistics.area_change import Asked, Figures
from data.statistics.what_changed import what_changed

RECORDED, COST = "da_offences", "estimated_cost"
CHANGE_CAVEATS = ("recorded_not_prevalence", "collection_differs")
PRINTED = "£{:,.2f} million"  # both strategies print two decimals
OF_BOROUGH = "as the borough’s strategy of 2008 prints it"
OF_LONDON = "as the strategy of 2005 prints it"
COST_CAVEATS = ("cost_is_population_share",)


def public_caveats(site: Site) -> tuple[Caveat, ...]:
    """Return caveats of these sections that no other part of the area has."""
    return tuple(site.catalogue.caveats[one] for one in COST_CAVEATS)


def all_sections(shown: Shown, *, site: Site, paper: bool) -> list[Section]:
    """Return the sections of a pack and what is public of its borough.

    The change of each borough up to the year of the pack, and costs, stand after what is counted
    and before what is difficult about that.

    Args:
        shown: The pack.
        site: What is served.
        paper: Whether still pictures and short tables stand for maps.
    """
    own, borough = sections_of(shown, site=site, paper=paper), shown.borough
    change = _change(borough, year=shown.year, site=site)
    return [*own[:-1], *change, _costs(borough, site=site), own[-1]]


def _change(borough: Borough, *, year: date, site: Site) -> list[Section]:
    """Return the section; none where the public figures have no such year."""
    catalogue = site.catalogue
    indicator, kind = catalogue.indicators[RECORDED], PeriodType.FINANCIAL_YEAR
    ends = borough_periods(site, indicator, kind)
    if year.isoformat() not in ends:
        return []
    areas = site.repository.areas(Level.BOROUGH).sort_values("area_name")
    names = list(zip(areas["area_code"], areas["area_name"], strict=True))
    count = catalogue.count_by_month(RECORDED, level=Level.BOROUGH)
    figures = _figures(RECORDED, kind=kind, site=site)
    covered = set(figures.areas.loc[figures.areas["value"].notna(), "area_code"])
    found = what_changed(
        Asked(
            figures=figures,
            period_type=kind,
            period_end=year.isoformat(),
            codes=[code for code, _ in names if code in covered],
            london=LONDON_CODE,
            breaks=catalogue.breaks_for(RECORDED),
            months=count and _figures(count.id, kind=PeriodType.MONTH, site=site),
            ends=ends,
        )
    )
    section = Section(
        key="change",
        heading="Change in recorded offences, by borough",
        said=change_said(found),
        shown=change_table(found, names=names, own=borough.code, unit=indicator.unit),
        beside=[],
        caveats=[catalogue.caveats[one] for one in CHANGE_CAVEATS],
    )
    return [section]


def _figures(indicator_id: str, *, kind: PeriodType, site: Site) -> Figures:
    repository = site.repository
    return Figures(
        indicator=site.catalogue.indicators[indicator_id],
        areas=repository.values(indicator_id, level=Level.BOROUGH, period_type=kind),
        london=repository.values(indicator_id, level=Level.LONDON, period_type=kind),
    )


def _costs(borough: Borough, *, site: Site) -> Section:
    catalogue, repository = site.catalogue, site.repository
    values = repository.values(COST, level=Level.BOROUGH, period_type=PeriodType.OTHER)
    own = [row for row in totals_by_area(values) if row["area_code"] == borough.code]
    london = as_records(repository.values(COST, level=Level.LONDON, period_type=PeriodType.OTHER))
    costs = [_cost_of(row, name=borough.name) for row in own]
    residents = borough.places.residents[borough.code]
    costs.append(
        CostOf(
            f"{borough.name}, by the residents of today",
            f"£{by_residents(values, residents=residents):,.1f} million",
            "2007-08 prices; the same cost a head, residents of Census 2021 [e]",
        )
    )
    costs += [
        CostOf("London", PRINTED.format(row["value"]), f"{basis_of(row)}; {OF_LONDON}")
        for row in london
        if row["group"].startswith("total")
    ]
    return Section(
        key="costs",
        heading="What it may cost",
        said=(NATIONAL,),
        shown=costs_table(costs, place=borough.name),
        beside=[],
        caveats=[catalogue.caveats[one] for one in COST_CAVEATS],
    )


def _cost_of(row: Mapping[Any, Any], *, name: str) -> CostOf:
    """Return the cost of a borough: with its printed digits, or worked out by residents."""
    if pd.isna(row["denominator"]):
        return CostOf(name, PRINTED.format(row["value"]), f"{basis_of(row)}; {OF_BOROUGH}")
    basis = f"{basis_of(row)}; residents of {row['denominator_period']}, not printed [e]"
    return CostOf(name, f"£{row['value']:,.1f} million", basis)
