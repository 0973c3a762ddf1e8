"""What each method gave in this release, for the page on methods: looked up, never typed."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from callbacks.panels.changed import changes_found
from callbacks.panels.months import months_shown
from callbacks.panels.standings import HOUSING, POLICE, services_together, standings
from callbacks.server.dispersions import dispersions_of
from callbacks.server.site import Site
from components.maps.classes import class_limits
from components.words.change_spread import change_heading, summary_of_changes
from components.words.funnel import funnel_heading, overdispersion_words
from components.words.latest import describe_latest
from components.words.natural import describe_newest
from components.words.peers import peer_reason, peer_title
from components.words.rows import row_period
from components.words.values import count_of, format_value, join_names, quantity, range_words
from data.evidence.costs import avoided, totals_by_area
from data.model import Indicator, Level, PeriodType, Status
from data.natural.rare import days_between
from data.selection import as_records
from data.statistics.against_residents import shared_out
from data.statistics.funnel_places import NoFunnel, funnel_places
from data.statistics.peers import PeerRule, peer_groups
from data.statistics.standing import middle_half

RATE, SHARE, COST = "da_offences_rate", "da_vwi_share", "estimated_cost"
DEATHS = "da_homicide_victims"
TWO = 2
COUNT = "da_offences"
KIND = PeriodType.ROLLING_12
PEERS = 5
FEWER = 5  # per cent, as the strategy of 2005 asks


def figures_produced(site: Site) -> dict[str, Component]:
    """Return a figure of this release by the id of the method that made it.

    Those of dispersion and of the ward model are tables of their own.
    """
    said = {
        **_of_london(site),
        **_of_boroughs(site),
        **_of_changes(site),
        **_of_wards(site),
        "natural_limits": _months(site),
        **_of_deaths(site),
        "withheld": _withheld(site),
        "costs": _costs(site),
    }
    return {name: html.P(f"In this release. {words}") for name, words in said.items()}


def _newest(indicator: Indicator, *, level: Level, site: Site) -> list[dict[Any, Any]]:
    rows = site.repository.values(indicator.id, level=level, period_type=KIND)
    known = rows[rows["value"].notna()]
    return as_records(known[known["period_end"].eq(known["period_end"].max())])


def _of_london(site: Site) -> Mapping[str, str]:
    rate, share = (site.catalogue.indicators[name] for name in (RATE, SHARE))
    [row] = _newest(rate, level=Level.LONDON, site=site)
    [part] = _newest(share, level=Level.LONDON, site=site)
    counted = site.catalogue.indicators[rate.counterpart_id or rate.id].unit
    phi = dispersions_of(site).phi(RATE, level=Level.LONDON, era=str(row["era"]))
    return {
        "rates": (
            f"{row['area_name']}, {row_period(row)}: {quantity(row['numerator'], unit=counted)} "
            f"and {row['denominator']:,.0f} residents ({row['denominator_period']}) make "
            f"{quantity(row['value'], unit=rate.unit)}."
        ),
        "intervals_of_counts": (
            f"{describe_latest([row], indicator=rate)[0]}, widened with φ {phi:.2f}."
        ),
        "intervals_of_shares": f"{describe_latest([part], indicator=share)[0]}.",
    }


def _of_boroughs(site: Site) -> Mapping[str, str]:
    rate = site.catalogue.indicators[RATE]
    rows = site.repository.values(RATE, level=Level.BOROUGH, period_type=KIND)
    newest = rows[rows["period_end"].eq(rows.loc[rows["value"].notna(), "period_end"].max())]
    known = newest[newest["status"].eq(Status.PUBLISHED.value)]
    first = as_records(known)[0]
    when = f"{rate.short_title}, {row_period(first)}"
    places, middle = funnel_places(newest, unit=rate.unit), middle_half(newest)
    two = [site.catalogue.indicators[name] for name in (POLICE, HOUSING)]
    together = standings(two, code=str(first["area_code"]), site=site)
    labels = class_limits(known["value"].tolist(), decimals=rate.unit.decimals).labels()
    areas = site.repository.areas(Level.BOROUGH)
    groups = peer_groups(areas, site.repository.areas(Level.BCU), area_code=first["area_code"])
    near = next(one for one in groups if one.rule is PeerRule.DEPRIVATION)
    said = {
        "map_classes": f"{when}: {'; '.join(labels)}.",
        "peers": f"{peer_title(near)}. {peer_reason(near, most=PEERS)}",
    }
    if (found := services_together(together)) is not None:
        said["together"] = found
    if middle is not None:
        said["middle_half"] = f"{when}: from {range_words(*middle, unit=rate.unit)}."
    if not isinstance(places, NoFunnel):
        target = format_value(places.funnel.target, unit=rate.unit)
        said["funnel"] = (
            f"{when}: {funnel_heading(places)}, around {target}. "
            f"{overdispersion_words(places.funnel.phi)}"
        )
    return said


def _months(site: Site) -> str:
    shown = months_shown(COUNT, "", site=site)
    said = " ".join(describe_newest(shown.records, unit=shown.indicator.unit))
    return f"{shown.indicator.short_title}, {shown.name}. {said}"


def _of_changes(site: Site) -> Mapping[str, str]:
    rows = _newest(site.catalogue.indicators[RATE], level=Level.BOROUGH, site=site)
    end = f"{rows[0]['period_end']:%Y-%m-%d}"
    names = {row["area_code"]: str(row["area_name"]) for row in rows}
    found = changes_found(site, RATE, KIND, end, tuple(names))
    return {
        "change": f"{change_heading(found)}.",
        "against_whole": summary_of_changes(found, names=names),
    }


def _of_wards(site: Site) -> Mapping[str, str]:
    rows = _newest(site.catalogue.indicators[RATE], level=Level.WARD, site=site)
    when, end = row_period(rows[0]), f"{rows[0]['period_end']:%Y-%m-%d}"
    tested = site.repository.hotspots(RATE, level=Level.WARD, period_end=end)
    own, group = (tested[name].value_counts() for name in ("own_class", "group_class"))
    london = tested["london_rate"].dropna().iloc[0]
    near = count_of(int(tested["borderline"].sum()), "ward")
    return {
        "ward_own_rate": (
            f"Wards, {when}, beside London’s {london:.1f}: "
            f"{_classes(own, above='above', below='below')}."
        ),
        "hotspots": (
            f"Wards, {when}: "
            f"{_classes(group, more='in a group with more', less='in one with less')}. "
            f"Borderline are {near}."
        ),
    }


def _classes(held: pd.Series, **sides: str) -> str:
    """Return "57 wards above, 43 wards below and 553 wards not distinguishable"."""
    words = {**sides, "not_distinguishable": "not distinguishable"}
    return join_names(
        [f"{count_of(int(held.get(name, 0)), 'ward')} {said}" for name, said in words.items()]
    )


def _of_deaths(site: Site) -> Mapping[str, str]:
    look = site.repository
    london = look.values(DEATHS, level=Level.LONDON, period_type=PeriodType.CALENDAR_YEAR)
    boroughs = look.values(DEATHS, level=Level.BOROUGH, period_type=PeriodType.TEN_YEARS)
    people = look.values("population", level=Level.BOROUGH, period_type=PeriodType.POINT)
    found, total, _ = shared_out(boroughs, london=london, people=people)
    tested = found[found["chance"].notna()]
    number, many = int(tested["differs"].sum()), count_of(len(tested), "borough")
    apart = count_of(number, "borough") if number else "none"
    verb = "differs" if number < TWO else "differ"
    return {
        "expected_deaths": (
            f"{total:,.0f} victims of ten years; of {many} with a count {apart} {verb} from what "
            "residents would lead one to expect, beyond chance."
        ),
        "days_between": (
            f"On average {days_between(london)['centre'].iloc[0]:.1f} days lie between two victims."
        ),
    }


def _withheld(site: Site) -> str:
    manifest = site.repository.manifest
    hidden = manifest["statuses"].get(Status.SUPPRESSED.value, 0)
    rows = manifest["tables"]["metrics.parquet"]["rows"]
    return f"{count_of(hidden, 'figure')} of {rows:,} withheld [c]."


def _costs(site: Site) -> str:
    rows = site.repository.values(COST, level=Level.BOROUGH, period_type=PeriodType.OTHER)
    unit = site.catalogue.indicators[COST].unit
    row = totals_by_area(rows)[0]
    less = avoided(row["value"], percent=FEWER)
    return (
        f"{row['area_name']}: {quantity(row['value'], unit=unit)} a year as printed; {FEWER}% of "
        f"it would be {quantity(less, unit=unit)}."
    )
