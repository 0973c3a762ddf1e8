"""A page of the partner area and its parts: the banner, a section with what stands beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dash import html
from dash.development.base_component import Component

from components.notes.caveats import caveats_in_full
from components.page import Page
from components.partner.words.counts import MADE_UP_WORDS, NOT_NEWEST, About
from data.model import Caveat, Source

Beside = Mapping[str, Sequence[str | Component]]
NAV = "partner"  # in no menu: nobody is led here who does not know of it
EVERYWHERE = ("collection_differs", "gender_and_groups")


@dataclass(frozen=True)
class Section:
    """One table or map of the pack, complete.

    `said` tells in sentences what it shows; `beside` the public figure, or that there is none;
    `lacking` names who holds what is not there, and what that is.
    """

    key: str
    heading: str
    said: Sequence[str]
    shown: Sequence[Component]
    beside: Sequence[str | Component]
    caveats: Sequence[Caveat]
    lacking: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Given:
    """What the sections are made of beside the pack's rows.

    `beside` holds the public figures by key of a section, `areas` what is shown of each kind of
    areas, by its key, and `caveats` are by id.
    """

    about: About
    beside: Beside
    areas: Mapping[str, Sequence[Component]]
    caveats: Mapping[str, Caveat]
    notes: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def section(
        self,
        key: str,
        heading: str,
        *,
        said: Sequence[str],
        shown: Sequence[Component],
        caveats: Sequence[str],
        lacking: Sequence[tuple[str, str]] = (),
    ) -> Section:
        """Return a section; the notes of the pack on it follow what it says."""
        ids = dict.fromkeys((*caveats, *EVERYWHERE))
        return Section(
            key=key,
            heading=heading,
            said=(*said, *self.notes.get(key, ())),
            shown=shown,
            beside=self.beside[key],
            caveats=[self.caveats[one] for one in ids],
            lacking=lacking,
        )


def area_page(
    title: str,
    body: Sequence[Component],
    *,
    status: int = 200,
    styles: tuple[str, ...] = ("partner.css",),
    scripts: tuple[str, ...] = (),
) -> Page:
    """Return a page of the area: marked in no menu, and never cited as the release's."""
    return Page(
        title=title,
        nav=NAV,
        status=status,
        live=False,
        styles=styles,
        scripts=scripts,
        citable=False,
        body=list(body),
    )


def banners(about: About) -> list[Component]:
    """Return what a page says before all else: that it is made up, or not of the newest pack."""
    first, _, rest = MADE_UP_WORDS.partition(". ")
    made_up = html.P([html.Strong(f"{first}."), f" {rest}"], className="partner-banner")
    older = html.P(NOT_NEWEST, className="partner-banner")
    return [*([made_up] if about.made_up else []), *([] if about.newest else [older])]


def section(
    one: Section, *, full: int = 0, sources: Mapping[str, Source] | None = None
) -> Component:
    """Return a section: what it shows, the figures, the public figure, and what to bear in mind.

    A caveat is its headline here: each stands in full, with what it rests on, elsewhere.

    Args:
        one: What it shows.
        full: How many of its caveats stand in full here as well; the others are then left to where
            all do.
        sources: For their citations.
    """
    listed = (
        caveats_in_full(one.caveats[:full], sources=sources or {})
        if full
        else [_caveat(each) for each in one.caveats]
    )
    return html.Section(
        [
            html.H2(one.heading),
            *[html.P(words, className="figure-words") for words in one.said],
            *one.shown,
            *lacking_list(one.lacking),
            html.Div(
                [
                    *_beside(one.beside),
                    html.Div(
                        [
                            html.H3("Bear in mind"),
                            html.Ul(listed),
                        ],
                        className="aside-block",
                    ),
                ],
                className="partner-asides",
            ),
        ],
        id=one.key,
        className="brief-item partner-section",
    )


def lacking_list(lacking: Sequence[tuple[str, str]]) -> list[Component]:
    """Return who holds what is not there, a line each; nothing where nothing is missing."""
    if not lacking:
        return []
    listed = [html.Li([html.Strong(f"{holder}: "), f"{what}."]) for holder, what in lacking]
    return [
        html.Div(
            [html.P("Not brought [x], and who holds it:"), html.Ul(listed)],
            className="partner-lacking",
        )
    ]


def _beside(words: Sequence[str | Component]) -> list[Component]:
    if not words:
        return []
    heading = html.H3("Beside it, in public")
    return [html.Div([heading, *[html.P(each) for each in words]], className="aside-block blue")]


def _caveat(caveat: Caveat) -> Component:
    return html.Li(caveat.headline, **{"data-caveat-id": caveat.id})
