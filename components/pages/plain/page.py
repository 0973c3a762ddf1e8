"""The page of plain answers: each with its number, what limits that, and how to get help."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.notes.caveats import one_open
from components.page import Page
from components.pages.plain.answers import ANSWERS, Answer
from data.helplines import Helpline
from data.model import Caveat


@dataclass(frozen=True)
class Told:
    """The number of one answer: as written with its words, and where it is explained."""

    words: str
    href: str


def plain_layout(
    told: Mapping[str, Told],
    *,
    caveats: Mapping[str, Caveat],
    notes: Component,
    helplines: Sequence[Helpline],
    links: Links,
) -> Page:
    """Return the page.

    Args:
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
                    [html.Li(html.A(one.question, href=f"#{one.id}")) for one in ANSWERS],
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
                for one in ANSWERS
            ],
            notes,
        ],
    )


def _line(one: Answer, helplines: Sequence[Helpline]) -> Helpline:
    fits = (each for each in helplines if each.name.startswith(one.line))
    return next(fits, helplines[0])


def _answer(
    one: Answer, *, told: Told, caveats: Mapping[str, Caveat], line: Helpline, links: Links
) -> Component:
    path, words = one.more
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
                    html.A(f"{words}.", href=links.to(path)),
                ],
                className="plain-help",
            ),
        ],
        className="plain-answer",
    )
