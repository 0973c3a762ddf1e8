"""The page on data: what can be taken, from whom it comes, and how sure its licence is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.page import Page
from components.pages.about.api_examples import Example
from components.tables.box import Written, boxed_table, heads, row_of
from components.words.periods import day_words
from data.model import Source

CONFIRMED = "Confirmed on the publisher’s own page"
UNCONFIRMED = "Not confirmed: taken from the copy that was read"

Row = tuple[Written, Sequence[Written]]


@dataclass(frozen=True)
class Offer:
    """One measure and the files there are of it.

    `files` are words and addresses; where there is none, `why_not` says why.
    """

    title: str
    href: str
    files: Sequence[tuple[str, str]]
    why_not: str = ""


def data_layout(
    *,
    manifest: Mapping[str, Any],
    sources: Sequence[Source],
    offers: Sequence[Offer],
    whole: Sequence[tuple[str, str]],
    examples: Sequence[Example],
    today: date,
) -> Page:
    """Return the page.

    Args:
        manifest: Of the release.
        sources: All publications that figures come from.
        offers: Files by measure.
        whole: Words and addresses of the files that hold the whole release.
        examples: Ways to ask the API.
        today: To tell which sources are overdue.
    """
    return Page(
        title="Data",
        nav="data",
        live=False,
        styles=("data.css",),
        body=[
            html.H1("Take the figures with you"),
            html.P(
                "Every figure here can be downloaded or asked for by a program, with its "
                "definition, its source and what must not be concluded from it.",
                className="lead",
            ),
            _contents(),
            _whole(whole, release=manifest["release"]),
            _offers(offers),
            _marks(),
            _api(examples),
            _sources(sources, today=today),
            _release(manifest),
        ],
    )


def _contents() -> Component:
    parts = (
        ("whole", "The whole release"),
        ("measures", "One measure"),
        ("api", "For programs"),
        ("sources", "Sources and licences"),
        ("made-from", "What this release was made from"),
    )
    return html.Nav(
        html.Ul([html.Li(html.A(words, href=f"#{part}")) for part, words in parts]),
        className="on-this-page",
        **{"aria-label": "On this page"},
    )


def _whole(files: Sequence[tuple[str, str]], *, release: str) -> Component:
    return html.Section(
        [
            html.H2(f"The whole release {release}", id="whole"),
            html.Ul([html.Li(html.A(words, href=href)) for words, href in files]),
            html.P(
                "Code is under the MIT licence. Figures are under the Open Government Licence, "
                "with their sources named; the table of sources below says where a licence could "
                "not be confirmed. Please name the source and the release.",
                className="prose",
            ),
        ],
        className="block",
    )


def _offers(offers: Sequence[Offer]) -> Component:
    rows: list[Row] = [(html.A(one.title, href=one.href), [_files(one)]) for one in offers]
    return html.Section(
        [
            html.H2("One measure", id="measures"),
            html.P(
                "Each file holds every area and period there is, a map the newest period. For one "
                "view, use the links under its table. Write view.csv in place of view.zip for a "
                "single file with its notes above the table, in one line.",
                className="prose",
            ),
            _table(["Measure", "Files"], rows, caption="Files by measure", look="files-table"),
        ],
        className="block",
    )


def _files(one: Offer) -> list[Component] | str:
    if not one.files:
        return one.why_not
    return [
        html.Span(
            html.A([words, html.Span(f" of {one.title}", className="visually-hidden")], href=href),
            className="file-link",
        )
        for words, href in one.files
    ]


def _marks() -> Component:
    return html.Aside(
        [
            html.H2("A blank is never a zero", className="block-heading"),
            html.P(
                "A number that is not there is written [c] where it is withheld because the count "
                "is too small, [z] where the source does not cover it, and [x] where no figure was "
                "published. [b] marks a count whose period spans a break in recording. The API "
                "answers null and says why in “status”."
            ),
        ],
        className="aside-block",
    )


def _api(examples: Sequence[Example]) -> Component:
    return html.Section(
        [
            html.H2("For programs", id="api"),
            html.P(
                "A read-only API, without a key, answers JSON, or CSV with .csv after the path.",
                className="prose",
            ),
            *[part for one in examples for part in _example(one)],
        ],
        className="block",
    )


def _example(one: Example) -> list[Component]:
    return [
        html.H3(one.title),
        html.P(one.words, className="prose"),
        html.Pre(html.Code(one.code), className="example", tabIndex=0),
    ]


def _sources(sources: Sequence[Source], *, today: date) -> Component:
    rows: list[Row] = [
        (
            html.A(one.title, href=one.url, rel="noreferrer") if one.url else one.title,
            [
                one.publisher,
                one.licence,
                CONFIRMED if one.licence_confirmed else UNCONFIRMED,
                _dates(one),
                _due(one, today=today),
            ],
        )
        for one in sources
    ]
    columns = ["Source", "Publisher", "Licence", "Licence checked", "Data", "Next release"]
    return html.Section(
        [
            html.H2("Sources and licences", id="sources"),
            _table(columns, rows, caption="Where figures and statements come from"),
        ],
        className="block",
    )


def _dates(one: Source) -> str:
    said = []
    if one.extract_date:
        said.append(f"extract of {day_words(one.extract_date)}")
    if one.data_to:
        said.append(f"to {day_words(one.data_to)}")
    return ", ".join(said) or "[x] no date stated"


def _due(one: Source, *, today: date) -> str:
    if one.next_due is None:
        return "None announced"
    if one.next_due < today:
        return f"Overdue here since {day_words(one.next_due)}"
    return f"Due {day_words(one.next_due)}"


def _release(manifest: Mapping[str, Any]) -> Component:
    inputs: list[Row] = [
        (one["name"], [f"{one['rows']:,}", html.Code(one["sha256"])]) for one in manifest["inputs"]
    ]
    tables: list[Row] = [
        (name, [f"{one['rows']:,}", html.Code(one.get("sha256", "[x]"))])
        for name, one in sorted(manifest["tables"].items())
    ]
    return html.Section(
        [
            html.H2("What this release was made from", id="made-from"),
            html.P(
                f"Release {manifest['release']}: the Met’s borough figures reach "
                f"{day_words(date.fromisoformat(manifest['data_to']))}. The same files, read by "
                "the same code, give the same tables: the fingerprints (SHA-256) tell.",
                className="prose",
            ),
            _table(["File read", "Rows", "Fingerprint"], inputs, caption="Files that were read"),
            _table(["Table", "Rows", "Fingerprint"], tables, caption="Tables that were made"),
        ],
        className="block",
    )


def _table(
    columns: Sequence[str], rows: Sequence[Row], *, caption: str, look: str = "wide-table"
) -> Component:
    body = [row_of(head, cells, columns=columns, caption=caption) for head, cells in rows]
    return boxed_table(
        [html.Tbody(body)],
        head=heads(columns),
        caption=caption,
        look=f"figures-table words-table {look}",
    )
