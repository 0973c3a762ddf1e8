"""The page of what nobody publishes: by addressee, with who asked, since when, and who holds it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.frame.unpublished import INSIDE
from components.links import Links
from components.page import Page
from components.tables.box import boxed_table, heads, row_of
from components.words.values import count_of
from data.evidence.not_published import ADDRESSEES, OTHERS, Blank
from data.model import Source
from data.text_slug import slug_of

TITLE = "What nobody publishes"
COLUMNS = ("What is not published", "Who asked", "Since", "Who holds it")
SERIES = ("Measure", "Where", "Between", "Publisher")
HOW = (
    "A blank is never a zero. [x] stands on these pages where somebody asked for a figure, or a "
    "report measured something, and no public figure was found. Each line says who asked and in "
    "which year, and who holds the figure or could publish it: that is whom to ask. Who holds it "
    "is our reading of who keeps the records."
)
SOME_HAVE = (
    "Some series that are published have blanks of their own: the publisher left out an area or a "
    "period, or none was found. Tables of printed figures show [x] where a report printed nothing."
)


@dataclass(frozen=True)
class SeriesBlank:
    """A series with blanks of its own: measure, its address, places, first and last, publisher."""

    title: str
    href: str
    where: str
    between: str
    publisher: str


def not_published_layout(
    blanks: Sequence[Blank],
    series: Sequence[SeriesBlank],
    *,
    sources: Mapping[str, Source],
    links: Links,
) -> Page:
    """Return the page.

    Args:
        blanks: Every one that a definition names.
        series: Series of the release that have blanks.
        sources: For the names of reports.
        links: Address builder.
    """
    groups = [
        (name, held)
        for name in (*(name for name, _ in ADDRESSEES), OTHERS)
        if (held := [one for one in blanks if one.addressee == name])
    ]
    return Page(
        title="Not published",
        nav="not-published",
        live=False,
        styles=("response.css", "scrutiny.css", "first-screen.css"),
        body=[
            html.H1(TITLE),
            html.P(
                f"{count_of(len(blanks), 'figure')} that a report asked for, or once measured, "
                "and that nobody publishes today, by whom to ask.",
                className="lead",
            ),
            html.Nav(
                html.Ul(
                    [
                        *(html.Li(_to(name, len(held))) for name, held in groups),
                        html.Li(html.A("Blanks inside series", href=f"#{INSIDE}")),
                    ]
                ),
                className="on-this-page",
                **{"aria-label": "On this page"},
            ),
            html.P(HOW, className="prose"),
            *(_group(name, held, sources=sources, links=links) for name, held in groups),
            _series(series),
        ],
    )


def _to(name: str, many: int) -> Component:
    return html.A(f"{name} ({many})", href=f"#{slug_of(name)}")


def _group(
    name: str, held: Sequence[Blank], *, sources: Mapping[str, Source], links: Links
) -> Component:
    return html.Section(
        [
            html.H2(name, id=slug_of(name)),
            boxed_table(
                [html.Tbody([_row(one, sources=sources, links=links) for one in held])],
                head=heads(COLUMNS),
                caption=f"Not published: {name}",
                look="figures-table words-table",
            ),
        ],
        className="block",
    )


def _row(one: Blank, *, sources: Mapping[str, Source], links: Links) -> Component:
    asked = f"{sources[one.source_id].short_title}, {one.asked_in}"
    return row_of(
        one.what,
        ([html.A(asked, href=links.to(one.path))], str(one.since), f"{one.holder}."),
        columns=COLUMNS,
        caption=TITLE,
        attributes={"id": one.key},
    )


def _series(series: Sequence[SeriesBlank]) -> Component:
    return html.Section(
        [
            html.H2("Blanks inside series that are published", id=INSIDE),
            html.P(SOME_HAVE, className="prose"),
            boxed_table(
                [
                    html.Tbody(
                        [
                            row_of(
                                [html.A(one.title, href=one.href)],
                                (one.where, one.between, one.publisher),
                                columns=SERIES,
                                caption="Blanks inside series",
                            )
                            for one in series
                        ]
                    )
                ],
                head=heads(SERIES),
                caption="Series with blanks of their own, and who publishes them",
                look="figures-table words-table",
            ),
        ],
        className="block",
    )
