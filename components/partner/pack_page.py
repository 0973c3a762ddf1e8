"""The page of one borough's pack, and the chapter that a partnership can put in its strategy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.frame.controls import choice_form, labelled_select
from components.ids import Partner
from components.notes.caveats import read_first
from components.page import Option, Page
from components.partner.parts import Section, area_page, banners, section
from components.partner.words.counts import About, rows_words
from components.words.periods import day_words
from data.model import Caveat, Source

STYLES = (
    "drawings.css",
    "points.css",
    "marks.css",
    "response.css",
    "hotspots.css",
    "brief.css",
    "partner.css",
)
WHAT = (
    "Counts of the partnership’s own records, as it has added them up. Counts of 1 to 4 are "
    "withheld [c], and so is what would give one away."
)


@dataclass(frozen=True)
class PackLinks:
    """Addresses that a pack's page leads to: a name and an address for each."""

    action: str
    back: str
    chapter: str
    files: Sequence[tuple[str, str]]


def pack_page(
    parts: Sequence[Section],
    *,
    about: About,
    years: Sequence[Option],
    year: str,
    links: PackLinks,
    caveats: Sequence[Caveat],
    sources: Mapping[str, Source],
) -> Page:
    """Return the page.

    Args:
        parts: In their order.
        about: The pack.
        years: That the pack has, newest first.
        year: The one that is shown.
        links: Where to go from here.
        caveats: Of the whole area.
        sources: For citations.
    """
    return area_page(
        about.place,
        [
            html.P(html.A("Partner area", href=links.back), className="brief-choices"),
            html.H1(f"{about.place}: the partnership’s own records"),
            *banners(about),
            html.P(WHAT, className="lead"),
            facts(about),
            *_form(years, year=year, action=links.action),
            html.Div(
                [
                    html.P(
                        html.A("The chapter: all of it on paper", href=links.chapter),
                        className="brief-choices",
                    ),
                    files_line(links.files),
                ]
            ),
            read_first(caveats, sources=sources),
            html.Nav(
                html.Ul([html.Li(html.A(one.heading, href=f"#{one.key}")) for one in parts]),
                className="partner-contents",
                **{"aria-label": "On this page"},
            ),
            # What is public itself is no part of the pack: its caveats stand with it.
            *[
                section(one, full=0 if one.beside else len(one.caveats), sources=sources)
                for one in parts
            ],
        ],
        styles=STYLES,
        scripts=("partner.js",),
    )


def facts(about: About) -> Component:
    """Return where the records come from, what they cover and when they were taken."""
    pairs = (
        ("Records", about.source),
        ("Years", f"{day_words(about.start)} to {day_words(about.end)}"),
        ("Extract of", day_words(about.extracted)),
        ("Added up on", day_words(about.made)),
        *(
            # A row is another thing in each file: they are never added.
            (
                f"{name}, rows",
                f"{rows_words(read)} read, {rows_words(counted)} counted, {aside:,} set aside",
            )
            for name, (read, counted, _, aside) in list(about.files.items())[:1]
        ),
    )
    return html.Dl(
        [html.Div([html.Dt(name), html.Dd(words)]) for name, words in pairs],
        className="partner-facts",
    )


def files_line(files: Sequence[tuple[str, str]]) -> Component:
    """Return what can be kept or sent, each by its name and address."""
    parts: list[str | Component] = ["To keep or send: "]
    for name, address in files:
        parts += [html.A(name, href=address), ", "]
    return html.P([*parts[:-1], "."], className="brief-choices")


def _form(years: Sequence[Option], *, year: str, action: str) -> list[Component]:
    """Return the choice of a year, nothing where there is one only."""
    if len(years) == 1:
        return []
    select = labelled_select(
        "Year", element_id=Partner.YEAR, name="period", options=years, value=year
    )
    return [choice_form([select], action=action, label="Choose the year")]
