"""The page on the strategy of 2005: aims, priorities, and its actions by lead agency."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.frame.controls import choice_form, labelled_select
from components.frame.search_box import words_box
from components.frame.sections import listed
from components.frame.unpublished import mark
from components.ids import Strategy
from components.links import Links
from components.notes.fact_links import fact_line
from components.page import Option, Page
from components.tables.box import boxed_table, heads, row_of
from data.evidence.facts import Facts
from data.evidence.not_published import key_of
from data.model import Indicator
from data.scrutiny_model import Aim, LedAction, Measured, Priority

LEAD = (
    "London’s second domestic violence strategy, of 2005, set aims, priorities and actions for "
    "every agency. Here they are in our own words, each with what can be shown of it now."
)
HOW_TO_READ = (
    "A measure named beside an aim or an action bears on it; it does not show that the action was "
    "taken, or that it worked. [x] marks what nobody publishes, with who could. Most actions are "
    "things to be done and have no figure."
)
KINDS = {
    "service": "Services to be developed or strengthened",
    "process": "Process and structure to be developed or strengthened",
}
COLUMNS = ("Action", "Lead agency", "Under", "What can be shown now")
NO_FIGURE = "No figure"


@dataclass(frozen=True)
class Found:
    """The actions that fit, of how many, and what was asked for."""

    actions: Sequence[LedAction]
    whole: int
    words: str
    lead: str
    aim: str
    leads: Sequence[Option]
    aims: Sequence[Option]


@dataclass(frozen=True)
class Shown:
    """What the parts of the page look things up in."""

    indicators: Mapping[str, Indicator]
    facts: Facts
    links: Links
    report: str


def strategy_layout(
    aims: Sequence[Aim],
    priorities: Sequence[Component],
    actions: Sequence[Component],
    *,
    caveats: Component,
    cited: str,
) -> Page:
    """Return the page.

    Args:
        aims: What it aimed at.
        priorities: From `priorities_part`.
        actions: From `actions_part`.
        caveats: Of the printed figures shown.
        cited: The report.
    """
    return Page(
        title="Strategy of 2005",
        nav="strategy",
        live=False,
        styles=("response.css", "scrutiny.css", "strategy.css"),
        body=[
            html.H1("The London strategy of 2005, and what of it can be shown now"),
            html.P(LEAD, className="lead"),
            html.Nav(
                html.Ul(
                    [
                        html.Li(html.A("Aims", href="#aims")),
                        html.Li(html.A("Priorities", href="#priorities")),
                        html.Li(html.A("Actions by lead agency", href="#actions")),
                    ]
                ),
                className="on-this-page",
                **{"aria-label": "On this page"},
            ),
            html.P(HOW_TO_READ, className="prose"),
            listed(
                "aims",
                "What it aimed at",
                [
                    html.Ol(
                        [
                            html.Li([html.Strong(f"{one.title}. "), one.says])
                            for one in aims
                            if one.id != "delivery"
                        ],
                        className="findings",
                    ),
                    html.P(html.Cite(f"{cited}, Aims"), className="source-note"),
                ],
            ),
            listed("priorities", "Its thirteen priorities", priorities),
            caveats,
            listed("actions", "Its actions by lead agency", actions),
        ],
    )


def priorities_part(priorities: Sequence[Priority], *, shown: Shown) -> list[Component]:
    """Return the priorities by kind, each with what became measurable and what is missing."""
    return [
        part
        for kind, words in KINDS.items()
        for part in (
            html.H3(words),
            html.Ul(
                [_priority(one, shown=shown) for one in priorities if one.kind == kind],
                className="strategy-priorities",
            ),
        )
    ] + [html.P(html.Cite(f"{shown.report}, Key priorities"), className="source-note")]


def _priority(one: Priority, *, shown: Shown) -> Component:
    known = [
        *(
            html.Li(["Printed: ", fact_line(each, links=shown.links)])
            for each in shown.facts.all(one.fact_ids)
        ),
        *(html.Li(each) for each in _now(one, key=f"priority {one.id}", shown=shown)),
    ]
    return html.Li(
        [
            html.Strong(f"{one.title}. "),
            one.became,
            html.Ul(known, className="evidenced") if known else None,
        ],
        id=f"priority-{one.id}",
    )


def actions_part(found: Found, *, shown: Shown, action: str) -> list[Component]:
    """Return the search and the actions that fit, as a table.

    Args:
        found: What fits the address.
        shown: For links and names.
        action: Address of the form.
    """
    return [
        choice_form(
            [
                html.Div(
                    [
                        html.Label("Words", htmlFor=Strategy.WORDS),
                        words_box(Strategy.WORDS, value=found.words),
                    ],
                    className="control",
                ),
                labelled_select(
                    "Lead agency",
                    element_id=Strategy.LEAD,
                    name="lead",
                    options=[("", "All"), *found.leads],
                    value=found.lead,
                ),
                labelled_select(
                    "Under",
                    element_id=Strategy.AIM,
                    name="aim",
                    options=[("", "All"), *found.aims],
                    value=found.aim,
                ),
            ],
            action=action,
            label="Find actions",
        ),
        html.P(
            f"{len(found.actions)} of {found.whole} actions fit, as they are counted here: a list "
            "inside an action is told as its parts where those ask for different things.",
            className="figure-sub",
        ),
        boxed_table(
            [html.Tbody([_action(one, shown=shown) for one in found.actions])],
            head=heads(COLUMNS),
            caption=f"Actions of the strategy of 2005, as {shown.report} prints them, in our words",
            look="figures-table words-table strategy-actions",
        )
        if found.actions
        else html.P("No action holds these words. Take one away, or choose All."),
    ]


def _action(one: LedAction, *, shown: Shown) -> Component:
    now = _now(one.action, key=f"action {one.number}", shown=shown)
    return row_of(
        one.action.what,
        (one.lead, one.aim.title, html.Ul([html.Li(each) for each in now]) if now else NO_FIGURE),
        columns=COLUMNS,
        caption="Actions",
    )


def _now(one: Measured, *, key: str, shown: Shown) -> list[Component]:
    measures: list[Component] = [
        html.A(shown.indicators[each].title, href=shown.links.indicator(each))
        for each in one.indicator_ids
    ]
    if one.missing is None:
        return measures
    gap, holder = one.missing.what, one.missing.holder
    return [
        *measures,
        html.Span(
            [mark(key_of(key), links=shown.links), f" {gap} Could publish it: {holder}."],
        ),
    ]
