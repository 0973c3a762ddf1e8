"""How old the figures are: one sentence under every title, on paper and in embeds too."""

import re
from collections.abc import Sequence
from datetime import date

from dash import html
from dash.development.base_component import Component

from components.words.periods import day_words
from components.words.values import count_of

MONTHS_OF_A_YEAR = 12
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")  # how a release is mostly called


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


def dated_words(reaches: date, *, release: str) -> str:
    """Say how old figures are where they leave the site: nothing in it changes with the day.

    A release is called by the month of its police figures. Others in it may reach further: nothing
    was released before the day that it reaches, so of those the release is only named.

    Args:
        reaches: The last day of the newest figures.
        release: The id of the release that holds them, mostly its year and month.
    """
    said = f"Figures to {day_words(reaches)},"
    if MONTH.fullmatch(release) is None:
        return f"{said} released as {release}."
    month = date.fromisoformat(f"{release}-01")
    if reaches.replace(day=1) > month:
        return f"{said} in release {release}."
    return f"{said} released {month:%B %Y}."


def age_line(words: str, *, href: str, link: Component | None) -> Component:
    """Return the sentence, with a way to why and the link to the view.

    Args:
        words: How old the figures are.
        href: Address of the status page.
        link: To the view; None where the page has it in a row of its own.
    """
    why = html.A("Why", href=href, **{"aria-label": "Why: status of the figures"})
    return html.P([words, " ", why, link and " ", link], className="age-line")


def under_title(body: Sequence[Component], line: Component) -> list[Component]:
    """Return the body of a page with the line under its title, first where it has none."""
    title = next((n for n, one in enumerate(body, start=1) if isinstance(one, html.H1)), 0)
    return [*body[:title], line, *body[title:]]
