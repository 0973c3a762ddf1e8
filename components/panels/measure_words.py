"""What is known of the chosen boroughs, in words, and the same figures as a table."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from components.panels.measured import Measured
from components.panels.nearest import nearest_said, nearest_with_notes
from components.tables.areas import area_figures
from components.words.lead import (
    beside_london,
    between_nearest,
    change_in_lead,
    changed_in_full,
    count_behind,
    value_in_lead,
    what_else_in_it,
)
from components.words.periods import in_a_sentence
from components.words.spread import describe_borough
from data.model import Unit
from data.statistics.what_changed import WhatChanged


def lead_panel(measured: Measured, found: WhatChanged, *, counted: Unit | None) -> Component:
    """Return the value of the chosen borough, or of London, and what changed, as first sentences.

    Args:
        measured: What is shown.
        found: What changed in the first chosen borough and in London.
        counted: Unit of the count behind a rate; None where there is none.
    """
    cut, indicator = measured.cut, measured.indicator
    code = next(iter(measured.chosen), None)
    row = next((one for one in cut.records if one["area_code"] == code), cut.london)
    if row is None:
        # A blank is a row of the release; here it has none of London, which nobody left out.
        only = f" no figure of its own; boroughs alone have one, {in_a_sentence(cut.period)}."
        whole = html.P([html.Strong("London:"), only], className="page-lead")
        return html.Div([whole], className="lead-parts")
    name = "London" if code is None else row["area_name"]
    head, rest = value_in_lead(row, indicator=indicator, name=name)
    beside = (
        count_behind(row, indicator=indicator, counted=counted)
        if code is None
        else beside_london(cut.london, indicator=indicator)
    )
    parts = [one for one in (rest, beside, in_a_sentence(cut.period)) if one]
    changed = code is None or code in found.shown.areas
    said = change_in_lead(found, code=code) if changed else ""
    note = what_else_in_it(found, code=code) or between_nearest(found, code=code) if changed else ""
    nearest = nearest_said(found, code=code, view=measured.view, links=measured.links)
    name_look = "chosen-name" if code else ""
    return html.Div(
        [
            html.P(
                [
                    html.Strong(head, className=name_look),
                    f"{', '.join(parts)}. {said}",
                    *(nearest if changed else []),
                ],
                className="page-lead",
            ),
            html.P(note, className="lead-note") if note else None,
        ],
        className="lead-parts",
    )


def sentence_panel(measured: Measured, found: Mapping[str, WhatChanged]) -> Component:
    """Return what is known of the chosen boroughs, and what cannot be said.

    Args:
        measured: What is shown.
        found: What changed, by the code of each chosen borough that the source covers.
    """
    cut, indicator = measured.cut, measured.indicator
    picked = [row for row in cut.records if row["area_code"] in measured.chosen]
    if not picked:
        return html.P(
            "Choose a borough on the map, in the list or in the table to see it in words.",
            className="aside-block blue",
        )
    return html.Div(
        [
            html.P(
                [
                    describe_borough(row, values=cut.rows, london=cut.london, indicator=indicator),
                    " ",
                    *_changed(found.get(row["area_code"]), row["area_code"], measured),
                    " ",
                    html.A("Open the borough page", href=measured.links.borough(row["slug"])),
                ]
            )
            for row in picked
        ],
        className="aside-block blue chosen-in-words",
    )


def table_panel(measured: Measured, *, files: Component) -> Component:
    """Return the same numbers as a table, London first, with `files` to take along."""
    cut = measured.cut
    return html.Section(
        [
            html.H2("The same figures as a table"),
            area_figures(
                cut.ordered(measured.view.order).records,
                london=cut.london,
                unit=measured.indicator.unit,
                caption=measured.measure,
                marked=measured.chosen,
                links=measured.links,
            ),
            html.P(measured.source, className="source-note"),
            files,
        ]
    )


def _changed(found: WhatChanged | None, code: str, measured: Measured) -> list[str | Component]:
    if found is None:
        return []
    nearest = nearest_with_notes(found, code=code, view=measured.view, links=measured.links)
    return [changed_in_full(found, code=code), *nearest]
