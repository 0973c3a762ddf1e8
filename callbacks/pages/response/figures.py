"""Homelessness and deaths, by borough and over time, looked up in the release."""

from dash.development.base_component import Component

from callbacks.address.state import Query, one, pick
from callbacks.panels.notes import sources_named
from callbacks.server.dispersions import dispersions_of
from callbacks.server.site import Site
from components.pages.response.homelessness import boroughs_part, london_part
from components.pages.response.homicide import homicide_part
from components.pages.response.page import homelessness_form
from components.words.rows import period_label
from data.model import LONDON_CODE, Indicator, Level, PeriodType
from data.natural.rare import days_between
from data.selection import at_period, one_area, row_at, same_month_as_newest
from data.statistics.against_residents import shared_out
from data.statistics.area_change import change_of_area

HOMELESSNESS = ("da_homelessness_rate", "da_homelessness_households", "da_homelessness_share")
HOMICIDE = "da_homicide_victims"
YEAR = PeriodType.FOUR_QUARTERS


def homelessness(query: Query, *, site: Site) -> list[Component]:
    """Return the choice, boroughs of one year and London over the years.

    Raises:
        UnknownChoiceError: If the address names another measure or a year that is not there.
    """
    chosen = pick("indicator", one(query, "indicator"), HOMELESSNESS, default=HOMELESSNESS[0])
    indicator = site.catalogue.indicators[chosen]
    ends = [
        day.date().isoformat()
        for day in site.repository.periods(chosen, level=Level.BOROUGH, period_type=YEAR)
    ]
    end = pick("period", one(query, "period"), ends, default=ends[0])
    form = homelessness_form(
        measures=[(each, site.catalogue.indicators[each].title) for each in HOMELESSNESS],
        periods=[(each, period_label(YEAR, end=each)) for each in ends],
        measure=chosen,
        period=end,
        action=site.links.to("response") + "#homelessness",
    )
    return [form, *_year(indicator, end=end, site=site), *_london(indicator, site=site)]


def _year(indicator: Indicator, *, end: str, site: Site) -> list[Component]:
    boroughs, london = (
        site.repository.values(indicator.id, level=level, period_type=YEAR)
        for level in (Level.BOROUGH, Level.LONDON)
    )
    return boroughs_part(
        indicator,
        at_period(boroughs, site.repository.areas(Level.BOROUGH), period_end=end),
        london=row_at(london, LONDON_CODE, period_end=end),
        source=sources_named([indicator], site=site),
        links=site.links,
    )


def _london(indicator: Indicator, *, site: Site) -> list[Component]:
    rows = one_area(
        site.repository.values(indicator.id, level=Level.LONDON, period_type=YEAR), LONDON_CODE
    )
    breaks = site.catalogue.breaks_for(indicator.id)
    found = change_of_area(
        rows, measure=indicator.unit.measure, breaks=breaks, spread=dispersions_of(site)
    )
    return london_part(indicator, same_month_as_newest(rows), found=found, breaks=breaks)


def homicide(site: Site) -> list[Component]:
    """Return London by year with intervals, and boroughs as a total of ten years."""
    look = site.repository
    boroughs = look.values(HOMICIDE, level=Level.BOROUGH, period_type=PeriodType.TEN_YEARS)
    london = look.values(HOMICIDE, level=Level.LONDON, period_type=PeriodType.CALENDAR_YEAR)
    indicator = site.catalogue.indicators[HOMICIDE]
    people = look.values("population", level=Level.BOROUGH, period_type=PeriodType.POINT)
    return homicide_part(
        indicator,
        london=london,
        found=shared_out(boroughs.sort_values("area_name"), london=london, people=people),
        between=days_between(london),
        caveat=site.catalogue.caveats["homicide_small_numbers"],
        slugs=look.areas(Level.BOROUGH).set_index("area_code")["slug"].to_dict(),
        source=sources_named([indicator], site=site),
        links=site.links,
    )
