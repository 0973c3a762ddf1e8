"""The pages of printed figures: the list with its filters, and one figure by itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.frame.controls import choice_form, labelled_select, more_choices
from components.frame.pager import pager
from components.frame.search_box import words_box
from components.ids import Evidence
from components.page import Option, Page
from components.pages.evidence.choices import Choices
from data.evidence.search import Wanted
from data.scrutiny_model import Computation

STYLES = ("first-screen.css", "evidence.css")
LEAD = (
    "Every figure of the five reports and of the other publications that this site rests on, as it "
    "was printed. Each is that publication’s claim, for its own date and wording: none is joined "
    "to our own series."
)


@dataclass(frozen=True)
class Listing:
    """One page of what was found. `first` counts from 1; `whole` is how many there are in all."""

    items: Sequence[Component]
    first: int
    found: int
    whole: int
    page: int
    pages: int


def evidence_layout(
    listing: Listing,
    *,
    wanted: Wanted,
    choices: Choices,
    caveats: Component,
    action: str,
    address: Callable[[int], str],
    files: Component,
    computations: Sequence[Computation],
) -> Page:
    """Return the list of printed figures that fit.

    Args:
        listing: The figures of this page.
        wanted: What was asked for.
        choices: What the boxes offer.
        caveats: Of the view.
        action: Address that the form asks.
        address: Of a page of the list by its number.
        files: Links to the figures as files.
        computations: What the site works out by itself.
    """
    turn = pager(
        listing.page, pages=listing.pages, address=address, label="Pages of printed figures"
    )
    return Page(
        title="Evidence",
        nav="evidence",
        live=False,
        styles=STYLES,
        body=[
            html.H1("Every printed figure, with its source"),
            html.P(LEAD, className="lead"),
            _form(wanted, choices=choices, action=action),
            html.P(_count(listing), className="fact-count", role="status"),
            caveats,
            html.Ol(list(listing.items), className="facts", start=listing.first),
            *([turn] if turn else []),
            files,
            _computations(computations),
        ],
    )


def _computations(computations: Sequence[Computation]) -> Component:
    return html.Section(
        [
            html.H2("Numbers worked out here", id="computations"),
            html.P(
                "Every other number on this site is a published row or a printed figure.",
                className="prose",
            ),
            html.Dl(
                [
                    part
                    for one in computations
                    for part in (
                        html.Dt(one.title),
                        html.Dd(f"{one.formula} Rests on: {one.rests_on}"),
                    )
                ],
                className="prose",
            ),
        ],
        className="block",
    )


def fact_layout(
    *, fact_id: str, heading: str, parts: Sequence[Component], back: Sequence[tuple[str, str]]
) -> Page:
    """Return the page of one printed figure.

    Args:
        fact_id: Its id, which alone stands in the title.
        heading: What was counted, where and when.
        parts: Value, quote, source, checks, what other sources say.
        back: Words and addresses of the lists that hold it.
    """
    return Page(
        title=f"Evidence {fact_id}",
        nav="evidence",
        live=False,
        styles=STYLES,
        body=[
            html.H1(heading),
            *parts,
            html.Section(
                [
                    html.H2("More printed figures"),
                    html.Ul([html.Li(html.A(words, href=href)) for words, href in back]),
                ],
                className="block",
            ),
        ],
    )


def _count(listing: Listing) -> str:
    if not listing.found:
        return f"None of the {listing.whole:,} figures fits. Ask for fewer things at a time."
    last = listing.first + len(listing.items) - 1
    of = f"{listing.found:,} of {listing.whole:,} figures fit."
    return f"{of} Shown, the newest first: {listing.first:,} to {last:,}."


def _form(wanted: Wanted, *, choices: Choices, action: str) -> Component:
    boxes = (
        ("Publication", Evidence.SOURCE, "source", choices.sources, wanted.source),
        ("Theme", Evidence.THEME, "theme", choices.themes, wanted.theme),
        ("Area", Evidence.AREA, "area", choices.areas, wanted.area),
        ("Year", Evidence.YEAR, "year", choices.years, wanted.year),
        ("What is counted", Evidence.UNIT, "unit", choices.units, wanted.unit),
        ("Checks", Evidence.CHECK, "check", choices.checks, wanted.check.value),
    )
    return choice_form(
        [
            html.Div(
                [
                    html.Label("Words or a number", htmlFor=Evidence.WORDS, className="form-label"),
                    words_box(Evidence.WORDS, value=wanted.words),
                ],
                className="control",
            ),
            _select(boxes[0]),
            more_choices(
                [_select(one) for one in boxes[1:]], is_open=any(b[-1] for b in boxes[1:])
            ),
        ],
        action=action,
        label="Search the printed figures",
    )


def _select(box: tuple[str, str, str, Sequence[Option], str]) -> Component:
    label, element_id, name, options, value = box
    return labelled_select(label, element_id=element_id, name=name, options=options, value=value)
