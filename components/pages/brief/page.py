"""The brief for a meeting: one place, up to eight measures, with all that must travel with them."""

from collections.abc import Sequence
from dataclasses import dataclass

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.frame.controls import choice_form, labelled_select
from components.frame.static_html import Ready
from components.ids import Brief
from components.page import Option, Page
from components.panels.measure_block import MeasureBlock
from data.model import Question

STYLES = ("drawings.css", "brief.css")
KEY = (
    "In the drawings: a tick for each borough, the chosen one as a dot with its 95% interval, "
    "London as a long line, the middle half of the boroughs shaded; over time from zero, London "
    "as a thin line where one scale serves both. No line crosses a break in recording."
)


@dataclass(frozen=True, kw_only=True)
class BriefItem:
    """One measure of the brief.

    `notes` are headlines of the caveats that must be read; their reasons stand once in the brief.
    `bears_on` are words and addresses of recommendations.
    """

    block: MeasureBlock
    question: str
    table: Component | None
    notes: Sequence[str]
    source: str
    questions: Sequence[Question]
    bears_on: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class BriefWard:
    """A ward of the borough: its name, its page, what is said of it, headlines of its caveats."""

    title: str
    href: str
    sentences: Sequence[str]
    notes: Sequence[str]
    source: str


@dataclass(frozen=True, kw_only=True)
class BriefChoices:
    """What the form offers and what is chosen.

    `most` is how many measures a brief holds, `ward` the code of one that came along or "".
    `opened` shows the form: nothing was asked for yet.
    """

    boroughs: Sequence[Option]
    borough: str
    indicators: Sequence[Option]
    chosen: Sequence[str]
    most: int
    opened: bool
    ward: str


def brief_layout(
    content: Sequence[Component], *, choices: BriefChoices, action: str, paper: str
) -> Page:
    """Return the brief as a page.

    Args:
        content: From `brief_content`.
        choices: For the form.
        action: Address that the form asks.
        paper: Address of the same brief as a PDF.
    """
    return Page(
        title="Brief for a meeting",
        nav="brief",
        live=False,
        styles=STYLES,
        body=[
            html.Details(
                [html.Summary("Choose what the brief holds"), _form(choices, action=action)],
                className="brief-choices",
                open=choices.opened,
            ),
            html.P(
                html.A("This brief as a PDF to print or send", href=paper),
                className="brief-choices",
            ),
            *content,
        ],
    )


def brief_content(
    *,
    place: str,
    address: str,
    release_line: str,
    first: Sequence[Ready],
    ward: BriefWard | None,
    items: Sequence[BriefItem],
    notes: Sequence[Component],
) -> list[Component]:
    """Return the brief itself, the same on the page and on paper.

    Args:
        place: Name of the borough, or London.
        address: Under which the same brief is found again.
        release_line: Release, how far the data reach, licence.
        first: What weighs most of the caveats, one sentence each.
        ward: The one that came along with the reader, before the measures.
        items: The measures, in the order of the menus.
        notes: Caveats of all measures, each once, in full; at least one.
    """
    return [
        html.H1(f"{place}: figures for a meeting"),
        html.P(
            "What was recorded, how sure it is, what may not be concluded, and what to ask.",
            className="lead",
        ),
        html.Section(
            [html.H2("Read this first"), html.Ul(list(first), className="brief-caveats")],
            className="brief-first",
        ),
        *([_ward(ward)] if ward else []),
        html.P(KEY, className="brief-key"),
        *[_item(one) for one in items],
        html.Section(
            [
                html.H2("All notes on these figures"),
                html.Ul(list(notes), className="brief-caveats"),
            ],
            className="brief-notes",
        ),
        html.P([release_line, " Found again at ", html.Span(address, className="brief-address")]),
    ]


def _ward(one: BriefWard) -> Component:
    return html.Section(
        [
            html.H2(["Ward: ", html.A(one.title, href=one.href)]),
            *[html.P(f"{each} ") for each in one.sentences],
            *_bear_in_mind(one.notes),
            html.P(one.source, className="source-note"),
        ],
        className="brief-item brief-ward",
    )


def _bear_in_mind(notes: Sequence[str]) -> list[Component]:
    return [
        html.H3("Bear in mind"),
        html.Ul([html.Li(f"{note} ") for note in notes], className="brief-mind"),
    ]


def _item(one: BriefItem) -> Component:
    return html.Section(
        [
            _head(one.block, question=one.question),
            _figures(one),
            *[html.P(each) for each in one.block.sentences],
            *_bear_in_mind(one.notes),
            html.H3("Questions to ask"),
            html.Ul([html.Li(_question(each)) for each in one.questions]),
            *_bears_on(one.bears_on),
            html.P(one.source, className="source-note"),
        ],
        className="brief-item",
    )


def _head(block: MeasureBlock, *, question: str) -> Component:
    """Return title and value, which stay on one sheet with what follows."""
    beside = " ".join(f"{part}." for part in (block.sub, block.interval, block.london) if part)
    return html.Div(
        [
            html.H2(html.A(block.title, href=block.href)),
            html.P(question, className="brief-question"),
            html.P([html.Strong(block.value), " ", html.Span(beside)], className="brief-value")
            if block.value
            else None,
        ],
        className="brief-head",
    )


def _figures(one: BriefItem) -> Component | None:
    """Return drawings and table side by side; None where there is neither."""
    drawings = [drawn for drawn in (one.block.strip, one.block.trend) if drawn is not None]
    parts = [
        html.Div([html.Div(drawn) for drawn in drawings], className="brief-drawings")
        if drawings
        else None,
        html.Div(one.table, className="brief-table") if one.table is not None else None,
    ]
    shown = [part for part in parts if part is not None]
    return html.Div(shown, className="brief-figures") if shown else None


def _question(one: Question) -> str:
    return f"{one.ask} Ask: {one.of}." if one.of else one.ask


def _bears_on(links: Sequence[tuple[str, str]]) -> list[Component]:
    if not links:
        return []
    parts: list[Component | str] = ["Bears on "]
    for words, href in links:
        parts += [html.A(words, href=href), ", "]
    return [html.P([*parts[:-1], ". "], className="brief-bears")]


def _form(choices: BriefChoices, *, action: str) -> Component:
    return choice_form(
        [
            labelled_select(
                "Place",
                element_id=Brief.BOROUGH,
                name="borough",
                options=choices.boroughs,
                value=choices.borough,
            ),
            html.Fieldset(
                [
                    html.Legend(f"Measures, at most {choices.most}", className="form-label"),
                    dbc.Input(type="hidden", name="ward", value=choices.ward)
                    if choices.ward
                    else None,
                    dbc.Checklist(
                        id=Brief.INDICATORS,
                        name="indicator",
                        options=[
                            {"value": value, "label": label} for value, label in choices.indicators
                        ],
                        value=list(choices.chosen),
                        className="brief-measures",
                    ),
                ]
            ),
        ],
        action=action,
        label="Choose what the brief holds",
    )
