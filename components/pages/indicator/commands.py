"""Which police command each borough belongs to, as a table."""

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.tables.figures import TableRow, figures_table
from components.words.peers import OWN_FORCE
from data.selection import as_records


def commands_part(
    boroughs: pd.DataFrame, *, commands: pd.DataFrame, caption: str, links: Links
) -> Component:
    """Return the command of each borough; one that has none is policed by a force of its own.

    Args:
        boroughs: Rows of `data.schemas.Areas`, by name.
        commands: The same of the police commands.
        caption: What is shown.
        links: Address builder.
    """
    names = commands.set_index("area_code")["area_name"].to_dict()
    rows = [
        TableRow(
            head=area["area_name"],
            cells=(names.get(area["bcu_code"], OWN_FORCE),),
            href=links.borough(area["slug"]),
        )
        for area in as_records(boroughs)
    ]
    return html.Section(
        [
            html.H2("The command of each borough"),
            figures_table(rows, columns=["Borough", "Police command"], caption=caption),
        ],
        className="block",
    )
