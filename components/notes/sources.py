"""Sources as they stand under figures: publisher, licence and whether it was confirmed, dates."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.words.periods import day_words
from components.words.values import sentence_case
from data.model import Source


def sources_list(sources: Sequence[Source]) -> Component:
    """Return each source with its licence and its dates."""
    return html.Ul([html.Li(_source(one)) for one in sources], className="sources-list")


def licence_words(source: Source) -> str:
    """Return the licence, and whether anyone has opened the publisher's own page to check it."""
    known = "confirmed" if source.licence_confirmed else "not confirmed on the publisher's page"
    return f"{source.licence} ({known})"


def date_words(source: Source) -> str:
    """Return how far the data reach, when they were taken and when the next ones are due."""
    said = []
    if source.data_to:
        said.append(f"data to {day_words(source.data_to)}")
    if source.extract_date:
        said.append(f"extract of {day_words(source.extract_date)}")
    if source.next_due:
        said.append(f"next due {day_words(source.next_due)}")
    else:
        said.append("no next release announced")
    return "; ".join(said)


def _source(source: Source) -> list[Component | str]:
    name: Component | str = source.title
    if source.url:
        name = html.A(source.title, href=source.url, rel="noreferrer")
    dates = sentence_case(date_words(source))
    rest = f". {source.publisher}. Licence: {licence_words(source)}. {dates}."
    return [name, html.Span(rest, className="source-more")]
