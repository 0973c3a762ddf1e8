"""The view of changes: looked up here, worked out and drawn elsewhere.

`data.statistics.what_changed` works the answer out; `components.pages.compare.change` draws it.
"""

from functools import partial

from dash import html
from dash.development.base_component import Component

from callbacks.panels.changed import changes_found
from callbacks.panels.comparison import Comparison
from components.frame.drawn import Drawn
from components.ids import Compare
from components.pages.compare.change import (
    Boroughs,
    ComparedArea,
    changes_table,
    draw_both_values,
    draw_changes,
    nearest_offer,
    offers_apart,
    sentences_list,
)
from components.pages.compare.views import beside, drawn_box, under
from data.model import PeriodType
from data.statistics.change import Refusal
from data.statistics.what_changed import WhatChanged


def change_view(given: Comparison) -> list[Component]:
    """Return both values of each borough, the percentages with intervals, and the table."""
    found, boroughs = _found(given), _boroughs(given)
    change = draw_changes(found, boroughs=boroughs)
    values = draw_both_values(found, boroughs=boroughs)
    after = [
        *sentences_list(found, boroughs=boroughs),
        *nearest_offer(found, address=partial(_address, given)),
        *offers_apart(
            found,
            alone=_alone(given, found),
            boroughs=boroughs,
            address=partial(_address, given),
            measure_of=partial(_measure, given),
        ),
    ]
    box = drawn_box(change, "change", element_id=Compare.PERCENT_CHART, given=given, after=after)
    if values is None:
        return [beside(box, given)]
    both = drawn_box(values, "values", element_id=Compare.CHANGE_CHART, given=given)
    return [
        beside(box, given),
        html.Div(both, className="block"),
        *under([changes_table(found, boroughs=boroughs)]),
    ]


def change_drawn(given: Comparison) -> Drawn:
    """Return the percentage change of each borough, or why there is none."""
    return draw_changes(_found(given), boroughs=_boroughs(given))


def values_drawn(given: Comparison) -> Drawn:
    """Return both values of each borough, or why there are none."""
    found, boroughs = _found(given), _boroughs(given)
    return draw_both_values(found, boroughs=boroughs) or draw_changes(found, boroughs=boroughs)


def _found(given: Comparison) -> WhatChanged:
    """Look up what changed in the boroughs of the view."""
    return changes_found(
        given.site, given.indicator.id, given.kind, given.view.period_end, tuple(given.asked)
    )


def _alone(given: Comparison, found: WhatChanged) -> dict[str, WhatChanged]:
    """Look up, by itself, what changed in each borough of the view that has no change there."""
    refused = [code for code, one in found.shown.areas.items() if isinstance(one.change, Refusal)]
    asked = given.site, given.indicator.id, given.kind, given.view.period_end
    return {code: changes_found(*asked, (code,)) for code in refused}


def _address(given: Comparison, kind: PeriodType, end: str) -> str:
    return given.address(period_type=kind.value, period=end)


def _measure(given: Comparison, code: str) -> str:
    view = given.view
    [slug] = [row["slug"] for row in given.records if row["area_code"] == code]
    return given.site.links.indicator(
        given.indicator.id, period_type=view.period_type, period=view.period_end, borough=slug
    )


def _boroughs(given: Comparison) -> Boroughs:
    """Look up how the boroughs of the view are named, linked and marked."""
    return Boroughs(
        areas=[
            ComparedArea(
                code=row["area_code"],
                name=row["area_name"],
                short_name=row["short_name"],
                href=given.site.links.borough(row["slug"]),
                chosen=row["area_code"] in given.measured.chosen,
                marked=row["area_code"] in given.marked,
            )
            for row in given.records
        ],
        measure=given.measured.measure,
        together=given.together,
    )
