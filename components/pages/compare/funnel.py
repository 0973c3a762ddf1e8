"""The table under the funnel: each borough among the limits of its size."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from dash.development.base_component import Component

from components.links import Links
from components.tables.figures import TableRow, figures_table
from components.words.funnel import WHERE
from components.words.rows import cell
from components.words.values import range_words, sentence_case
from data.model import Unit
from data.selection import as_records
from data.statistics.funnel_places import FunnelPlaces


def funnel_table(
    rows: Iterable[Mapping[Any, Any]],
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
    found = {row["area_code"]: row for row in as_records(places.rows)}
    return figures_table(
        [
            TableRow(
                head=row["area_name"],
                cells=(cell(row, unit=unit), *_limits(found.get(row["area_code"]), unit=unit)),
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
        note="[z] no limits, since there is no rate from at least ten events; [p] provisional.",
    )


def _limits(place: Mapping[Any, Any] | None, *, unit: Unit) -> tuple[str, str, str, str]:
    if place is None:
        return ("[z]", "[z]", "[z]", "No place in the funnel")
    return (
        f"{place['denominator']:,.0f}",
        range_words(place["lower_95"], place["upper_95"], unit=unit),
        range_words(place["lower_998"], place["upper_998"], unit=unit),
        sentence_case(WHERE[place["place"]]),
    )
