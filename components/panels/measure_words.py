"""What is known of the chosen boroughs, in words, and the same figures as a table."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from components.panels.measured import Measured
from components.tables.areas import area_figures
from components.words.change import describe_change
from components.words.spread import describe_borough
from data.statistics.change import Change, Refusal


def sentence_panel(measured: Measured, changes: Mapping[str, Change | Refusal]) -> Component:
    """Return what is known of the chosen boroughs, and what cannot be said.

    Args:
        measured: What is shown.
        changes: Since the year before, by the code of each chosen borough.
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
                    describe_change(changes[row["area_code"]], unit=indicator.unit),
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
                cut.ordered_records(measured.view.order),
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
