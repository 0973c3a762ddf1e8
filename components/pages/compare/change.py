"""The view of changes: its two charts, its sentences and its table, all read off one answer.

The answer, `data.statistics.what_changed.WhatChanged`, is worked out before anything here is drawn.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.figures.changes import ChangeRow, dumbbell_figure, percentage_figure
from components.frame.drawn import Drawn
from components.tables.figures import TableRow, figures_table
from components.words.change import beside_cells, describe_change
from components.words.change_spread import (
    NOT_COVERED,
    change_cells,
    change_heading,
    change_marks,
    changes_one_by_one,
    compared,
    summary_of_changes,
)
from components.words.lead import between_nearest, nearest_in_lead
from components.words.periods import in_a_sentence, span_words
from components.words.rows import period_label, period_named
from components.words.values import join_names, sentence_case
from data.model import SHORTHAND, PeriodType
from data.statistics.change import Change
from data.statistics.what_changed import WhatChanged

COLUMNS = ("Area", "Later", "Earlier", "Difference", "Change", "95% interval of the change")
BESIDE_ALL = ("Beside all boroughs together", "95% interval of that")

SAME_MONTHS = "the same months of two years"


@dataclass(frozen=True, kw_only=True)
class ComparedArea:
    """One borough of the view: `chosen` ones are said in full, and the `marked` one stands out."""

    code: str
    name: str
    short_name: str
    href: str
    chosen: bool
    marked: bool


@dataclass(frozen=True, kw_only=True)
class Boroughs:
    """The boroughs of the view, in its order, and the words that stand with each of its charts.

    `measure` says what is measured, where and when; `together` why these boroughs stand beside
    each other, or nothing.
    """

    areas: Sequence[ComparedArea]
    measure: str
    together: str


def draw_changes(found: WhatChanged, *, boroughs: Boroughs) -> Drawn:
    """Draw the percentage change of each borough, or say why there is none."""
    changes = found.shown
    names = {area.code: area.name for area in boroughs.areas}
    summary, heading = summary_of_changes(found, names=names), change_heading(found)
    if not changes.given:
        return Drawn(None, heading, boroughs.measure, summary, summary)
    indicator = changes.indicator
    when = sentence_case(compared(changes.given[0]))
    scale = "percentage points" if changes.given[0].points is not None else "%"
    measure = f"{indicator.title}: change in {scale} and 95% interval. {when}."
    return Drawn(
        figure=percentage_figure(
            _rows(found, boroughs=boroughs),
            london=found.london if isinstance(found.london, Change) else None,
        ),
        heading=heading,
        subheading=" ".join(part for part in (measure, boroughs.together) if part),
        words=summary,
        described=f"Chart of changes: {indicator.short_title}. {heading}. "
        + " ".join([summary, *_sentences(found, boroughs=boroughs)]),
    )


def draw_both_values(found: WhatChanged, *, boroughs: Boroughs) -> Drawn | None:
    """Draw the two values of each borough; None where no borough has a change."""
    changes = found.shown
    if not changes.given:
        return None
    first, indicator = changes.given[0], changes.indicator
    earlier, later = (
        in_a_sentence(span_words(each.start, end=each.end)) for each in (first.earlier, first.later)
    )
    unit = indicator.unit
    measure = f"{indicator.title}: {unit.plural}. Hollow: {earlier}. Full: {later}."
    return Drawn(
        figure=dumbbell_figure(
            _rows(found, boroughs=boroughs),
            decimals=unit.decimals,
            earlier=sentence_case(earlier),
            later=sentence_case(later),
        ),
        heading="Both values of each borough",
        subheading=" ".join(part for part in (measure, boroughs.together) if part),
        words="",
        described=f"Chart of two values for each borough: {indicator.short_title}, "
        f"{compared(first)}. The table under it holds every value.",
    )


def sentences_list(found: WhatChanged, *, boroughs: Boroughs) -> list[Component]:
    """List London's change, those of chosen boroughs, and who has none and why."""
    said = _sentences(found, boroughs=boroughs)
    return [html.Ul([html.Li(words) for words in said])] if said else []


