"""What both reports print, the arithmetic behind it, and what of it would fall away."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.notes.disagreement import disagreement_note
from components.notes.fact_links import fact_link
from components.pages.costs.page import amount_of, at_share
from components.pages.costs.tables import CostRow, arithmetic_table, difference_words, plain_table
from components.words.rows import cell
from components.words.spread import HIGHER_STILL
from components.words.values import sentence_case
from data.evidence.costs import (
    BOROUGH_FACTOR,
    LINES,
    LONDON_SHARE,
    CostLine,
    avoided,
    basis_of,
    reproduce,
    sum_of_parts,
)
from data.evidence.facts import Facts
from data.model import Disagreement, Unit

SHARED_OUT = "[e] estimated: a share of the population, not a measurement. "
LONDON_NOTE = (
    "Prices of Walby (2004); the strategy gives no price date. It says that the true figure is "
    "likely to be higher still, and calls lost output and housing almost certainly underestimates."
)
BOROUGH_NOTE = (
    "By its share of residents in mid-2005. Its strategy says that London’s higher costs and "
    f"education are left out; {HIGHER_STILL}"
)
CONSISTENT = (
    "Walby’s own table was not at hand. The national amounts are inferred: the one set of "
    "whole £ million that fits every London category with one share of the population. For the "
    "borough the factor, a share of the population times a rise in prices, is worked back from its "
    "printed total. So agreement shows that the printed figures are consistent with each other; it "
    "is not an independent check."
)


def amounts_part(facts: Facts, *, differing: Disagreement, links: Links) -> list[Component]:
    """Return both estimates as printed, each amount with the arithmetic it follows from.

    Args:
        facts: Printed figures.
        differing: What is made of the two estimates together.
        links: Address builder.
    """
    london = [_row(each, each.london, share=LONDON_SHARE, facts=facts) for each in LINES]
    borough = [_row(each, each.borough, share=BOROUGH_FACTOR, facts=facts) for each in LINES]
    shares = {
        name: fact_link(facts[each], links=links)
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
                            note=LONDON_NOTE,
                            links=links,
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
                            note=BOROUGH_NOTE,
                            links=links,
                        ),
                    ]
                ),
            ],
            className="two-tables",
        ),
        disagreement_note(differing),
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
    reproduction = reproduce(printed.amount, base=national.amount, share=facts[share].amount)
    return CostRow(line, printed, national, reproduction)


def saved_part(
    rows: Mapping[str, Mapping[Any, Any]],
    *,
    area: str,
    unit: Unit,
    percent: int,
    facts: Facts,
    links: Links,
) -> list[Component]:
    """Return each category of an area and the share of it that would fall away.

    Args:
        rows: Of the area, by category, from `data.evidence.costs.by_category`.
        area: Slug of a borough, or "london".
        unit: Of the cost.
        percent: Fewer incidents.
        facts: Printed figures, which stand in place of our own where there are any.
        links: Address builder.
    """
    first = next(iter(rows.values()))
    body = []
    for line in LINES:
        row = rows.get(line.group)
        if row is None:
            continue
        fact_id = line.printed_for(area)
        whole = fact_link(facts[fact_id], links=links) if fact_id else cell(row, unit=unit)
        part = amount_of(row["value"], shown=avoided(row["value"], percent=percent))
        body.append((line.title, [whole, part], line.is_sum))
    estimated = any("e" in str(row["flags"]).split() for row in rows.values())
    return [
        plain_table(
            body,
            columns=["Category", "A year", at_share(percent)],
            caption=f"{first['area_name']}, {basis_of(first)}",
            note=f"{SHARED_OUT if estimated else ''}{sentence_case(HIGHER_STILL)}",
        )
    ]
