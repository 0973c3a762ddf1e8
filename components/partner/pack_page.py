"""The page of one borough's pack, and the chapter that a partnership can put in its strategy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.frame.controls import choice_form, labelled_select
from components.ids import Partner
from components.notes.caveats import caveats_in_full, read_first
from components.page import Option, Page
from components.partner.parts import Section, area_page, banners, section
from components.partner.words import About, rows_words
from components.words.periods import day_words
from data.model import Caveat, Severity, Source

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
                    _files(links.files),
                ]
            ),
            read_first(caveats, sources=sources),
            html.Nav(
                html.Ul([html.Li(html.A(one.heading, href=f"#{one.key}")) for one in parts]),
                className="partner-contents",
                **{"aria-label": "On this page"},
            ),
            *[section(one) for one in parts],
        ],
        styles=STYLES,
        scripts=("partner.js",),
    )


def chapter_page(
    content: Sequence[Component], *, about: About, files: Sequence[tuple[str, str]]
) -> Page:
    """Return the chapter as a page that prints."""
    files_to_keep = html.Div(_files(files), className="brief-choices")
    return area_page(about.place, [files_to_keep, *content], styles=STYLES)


def chapter_content(
    parts: Sequence[Section],
    *,
    about: About,
    release_line: str,
    caveats: Sequence[Caveat],
    sources: Mapping[str, Source],
) -> list[Component]:
    """Return the chapter itself, the same on the page and on paper; nothing in it is folded away.

    Args:
        parts: With still pictures in the place of maps.
        about: The pack.
        release_line: Which release the public figures are of.
        caveats: Of the whole area, each in full.
        sources: For citations and for the list at the end.
    """
    must = [one for one in caveats if one.severity is Severity.MUST_READ]
    notes = [one for one in caveats if one.severity is Severity.NOTE]
    cited = {each.source_id: None for one in caveats for each in one.citations}
    return [
        html.H1(f"{about.place}: domestic abuse in the partnership’s own records"),
        *banners(about),
        html.P(WHAT, className="lead"),
        facts(about),
        html.Section(
            [
                html.H2("Read this first"),
                html.Ul(caveats_in_full(must, sources=sources), className="brief-caveats"),
            ],
            className="brief-first",
        ),
        *[section(one) for one in parts],
        *_notes(notes, sources=sources),
        html.Section(
            [
                html.H2("Sources"),
                html.Ul(
                    [
                        html.Li(
                            f"Records: {_sentence(about.source)} Extract of "
                            f"{day_words(about.extracted)}; added up on {day_words(about.made)}."
                        ),
                        html.Li(f"Residents by ethnicity: {_sentence(about.base)}"),
                        html.Li(
                            "Residents and outlines of small areas and wards: ONS, Census 2021 and "
                            "boundaries. Open Government Licence v3.0."
                        ),
                        html.Li(f"Public figures: {release_line}"),
                        *[
                            html.Li(f"{sources[one].title}. {sources[one].publisher}.")
                            for one in cited
                        ],
                    ],
                    className="brief-caveats",
                ),
            ],
            className="brief-item",
        ),
    ]


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


def _sentence(words: str) -> str:
    return f"{words.rstrip('.')}."


def _files(files: Sequence[tuple[str, str]]) -> Component:
    parts: list[str | Component] = ["To keep or send: "]
    for name, address in files:
        parts += [html.A(name, href=address), ", "]
    return html.P([*parts[:-1], "."], className="brief-choices")


def _notes(notes: Sequence[Caveat], *, sources: Mapping[str, Source]) -> list[Component]:
    if not notes:
        return []
    return [
        html.Section(
            [
                html.H2("Further notes on these figures"),
                html.Ul(caveats_in_full(notes, sources=sources), className="brief-caveats"),
            ],
            className="brief-item",
        )
    ]


def _form(years: Sequence[Option], *, year: str, action: str) -> list[Component]:
    """Return the choice of a year, nothing where there is one only."""
    if len(years) == 1:
        return []
    select = labelled_select(
        "Year", element_id=Partner.YEAR, name="period", options=years, value=year
    )
    return [choice_form([select], action=action, label="Choose the year")]
