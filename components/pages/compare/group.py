"""What boroughs have together, above the view that is chosen, and the choice of them."""

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.ids import Compare
from components.page import Option
from components.panels.compared import Compared
from components.words.values import join_names, spoken

NOT_HERE = {
    "funnel": "The limits of the funnel are those of single boroughs, so the group is not in it.",
    "change": "Its change is not worked out: its values over time are under Trends.",
}


def group_words(given: Compared) -> list[Component]:
    """Return what is said of the boroughs that were put together; nothing where none were."""
    grouped = given.grouped
    if grouped is None:
        return []
    holds = ""
    if grouped.boroughs and join_names(grouped.boroughs) not in grouped.name:
        holds = f"It holds {join_names([spoken(one) for one in grouped.boroughs])}."
    shown = grouped.row is not None
    said = [grouped.words, holds, NOT_HERE.get(given.view.view, "") if shown else ""]
    return [html.P(" ".join(part for part in said if part), className="group-words")]


def group_choice(
    chosen: Sequence[str], options: Sequence[Option], *, named: Component
) -> Component:
    """Return the boxes to tick: police commands, then boroughs.

    Args:
        chosen: Tokens of those that are ticked.
        options: Token and words of each.
        named: What is chosen now, in words.
    """
    return html.Details(
        [
            html.Summary([html.Span("Boroughs together: ", className="form-label-inline"), named]),
            html.Fieldset(
                [
                    html.Legend(
                        "Tick a police command, or boroughs: all that is ticked is one group, with "
                        "its total or rate.",
                        className="source-note",
                    ),
                    dbc.Checklist(
                        id=Compare.GROUP,
                        name="group",
                        options=[{"value": token, "label": words} for token, words in options],
                        value=list(chosen),
                        className="borough-list group-list",
                    ),
                ]
            ),
        ],
        className="borough-choice group-choice",
    )
