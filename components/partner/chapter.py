"""The chapter that a partnership can put in its strategy, the same on the page and on paper."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from components.notes.caveats import caveats_in_full
from components.page import Page
from components.partner.pack_page import STYLES, WHAT, facts, files_line
from components.partner.parts import Section, area_page, banners, lacking_list, section
from components.partner.words.counts import About
from components.words.periods import day_words
from data.model import Caveat, Severity, Source

BESIDE_FIRST = 2  # caveats that stand in full beside the first figure


def chapter_page(
    content: Sequence[Component], *, about: About, files: Sequence[tuple[str, str]]
) -> Page:
    """Return the chapter as a page that prints."""
    files_to_keep = html.Div(files_line(files), className="brief-choices")
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
    ordered = sorted(caveats, key=lambda one: one.severity is not Severity.MUST_READ)
    held = [one for one in parts if one.shown]
    cited = {each.source_id: None for one in caveats for each in one.citations}
    return [
        html.H1(f"{about.place}: domestic abuse in the partnership’s own records"),
        *banners(about),
        html.P(WHAT, className="lead"),
        facts(about),
        *[
            section(one, full=BESIDE_FIRST if one is held[0] else 0, sources=sources)
            for one in held
        ],
        *_not_there([one for one in parts if not one.shown]),
        html.Section(
            [
                html.H2("What these figures do not say, in full"),
                html.Ul(caveats_in_full(ordered, sources=sources), className="brief-caveats"),
            ],
            className="brief-first",
            id="in-full",
        ),
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
            className="brief-item partner-sources",
        ),
    ]


def _sentence(words: str) -> str:
    return f"{words.rstrip('.')}."


def _not_there(parts: Sequence[Section]) -> list[Component]:
    """Name what the extract has no records of, in one place: each would be an empty page."""
    if not parts:
        return []
    listed = [
        html.Li([html.Strong(f"{one.heading}. "), " ".join(one.said), *lacking_list(one.lacking)])
        for one in parts
    ]
    return [
        html.Section(
            [html.H2("Not in these records"), html.Ul(listed, className="brief-caveats")],
            className="brief-item",
            id="not-there",
        )
    ]
