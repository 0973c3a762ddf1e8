"""The meeting pack: one place, up to eight measures, with all that must travel with them."""

from collections.abc import Sequence
from dataclasses import dataclass

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.frame.controls import Option, choice_form, labelled_select
from components.ids import Pack
from components.page import Page
from components.pages.borough.page import MeasureBlock
from data.model import Question

STYLES = ("drawings.css", "pack.css")
KEY = (
    "In the drawings: a tick for each borough, the chosen one as a dot with its 95% interval, "
    "London as a long line, the middle half of the boroughs shaded; over time from zero, London "
    "as a thin line where one scale serves both. No line crosses a break in recording."
)


@dataclass(frozen=True, kw_only=True)
class PackItem:
    """One measure of the pack.

    `notes` are headlines of the caveats that must be read; their reasons stand once in the pack.
    `bears_on` are words and addresses of recommendations.
    """

    block: MeasureBlock
    question: str
    table: Component | None
    notes: Sequence[str]
    source: str
    questions: Sequence[Question]
    bears_on: Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class PackChoices:
    """What the form offers and what is chosen.

    `most` is how many measures a pack holds. `opened` shows the form: nothing was asked for yet.
    """

    boroughs: Sequence[Option]
    borough: str
    indicators: Sequence[Option]
    chosen: Sequence[str]
    most: int
    opened: bool


def pack_layout(
    content: Sequence[Component], *, choices: PackChoices, action: str, paper: str
) -> Page:
    """Return the pack as a page.

    Args:
        content: From `pack_content`.
        choices: For the form.
        action: Address that the form asks.
        paper: Address of the same pack as a PDF.
    """
    return Page(
        title="Meeting pack",
        nav="scrutiny",
        live=False,
        styles=STYLES,
        body=[
            html.Details(
                [html.Summary("Choose what the pack holds"), _form(choices, action=action)],
                className="pack-choices",
                open=choices.opened,
            ),
            html.P(
                html.A("This pack as a PDF to print or send", href=paper), className="pack-choices"
            ),
            *content,
        ],
    )


def pack_content(
    *,
    place: str,
    address: str,
    release_line: str,
    must_read: Sequence[Component],
    notes: Sequence[Component],
    items: Sequence[PackItem],
) -> list[Component]:
    """Return the pack itself, the same on the page and on paper.

    Args:
        place: Name of the borough, or London.
        address: Under which the same pack is found again.
        release_line: Release, how far the data reach, licence.
        must_read: Caveats of all measures, each once, in full; at least one.
        notes: The other caveats, as many as there are.
        items: The measures, in the order of the menus.
    """
    return [
        html.H1(f"{place}: figures for a meeting"),
        html.P(
            "What was recorded, how sure it is, what may not be concluded, and what to ask.",
            className="lead",
        ),
        html.P([release_line, " Found again at ", html.Span(address, className="pack-address")]),
        html.Section(
            [html.H2("Read this first"), html.Ul(list(must_read), className="pack-caveats")],
            className="pack-first",
        ),
        html.P(KEY, className="pack-key"),
        *[_item(one) for one in items],
        *([_notes(notes)] if notes else []),
    ]


def _notes(notes: Sequence[Component]) -> Component:
    return html.Section(
        [
            html.H2("Further notes on these figures"),
            html.Ul(list(notes), className="pack-caveats"),
        ],
        className="pack-item",
    )


def _item(one: PackItem) -> Component:
    return html.Section(
        [
            _head(one.block, question=one.question),
            *[html.P(said) for said in one.block.said],
            one.table,
            html.H3("Bear in mind"),
            html.Ul([html.Li(note) for note in one.notes]),
            html.H3("Questions to ask"),
            html.Ul([html.Li(_question(each)) for each in one.questions]),
            *_bears_on(one.bears_on),
            html.P(one.source, className="source-note"),
        ],
        className="pack-item",
    )


def _head(block: MeasureBlock, *, question: str) -> Component:
    """Return title, value and drawings, which stay on one sheet."""
    drawings = [drawn for drawn in (block.strip, block.trend) if drawn is not None]
    beside = " ".join(f"{part}." for part in (block.interval, block.london) if part)
    return html.Div(
        [
            html.H2(html.A(block.title, href=block.href)),
            html.P(question, className="pack-question"),
            html.P([html.Strong(block.value), f" {block.sub}"], className="pack-value")
            if block.value
            else None,
            html.P(beside, className="pack-beside") if beside else None,
            html.Div([html.Div(drawn) for drawn in drawings], className="pack-drawings")
            if drawings
            else None,
        ],
        className="pack-head",
    )


def _question(one: Question) -> str:
    return f"{one.ask} Ask: {one.of}." if one.of else one.ask


def _bears_on(links: Sequence[tuple[str, str]]) -> list[Component]:
    if not links:
        return []
    parts: list[Component | str] = ["Bears on "]
    for words, href in links:
        parts += [html.A(words, href=href), ", "]
    return [html.P([*parts[:-1], "."])]


def _form(choices: PackChoices, *, action: str) -> Component:
    return choice_form(
        [
            labelled_select(
                "Place",
                element_id=Pack.BOROUGH,
                name="borough",
                options=choices.boroughs,
                value=choices.borough,
            ),
            html.Fieldset(
                [
                    html.Legend(f"Measures, at most {choices.most}", className="form-label"),
                    dbc.Checklist(
                        id=Pack.INDICATORS,
                        name="indicator",
                        options=[
                            {"value": value, "label": label} for value, label in choices.indicators
                        ],
                        value=list(choices.chosen),
                        className="pack-measures",
                    ),
                ]
            ),
        ],
        action=action,
        label="Choose what the pack holds",
    )
