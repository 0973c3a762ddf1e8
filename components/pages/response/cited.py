"""Figures of the response that are cited and not our own: MARAC, police commands, refuge places."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.notes.caveats import cite
from components.notes.disagreement import fact_in_short
from components.notes.fact_links import note_beside
from components.tables.linked import LinkedCell, linked_table
from components.words.rows import row_period
from components.words.values import format_value, legend_of_marks, sentence_case
from data.evidence.facts import Facts
from data.model import SHORTHAND, Indicator, Source, Status
from data.selection import as_records

CITED = (
    "Cited figure by figure from SafeLives, whose table is not under an open licence: they are "
    "left out of downloads and of the API. [u] marks the two years from which, by the publisher’s "
    "own note, some of the Met’s conferences are missing."
)
PRINTED = (
    "As the Assembly printed them in April 2020: the lowest, the highest and the total of open "
    "cases, and the largest vacancy rate. [x] no figure was printed for that command."
)


def marac_part(
    measures: Sequence[tuple[Indicator, pd.DataFrame, Mapping[str, str]]],
    *,
    source: Source,
    links: Links,
) -> list[Component]:
    """Return MARAC cases and the share that are repeats, each figure leading to its own page.

    Args:
        measures: Each with its rows of `data.schemas.Metrics` by financial year, and the id of the
            printed figure of each year as printed, such as "2023-24".
        source: Who publishes them.
        links: Address builder.
    """
    shown: dict[str, list[LinkedCell]] = {}
    rows = []
    for indicator, values, fact_ids in measures:
        for row in as_records(values):
            period = row_period(row)
            written = format_value(row["value"], unit=indicator.unit)
            marks = " ".join(f"[{flag}]" for flag in str(row["flags"]).split())
            shown.setdefault(period, []).append(
                LinkedCell(written, links.fact(fact_ids[period]), marks)
            )
            rows.append(row)
    first, *_ = measures
    return [
        html.P(CITED, className="prose"),
        linked_table(
            list(shown.items()),
            columns=["Financial year", "Cases", "Of these, repeats within twelve months"],
            caption="MARAC cases in the Metropolitan Police force area",
            note=legend_of_marks(rows),
        ),
        html.P(
            [
                f"Source: {source.title}. ",
                html.A("Definition", href=links.indicator(first[0].id)),
            ],
            className="source-note",
        ),
    ]


def police_part(tables: Sequence[Component]) -> list[Component]:
    """Return the caseloads and vacancies of police commands beside each other."""
    return [html.P(PRINTED, className="prose"), html.Div(list(tables), className="two-tables")]


def commands_table(
    indicator: Indicator,
    *,
    values: pd.DataFrame,
    places: pd.DataFrame,
    facts: Facts,
    links: Links,
) -> Component:
    """Return one measure by police command; what was not printed stays [x].

    Args:
        indicator: The measure.
        values: Its rows of `data.schemas.Metrics`, of London and of commands, in one month.
        places: London and every command, in the order to be read.
        facts: Printed figures; those of the indicator are what the rows hold.
        links: Address builder.
    """
    printed = {
        fact.number: fact for fact in facts.all(indicator.fact_ids) if fact.number is not None
    }
    rows = {row["area_code"]: row for row in as_records(values)}

    def written(row: Mapping[Any, Any] | None) -> LinkedCell:
        if row is None:
            return LinkedCell(SHORTHAND[Status.MISSING])
        qualifier = row["qualifier"] if isinstance(row["qualifier"], str) else None
        value = format_value(row["value"], unit=indicator.unit, qualifier=qualifier)
        return LinkedCell(value, links.fact(printed[row["value"]].fact_id))

    month = row_period(next(iter(rows.values())))
    return linked_table(
        [
            (place["area_name"], [written(rows.get(place["area_code"]))])
            for place in as_records(places)
        ],
        columns=["Police command", sentence_case(indicator.unit.plural)],
        caption=f"{indicator.short_title}, {month}",
        note="[x] no figure printed.",
    )


def refuge_part(
    indicator: Indicator, *, facts: Facts, sources: Mapping[str, Source], links: Links
) -> list[Component]:
    """Return that nobody publishes refuge places, what was asked for, and what was printed.

    Raises:
        ValueError: If the measure is published: its figures belong here then.
    """
    if indicator.missing is None:
        raise ValueError(f"{indicator.id} is published now: show its figures")
    missing = indicator.missing
    return [
        html.P(
            [
                html.Strong(f"{SHORTHAND[Status.MISSING]} "),
                f"{missing.what} Who could publish it: {missing.could_publish} The standard: ",
                html.Q(missing.asked_by.quote) if missing.asked_by.quote else "",
                f" ({cite([missing.asked_by], sources)}).",
            ],
            className="prose",
        ),
        html.Details(
            [
                html.Summary("Single figures that were printed"),
                html.Ul(
                    [
                        html.Li([*fact_in_short(fact, links=links), *note_beside(fact)])
                        for fact in facts.all(indicator.fact_ids)
                    ]
                ),
            ]
        ),
        html.P(html.A("Definition", href=links.indicator(indicator.id)), className="source-note"),
    ]
