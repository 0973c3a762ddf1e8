"""What a ward map is called, and by which method it was made: one text for each of its views."""

from collections.abc import Sequence

from components.pages.hotspots.described import expected_by_chance
from components.pages.hotspots.words import BOROUGHS, HOTSPOTS, RATE
from components.words.values import sentence_case
from data.statistics.hotspot_rows import HotspotRow

LEADS = {
    HOTSPOTS: "Groups of wards where more, or less, is recorded than in London as a whole",
    RATE: "Recorded rates of wards",
    BOROUGHS: "Boroughs with their neighbours, an exploratory view",
}
METHODS = {
    HOTSPOTS: (
        "Getis-Ord Gi* on rates smoothed by empirical Bayes, each ward with those that share its "
        "border; two-sided, up to a million permutations, false discovery rate 5%. It finds "
        "groups of wards that differ from London, not wards that differ from their neighbours: "
        "those are named by local Moran. Intervals are too narrow where one person is recorded "
        "several times. Smoothed rates come from another method, a model that borrows from "
        "neighbours (BYM2)."
    ),
    RATE: (
        "Offences per 1,000 residents of Census 2021; intervals by Byar’s method, too narrow where "
        "one person is recorded several times. Limits of the classes are the same for all London."
    ),
    BOROUGHS: (
        "The same test as for wards, each borough with those that share its border, of which the "
        "Thames keeps none apart. The chance in the table is adjusted for so many tests; under "
        "0.05 would set a borough apart. Intervals are too narrow where one person is recorded "
        "several times."
    ),
}


def map_title(view: str, *, place: str) -> str:
    """Return what the map shows, as its heading.

    Args:
        view: Its name in the address.
        place: London, or the borough whose wards are drawn.
    """
    if view == BOROUGHS:
        return f"Boroughs with their neighbours, compared with {place}: an exploratory view"
    if view == RATE:
        return f"Recorded rates of wards: {place}"
    return f"Groups of wards with more, or less, recorded than in London as a whole: {place}"


def subtitle(rows: Sequence[HotspotRow], *, view: str, measure: str, period: str) -> str:
    """Return measure, period, what is provisional and, for boroughs, how little it can say.

    Args:
        rows: The areas drawn.
        view: As for `map_title`.
        measure: Title of the measure.
        period: The year, inside a sentence.
    """
    provisional = any("p" in row.flags for row in rows)
    marked = "; its last two months are provisional [p]" if provisional else ""
    weak = f" {expected_by_chance(rows)}" if view == BOROUGHS else ""
    return f"{sentence_case(f'{measure}, {period}{marked}.')}{weak}"


def source_line(release: str) -> str:
    """Return where the figures and the outlines come from."""
    return (
        "Metropolitan Police ward figures; residents of Census 2021; ONS outlines. Open Government "
        f"Licence v3.0. Release {release}."
    )
