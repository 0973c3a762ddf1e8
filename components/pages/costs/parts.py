"""The parts of the page on costs that compare: the strategy's saving, boroughs, single cases."""

from collections.abc import Mapping

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.notes.disagreement import disagreement_note, disagreement_sides
from components.notes.fact_links import fact_line, fact_link
from components.pages.costs.page import amount, amount_of, at_share
from components.pages.costs.tables import plain_table, unit_table
from components.words.rows import cell
from components.words.spread import HIGHER_STILL
from components.words.values import sentence_case
from data.evidence.costs import avoided, basis_of, half_of, totals_by_area
from data.evidence.facts import Facts
from data.model import Disagreement, Source, Unit

SAID_SAVED, SAID_EMPLOYERS = "RF0044", "RF0045"
SERVICES, CIVIL_LEGAL, LOST_OUTPUT = "RF0041", "RF0038", "RF0039"
PRINTED_BASE, PRINTED_HALF, EMPLOYER_BASIS = "RF0080", "RF0081", "RF0082"
HALF = 0.5
UNIT_COSTS = (
    ("Moving home, or staying safely in it", ("RF0046", "RF0047")),
    ("A police response, or an advocate", ("RF0048", "RF0049", "RF0050")),
    ("A tenancy that fails, or support that keeps it, by the week", ("RF0068", "RF0069", "RF0070")),
)
OTHER_TOTALS = ("RF0331", "RF0339", "CO0037", "CO0039")
UNITS = (
    "As the strategy printed them in 2005 from sources of 2000 and 2003: housing staff time and "
    "refurbishment only, one borough’s own circumstances, no inflation. They are examples, and "
    "they do not add up to a saving."
)


def footnote(
    percent: int,
    *,
    facts: Facts,
    differing: Disagreement,
    sources: Mapping[str, Source],
    links: Links,
) -> list[Component]:
    """Return what the strategy says five per cent saves, and the subtraction that differs.

    Args:
        percent: Fewer incidents.
        facts: Printed figures.
        differing: What is made of the subtraction.
        sources: For the name of each publication.
        links: Address builder.
    """
    services, legal = facts[SERVICES].amount, facts[CIVIL_LEGAL].amount
    half_printed = facts[PRINTED_HALF].amount
    bases = [
        (["As printed: ", fact_link(facts[PRINTED_BASE], links=links)],
         facts[PRINTED_BASE].amount),
        (["All services less the ", fact_link(facts[PRINTED_HALF], links=links), " printed"],
         services - half_printed),
        ("All services less half of civil legal costs", services - half_of(legal)),
    ]  # fmt: skip
    rows = [
        (head, [amount(base), amount_of(base, shown=avoided(base, percent=percent))], False)
        for head, base in bases
    ]
    lost = facts[LOST_OUTPUT].amount
    employers = amount_of(lost, shown=avoided(lost, percent=percent, part=HALF), part=HALF)
    rows.append(("Employers: half of lost output", [amount(lost * HALF), employers], False))
    return [
        html.P(
            [
                "The strategy says that five per cent fewer incidents would save the public purse ",
                fact_link(facts[SAID_SAVED], links=links),
                " a year and employers ",
                fact_link(facts[SAID_EMPLOYERS], links=links),
                ". Its footnotes 23 and 24 tell how. ",
                "The subtraction in footnote 23 does not come out; the saving hardly changes.",
            ],
            className="prose",
        ),
        plain_table(
            rows,
            columns=["Base", "A year", at_share(percent)],
            caption="What public purse and employers pay in London, prices of the 2005 strategy",
            note=sentence_case(HIGHER_STILL),
        ),
        html.P(fact_line(facts[EMPLOYER_BASIS], links=links), className="source-note"),
        disagreement_note(differing),
        html.Details(
            [
                html.Summary("What the strategy says in each place"),
                disagreement_sides(differing, facts=facts, sources=sources, links=links),
            ]
        ),
    ]


def boroughs(
    percent: int, *, values: pd.DataFrame, unit: Unit, hrefs: Mapping[str, str]
) -> list[Component]:
    """Return the illustrative total of each borough, folded away.

    Args:
        percent: Fewer incidents.
        values: Rows of `data.schemas.Metrics` of the cost, one for each borough and category.
        unit: Of the cost.
        hrefs: Address of each borough's page by its code.
    """
    totals = totals_by_area(values)
    basis = basis_of(totals[0])
    printed = "not worked out: printed"
    rows = [
        (
            html.A(row["area_name"], href=hrefs[row["area_code"]]),
            [
                printed if pd.isna(row["denominator"]) else f"{row['denominator']:,.0f}",
                cell(row, unit=unit),
                amount_of(row["value"], shown=avoided(row["value"], percent=percent)),
            ],
            False,
        )
        for row in totals
    ]
    return [
        html.P(
            "Barking and Dagenham’s printed total, times a borough’s residents in mid-2005 over "
            "its own. Every borough has the same cost a head by construction. Do not compare "
            "boroughs on it.",
            className="prose",
        ),
        html.Details(
            [
                html.Summary("Show all boroughs"),
                plain_table(
                    rows,
                    columns=[
                        "Borough",
                        "Residents, mid-2005",
                        "A year",
                        at_share(percent),
                    ],
                    caption=f"All costs by share of the population, {basis}",
                    note="[e] estimated: illustrative, not a measurement of the borough; "
                    f"{HIGHER_STILL}",
                ),
            ],
        ),
    ]


def units(facts: Facts, *, links: Links) -> list[Component]:
    """Return the costs of single cases that a report sets beside each other."""
    tables = [
        html.Div(
            [
                unit_table([facts.all(ids)], caption=f"{title}, as printed", links=links),
            ],
            className="unit-part",
        )
        for title, ids in UNIT_COSTS
    ]
    others = [html.Li(fact_line(each, links=links)) for each in facts.all(OTHER_TOTALS)]
    return [
        html.P(UNITS, className="prose"),
        html.Div(tables, className="two-tables"),
        html.H3("Other totals that were printed"),
        html.Ul(others),
    ]
