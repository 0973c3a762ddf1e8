"""What stands inside an embed: a chart, a figure or a borough, its caveats and its table."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.embed.frame import embed_caveats
from components.frame.drawn import Drawn
from components.frame.share_links import view_query
from components.links import Links
from components.panels.measured import Measured
from components.panels.months import NO_MONTHS, MonthsShown, months_drawn, months_table
from components.panels.months import TITLE as MONTHS_TITLE
from components.panels.picture import chart_picture
from components.tables.figures import TableRow, figures_table
from components.words import rows as row_words
from components.words.values import is_blank, sentence_case, value_words
from data.model import Caveat, Indicator, Unit
from data.statistics.standing import Standing

Row = Mapping[Any, Any]


def chart_content(
    name: str, measured: Measured, drawn: Drawn, table: Component, *, caveats: Sequence[Caveat]
) -> list[Component]:
    """Return a picture of a chart, or why there is none, with its words, caveats and table.

    Args:
        name: Of the picture.
        measured: What is shown.
        drawn: The chart.
        table: The same figures.
        caveats: Of the measure and the view.
    """
    chosen, links = view_query(measured.view), measured.links
    if drawn.figure is None:
        shown = [html.H1(drawn.heading), html.P(drawn.words, className="panel-message")]
    else:
        address = links.to(f"image/{name}.svg", **chosen)
        narrow = links.to(f"image/{name}.svg", **chosen, size="narrow")
        shown = [
            title_of(measured, drawn.heading),
            *chosen_figures(measured),
            chart_picture(address, narrow=narrow, described=drawn.described, look="embed-picture"),
            html.P(drawn.words),
        ]
    return [*shown, embed_caveats(caveats), folded(table)]


def months_content(
    shown: MonthsShown | None, *, caveats: Sequence[Caveat], links: Links
) -> list[Component]:
    """Return the months of a place beside their limits; None has no months, and says so."""
    if shown is None:
        told = [html.H1(MONTHS_TITLE), html.P(NO_MONTHS, className="panel-message")]
        return [*told, embed_caveats(caveats)]
    drawn = months_drawn(shown)
    if drawn.figure is None:
        told = [html.H1(drawn.heading), html.P(drawn.words, className="panel-message")]
        return [*told, embed_caveats(caveats)]
    picture = chart_picture(
        links.to("image/months.svg", **shown.query),
        narrow=links.to("image/months.svg", **shown.query, size="narrow"),
        described=drawn.described,
        look="embed-picture",
    )
    return [
        html.H1(drawn.heading, className="visually-hidden"),
        picture,
        html.P(drawn.words),
        embed_caveats(caveats),
        folded(months_table(shown)),
    ]


def figure_content(row: Row | None, measured: Measured) -> list[Component]:
    """Return one figure, large, with what it is of; `row` is None where London has none."""
    indicator = measured.indicator
    name = "London" if row is None else row["area_name"]
    return [
        html.H1(f"{indicator.short_title}, {name}", className="visually-hidden"),
        _figure(row, indicator, name=name),
        embed_caveats(measured.caveats),
    ]


def chosen_figures(measured: Measured) -> list[Component]:
    """Return the figure of each chosen borough, to stand before all boroughs; none without."""
    return [
        _figure(row, measured.indicator, name=str(row["area_name"]))
        for row in measured.cut.records
        if row["area_code"] in measured.chosen
    ]


def title_of(measured: Measured, words: str) -> Component:
    """Return the heading of an embed, with the chosen boroughs in it."""
    rows = measured.cut.records
    names = [str(row["area_name"]) for row in rows if row["area_code"] in measured.chosen]
    return html.H1(", ".join([words, *names]), className="visually-hidden")


def _figure(row: Row | None, indicator: Indicator, *, name: str) -> Component:
    blank = row is None or is_blank(row["value"])
    said = "not published" if row is None else value_words(row, unit=indicator.unit)
    shown = sentence_case(said) if blank else row_words.headline_value(row, unit=indicator.unit)
    return html.P(
        [
            html.Strong(shown, className="embed-value embed-words" if blank else "embed-value"),
            html.Span(f"{indicator.title}, {name}"),
            html.Span(row_words.headline_note(row, indicator=indicator), className="embed-sub"),
        ],
        className="embed-figure",
    )


def borough_content(
    name: str, shown: Sequence[Standing], *, caveats: Sequence[Caveat]
) -> list[Component]:
    """Return a borough's measures beside London's, with their caveats above them.

    Args:
        name: Of the borough.
        shown: Where it stands in each measure.
        caveats: Of the measures.
    """
    rows = [
        TableRow(
            head=each.indicator.short_title,
            cells=row_words.borough_cells(each.row, london=each.london, unit=each.indicator.unit),
        )
        for each in shown
    ]
    table = figures_table(
        rows,
        columns=["Measure", "Period", name, "95% interval", "London", "Unit"],
        caption=f"{name}: main measures in the latest period there is",
        note=row_words.explain_marks([each.row for each in shown if each.row]),
    )
    return [html.H1(name), embed_caveats(caveats), table]


def trend_table(rows: Sequence[Row], *, unit: Unit, caption: str) -> Component:
    """Return the periods of each line of a trend as a table, in the order given."""
    return figures_table(
        [
            TableRow(
                head=f"{row['area_name']}, {row_words.row_period(row)}",
                cells=(row_words.cell(row, unit=unit), row_words.interval_cell(row, unit=unit)),
            )
            for row in rows
        ],
        columns=["Area and period", unit.plural, "95% interval"],
        caption=caption,
        note=row_words.explain_marks(rows),
    )


def folded(table: Component) -> Component:
    """Return a table folded away under its own words."""
    return html.Details([html.Summary("The same figures as a table"), table])
