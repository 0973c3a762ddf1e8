"""The page on costs, made from printed figures and rows of the release."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from callbacks.address.state import Query, UnknownChoiceError, one, pick
from callbacks.pages.costs.parts import COST, boroughs, footnote, number_of, units
from callbacks.panels.measure_choices import boroughs_offered
from callbacks.panels.page_caveats import page_caveats
from callbacks.panels.view_downloads import page_downloads
from callbacks.server.site import Site
from components.notes.caveats import read_first
from components.notes.disagreement import disagreement_note
from components.notes.fact_links import fact_link
from components.notes.questions import ask_next
from components.notes.sources import sources_list
from components.page import Page
from components.pages.costs.page import CostParts, amount_of, at_share, costs_layout, share_form
from components.pages.costs.tables import (
    CostRow,
    arithmetic_table,
    difference_words,
    plain_table,
)
from components.words.rows import cell
from data.evidence.costs import (
    BOROUGH_FACTOR,
    LINES,
    LONDON_SHARE,
    CostLine,
    avoided,
    reproduce,
    sum_of_parts,
)
from data.evidence.facts import Facts
from data.model import Level, PeriodType
from data.selection import as_records

LONDON = "london"
FIVE, MOST = 5, 50
CONSISTENT = (
    "Walby’s own table was not at hand. The national amounts are inferred: the one set of "
    "whole £ million that fits every London category with one share of the population. For the "
    "borough the factor, a share of the population times a rise in prices, is worked back from its "
    "printed total. So agreement shows that the printed figures are consistent with each other; it "
    "is not an independent check."
)


def costs_page(query: Query, *, site: Site) -> Page:
    """Return the page for the share and the area of an address.

    Raises:
        UnknownChoiceError: If the area does not exist or the share is no whole number in reach.
    """
    percent = _percent(one(query, "share"))
    options = [(LONDON, "London"), *boroughs_offered(site)]
    area = pick("borough", one(query, "borough"), [slug for slug, _ in options], default=LONDON)
    facts = Facts(site.repository.evidence())
    indicator = site.catalogue.indicators[COST]
    return costs_layout(
        CostParts(
            caveats=read_first(
                page_caveats([indicator], site=site, view="costs"), sources=site.catalogue.sources
            ),
            printed=_printed(facts, site=site),
            choice=share_form(
                percent=percent,
                most=MOST,
                boroughs=options,
                area=area,
                action=site.links.to("costs") + "#share",
            ),
            saved=_saved(area, name=dict(options)[area], percent=percent, facts=facts, site=site),
            footnote=footnote(percent, facts=facts, site=site),
            boroughs=boroughs(percent, site=site),
            units=units(facts, site=site),
            sources=sources_list([site.catalogue.sources[each] for each in indicator.source_ids]),
            ask_next=ask_next([indicator]),
            files=page_downloads([indicator], view="costs", what="the estimated costs", site=site),
        )
    )


def _percent(given: str | None) -> int:
    valid = [str(number) for number in range(MOST + 1)]
    if given and given not in valid:
        raise UnknownChoiceError("share", given, str(FIVE))
    return int(given) if given else FIVE


def _printed(facts: Facts, *, site: Site) -> list[Component]:
    london = [_row(each, each.london, share=LONDON_SHARE, facts=facts) for each in LINES]
    borough = [_row(each, each.borough, share=BOROUGH_FACTOR, facts=facts) for each in LINES]
    shares = {
        name: fact_link(facts[each], links=site.links)
        for name, each in (("london", LONDON_SHARE), ("borough", BOROUGH_FACTOR))
    }
    return [
        html.P(CONSISTENT, className="prose"),
        html.P(_how_far(london, borough), className="prose"),
        html.Div(
            [
                html.Div(
                    [
                        html.H3("London, 2005"),
                        html.P(["Share of the national base: ", shares["london"]]),
                        arithmetic_table(
                            london,
                            caption="London, £ million a year, prices of the 2005 strategy",
                            note="Prices of Walby (2004); the strategy gives no price date.",
                            links=site.links,
                        ),
                    ]
                ),
                html.Div(
                    [
                        html.H3("Barking and Dagenham, 2008"),
                        html.P(["Share times the rise in prices: ", shares["borough"]]),
                        arithmetic_table(
                            borough,
                            caption="Barking and Dagenham, £ million a year, 2007-08 prices",
                            note="By its share of residents in mid-2005.",
                            links=site.links,
                        ),
                    ]
                ),
            ],
            className="two-tables",
        ),
        disagreement_note(site.catalogue.disagreements["D19"]),
    ]


def _how_far(london: Sequence[CostRow], borough: Sequence[CostRow]) -> str:
    """Say how many amounts follow, and by how much the others differ."""
    follow = sum(row.reproduction.follows for row in london)
    apart = [row for row in borough if not row.reproduction.follows]
    differing = " and ".join(
        f"{row.line.title.lower()} ({difference_words(row.reproduction)})" for row in apart
    )
    services = next(row for row in borough if row.line.group == "all services")
    parts = [row.reproduction.printed for row in borough[: borough.index(services)]]
    said = (
        f"{follow} of London’s {len(london)} amounts follow to £0.01 million. For Barking and "
        f"Dagenham {len(borough) - len(apart)} of {len(borough)} do; {differing} differ."
    )
    if sum_of_parts(parts) != services.reproduction.printed:
        return said
    return f"{said} The printed {services.printed.value} is the sum of its rounded parts."


def _row(line: CostLine, fact_id: str, *, share: str, facts: Facts) -> CostRow:
    printed, national = facts[fact_id], facts[line.national]
    return CostRow(
        line,
        printed,
        national,
        reproduce(number_of(printed), base=number_of(national), share=number_of(facts[share])),
    )


def _saved(area: str, *, name: str, percent: int, facts: Facts, site: Site) -> list[Component]:
    """Return each category of the chosen area and the chosen share of it."""
    level = Level.LONDON if area == LONDON else Level.BOROUGH
    values = site.repository.values(COST, level=level, period_type=PeriodType.OTHER)
    rows = {
        row["group"].split(",")[0]: row for row in as_records(values[values["area_name"] == name])
    }
    indicator = site.catalogue.indicators[COST]
    basis = next(iter(rows.values()))["group"].split(", ")[1]
    body = []
    for line in LINES:
        row = rows.get(line.group)
        if row is None:
            continue
        printed = {LONDON: line.london, "barking-and-dagenham": line.borough}.get(area)
        whole = (
            fact_link(facts[printed], links=site.links)
            if printed
            else cell(row, unit=indicator.unit)
        )
        part = amount_of(row["value"], shown=avoided(row["value"], percent=percent))
        body.append((line.title, [whole, part], line.is_sum))
    estimated = any("e" in str(row["flags"]).split() for row in rows.values())
    return [
        plain_table(
            body,
            columns=["Category", "A year", at_share(percent)],
            caption=f"{name}, {basis}",
            note="[e] estimated: a share of the population, not a measurement."
            if estimated
            else "",
        )
    ]
