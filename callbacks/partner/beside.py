"""The public figures that stand beside a pack's: of the same borough and the same twelve months."""

from collections.abc import Sequence

import pandas as pd
from dash import html
from dash.development.base_component import Component

from callbacks.pages.hotspots.view import periods as ward_years
from callbacks.server.site import Site
from components.links import Links
from components.partner.parts import Beside
from components.partner.tables import year_words
from components.words.periods import in_a_sentence, span_words
from components.words.values import interval_words, sentence_case, value_words
from data.model import Level, PeriodType
from data.partner.model import PackTable
from data.partner.rows import PackRows, Year
from data.statistics.change import Row

KINDS = (PeriodType.FINANCIAL_YEAR, PeriodType.ROLLING_12, PeriodType.CALENDAR_YEAR)
NOT_ONE = (
    "They count offences that the police recorded, not incidents. The two are never added, divided "
    "or drawn together."
)
NO_PEOPLE = (
    "No public figure on this site tells accused or victims of a borough apart by age and sex, so "
    "nothing stands beside these tables."
)
NO_REFERRALS = "No public figure on this site counts referrals by ethnicity."


def public_figures(rows: PackRows, *, code: str, slug: str, site: Site) -> Beside:
    """Return what stands beside each section, by its key."""
    return {
        "years": _years(rows, code=code, slug=slug, site=site),
        "offences": _offences(rows, code=code, site=site),
        "people": [NO_PEOPLE],
        "incidents": _incidents(rows, code=code, slug=slug, site=site),
        "repeats": _repeats(rows, code=code, site=site),
        "referrals": [NO_REFERRALS],
        "difficulties": [_difficulties(site.links)],
    }


def public_row(indicator_id: str, *, code: str, period: Year, site: Site) -> Row | None:
    """Return the borough's row of `data.schemas.Metrics` for exactly these months; None without."""
    start, end = (pd.Timestamp(day) for day in (period.start, period.end))
    for kind in KINDS:
        rows = site.repository.values(indicator_id, level=Level.BOROUGH, period_type=kind)
        same = rows[
            (rows["area_code"] == code)
            & (rows["period_start"] == start)
            & (rows["period_end"] == end)
        ]
        if len(same):
            return {str(name): cell for name, cell in same.iloc[0].items()}
    return None


def _value(indicator_id: str, *, code: str, period: Year, site: Site) -> str:
    """Return the value in words with its interval, "" where there is no such figure."""
    row = public_row(indicator_id, code=code, period=period, site=site)
    if row is None:
        return ""
    unit = site.catalogue.indicators[indicator_id].unit
    limits = interval_words(row, unit=unit)
    return f"{value_words(row, unit=unit)} ({limits})" if limits else value_words(row, unit=unit)


def _years(rows: PackRows, *, code: str, slug: str, site: Site) -> Sequence[str | Component]:
    found = [
        html.Li(f"{sentence_case(in_a_sentence(year_words(row.year)))}: {words}")
        for row in rows.years
        if (words := _value("da_offences", code=code, period=row.year, site=site))
    ]
    link = html.A("All public figures of this borough", href=site.links.borough(slug))
    page = html.P([link, "."])
    if not found:
        first = site.repository.values(
            "da_offences", level=Level.BOROUGH, period_type=PeriodType.FINANCIAL_YEAR
        )
        span = span_words(first["period_start"].min(), end=first["period_end"].max())
        return [f"No public figure covers these years: those of this site reach from {span}.", page]
    said = "Domestic abuse offences that the Met recorded in the borough, in the same years:"
    return [said, html.Ul(found), NOT_ONE, page]


def _offences(rows: PackRows, *, code: str, site: Site) -> Sequence[str | Component]:
    period = rows.shown.get(PackTable.OFFENCE_TYPES)
    measure = "da_share_of_all_offences"
    words = _value(measure, code=code, period=period, site=site) if period else ""
    link = html.A("How that is counted", href=site.links.indicator(measure))
    if not words:
        return ["No public figure covers this year.", html.P([link, "."])]
    return [
        (
            "Domestic abuse offences as a share of all offences that the Met recorded in the "
            f"borough in the same twelve months: {words}. The Met counts offences and flags them "
            "by rules of its own; the partnership counts its records, so the two shares differ."
        ),
        html.P([link, "."]),
    ]


def _incidents(rows: PackRows, *, code: str, slug: str, site: Site) -> Sequence[str | Component]:
    period = rows.shown.get(PackTable.INCIDENTS_BY_AREA)
    words = _value("da_offences_rate", code=code, period=period, site=site) if period else ""
    whole = (
        f"The whole borough in the same twelve months, in public: {words}. {NOT_ONE}"
        if words
        else "No public figure covers this year."
    )
    same = period is not None and period.end.isoformat() in ward_years(site)
    years = (
        "for the same year"
        if same
        else "for years that end in July, so its periods are not those of this map"
    )
    link = html.A(
        "The public map of the same borough",
        href=site.links.to("hotspots", borough=slug, view="rate"),
    )
    return [whole, html.P([link, f" shows offences by ward, {years}."])]


def _repeats(rows: PackRows, *, code: str, site: Site) -> Sequence[str | Component]:
    period = rows.shown.get(PackTable.REPEAT_LOCATIONS)
    words = _value("repeat_locations_share", code=code, period=period, site=site) if period else ""
    if words:
        return [f"As the strategy of 2008 prints it for the same year: {words} of locations."]
    link = html.A(
        "what there is, and who could publish it",
        href=site.links.indicator("repeat_locations_share"),
    )
    return [html.P(["Nobody publishes repeat locations of a borough today: ", link, "."])]


def _difficulties(links: Links) -> Component:
    link = html.A("how they were made and where they break", href=links.to("methods"))
    return html.P(["The public figures have difficulties of their own: ", link, "."])
