"""Homelessness and deaths, by borough and over time."""

import pandas as pd
from dash import html
from dash.development.base_component import Component

from callbacks.address.state import Query, one, pick
from callbacks.server.site import Site
from components.pages.response.page import homelessness_form
from components.pages.response.rows import interval_row, period_row
from components.tables.intervals import interval_table
from components.words.change import describe_change
from components.words.rows import explain_marks, period_label, row_period, source_line
from components.words.spread import describe_spread
from components.words.trend import describe_trend
from components.words.values import blanks_in_words, flags_in_words, sentence_case
from data.model import LONDON_CODE, Indicator, Level, Measure, PeriodType
from data.selection import as_records, at_period, one_area, row_at
from data.statistics.area_change import change_of_area

HOMELESSNESS = ("da_homelessness_rate", "da_homelessness_households", "da_homelessness_share")
HOMICIDE = "da_homicide_victims"
YEAR = PeriodType.FOUR_QUARTERS
RULES = (
    "A blank is never a zero: [x] is a council whose figure the source leaves out, [c] a count too "
    "small to publish. London’s own row is the publisher’s: rounded to ten, with estimates for "
    "councils that sent nothing [e], so boroughs do not add up to it."
)
DEATHS = (
    "Each count is a person. The Met marks a homicide as domestic; cases are reclassified later, "
    "so figures printed at the time differ. Deaths by suicide after abuse are not in it."
)


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
    return [
        form,
        *_boroughs(indicator, end=end, site=site),
        *_london(indicator, site=site),
    ]


def _boroughs(indicator: Indicator, *, end: str, site: Site) -> list[Component]:
    values = site.repository.values(indicator.id, level=Level.BOROUGH, period_type=YEAR)
    rows = at_period(values, site.repository.areas(Level.BOROUGH), period_end=end)
    london = row_at(
        site.repository.values(indicator.id, level=Level.LONDON, period_type=YEAR),
        LONDON_CODE,
        period_end=end,
    )
    records = as_records(rows)
    heading, _, said = describe_spread(rows, indicator=indicator, london=london).partition(". ")
    period = row_period(next(each for each in records if pd.notna(each["period_end"])))
    apart = indicator.unit.measure is Measure.COUNT
    head = (
        [interval_row(london, unit=indicator.unit, head="London", total=True, undrawn=apart)]
        if london
        else []
    )
    return [
        html.H3(heading),
        html.P(f"{said} {RULES}", className="prose"),
        interval_table(
            [
                *head,
                *(
                    interval_row(
                        each,
                        unit=indicator.unit,
                        head=each["area_name"],
                        href=site.links.borough(each["slug"]),
                    )
                    for each in records
                ),
            ],
            columns=_columns("Area", indicator),
            caption=f"{indicator.title}, {period}",
            note=explain_marks([*records, *([london] if london else [])]),
            suffix=indicator.unit.suffix,
        ),
        _source(indicator, site=site),
    ]


def _london(indicator: Indicator, *, site: Site) -> list[Component]:
    """Years that do not overlap: those to the month of the newest one."""
    values = one_area(
        site.repository.values(indicator.id, level=Level.LONDON, period_type=YEAR), LONDON_CODE
    )
    newest = values["period_end"].max()
    rows = values[values["period_end"].dt.month == newest.month]
    breaks = site.catalogue.breaks_for(indicator.id)
    found = change_of_area(values, measure=indicator.unit.measure, breaks=breaks)
    said = describe_trend(rows, indicator=indicator, breaks=breaks)
    return [
        html.H3("London over the years"),
        html.P(said, className="prose"),
        html.P(describe_change(found.change, unit=indicator.unit), className="prose"),
        interval_table(
            [period_row(each, unit=indicator.unit) for each in as_records(rows)],
            columns=_columns("Year", indicator),
            caption=f"{indicator.title}, London",
            note=explain_marks(as_records(rows)),
            suffix=indicator.unit.suffix,
        ),
    ]


def homicide(site: Site) -> list[Component]:
    """Return London by year with intervals, and boroughs as a total of ten years."""
    indicator = site.catalogue.indicators[HOMICIDE]
    unit = indicator.unit
    london = site.repository.values(
        HOMICIDE, level=Level.LONDON, period_type=PeriodType.CALENDAR_YEAR
    )
    boroughs = site.repository.values(
        HOMICIDE, level=Level.BOROUGH, period_type=PeriodType.TEN_YEARS
    ).sort_values("area_name")
    years, records = as_records(london), as_records(boroughs)
    slugs = site.repository.areas(Level.BOROUGH).set_index("area_code")["slug"]
    return [
        html.P(f"{DEATHS} {indicator.interval}", className="prose"),
        html.Div(
            [
                html.Div(
                    [
                        html.H3("London, year by year"),
                        html.P(describe_trend(london, indicator=indicator, breaks=())),
                        interval_table(
                            [period_row(each, unit=unit) for each in years],
                            columns=_columns("Year", indicator),
                            caption=f"{indicator.title}, London",
                            note=explain_marks(years),
                        ),
                    ]
                ),
                html.Div(
                    [
                        html.H3("Boroughs, ten years together"),
                        html.P(
                            " ".join(
                                [
                                    *blanks_in_words(records, noun="borough"),
                                    *flags_in_words(records, noun="borough"),
                                ]
                            )
                        ),
                        interval_table(
                            [
                                interval_row(
                                    each,
                                    unit=unit,
                                    head=each["area_name"],
                                    href=site.links.borough(slugs[each["area_code"]]),
                                )
                                for each in records
                            ],
                            columns=_columns("Borough", indicator),
                            caption=f"{indicator.title}, {row_period(records[0])}",
                            note=explain_marks(records),
                        ),
                    ]
                ),
            ],
            className="two-tables",
        ),
        _source(indicator, site=site),
    ]


def _columns(head: str, indicator: Indicator) -> list[str]:
    counted = [] if indicator.unit.measure is Measure.COUNT else ["Counted"]
    return [head, sentence_case(indicator.unit.plural), "95% interval", *counted]


def _source(indicator: Indicator, *, site: Site) -> Component:
    named = [site.catalogue.sources[each] for each in indicator.source_ids]
    words = source_line(named, release=site.repository.manifest["release"])
    return html.P(
        [words, " ", html.A("Definition", href=site.links.indicator(indicator.id))],
        className="source-note",
    )
