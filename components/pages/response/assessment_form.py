"""The self-assessments as forms: they work as GET requests, and are scored at once by a script."""

import json
from collections.abc import Sequence
from itertools import groupby

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.ids import Response
from components.links import Links
from data.evidence.assessment import FULLY, INTEGRATED, TICKED, Answers
from data.framework_model import Framework, Item, Plan, Question, QuestionKind

PLANS_PART = "Strategies and plans"
PLAN_WORDS = (("", "No"), (INTEGRATED, "Integrated"), (FULLY, "Fully integrated"))
PLANS_HELP = (
    "In which of these is domestic violence integrated? Fully integrated means with its own input "
    "and outcomes, and more than a stated commitment."
)


def framework_form(framework: Framework, *, answers: Answers, action: str, view: str) -> Component:
    """Return the questions of the partnership framework, each asked once for all levels.

    Args:
        framework: Questions and plans.
        answers: Those given so far.
        action: Address of the page.
        view: Value of `view` in the address.
    """
    parts = [
        html.Fieldset(
            [html.Legend(part), *(_question(one, answers=answers) for one in questions)],
            className="question-part",
        )
        for part, questions in groupby(framework.questions, key=lambda one: one.part)
    ]
    plans = html.Fieldset(
        [
            html.Legend(PLANS_PART),
            html.P(PLANS_HELP, className="question-help"),
            *(_plan(one, answers=answers) for one in framework.plans),
        ],
        className="question-part plans-part",
    )
    return _form([*parts, plans], action=action, view=view, label="Assessment framework")


def items_form(
    items: Sequence[Item],
    *,
    ticks: frozenset[str],
    action: str,
    view: str,
    label: str,
    links: Links,
) -> Component:
    """Return questions to be ticked, each with the definition of a yes."""
    return _form(
        [
            html.Fieldset(
                [
                    html.Legend(f"{one.number}. {one.title}"),
                    _tick(one.id, _with_help(one.ask, one.definition), ticked=one.id in ticks),
                    *(
                        html.A("As printed", href=links.fact(each), className="source-note")
                        for each in one.fact_ids
                    ),
                ],
                className="question-part",
            )
            for one in items
        ],
        action=action,
        view=view,
        label=label,
    )


def _form(parts: Sequence[Component], *, action: str, view: str, label: str) -> Component:
    return html.Form(
        [
            dbc.Input(id=Response.VIEW, type="hidden", name="view", value=view),
            *parts,
            html.Button(
                "Score these answers", type="submit", className="btn btn-primary without-scripts"
            ),
        ],
        action=action,
        method="get",
        className="assessment-form",
        **{
            "aria-label": label,
            "data-assessment": view,
            "data-plan": json.dumps({"ticked": TICKED, "fully": FULLY}),
        },
    )


def _question(one: Question, *, answers: Answers) -> Component:
    match one.kind:
        case QuestionKind.TICK:
            asked = _tick(one.id, _with_help(one.ask, one.help), ticked=one.id in answers.ticks)
        case QuestionKind.NUMBER:
            asked = _number(one, value=answers.numbers.get(one.id))
        case QuestionKind.CHOICE:
            asked = _choice(one, value=answers.choices.get(one.id, ""))
    return html.Div(asked, className="question")


def _with_help(words: str, more: str | None) -> list[Component | str]:
    """Return the words of a label, with how the report defines it in the same label."""
    return [words, html.Span(more, className="question-help")] if more else [words]


def _tick(name: str, label: list[Component | str], *, ticked: bool) -> Component:
    box: Component = dbc.Checklist(
        id=f"{Response.ANSWER}-{name}",
        name=TICKED,
        options=[{"value": name, "label": label}],
        value=[name] if ticked else [],
        className="tick",
    )
    return box


def _number(one: Question, *, value: float | None) -> Component:
    element = f"{Response.ANSWER}-{one.id}"
    return html.Div(
        [
            html.Label(_with_help(one.ask, one.help), htmlFor=element, className="form-label"),
            dbc.Input(
                id=element,
                name=one.id,
                type="number",
                min=0,
                max=one.most,
                step=one.step,
                value="" if value is None else f"{value:g}",
            ),
        ],
        className="number-question",
    )


def _choice(one: Question, *, value: str) -> Component:
    options = [{"value": each.value, "label": each.words} for each in one.choices]
    return html.Fieldset(
        [
            html.Legend(_with_help(one.ask, one.help)),
            dbc.RadioItems(
                id=f"{Response.ANSWER}-{one.id}",
                name=one.id,
                options=[{"value": "", "label": "Neither of these"}, *options]
                if len(options) == 2  # noqa: PLR2004 - "neither" is of two
                else [{"value": "", "label": "None of these"}, *options],
                value=value,
            ),
        ],
        className="choice-question",
    )


def _plan(one: Plan, *, answers: Answers) -> Component:
    held = answers.plans.get(one.id)
    return html.Fieldset(
        [
            html.Legend(one.title),
            dbc.RadioItems(
                id=f"{Response.ANSWER}-{one.id}",
                name=one.id,
                options=[{"value": value, "label": words} for value, words in PLAN_WORDS],
                value="" if held is None else FULLY if held else INTEGRATED,
            ),
        ],
        className="plan-question",
        **{"data-plan-question": ""},
    )
