"""The views of the comparison: spread, funnel, trends and table, each beside how to read it."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.drawings.small_multiples import small_multiples
from components.frame.drawn import Drawn
from components.frame.figure_box import figure_box, graph
from components.frame.share_links import share_links
from components.ids import Compare
from components.notes.caveats import break_notes
from components.notes.how_to_read import ask_next, how_to_read
from components.pages.compare.funnel import funnel_table
from components.pages.compare.trends import Trends, draw_trends, trends_table
from components.panels.compared import Compared
from components.panels.compared_charts import SIZES, USUAL_SIZE, compared_spread, funnel_drawn
from data.statistics.funnel_places import NoFunnel

EMBEDDED = ("spread", "funnel")


def spread_view(given: Compared) -> list[Component]:
    """Return the boroughs shown as dots with their intervals, and the same as a table."""
    box = drawn_box(compared_spread(given), "spread", element_id=Compare.SPREAD_CHART, given=given)
    return [beside(box, given), *under([given.table()])]


def funnel_view(given: Compared) -> list[Component]:
    """Return every borough among the limits of its size, or why this measure has no funnel."""
    drawn = funnel_drawn(given.measured)
    box = drawn_box(drawn, "funnel", element_id=Compare.FUNNEL_CHART, given=given)
    places = given.measured.cut.funnel
    if isinstance(places, NoFunnel):
        return [beside(box, given), *under([given.table()])]
    unit = given.indicator.unit
    table = funnel_table(
        given.records,
        places=places,
        unit=unit,
        measure=given.measured.measure,
        size=SIZES.get(unit.kind, USUAL_SIZE),
        links=given.measured.links,
        marked=given.marked,
    )
    return [beside(box, given), *under([table])]


def table_view(given: Compared) -> list[Component]:
    """Return the values as a table that can be put in another order."""
    heading, _, rest = given.shown.words.partition(". ")
    return [
        html.H2(heading.removesuffix("."), className="figure-heading"),
        html.P(rest, className="figure-words"),
        given.table(sortable=True),
        html.P(given.measured.source, className="source-note"),
        html.Div(asides(given), className="asides-below"),
    ]


def trends_part(given: Compared, shown: Trends) -> list[Component]:
    """Return the small charts over time and a table of one period a year, or why there are none.

    Args:
        given: The comparison.
        shown: Its areas over time.
    """
    drawn = draw_trends(shown)
    links = [compared_links("trends", given=given, described=drawn.described)]
    notes = [break_notes(given.breaks)] if given.breaks else []
    box = figure_box(
        small_multiples(drawn.charts) if drawn.charts else None,
        heading=drawn.heading,
        subheading=drawn.subheading,
        words=drawn.words,
        source=given.measured.source,
        after=[*links, *notes] if drawn.charts else [],
    )
    below = html.Div(asides(given), className="asides-below")
    return [box, below, *(under([trends_table(shown)]) if drawn.charts else [])]


def drawn_box(
    drawn: Drawn,
    picture: str,
    *,
    element_id: str,
    given: Compared,
    after: Sequence[Component] = (),
) -> Component:
    """Place a chart of the comparison with its words and the links to its picture.

    Args:
        drawn: The chart, or why there is none.
        picture: Name of the picture of the same chart.
        element_id: Of the chart.
        given: The comparison.
        after: What else stands under the chart.
    """
    chart = drawn.figure and graph(drawn.figure, element_id=element_id, described=drawn.described)
    links = [compared_links(picture, given=given, described=drawn.described)] if chart else []
    return figure_box(
        chart or None,
        heading=drawn.heading,
        subheading=drawn.subheading,
        words=drawn.words,
        source=given.measured.source,
        after=[*links, *after],
    )


def compared_links(picture: str, *, given: Compared, described: str) -> Component:
    """Return the links to the picture of a chart of the comparison."""
    embed = picture if picture in EMBEDDED else None
    return share_links(
        picture,
        given.view,
        links=given.measured.links,
        what="This chart",
        described=described,
        embed=embed,
    )


def beside(box: Component, given: Compared) -> Component:
    """Place a figure with how to read it and what to ask next."""
    return html.Div(
        [html.Div(box), html.Div(asides(given))], className="side-by-side figure-and-asides"
    )


def asides(given: Compared) -> list[Component]:
    """Return how to read the view and what to ask next."""
    return [
        how_to_read(given.view.view, kind=given.indicator.unit.kind),
        ask_next(
            given.indicator.ask_next,
            href=given.measured.links.indicator(given.indicator.id),
            words=f"More on this measure: {given.indicator.short_title}",
        ),
    ]


def under(tables: Sequence[Component]) -> list[Component]:
    """Return the table twin of a chart under its own heading."""
    return [html.Section([html.H2("The same figures as a table"), *tables], className="block")]
