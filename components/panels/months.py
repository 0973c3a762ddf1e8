"""Months of one place beside their natural limits: drawn, in words, and as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.figures.natural import natural_figure
from components.frame.drawn import Drawn
from components.frame.share_links import picture_links, share_box
from components.frame.static_html import written
from components.links import Links, QueryValue
from components.panels.picture import chart_picture
from components.tables.figures import TableRow, figures_table
from components.words.natural import (
    ASK,
    KEY,
    breaks_inside,
    describe_in_brief,
    describe_natural,
    describe_newest,
    describe_rolled,
    limits_words,
    rate_unit,
    rate_words,
    signal_words,
)
from components.words.rows import counted_heading, explain_marks
from components.words.values import STATUS_WORDS, sentence_case
from data.model import SHORTHAND, Break, Indicator, Measure, Status
from data.natural.rolled import Rolled
from data.selection import as_records

TITLE = "Month by month, with natural limits"
NO_MONTHS = "This measure is not counted by month, so there are no months to set beside limits."
DRAWN = 72  # months at most: more would lie on each other
ABOUT = (
    "Months differ from each other without a reason of their own. Natural limits say how far: they "
    "are worked out from how much this very series moves from month to month, anew after each "
    "break in recording, and only for twelve months or more."
)


@dataclass(frozen=True, kw_only=True)
class MonthsShown:
    """What the chart of months of one place is made from.

    `months` come from `data.natural.months.natural_months`, none where the place has none.
    `rolled` tells what moved the twelve-month figure. `asked` is the borough that was asked for
    where London stands in for it, else "". `blank` is the status of a place without a figure.
    """

    indicator: Indicator
    name: str
    months: pd.DataFrame
    rolled: Rolled | None
    breaks: Sequence[Break]
    source: str
    query: Mapping[str, QueryValue]
    asked: str = ""
    blank: Status = Status.MISSING

    @cached_property
    def records(self) -> list[dict[Any, Any]]:
        """Return the months as rows, oldest first."""
        return as_records(self.months)

    @property
    def heading(self) -> str:
        """Return what stands above the chart."""
        return f"{self.indicator.short_title} by month, {self.name}"

    @property
    def described(self) -> str:
        """Return the words that stand for the chart where there are months to draw."""
        newest = " ".join(describe_newest(self.records, unit=self.indicator.unit))
        return f"Chart by month with natural limits: {self.heading}. {newest}"

    @property
    def why_none(self) -> str:
        """Return why there are no months to draw, "" where there are some."""
        if self.records:
            return ""
        return f"{self.name}: {STATUS_WORDS[self.blank]} {SHORTHAND[self.blank]}."


def months_drawn(shown: MonthsShown) -> Drawn:
    """Return the chart of months and its words, or why there is nothing to draw."""
    if why := shown.why_none:
        return Drawn(None, shown.heading, TITLE, why, why)
    return Drawn(
        figure=natural_figure(shown.months.iloc[-DRAWN:], breaks=shown.breaks),
        heading=shown.heading,
        subheading=f"{sentence_case(rate_unit(shown.indicator.unit))}. {KEY}",
        words=" ".join(months_words(shown)),
        described=shown.described,
    )


def months_words(shown: MonthsShown) -> list[str]:
    """Return what is said of the months, sentence by sentence."""
    unit = shown.indicator.unit
    said = describe_natural(shown.records, unit=unit, breaks=shown.breaks)
    if shown.asked:
        said.append(
            f"{shown.asked} is not shown by month: the months of a borough are too small to tell "
            "anything by."
        )
    if shown.rolled is not None:
        said.append(describe_rolled(shown.rolled, unit=unit))
    return said


def months_panel(shown: MonthsShown, *, links: Links) -> Component:
    """Return the chart of months with its words, table and files, folded until it is opened."""
    return html.Details(
        [
            html.Summary(html.H2(TITLE)),
            *months_part(shown, links=links),
            *([] if shown.months.empty else [months_table(shown)]),
        ],
        className="block folded months-part",
    )


def months_of_place(shown: Sequence[MonthsShown], *, links: Links) -> Component:
    """Return the months of several measures of one place; what holds for all is said once."""
    breaks = dict.fromkeys(each for one in shown for each in breaks_inside(one.records, one.breaks))
    return html.Div(
        [
            html.P(f"{ABOUT} {ASK} {' '.join(breaks)}"),
            *(part for one in shown for part in _in_brief(one, links=links)),
        ]
    )


def _in_brief(shown: MonthsShown, *, links: Links) -> list[Component]:
    """Return a measure's months as a picture and in words, and where its table is."""
    unit, title = shown.indicator.unit, shown.indicator.short_title
    said = describe_in_brief(shown.records, unit=unit)
    table = links.indicator(shown.indicator.id, borough=shown.query["borough"])
    return [
        html.H3(title),
        _picture(shown, described=f"Chart by month: {title}, in words under it.", links=links),
        html.P([f"{said} ", html.A(f"{title}: every month", href=table)]),
    ]


def months_part(shown: MonthsShown, *, links: Links) -> list[Component]:
    """Return the picture of months, its words, its source and ways to take it along."""
    if why := shown.why_none:
        return [html.P(why, className="panel-message")]
    described = shown.described
    return [
        html.P(ABOUT),
        _picture(shown, described=described, links=links),
        *(html.P(one, className="figure-words") for one in months_words(shown)),
        html.P(shown.source, className="source-note"),
        _along(shown, described=described, links=links),
    ]


def _picture(shown: MonthsShown, *, described: str, links: Links) -> Component:
    return chart_picture(
        links.to("image/months.svg", **shown.query),
        narrow=links.to("image/months.svg", **shown.query, size="narrow"),
        described=described,
        look="sheet-picture",
        folded=True,
    )


def months_table(shown: MonthsShown) -> Component:
    """Return the newest months with their limits as a table, newest first; a file has all."""
    unit, held = shown.indicator.unit, shown.records[::-1][:DRAWN]
    rate = "A day" if unit.measure is Measure.COUNT else unit.short
    rows = [
        TableRow(
            head=f"{one['period_end']:%B %Y}",
            cells=(
                " ".join(
                    [f"{one['events']:,.0f}", *(f"[{each}]" for each in one["flags"].split())]
                ),
                rate_words(one["rate"]),
                SHORTHAND[Status.NOT_APPLICABLE]
                if pd.isna(one["centre"])
                else rate_words(one["centre"]),
                limits_words(one) or SHORTHAND[Status.NOT_APPLICABLE],
                signal_words(one),
            ),
        )
        for one in held
    ]
    more = len(shown.records) - len(held)
    older = f" The file has another {more} months." if more else ""
    return figures_table(
        rows,
        columns=[
            "Month",
            counted_heading(shown.indicator.unit),
            rate,
            "Centre",
            "Natural limits",
            "Signal",
        ],
        caption=f"{shown.indicator.short_title}, {shown.name}: months with their natural limits",
        note=f"{explain_marks(held, intervals=False)}{older}".strip(),
    )


def _along(shown: MonthsShown, *, described: str, links: Links) -> Component:
    named: dict[str, Any] = dict(shown.query)
    files = [
        written("a", words, href=links.to(f"download/months.{kind}", **named), download="")
        for kind, words in (
            ("csv", "Months with limits (CSV)"),
            ("xlsx", "Spreadsheet (XLSX)"),
            ("ods", "Spreadsheet (ODS)"),
        )
    ]
    embed = written("a", "Embed on a site", href=links.to("embed", view="months", **named))
    pictures = picture_links("months", links=links, what=shown.heading, **named)
    return share_box([*pictures, *files, embed], described=described)
