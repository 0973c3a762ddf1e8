"""The numbers of the plain answers, looked up in the release."""

from collections.abc import Callable, Mapping
from functools import partial

from callbacks.address.state import Query
from callbacks.panels.changed import changes_found
from callbacks.panels.latest import latest_rows
from callbacks.panels.notes import page_caveats, with_printed
from callbacks.server.site import Site
from components.notes.caveats import read_first
from components.page import Page
from components.pages.plain.page import Told, plain_layout
from components.words.facts import area_of, as_printed, period_of
from components.words.lead import change_in_lead
from components.words.rows import row_period
from components.words.values import format_value, value_words
from data.evidence.facts import Facts
from data.model import Indicator, Level, PeriodType
from data.selection import newest_with_value
from data.statistics.kinds import usual_kind

RATE = "da_offences_rate"
SURVEYED = "people 16 and over, any domestic abuse, new questions"
MEASURES = {
    "how-much": "da_offences",
    "going-up": RATE,
    "not-told": "survey_domestic_abuse",
    "my-borough": RATE,
    "my-ward": RATE,
    "what-happens": "da_positive_outcome_rate",
    "killed": "da_homicide_victims",
    "home": "da_homelessness_households",
}
PRINTED = {"again": "RF0377", "refuge": "RF0298"}


def plain_page(query: Query, *, site: Site) -> Page:  # noqa: ARG001 - no choices here
    """Return the page."""
    facts = site.facts()
    shown = [site.catalogue.indicators[one] for one in dict.fromkeys(MEASURES.values())]
    told = {one: _measured(one, site=site) for one in MEASURES}
    told |= {one: _printed(fact_id, facts=facts, site=site) for one, fact_id in PRINTED.items()}
    return plain_layout(
        tuple(site.catalogue.plain_answers.values()),
        told=told,
        caveats=site.catalogue.caveats,
        notes=read_first(
            with_printed(page_caveats(shown, site=site, view="london"), facts=facts, site=site),
            sources=site.catalogue.sources,
            heading="Notes on all these numbers",
        ),
        helplines=site.helplines,
        links=site.links,
    )


def _measured(answer: str, *, site: Site) -> Told:
    indicator = site.catalogue.indicators[MEASURES[answer]]
    words = SAID.get(answer, _newest)(indicator, site)
    return Told(words, site.links.indicator(indicator.id))


def _printed(fact_id: str, *, facts: Facts, site: Site) -> Told:
    fact = facts[fact_id]
    source = site.catalogue.sources[fact.source_id].short_title
    words = f"{as_printed(fact)}. {fact.measure}, {area_of(fact)}, {period_of(fact)}; {source}."
    return Told(words, site.links.fact(fact_id))


def _newest(indicator: Indicator, site: Site) -> str:
    rows = latest_rows(indicator, site=site)
    return f"{value_words(rows[0], unit=indicator.unit)}, London, {row_period(rows[0])}."


def _change(indicator: Indicator, site: Site) -> str:
    kind = PeriodType.ROLLING_12
    newest = site.repository.periods(indicator.id, level=Level.LONDON, period_type=kind)[0]
    policed = tuple(
        row["area_code"]
        for row in newest_with_value(
            site.repository.values(indicator.id, level=Level.BOROUGH, period_type=kind)
        )
    )
    found = changes_found(site, indicator.id, kind, newest.date().isoformat(), policed)
    return f"London. {change_in_lead(found, code=None)}"


def _surveyed(indicator: Indicator, site: Site) -> str:
    rows = site.repository.values(
        indicator.id, level=Level.ENGLAND_WALES, period_type=PeriodType.SURVEY_YEAR
    )
    row = newest_with_value(rows[rows["group"].eq(SURVEYED)])[0]
    value = value_words(row, unit=indicator.unit)
    return f"{value} of people aged 16 and over, England and Wales, {row_period(row)}."


def _lowest_to_highest(indicator: Indicator, site: Site, *, level: Level, where: str) -> str:
    kind = usual_kind(indicator, level) or PeriodType.ROLLING_12
    look_up = site.repository.values
    rows = newest_with_value(look_up(indicator.id, level=level, period_type=kind))
    ends = (min, max)
    least, most = (
        format_value(end(row["value"] for row in rows), unit=indicator.unit) for end in ends
    )
    return f"{least} to {most} {indicator.unit.plural}, {where}, {row_period(rows[0])}."


SAID: Mapping[str, Callable[[Indicator, Site], str]] = {
    "going-up": _change,
    "not-told": _surveyed,
    "my-borough": partial(_lowest_to_highest, level=Level.BOROUGH, where="boroughs"),
    "my-ward": partial(_lowest_to_highest, level=Level.WARD, where="wards"),
}
