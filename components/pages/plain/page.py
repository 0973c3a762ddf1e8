"""The page of plain answers: each with its number, what limits that, and how to get help."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.notes.caveats import one_open
from components.page import Page
from data.helplines import Helpline
from data.model import Caveat
from data.reference_model import PlainAnswer


@dataclass(frozen=True)
class Told:
    """The number of one answer: as written with its words, and where it is explained."""

    words: str
    href: str


def plain_layout(
    answers: Sequence[PlainAnswer],
    *,
    told: Mapping[str, Told],
    caveats: Mapping[str, Caveat],
    notes: Component,
    helplines: Sequence[Helpline],
    links: Links,
) -> Page:
    """Return the page.

    Args:
        answers: The questions in their order.
        told: The number of each answer, by the answer's id.
        caveats: Of the catalogue.
        notes: All caveats of the measures that the numbers are of.
        helplines: Support lines; an answer names the one that fits it, or the first.
        links: Address builder.
    """
    return Page(
        title="Plain answers",
        nav="plain",
        live=False,
        styles=("plain.css",),
        body=[
            html.H1("Plain answers to ten questions"),
            html.Nav(
                html.Ul(
                    [html.Li(html.A(one.question, href=f"#{one.id}")) for one in answers],
                ),
                className="plain-questions",
                **{"aria-label": "Questions"},
            ),
            *[
                _answer(
                    one,
                    told=told[one.id],
                    caveats=caveats,
                    line=_line(one, helplines),
                    links=links,
                )
                for one in answers
            ],
            notes,
        ],
    )


def _line(one: PlainAnswer, helplines: Sequence[Helpline]) -> Helpline:
    fits = (each for each in helplines if each.name.startswith(one.line))
    return next(fits, helplines[0])


def _answer(
    one: PlainAnswer, *, told: Told, caveats: Mapping[str, Caveat], line: Helpline, links: Links
) -> Component:
    return html.Article(
        [
            html.H2(one.question, id=one.id),
            html.P(html.A(told.words, href=told.href), className="plain-number"),
            *[html.P(said) for said in one.says],
            html.Ul(
                [
                    one_open(caveats[one.caveat_id]),
                    *(one_open(caveats[each], why=False) for each in one.also_ids),
                ],
                className="caveats-open plain-caveat",
            ),
            html.P(
                [
                    f"{one.help} {line.name}: ",
                    html.Strong(line.number),
                    ". ",
                    html.A(f"{one.more.words}.", href=links.to(one.more.path)),
                ],
                className="plain-help",
            ),
        ],
        className="plain-answer",
    )
