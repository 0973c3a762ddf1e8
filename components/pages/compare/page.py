"""The page that compares boroughs: places its parts, and knows nothing of where they come from."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.frame.address_mirror import address_mirror, period_store
from components.frame.controls import as_options, choice_form, labelled_select, more_choices
from components.ids import Compare
from components.page import Option, Page, View
from components.pages.compare.group import group_choice
from components.panels.comparison_choices import MOST_BOROUGHS, ORDERS, VIEWS
from components.panels.measure_choices import MeasureChoices
from components.words.values import join_names

LEAD = "Which differences are more than chance and ordinary variation between boroughs?"


def compare_layout(
    *,
    view: View,
    choices: MeasureChoices,
    groups: Sequence[Option],
    offers: Mapping[str, Any],
    action: str,
    panels: Mapping[str, Component],
    claim: Component,
    note: str,
) -> Page:
    """Return the page.

    Args:
        view: What is chosen.
        choices: What can be chosen.
        groups: What can be taken together.
        offers: The periods of every measure.
        action: Address of the page, for the form.
        panels: The parts that change, by the id of their place.
        claim: What a report printed of the same kind.
        note: What is said above the page of an address that is wrong in part.
    """
    return Page(
        title="Compare boroughs",
        nav="compare",
        measure=view.indicator_id,
        styles=("first-screen.css", "compare.css"),
        scripts=("compare.js",),
        note=note,
        body=[
            html.H1("Compare boroughs"),
            html.P(LEAD, className="lead"),
            _form(view, choices, groups, panels[Compare.GROUP_NAMED], action=action),
            *address_mirror(
                names=("indicator", "period_type", "period", "borough", "group", "view", "order"),
                defaults={"view": VIEWS[0][0], "order": ORDERS[0][0]},
            ),
            period_store(offers),
            html.Div(
                [
                    html.Div(
                        panels[Compare.READ_FIRST],
                        id=Compare.READ_FIRST,
                        className="compare-read-first",
                    ),
                    html.Div(panels[Compare.PANEL], id=Compare.PANEL, className="compare-panel"),
                ],
                className="compare-first",
            ),
            html.Div(panels[Compare.PEERS], id=Compare.PEERS),
            claim,
        ],
    )


def _form(
    view: View,
    choices: MeasureChoices,
    groups: Sequence[Option],
    group_named: Component,
    *,
    action: str,
) -> Component:
    def box(
        label: str, element_id: Compare, name: str, options: Sequence[Option], value: str
    ) -> Component:
        return labelled_select(
            label, element_id=element_id, name=name, options=options, value=value
        )

    kinds, kind = choices.period_types, view.period_type
    return choice_form(
        [
            box("Measure", Compare.INDICATOR, "indicator", choices.indicators, view.indicator_id),
            box("Period", Compare.PERIOD, "period", choices.periods, view.period_end),
            _borough_choice(view, choices.boroughs),
            group_choice(view.group, groups, named=html.Span(group_named, id=Compare.GROUP_NAMED)),
            more_choices(
                [
                    box("Kind of period", Compare.PERIOD_TYPE, "period_type", kinds, kind),
                    box("Order of boroughs", Compare.ORDER, "order", ORDERS, view.order),
                ],
                is_open=view.order != ORDERS[0][0],
            ),
            html.Fieldset(
                [
                    html.Legend("View", className="visually-hidden"),
                    dbc.RadioItems(
                        id=Compare.VIEW,
                        name="view",
                        options=as_options(VIEWS),
                        value=view.view,
                        inline=True,
                        className="view-tabs",
                    ),
                ],
                className="view-choice",
            ),
        ],
        action=action,
        label="Choose what to compare",
    )


def _borough_choice(view: View, boroughs: Sequence[Option]) -> Component:
    return html.Details(
        [
            html.Summary(
                [
                    html.Span("Boroughs: ", className="form-label-inline"),
                    html.Span(chosen_words(view.boroughs, boroughs), id=Compare.CHOSEN),
                ]
            ),
            html.Fieldset(
                [
                    html.Legend(
                        "Choose two to six to see them alone; none for all; one to mark it among "
                        "all.",
                        className="source-note",
                    ),
                    dbc.Checklist(
                        id=Compare.BOROUGHS,
                        name="borough",
                        options=borough_options(boroughs, chosen=view.boroughs),
                        value=list(view.boroughs),
                        className="borough-list",
                    ),
                ]
            ),
        ],
        className="borough-choice",
    )


def borough_options(
    boroughs: Sequence[Option], *, chosen: Sequence[str]
) -> list[dict[str, str | bool]]:
    """Return the boroughs to tick; when six are ticked, no other can be."""
    full = len(chosen) >= MOST_BOROUGHS
    return [
        {"value": slug, "label": name, "disabled": full and slug not in chosen}
        for slug, name in boroughs
    ]


def chosen_words(chosen: Sequence[str], boroughs: Sequence[Option]) -> str:
    """Say which boroughs are shown."""
    names = [name for slug, name in boroughs if slug in chosen]
    if not names:
        return f"all {len(boroughs)}"
    if len(names) == 1:
        return f"all {len(boroughs)}, {names[0]} marked"
    return join_names(names)
