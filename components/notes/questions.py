"""What to ask next, and of whom, as the definitions say."""

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from data.model import Indicator, Question


def ask_next(indicators: Iterable[Indicator], *, heading: str = "What to ask next") -> Component:
    """Return the questions of several indicators, each once."""
    found = {one.ask: one for indicator in indicators for one in indicator.ask_next}
    return html.Section(
        [html.H2(heading), html.Ul([_item(one) for one in found.values()], className="questions")],
        className="block",
    )


def _item(question: Question) -> Component:
    who = html.Span(f" {question.of}", className="source-note") if question.of else None
    return html.Li([question.ask, who])
