"""The page of what is new: each release, its corrections, and figures that were revised."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.frame.controls import choice_form, labelled_select
from components.frame.head import FEED
from components.ids import New
from components.links import Links
from components.page import SITE, Option, Page
from components.pages.new.revised import revised_section
from components.tables.box import boxed_table, heads, row_of
from components.words.periods import day_words
from components.words.released import entry_title, entry_words
from components.words.values import spoken
from data.model import Indicator
from data.released.entries import KINDS, ChangedDefinition, Entry

ALL_MEASURES: Option = ("", "All measures")
ALL_BOROUGHS: Option = ("", "All areas")
HEADINGS = ("Measure", "New", "Revised [r]", "Withheld or shown anew", "Gone", "Newest period ends")
NOTHING = "Nothing of what was chosen is new or changed in any release on record."
NO_RECORD = "This release was made before releases had a record of what is new in them."


@dataclass(frozen=True)
class Asked:
    """The measure and the borough that were asked for; "" for all."""

    indicator: str
    borough: str

    @property
    def query(self) -> dict[str, str]:
        """Return the choices as an address holds them."""
        given = {"indicator": self.indicator, "borough": self.borough}
        return {name: value for name, value in given.items() if value}


@dataclass(frozen=True)
class Choices:
    """What was chosen, and what the boxes offer."""

    asked: Asked
    indicators: Sequence[Option]
    boroughs: Sequence[Option]
    borough_name: str


def new_layout(
    entries: Sequence[Entry],
    revised: pd.DataFrame,
    *,
    chosen: Choices,
    indicators: Mapping[str, Indicator],
    links: Links,
    earlier_kept: bool,
) -> Page:
    """Return the page.

    Args:
        entries: Newest first, cut to what was chosen.
        revised: Rows of `data.schemas.Metrics` that were revised, with their earlier values.
        chosen: What was chosen, and what can be.
        indicators: Definitions by id.
        links: Address builder.
        earlier_kept: Whether releases before the newest can still be opened.
    """
    kept = [one for one in entries if not one.is_empty]
    nothing = [] if kept else [html.P(NOTHING if entries else NO_RECORD)]
    return Page(
        title="What is new",
        nav="new",
        live=False,
        body=[
            html.H1("What is new"),
            html.P(
                "What each release brought and what it changed. A figure that a release revised "
                "carries [r] in that release; its earlier value stands below.",
                className="lead",
            ),
            _choices(chosen, links=links),
            _follow(chosen, links=links),
            revised_section(
                revised, indicators=indicators, links=links, whole=not chosen.asked.query
            ),
            *nothing,
            *(
                _entry(
                    one,
                    chosen=chosen,
                    indicators=indicators,
                    links=links,
                    kept=earlier_kept and one.release != entries[0].release,
                )
                for one in kept
            ),
        ],
    )


def _choices(chosen: Choices, *, links: Links) -> Component:
    return choice_form(
        [
            labelled_select(
                "Measure",
                element_id=New.INDICATOR,
                name="indicator",
                options=[ALL_MEASURES, *chosen.indicators],
                value=chosen.asked.indicator,
            ),
            labelled_select(
                "Area",
                element_id=New.BOROUGH,
                name="borough",
                options=[ALL_BOROUGHS, *chosen.boroughs],
                value=chosen.asked.borough,
            ),
        ],
        action=links.to("new"),
        label="What to show",
    )


def _follow(chosen: Choices, *, links: Links) -> Component:
    what = "of what is chosen here" if chosen.asked.query else "of all releases"
    return html.P(
        [
            "To be told of new releases, give a feed reader the address of the ",
            html.A(f"Atom feed {what}", href=links.to(FEED, **chosen.asked.query)),
            f". Its titles say “{SITE}” and nothing more, and nobody is asked who they are.",
        ]
    )


def _entry(
    one: Entry,
    *,
    chosen: Choices,
    indicators: Mapping[str, Indicator],
    links: Links,
    kept: bool,
) -> Component:
    place = f" In {spoken(chosen.borough_name)}:" if chosen.borough_name else ""
    said = entry_words(one)
    said = said[:1].lower() + said[1:] if place else said
    return html.Section(
        [
            html.H2(entry_title(one)),
            html.P(
                f"Police extract of {day_words(one.extracted)}; police figures to "
                f"{day_words(one.data_to)}.{place} {said}"
            ),
            *_as_it_was(one, kept=kept, links=links),
            *_measures("Measures that came", one.begun, indicators=indicators, links=links),
            *_measures("Measures that ended", one.ended, indicators=indicators, links=links),
            *_definitions(one.definitions, indicators=indicators, links=links),
            *_table(one, chosen=chosen, indicators=indicators, links=links),
        ],
        id=one.id,
        className="block",
    )


def _as_it_was(one: Entry, *, kept: bool, links: Links) -> list[Component]:
    if not kept or one.correction:
        return []
    words = f"Release {one.release} as it was"
    return [html.P(html.A(words, href=links.to("", release=one.release)))]


def _measures(
    words: str, ids: Sequence[str], *, indicators: Mapping[str, Indicator], links: Links
) -> list[Component]:
    if not ids:
        return []
    listed = [html.Li(_named(one, indicators=indicators, links=links)) for one in ids]
    return [html.H3(words), html.Ul(listed)]


def _definitions(
    changed: Sequence[ChangedDefinition], *, indicators: Mapping[str, Indicator], links: Links
) -> list[Component]:
    if not changed:
        return []
    listed = [
        html.Li(
            [
                _named(one.indicator_id, indicators=indicators, links=links),
                f", {one.part}. Before: {one.before or 'nothing'} Now: {one.now or 'nothing'}",
            ]
        )
        for one in changed
    ]
    return [html.H3("Words that changed"), html.Ul(listed, className="prose")]


def _table(
    one: Entry, *, chosen: Choices, indicators: Mapping[str, Indicator], links: Links
) -> list[Component]:
    if one.changes.empty:
        return []
    where = chosen.borough_name or "all areas"
    caption = f"{entry_title(one)}: figures by measure, {where}"
    order = {key: place for place, key in enumerate(indicators)}
    by_measure = one.changes.groupby("indicator_id", sort=False)
    counts = by_measure[list(KINDS)].sum()
    newest = by_measure["newest"].max()
    rows = [
        row_of(
            _named(str(key), indicators=indicators, links=links),
            [
                *(f"{int(counts.loc[key, kind]):,}" for kind in KINDS),
                "–" if pd.isna(newest[key]) else day_words(newest[key].date()),
            ],
            columns=HEADINGS,
            caption=caption,
        )
        for key in sorted(counts.index, key=lambda key: order.get(str(key), len(order)))
    ]
    table = boxed_table(
        [html.Tbody(rows)],
        head=heads(HEADINGS),
        caption=caption,
        look="figures-table numbers-table",
    )
    return [table]


def _named(one: str, *, indicators: Mapping[str, Indicator], links: Links) -> Component | str:
    known = indicators.get(one)
    return html.A(known.title, href=links.indicator(one)) if known else one
