"""The page of a search: the box, what was found, or the nearest there is."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.frame.search_box import NO_POSTCODES, POSTCODES_STAY, search_form
from components.frame.static_html import Ready, written
from components.links import Links
from components.page import Option, Page
from components.words.values import count_of, sentence_case
from data.search.postcodes import begins_postcode

WHAT_IS_FOUND = (
    "Boroughs and wards by name, old name or code; measures; the Assembly’s recommendations by "
    "number or topic, and what reports ask for besides; figures of the reports as they were "
    "printed, in digits or words; words explained; pages."
)
WHOLE_POSTCODE = (
    "Please type the whole postcode into the box: your browser looks it up, if its scripts are on. "
    "Or choose your borough."
)
LIKE_WHICH = "Choose a borough, to see its outcomes beside the five nearest to it in deprivation:"
SOME = "Nothing has all of these words. These have some of them:"
ROYAL_MAIL = (
    "Postcodes: ONS Postcode Directory, Open Government Licence v3.0. Contains Royal Mail data © "
    "Royal Mail copyright and database right."
)


@dataclass(frozen=True)
class Result:
    """One thing that was found: what kind it is, what it is called, where it is, a line on it.

    `measure` is what a printed figure is of, to name it where its caveats do not stand beside it.
    """

    kind: str
    title: str
    href: str
    note: str
    measure: str = ""


@dataclass(frozen=True)
class Results:
    """What a search came to. `nearly`: nothing is spelled as asked, these are nearest.

    `some`: nothing has all words, these have some of them.
    `postcode`: a whole postcode was asked for, which is not looked up on the server, and not said.
    `like`: name and address of each borough beside those like it, where a reader has to say which.
    """

    asked: str
    listed: Sequence[Result]
    nearly: bool = False
    some: bool = False
    postcode: bool = False
    more_figures: str = ""
    fact_ids: Sequence[str] = ()
    like: Sequence[Option] = ()

    @property
    def by_postcode(self) -> bool:
        """Tell whether a postcode was asked for, whole or begun, and nothing is called so."""
        sure = bool(self.listed) and not self.nearly
        return self.postcode or (begins_postcode(self.asked) and not sure)


def said_before(found: Results) -> str:
    """Return what is to be known of the list before it is read, "" where it is what was asked."""
    if found.some:
        return SOME
    return (
        f"Nothing here is called “{found.asked}”. The nearest in spelling:" if found.nearly else ""
    )


def how_by_postcode(*, postcodes: bool) -> str:
    """Return how to go on from a postcode that is not whole, or that arrived whole.

    Args:
        postcodes: Whether the release can place them.
    """
    return WHOLE_POSTCODE if postcodes else NO_POSTCODES


def search_layout(
    found: Results,
    *,
    boroughs: Sequence[Option],
    caveats: Sequence[Component],
    postcodes: bool,
    links: Links,
) -> Page:
    """Return the page.

    Args:
        found: What was asked for, and what was found.
        caveats: Of the printed figures that were found; none without any.
        boroughs: Slug and name of each, offered for a postcode or where nothing was found.
        postcodes: Whether the release can place them.
        links: Address builder.
    """
    # What was found comes first; what becomes of a postcode only where one may yet be typed.
    answered = bool(found.listed) and not found.by_postcode
    return Page(
        title="Search",
        nav="search",
        live=False,
        citable=False,
        kept=False,
        body=[
            html.H1("Search"),
            search_form(links=links, asked=found.asked, box="search-page"),
            *([] if answered else [html.P(POSTCODES_STAY, className="search-note")]),
            *_answer(found, boroughs=boroughs, postcodes=postcodes, links=links),
            *caveats,
            *([html.P(POSTCODES_STAY, className="search-note")] if answered else []),
            *([html.P(ROYAL_MAIL, className="search-note")] if postcodes else []),
        ],
    )


def _answer(
    found: Results, *, boroughs: Sequence[Option], postcodes: bool, links: Links
) -> list[Component]:
    if found.by_postcode:
        said = how_by_postcode(postcodes=postcodes)
        return [html.P(said, className="lead"), _boroughs(boroughs, links=links)]
    if not found.asked:
        return [html.P(WHAT_IS_FOUND, className="prose")]
    if not found.listed and not found.like:
        said = f"Nothing here is called “{found.asked}”, and nothing is spelled nearly so."
        return [
            html.P(said, className="lead"),
            html.P(WHAT_IS_FOUND, className="prose"),
            html.H2("Boroughs"),
            _boroughs(boroughs, links=links),
        ]
    if found.like:
        return [
            html.P(LIKE_WHICH, className="lead"),
            _links(found.like),
            html.Ol([html.Li(_result(one)) for one in found.listed], className="search-results"),
            *_all_figures(found.more_figures),
        ]
    many = sentence_case(count_of(len(found.listed), "result"))
    lead = said_before(found) or f"{many} for “{found.asked}”."
    return [
        html.P(lead, className="lead"),
        html.Ol([html.Li(_result(one)) for one in found.listed], className="search-results"),
        *_all_figures(found.more_figures),
    ]


def _all_figures(address: str) -> list[Component]:
    return [html.P(html.A("All printed figures that fit", href=address))] if address else []


def _result(one: Result) -> list[Ready]:
    return [
        written("a", one.title, href=one.href),
        written("span", one.kind, class_="result-kind"),
        *([written("p", one.note, class_="result-note")] if one.note else []),
    ]


def _boroughs(boroughs: Sequence[Option], *, links: Links) -> Component:
    return _links([(name, links.borough(slug)) for slug, name in boroughs])


def _links(named: Sequence[Option]) -> Component:
    return html.Ul(
        [html.Li(html.A(name, href=href)) for name, href in named], className="borough-list"
    )
