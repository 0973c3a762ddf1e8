"""How to read each view of the comparison, and what to ask next."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from data.model import Question, UnitKind

WHY_OFFENCES = "It may be reporting, recording, a busier service, or more abuse."
WHY_OTHERS = "It may be recording, how services here work, or need."
REPEATED = "Offences repeat for the same victim, so even these limits are somewhat narrow."
HOW_TO_READ: Mapping[str, tuple[str, ...]] = {
    "spread": (
        (
            "A dot is a borough’s value; the bar around it is its 95% interval, what chance alone "
            "could make of it."
        ),
        "Where two bars overlap widely, chance could explain the difference.",
        "Where they do not, ask why. {why}",
    ),
    "funnel": (
        (
            "Inside the lines: a difference that chance and ordinary variation between boroughs "
            "explain."
        ),
        "Outside: ask why. {why}",
    ),
    "change": (
        (
            "Only periods that were recorded in the same way are compared: a percentage never "
            "crosses a break."
        ),
        (
            "A hollow dot: nothing sets the borough's change apart from that of all boroughs "
            "together. London's change is read first."
        ),
        "A rise here need not be a rise in abuse, nor a fall a fall. {why}",
    ),
    "trends": (
        "All charts share one scale from zero, so heights can be compared.",
        (
            "A line is cut where recording changed (the upright bar), and nothing joins the two "
            "sides; a year that spans the cut is left out."
        ),
        "A hollow end: provisional months that will still change.",
    ),
    "table": (
        (
            "Choose a column heading to put the boroughs in its order; choose it again to turn the "
            "order round."
        ),
        "The order is for finding a borough. It is no order of performance.",
        (
            "A mark in square brackets says why a cell has no number; each is explained above the "
            "table."
        ),
    ),
}


def how_to_read(view: str, *, kind: UnitKind) -> Component:
    """Return how to read a view of what is counted: what may lie behind a difference differs."""
    offences = kind is UnitKind.OFFENCE
    why = WHY_OFFENCES if offences else WHY_OTHERS
    said = [words.format(why=why) for words in HOW_TO_READ[view]]
    said += [REPEATED] if offences and view == "funnel" else []
    return html.Div(
        [
            html.H2("How to read this", className="block-heading"),
            html.Ul([html.Li(words) for words in said]),
        ],
        className="aside-block",
    )


def ask_next(questions: Sequence[Question], *, href: str, words: str) -> Component:
    """Return what to ask next and of whom, and where more on the measure is.

    Args:
        questions: Of the indicator.
        href: Address of the indicator's own page.
        words: Of that link.
    """
    return html.Div(
        [
            html.H2("What to ask next", className="block-heading"),
            html.Ul([html.Li(f"{one.ask} ({one.of})" if one.of else one.ask) for one in questions]),
            html.P(html.A(words, href=href)),
        ],
        className="aside-block blue",
    )
