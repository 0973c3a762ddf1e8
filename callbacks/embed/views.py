"""What each embed shows: one view, its table, its caveats and the address of the full view."""

from collections.abc import Callable, Sequence

from dash import html
from dash.development.base_component import Component

from callbacks.address.state import Query, one, pick, resolve_view
from callbacks.embed.embedded import Embedded
from callbacks.embed.hotspots import hotspots_embed
from callbacks.panels.comparison import SORTED_BY, Comparison
from callbacks.panels.funnel import funnel_drawn
from callbacks.panels.measure_panels import Panels
from callbacks.panels.spread import spread_drawn
from callbacks.panels.standings import borough_measures, standings
from callbacks.server.site import Site
from components.embed.frame import embed_caveats, embed_picture
from components.frame.drawn import Drawn
from components.frame.share_links import view_query
from components.tables.figures import TableRow, figures_table
from components.words import rows as row_words
from data.caveats import each_once
from data.model import LONDON_CODE, Caveat, Level
from data.selection import latest_row

SHOWN_MEASURES = 8
# The page, and its view, that shows in full what an embed shows.
FULL = {"spread": ("compare", "spread"), "funnel": ("compare", "funnel"), "trend": ("", "")}


def map_embed(query: Query, *, site: Site) -> Embedded:
    """Return the borough map of a view; choosing a borough marks it."""
    panels = Panels(resolve_view(query, site=site), site=site)
    content = [
        html.H1(panels.measure, className="visually-hidden"),
        embed_caveats(panels.caveats),
        panels.map(drill=""),
        panels.sentence(),
        _folded(panels.table(), "The same figures as a table"),
    ]
    return _embedded(
        panels,
        content,
        scripts=("map.js", "map-tip.js"),
        styles=("areas.css", "map.css"),
    )


def spread_embed(query: Query, *, site: Site) -> Embedded:
    """Return all boroughs as dots with their intervals."""
    given = _compared(query, site=site)
    [table] = given.table(heading="")
    return _chart("spread", given.panels, spread_drawn(given), table, caveats=given.caveats)


def funnel_embed(query: Query, *, site: Site) -> Embedded:
    """Return the funnel, or why this measure has none."""
    given = _compared(query, site=site)
    [table] = given.table(heading="")
    return _chart("funnel", given.panels, funnel_drawn(given.panels), table, caveats=given.caveats)


def trend_embed(query: Query, *, site: Site) -> Embedded:
    """Return the trend, cut at its breaks, with its periods as a table."""
    panels = Panels(resolve_view(query, site=site), site=site)
    unit = panels.indicator.unit
    periods = panels.trend_rows()
    drawn = panels.trend_drawn()
    table = figures_table(
        [
            TableRow(
                head=f"{row['area_name']}, {row_words.row_period(row)}",
                cells=(row_words.cell(row, unit=unit), row_words.interval_cell(row, unit=unit)),
            )
            for row in periods
        ],
        columns=["Area and period", unit.plural, "95% interval"],
        caption=drawn.heading,
        note=row_words.explain_marks(periods),
    )
    return _chart("trend", panels, drawn, table, caveats=panels.caveats)


def borough_embed(query: Query, *, site: Site) -> Embedded:
    """Return one borough's main measures beside London's.

    Raises:
        UnknownChoiceError: If the address names no London borough.
    """
    areas = site.repository.areas(Level.BOROUGH)
    slug = pick("borough", one(query, "borough"), areas["slug"].tolist(), default="")
    if not slug:
        slug = areas["slug"].iloc[0]
    area = areas[areas["slug"] == slug].iloc[0]
    found = list(standings(borough_measures(site), code=area["area_code"], site=site).values())
    shown = found[:SHOWN_MEASURES]
    rows = [
        TableRow(
            head=each.indicator.short_title,
            cells=row_words.borough_cells(each.row, london=each.london, unit=each.indicator.unit),
        )
        for each in shown
    ]
    caveats = each_once(
        caveat
        for each in shown
        for caveat in site.catalogue.caveats_for(each.indicator.id, level=Level.BOROUGH)
    )
    name = str(area["area_name"])
    table = figures_table(
        rows,
        columns=["Measure", "Period", name, "95% interval", "London", "Unit"],
        caption=f"{name}: main measures in the latest period there is",
        note=row_words.explain_marks([each.row for each in shown if each.row]),
    )
    sources = dict.fromkeys(one for each in shown for one in each.indicator.source_ids)
    return Embedded(
        content=[html.H1(name), embed_caveats(caveats), table],
        source=row_words.source_line(
            [site.catalogue.sources[one] for one in sources],
            release=site.repository.manifest["release"],
        ),
        full_address=site.links.borough(slug),
    )


def figure_embed(query: Query, *, site: Site) -> Embedded:
    """Return one figure: London's, or a borough's, in the latest period of its kind."""
    panels = Panels(resolve_view(query, site=site), site=site)
    indicator = panels.indicator
    row = panels.cut.london
    if panels.chosen:
        row = next(one for one in panels.cut.records if one["area_code"] == panels.chosen[0])
    elif row is None:
        values = site.repository.values(
            indicator.id, level=Level.LONDON, period_type=indicator.default_period_type
        )
        row = latest_row(values, LONDON_CODE)
    name = "London" if row is None else row["area_name"]
    content = [
        html.H1(f"{indicator.short_title}, {name}", className="visually-hidden"),
        html.P(
            [
                html.Strong(
                    row_words.headline_value(row, unit=indicator.unit), className="embed-value"
                ),
                html.Span(f"{indicator.title}, {name}"),
                html.Span(row_words.headline_note(row, indicator=indicator), className="embed-sub"),
            ],
            className="embed-figure",
        ),
        embed_caveats(panels.caveats),
    ]
    return _embedded(panels, content)


def _compared(query: Query, *, site: Site) -> Comparison:
    return Comparison(resolve_view(query, site=site, orders=list(SORTED_BY)), site=site)


def _chart(
    name: str, panels: Panels, drawn: Drawn, table: Component, *, caveats: Sequence[Caveat]
) -> Embedded:
    chosen = view_query(panels.view)
    address = panels.site.links.to(f"image/{name}.svg", **chosen)
    narrow = panels.site.links.to(f"image/{name}.svg", **chosen, size="narrow")
    drawing = (
        embed_picture(address, narrow=narrow, described=drawn.described)
        if drawn.figure
        else html.P(drawn.words, className="panel-message")
    )
    content = [
        html.H1(drawn.heading, className="visually-hidden" if drawn.figure else None),
        drawing,
        html.P(drawn.words) if drawn.figure else None,
        embed_caveats(caveats),
        _folded(table, "The same figures as a table"),
    ]
    path, view = FULL[name]
    return _embedded(panels, content, path=path, view=view)


def _embedded(
    panels: Panels,
    content: Sequence[Component | None],
    *,
    path: str = "",
    view: str = "",
    scripts: tuple[str, ...] = (),
    styles: tuple[str, ...] = (),
) -> Embedded:
    chosen = view_query(panels.view)
    return Embedded(
        content=[one for one in content if one is not None],
        source=panels.source,
        full_address=panels.site.links.to(path, **chosen, view=view or None),
        scripts=scripts,
        styles=styles,
    )


def _folded(content: Component, words: str) -> Component:
    return html.Details([html.Summary(words), content])


VIEWS: dict[str, Callable[..., Embedded]] = {
    "map": map_embed,
    "spread": spread_embed,
    "trend": trend_embed,
    "funnel": funnel_embed,
    "borough": borough_embed,
    "hotspots": hotspots_embed,
    "figure": figure_embed,
}
