"""What the five reports printed of a borough, and the action plan of the one that made its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.frame.unpublished import mark
from components.links import Links
from components.notes.caveats import caveat_item
from components.notes.disagreement import disagreement_note
from components.notes.fact_links import (
    fact_link,
    note_beside,
    value_and_unit,
    where_and_when,
)
from components.tables.box import boxed_table, heads, row_of
from components.tables.facts import doubt
from components.words.facts import NOT_STATED, period_of, place_of
from components.words.spread import HIGHER_STILL
from data.evidence.facts import Fact
from data.evidence.not_published import key_of
from data.model import Caveat, Disagreement, Indicator, Source
from data.scrutiny_model import Plan2008, PlannedAction

OFFENCES = ("Type of offence", "Flagged as domestic violence", "Share of all of that type")
INCIDENTS = ("Year", "Incidents", "Printed at")
ETHNICITY = ("Ethnicity as printed", "Referrals to the advocacy service", "Residents")
COSTS = ("Cost", "As printed")
COSTS_CAPTION = "Indicative costs of domestic violence, as printed"
COSTS_NOTE = (
    "The report calls them indicative and an estimate: national averages, without what London "
    f"costs more and without education; {HIGHER_STILL}"
)
ACTIONS = ("Action", "Outcome hoped for", "What can be shown now")
NO_TIME = f"year {NOT_STATED}"
NO_FIGURE = "No figure"
CITATIONS = (
    "Printed figures are citations, each for its own date and wording; none is joined to the "
    "figures above. One without a time has none in print. On paper this part follows on sheets of "
    "its own, where it is open."
)
PLAN_WORDS = (
    "The strategy of 2008 set these actions for three years, each with an outcome. Here they are "
    "in our own words. A measure named beside one bears on it and does not show that it was done."
)


@dataclass(frozen=True)
class Printed:
    """What was printed of a borough: tables of two columns by caption, and single figures.

    A table's rows are what was counted, then a figure for each column or None. `costs` are the
    categories of one estimate.
    """

    single: Sequence[Fact]
    incidents: Sequence[Fact] = ()
    offences: Sequence[tuple[str, Fact, Fact]] = ()
    ethnicity: Sequence[tuple[str, Fact, Fact]] = ()
    costs: Sequence[Fact] = ()
    caveats: Sequence[Caveat] = ()
    differing: Sequence[Disagreement] = ()


def reports_part(
    name: str,
    printed: Printed,
    *,
    plan: Sequence[Component],
    all_printed: str,
    sources: Mapping[str, Source],
    links: Links,
) -> Component:
    """Return what reports printed of a borough, folded, with the caveats of it inside.

    Args:
        name: Of the borough.
        printed: Its printed figures.
        plan: From `plan_part`; nothing where the borough has none here.
        all_printed: Address of all printed figures on the borough.
        sources: For the names of publications.
        links: Address builder.
    """
    return html.Details(
        [
            html.Summary(html.H2(f"What the reports printed of {name}")),
            html.P(CITATIONS, className="prose"),
            html.Ul(
                [caveat_item(one, sources=sources) for one in printed.caveats],
                className="caveat-list",
            )
            if printed.caveats
            else None,
            _incidents(printed.incidents, sources=sources, links=links),
            _pairs(
                printed.offences,
                columns=OFFENCES,
                caption="Types of offence flagged as domestic violence, 2007/08, as printed",
                links=links,
            ),
            _pairs(
                printed.ethnicity,
                columns=ETHNICITY,
                caption=(
                    "Ethnicity of referrals, December 2005 to November 2006, beside residents, for "
                    "whom no year is printed; as printed"
                ),
                links=links,
            ),
            _costs(printed.costs, links=links),
            *plan,
            html.H3("Also printed"),
            *_by_report(printed.single, name=name, sources=sources, links=links),
            *(disagreement_note(one) for one in printed.differing),
            html.P(html.A(f"All printed figures on {name}", href=all_printed)),
        ],
        id="reports",
        className="block folded reports-part",
    )


def plan_part(
    plan: Plan2008, *, indicators: Mapping[str, Indicator], cited: str, links: Links
) -> list[Component]:
    """Return an action plan as tables, one for each theme, with what can be shown of each action.

    Args:
        plan: The plan.
        indicators: By id.
        cited: The report and the place.
        links: Address builder.
    """
    return [
        html.H3("The action plan of 2008 to 2011"),
        html.P([PLAN_WORDS, html.Cite(f" {cited}.")], className="prose"),
        *(
            boxed_table(
                [
                    html.Tbody(
                        [
                            row_of(
                                f"{one.id}. {one.what}",
                                (one.outcome, _now(one, indicators=indicators, links=links)),
                                columns=ACTIONS,
                                caption=theme.title,
                                attributes={"id": f"plan-{one.id}"},
                            )
                            for one in theme.actions
                        ]
                    )
                ],
                head=heads(ACTIONS),
                caption=f"Key theme {theme.number}: {theme.title}",
                look="figures-table words-table",
            )
            for theme in plan.themes
        ),
    ]


def _now(
    one: PlannedAction, *, indicators: Mapping[str, Indicator], links: Links
) -> list[Component | str]:
    shown: list[list[Component | str]] = [
        [html.A(indicators[each].short_title, href=links.indicator(each))]
        for each in one.indicator_ids
    ]
    if one.missing:
        gap = f" {one.missing.what} Holds it: {one.missing.holder}."
        shown.append([mark(key_of(f"plan {one.id}"), links=links), gap])
    if len(shown) > 1:
        return [html.Ul([html.Li(each) for each in shown])]
    return shown[0] if shown else [NO_FIGURE]


def _incidents(
    facts: Sequence[Fact], *, sources: Mapping[str, Source], links: Links
) -> Component | None:
    """Return what one report prints of each year, with its name and what is counted said once."""
    if not facts:
        return None
    report = sources[facts[0].source_id].short_title
    caption = f"{facts[0].measure} by year, as printed in {report}"
    rows = [
        row_of(
            period_of(one).removeprefix("financial year "),
            ([fact_link(one, links=links), doubt(one, links=links)], place_of(one)),
            columns=INCIDENTS,
            caption=caption,
        )
        for one in facts
    ]
    return boxed_table(
        [html.Tbody(rows)], head=heads(INCIDENTS), caption=caption, look="figures-table fact-table"
    )


def _pairs(
    rows: Sequence[tuple[str, Fact, Fact]],
    *,
    columns: tuple[str, ...],
    caption: str,
    links: Links,
) -> Component | None:
    if not rows:
        return None
    return boxed_table(
        [
            html.Tbody(
                [
                    row_of(
                        head,
                        ([fact_link(first, links=links)], [fact_link(second, links=links)]),
                        columns=columns,
                        caption=caption,
                    )
                    for head, first, second in rows
                ]
            )
        ],
        head=heads(columns),
        caption=caption,
        look="figures-table",
    )


def _costs(facts: Sequence[Fact], *, links: Links) -> Component | None:
    """Return what an estimate came to by category, with what is said of it once."""
    if not facts:
        return None
    place = f"{where_and_when(facts[0])}, {place_of(facts[0])}"
    return boxed_table(
        [
            html.Tbody(
                [
                    row_of(
                        one.measure,
                        (value_and_unit(one, links=links),),
                        columns=COSTS,
                        caption=COSTS_CAPTION,
                    )
                    for one in facts
                ]
            )
        ],
        head=heads(COSTS),
        caption=f"{COSTS_CAPTION}. {place}. {COSTS_NOTE}",
        look="figures-table",
        label=COSTS_CAPTION,
    )


def _by_report(
    facts: Sequence[Fact], *, name: str, sources: Mapping[str, Source], links: Links
) -> list[Component]:
    """Return single figures under the report that printed them, each with its place there."""
    parts: list[Component] = []
    for source_id in dict.fromkeys(one.source_id for one in facts):
        held = [one for one in facts if one.source_id == source_id]
        parts += [
            html.P(html.Strong(sources[source_id].short_title)),
            html.Ul(
                [html.Li(_placed(one, name=name, links=links)) for one in held],
                className="evidenced",
            ),
        ]
    return parts


def _placed(fact: Fact, *, name: str, links: Links) -> list[Component | str]:
    """Return a figure with its time and place in the report; of the borough unless it says so."""
    when = period_of(fact) if fact.area == name else where_and_when(fact)
    undated = when.startswith(NO_TIME)
    return [
        f"{fact.measure}: ",
        *value_and_unit(fact, links=links),
        "" if undated else f" ({when})",
        *note_beside(fact),
        html.Cite(f" {place_of(fact)}."),
    ]
