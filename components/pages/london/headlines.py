"""Headline figures: a few numbers, in pairs with London's once a borough is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.words.lead import beside_london
from components.words.rows import headline_note, headline_value
from data.model import SHORTHAND, Indicator, Status
from data.statistics.change import Row

NO_VALUE = {
    SHORTHAND[Status.MISSING]: "Not published",
    SHORTHAND[Status.NOT_APPLICABLE]: "Not covered",
    SHORTHAND[Status.SUPPRESSED]: "Withheld",
}


@dataclass(frozen=True)
class Headline:
    """One figure: `value` as written or words in its place, what it counts, what to bear in mind.

    `beside` is London's value, "" where the figure is London's or London has none. `unpublished` is
    where it is said who holds what nobody publishes; "" where somebody does.
    """

    value: str
    label: str
    note: str
    href: str
    beside: str = ""
    blank: bool = False
    unpublished: str = ""


def headline(
    row: Row | None,
    *,
    indicator: Indicator,
    href: str,
    unpublished: str,
    london: Row | None = None,
) -> Headline:
    """Return a place's newest figure of a measure, or in words why there is none.

    Args:
        row: Its newest row of `data.schemas.Metrics`, or None.
        indicator: The measure.
        href: Address of its definition.
        unpublished: Address of who asked for it and who holds it, where nobody publishes it.
        london: London's newest row, where the figure is a borough's.
    """
    value = headline_value(row, unit=indicator.unit)
    return Headline(
        value=NO_VALUE.get(value, value),
        label=indicator.choice_title or indicator.short_title,
        note=headline_note(row, indicator=indicator),
        href=href,
        beside=beside_london(london, indicator=indicator),
        blank=value in NO_VALUE,
        unpublished=unpublished if value == SHORTHAND[Status.MISSING] else "",
    )


def headline_figures(headlines: Sequence[Headline], *, name: str) -> Component:
    """Return the figures as a list; each label leads to the definition and the caveats.

    Args:
        headlines: In their order.
        name: Of the place.
    """
    return html.Ul(
        [_item(one) for one in headlines],
        className="headlines",
        **{"aria-label": f"Headline figures for {name}"},
    )


def _item(one: Headline) -> Component:
    look = "headline-value headline-words" if one.blank else "headline-value"
    return html.Li(
        [
            html.Span(
                [
                    html.A(one.value, href=one.unpublished, className=look)
                    if one.unpublished
                    else html.Span(one.value, className=look),
                    html.Span(f" {one.beside}", className="headline-beside")
                    if one.beside
                    else None,
                ]
            ),
            html.A(one.label, href=one.href, className="headline-label"),
            html.Span(one.note, className="headline-note"),
        ]
    )
