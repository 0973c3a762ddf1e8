"""A funnel in words: who lies outside, how wide it is and why, or why there is none."""

from collections.abc import Sequence

from components.words.values import (
    STATUS_WORDS,
    count_of,
    format_value,
    join_names,
    sentence_case,
    spoken,
)
from data.model import SHORTHAND, Indicator, Status, Unit
from data.statistics.change import Row
from data.statistics.funnel_places import FunnelPlaces, NoFunnel, Place

FEW_EVENTS = "fewer than ten events, or no count, lie behind the rate"
ABOUT_CHANCE = 1.5
FAR_BEYOND = 10
NO_FUNNEL = {
    NoFunnel.COUNT: (
        "A funnel compares rates. This measure is not a rate: it grows with the size of a "
        "borough, so no limits say what would be unusual."
    ),
    NoFunnel.SHARE: (
        "There is no funnel for a share. These limits allow for the chance variation of events "
        "among residents or offences; a share of a whole varies by chance in another way, and "
        "the limits would be wrong."
    ),
    NoFunnel.NO_PARTS: (
        "There is no funnel for this measure and period: no borough has both a count and the "
        "number it is divided by."
    ),
    NoFunnel.TOO_FEW: (
        "There is no funnel for this period: fewer than five boroughs have enough events to say "
        "how much boroughs vary."
    ),
}
WHERE = {
    Place.ABOVE_OUTER: "above the 99.8% limit",
    Place.ABOVE_INNER: "above the 95% limit",
    Place.WITHIN: "within the limits",
    Place.BELOW_INNER: "below the 95% limit",
    Place.BELOW_OUTER: "below the 99.8% limit",
}


def funnel_heading(places: FunnelPlaces) -> str:
    """Return the finding: how many boroughs lie within the limits."""
    rows = places.records
    inside = sum(row["place"] == Place.WITHIN for row in rows)
    if inside == len(rows):
        return f"All {count_of(len(rows), 'borough')} lie within the limits"
    return f"{sentence_case(f'{inside:,}')} of {len(rows):,} boroughs lie within the 95% limits"


def describe_funnel(
    places: FunnelPlaces, *, indicator: Indicator, left_out: Sequence[Row], chosen: Sequence[str]
) -> str:
    """Say who lies outside which limit, what the funnel is centred on and how wide it is.

    Args:
        places: From `data.statistics.funnel_places.funnel_places`.
        indicator: Gives the unit.
        left_out: Rows of boroughs that have no place in the funnel.
        chosen: Codes of chosen boroughs, each said even where it lies within.
    """
    rows, unit = places.records, indicator.unit
    sentences = [
        f"{sentence_case(WHERE[place])}: {join_names(_named(found, unit=unit))}."
        for place in (
            Place.ABOVE_OUTER,
            Place.ABOVE_INNER,
            Place.BELOW_INNER,
            Place.BELOW_OUTER,
        )
        if (found := [row for row in rows if row["place"] == place])
    ]
    within = [row for row in rows if row["area_code"] in chosen and row["place"] == Place.WITHIN]
    if within:
        sentences.append(f"Within the limits: {join_names(_named(within, unit=unit))}.")
    target = format_value(places.funnel.target, unit=unit)
    sentences.append(f"All boroughs together: {target} {unit.plural}.")
    sentences.append(overdispersion_words(places.funnel.phi))
    return " ".join([*sentences, *_without_a_place(left_out)])


def _without_a_place(rows: Sequence[Row]) -> list[str]:
    """Say of each reason why boroughs have no place, and which they are."""
    reasons: dict[str, list[str]] = {}
    for row in rows:
        status = Status(row["status"])
        words = (
            FEW_EVENTS
            if status is Status.PUBLISHED
            else f"{STATUS_WORDS[status]} {SHORTHAND[status]}"
        )
        reasons.setdefault(words, []).append(spoken(str(row["area_name"])))
    return [
        f"{sentence_case(join_names(names))} {'has' if len(names) == 1 else 'have'} no place in "
        f"the funnel: {words}."
        for words, names in reasons.items()
    ]


def overdispersion_words(phi: float) -> str:
    """Say how the variation between boroughs compares with chance, from phi (1 is chance alone)."""
    if phi < ABOUT_CHANCE:
        return (
            f"Boroughs vary about as much as chance alone would make them (phi {phi:.1f}, where "
            "chance alone gives about 1)."
        )
    if phi < FAR_BEYOND:
        return (
            f"Boroughs vary more than chance alone would make them (phi {phi:.1f}, where chance "
            "alone gives about 1), and the limits are widened for it."
        )
    return (
        f"Variation between boroughs dwarfs chance (phi {phi:.0f}, where chance alone gives about "
        "1). The limits are widened for it, so they hardly narrow for larger boroughs: being "
        "outside them means unusual among boroughs, not merely more than chance."
    )


def alt_text_funnel(places: FunnelPlaces, *, indicator: Indicator, period: str, said: str) -> str:
    """Return the alternative text of the funnel; `said` is what `describe_funnel` says of it."""
    return (
        f"Funnel plot: {indicator.short_title}, {period}, by size of borough. "
        f"{funnel_heading(places)}. {said}"
    )


def _named(rows: Sequence[Row], *, unit: Unit) -> list[str]:
    return [f"{row['area_name']} ({format_value(row['value'], unit=unit)})" for row in rows]
