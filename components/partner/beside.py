"""What stands beside a pack in public: of the same borough and the same twelve months, in words."""

from collections.abc import Sequence
from datetime import date

from dash import html
from dash.development.base_component import Component

from components.partner.tables import year_words
from components.words.periods import in_a_sentence, span_words
from components.words.values import interval_words, sentence_case, value_words
from data.model import Unit
from data.partner.rows import Year
from data.statistics.change import Row

Said = list[str | Component]
NOT_ONE = (
    "They count offences that the police recorded, not incidents. The two are never added, divided "
    "or drawn together."
)
NO_PEOPLE = (
    "No public figure on this site tells accused or victims of a borough apart by age and sex, so "
    "nothing stands beside these tables."
)
NO_REFERRALS = "No public figure on this site counts referrals by ethnicity."
NO_SERVICES = (
    "Of these the site shows households owed a duty because of domestic abuse, and MARAC cases of "
    "all London: they are counted by other rules, so nothing stands beside these tables."
)
NO_YEAR = "No public figure covers this year."


def public_words(row: Row | None, *, unit: Unit) -> str:
    """Return a public value in words with its interval, "" where there is no such figure."""
    if row is None:
        return ""
    limits = interval_words(row, unit=unit)
    return f"{value_words(row, unit=unit)} ({limits})" if limits else value_words(row, unit=unit)


def years_beside(
    values: Sequence[tuple[Year, str, str]], *, reach: tuple[date, date], href: str
) -> Said:
    """Say what the police recorded in the years of the pack, or which years there are.

    Args:
        values: Each year of the pack with its public value in words, and the rates of the borough
            and of London; "" where there is none.
        reach: First and last day of the public figures.
        href: Address of the borough's page.
    """
    found = [
        html.Li(
            f"{sentence_case(in_a_sentence(year_words(year)))}: {words}"
            + (f"; {rates}" if rates else "")
        )
        for year, words, rates in values
        if words
    ]
    page = html.P([html.A("All public figures of this borough", href=href), "."])
    if not found:
        first, last = reach
        span = span_words(first, end=last)
        return [f"No public figure covers these years: those of this site reach from {span}.", page]
    said = "Domestic abuse offences that the Met recorded in the borough, in the same years:"
    return [said, html.Ul(found), NOT_ONE, page]


def offences_beside(words: str, *, london: str, href: str) -> Said:
    """Say the public share of domestic abuse among all offences.

    Args:
        words: The value, "" where there is none of that year.
        london: London's.
        href: Address of its definition.
    """
    counted = html.P([html.A("How that is counted", href=href), "."])
    if not words:
        return [NO_YEAR, counted]
    return [
        (
            "Domestic abuse offences as a share of all offences that the Met recorded in the "
            f"borough in the same twelve months: {words}{_in_london(london)}. The Met counts "
            "offences and flags them by rules of its own; the partnership counts its records, so "
            "the two shares differ."
        ),
        counted,
    ]


def incidents_beside(words: str, *, london: str, same_year: bool, href: str) -> Said:
    """Say the public rate of the whole borough, and what the public map of its wards shows.

    Args:
        words: The rate, "" where there is none of that year.
        london: London's.
        same_year: Whether the public map has the year of the pack's map.
        href: Address of the public map.
    """
    whole = (
        f"The whole borough in the same twelve months, in public: {words}{_in_london(london)}. "
        f"{NOT_ONE}"
        if words
        else NO_YEAR
    )
    years = (
        "for the same year"
        if same_year
        else "for years that end in July, so its periods are not those of this map"
    )
    link = html.A("The public map of the same borough", href=href)
    return [whole, html.P([link, f" shows offences by ward, {years}."])]


def _in_london(words: str) -> str:
    return f"; in London {words}" if words else ""


def repeats_beside(words: str, *, href: str) -> Said:
    """Say the share of repeat locations that was printed, or that nobody publishes it.

    Args:
        words: The share, "" where none was printed of that year.
        href: Address of what is missing.
    """
    if words:
        return [f"As the strategy of 2008 prints it for the same year: {words} of locations."]
    link = html.A("what there is, and who could publish it", href=href)
    return [html.P(["Nobody publishes repeat locations of a borough today: ", link, "."])]


def difficulties_beside(href: str) -> Said:
    """Say that the public figures have difficulties too; `href` leads to them."""
    link = html.A("how they were made and where they break", href=href)
    return [html.P(["The public figures have difficulties of their own: ", link, "."])]