def nearest_offer(
    found: WhatChanged, *, address: Callable[[PeriodType, str], str]
) -> list[Component]:
    """Offer the newest period with a change, where the one asked for has none; else nothing.

    `address` gives that of the view in the period of a kind that ends on an ISO date.
    """
    kind = found.newest_kind
    if found.newest is None or kind is None:
        return []
    named = period_label(kind, end=found.newest)
    link = html.A(named, href=address(kind, found.newest))
    nearest = nearest_in_lead(found, code=None)
    said = (
        f" London{nearest[1]} {between_nearest(found, code=None)}" if nearest and nearest[1] else ""
    )
    words = ["The newest period with a change inside one era: ", link, ".", said.rstrip()]
    return [html.P(words)]


def offers_apart(
    found: WhatChanged,
    *,
    alone: Mapping[str, WhatChanged],
    boroughs: Boroughs,
    address: Callable[[PeriodType, str], str],
    measure_of: Callable[[str], str],
) -> list[Component]:
    """Name a period with a change for each borough without one, where no other words do.

    Args:
        found: The changes of the view.
        alone: What is found of each borough that has none, asked about by itself.
        boroughs: Of the view.
        address: As for `nearest_offer`.
        measure_of: Address of the page of the measure in the period asked for, by a borough's code.
    """
    names = {area.code: area.name for area in boroughs.areas}
    listed: dict[tuple[str, str], list[str]] = {}
    for code, one in alone.items():
        if found.nearest and isinstance(found.nearest.areas[code].change, Change):
            continue
        if one.like_months is not None:
            listed.setdefault((SAME_MONTHS, measure_of(code)), []).append(names[code])
        elif one.newest and one.newest_kind:
            named = in_a_sentence(period_named(one.newest_kind, end=one.newest))
            link = named, address(one.newest_kind, one.newest)
            listed.setdefault(link, []).append(names[code])
    said: list[str | Component] = []
    for (words, href), who in listed.items():
        said += ["; " if said else "", html.A(words, href=href), f" for {join_names(who)}"]
    return [html.P(["A change is given in another period: ", *said, "."])] if said else []


def changes_table(found: WhatChanged, *, boroughs: Boroughs) -> Component:
    """Return every change as a table, London first, and what stands in its place elsewhere."""
    indicator, areas = found.shown.indicator, found.shown.areas
    unit, against = indicator.unit, found.against
    blank = None if against is None else (SHORTHAND[NOT_COVERED],) * 2

    def beside(code: str) -> tuple[str, str] | None:
        if against is None or code not in against.areas:
            return blank
        return beside_cells(against.areas[code], against=against)

    london = (
        [
            TableRow(
                head="London",
                cells=change_cells(found.london, unit=unit, beside=blank),
                total=True,
            )
        ]
        if found.london is not None
        else []
    )
    body = [
        TableRow(
            head=area.name,
            cells=change_cells(
                areas[area.code].change if area.code in areas else None,
                unit=unit,
                beside=beside(area.code),
            ),
            href=area.href,
            chosen=area.marked,
        )
        for area in boroughs.areas
    ]
    return figures_table(
        [*london, *body],
        columns=COLUMNS if against is None else (*COLUMNS, *BESIDE_ALL),
        caption=f"{indicator.title}: {unit.plural}, later and earlier period",
        note=change_marks(
            [
                *([found.london] if found.london is not None else []),
                *(areas[one.code].change if one.code in areas else None for one in boroughs.areas),
            ],
            beside_all=against is not None and found.london is not None,
        ),
    )


def _sentences(found: WhatChanged, *, boroughs: Boroughs) -> list[str]:
    return changes_one_by_one(
        found,
        names={area.code: area.name for area in boroughs.areas},
        chosen=[area.code for area in boroughs.areas if area.chosen],
    )


def _rows(found: WhatChanged, *, boroughs: Boroughs) -> list[ChangeRow]:
    """Return what the charts draw: the boroughs whose change is a number."""
    unit = found.shown.indicator.unit
    by_code = {area.code: area for area in boroughs.areas}
    return [
        ChangeRow(
            code=code,
            name=by_code[code].short_name,
            text=f"{by_code[code].name}<br>"
            + describe_change(each.change, unit=unit, say_too_narrow=False).replace(": ", ":<br>"),
            change=each.change,
            chosen=by_code[code].marked,
            sure=_is_sure(found, code=code, change=each.change),
        )
        for code, each in found.shown.areas.items()
        if isinstance(each.change, Change)
    ]


def _is_sure(found: WhatChanged, *, code: str, change: Change) -> bool:
    """Tell whether an area's change differs from that of all, or, without a whole, from none."""
    if found.against is None:
        return change.beyond_chance
    return code in found.against.areas and found.against.areas[code].differs
