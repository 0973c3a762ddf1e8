"""How old the figures are: one sentence under every title, on paper and in embeds too."""

from collections.abc import Sequence
from datetime import date

from dash import html
from dash.development.base_component import Component

from components.words.values import count_of

MONTHS_OF_A_YEAR = 12


def age_words(reaches: date, *, today: date, next_due: date | None, what: str) -> str:
    """Say how old figures are: "Newest police figures: July 2025, 16 months old." and more.

    Args:
        reaches: The last day of the newest figures.
        today: The day on which this is said.
        next_due: The day after which the next file is late; None where none is announced.
        what: Which figures.
    """
    months = (today.year - reaches.year) * MONTHS_OF_A_YEAR + today.month - reaches.month
    age = f"{count_of(months, 'month')} old" if months > 0 else "less than a month old"
    said = f"Newest {what}: {reaches:%B %Y}, {age}."
    if next_due is None:
        return f"{said} No next file announced."
    if next_due < today:
        return f"{said} Next file overdue."
    return f"{said} Next file due by {next_due.day} {next_due:%B %Y}."


def age_line(words: str, *, href: str) -> Component:
    """Return the sentence, with a way to why; `href` is the address of the status page."""
    return html.P(
        [words, " ", html.A("Why", href=href, **{"aria-label": "Why: status of the figures"})],
        className="age-line",
    )


def under_title(body: Sequence[Component], line: Component) -> list[Component]:
    """Return the body of a page with the line under its title, first where it has none."""
    title = next((n for n, one in enumerate(body, start=1) if isinstance(one, html.H1)), 0)
    return [*body[:title], line, *body[title:]]
