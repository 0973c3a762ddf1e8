"""The table under the funnel: each borough among the limits of its size."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from dash.development.base_component import Component

from components.links import Links
from components.tables.figures import TableRow, figures_table
from components.words.funnel import FEW_EVENTS, WHERE
from components.words.rows import cell, explain_marks
from components.words.values import range_words, sentence_case
from data.model import SHORTHAND, Status, Unit
from data.statistics.funnel_places import FunnelPlaces

Row = Mapping[Any, Any]


def funnel_table(
    rows: Sequence[Row],
    *,
    places: FunnelPlaces,
    unit: Unit,
    measure: str,
    size: str,
    links: Links,
    marked: Collection[str],
) -> Component:
    """Return every borough of the view with its limits; one without a rate has none.

    Args:
        rows: Of `data.schemas.Metrics` with `slug`, one a borough, in the order of the view.
        places: Where boroughs with a rate lie among their limits.
        unit: Of the values.
        measure: What is measured, where and when.
        size: What the limits depend on, as a heading.
        links: Of the site.
        marked: Codes of boroughs that stand out.
    """
    found = {row["area_code"]: row for row in places.records}
    return figures_table(
        [
            TableRow(
                head=row["area_name"],
                cells=(cell(row, unit=unit), *_limits(row, found.get(row["area_code"]), unit=unit)),
                href=links.borough(row["slug"]),
                chosen=row["area_code"] in marked,
            )
            for row in rows
        ],
        columns=[
            "Area",
            sentence_case(unit.plural),
            size,
            "95% limits for this size",
            "99.8% limits for this size",
            "Where it lies",
        ],
        caption=f"{measure}: each borough among the limits of its size",
        note=_marks_explained(rows, placed=found),
    )


def _marks_explained(rows: Sequence[Row], *, placed: Collection[str]) -> str:
    """Explain each mark in the table: a blank has its own reason, and few events are another."""
    few = any(
        row["area_code"] not in placed and row["status"] == Status.PUBLISHED.value for row in rows
    )
    said = [
        explain_marks(rows, intervals=False),
        f"[z] in the limits: {FEW_EVENTS}." if few else "",
    ]
    return " ".join(one for one in said if one)


def _limits(row: Row, place: Mapping[Any, Any] | None, *, unit: Unit) -> tuple[str, str, str, str]:
    if place is None:
        mark = SHORTHAND.get(Status(row["status"]), SHORTHAND[Status.NOT_APPLICABLE])
        return (mark, mark, mark, "No place in the funnel")
    return (
        f"{place['denominator']:,.0f}",
        range_words(place["lower_95"], place["upper_95"], unit=unit),
        range_words(place["lower_998"], place["upper_998"], unit=unit),
        sentence_case(WHERE[place["place"]]),
    )
