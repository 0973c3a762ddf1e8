"""A borough's page in three plain sentences, made from its figures: no rank, no verdict."""

from collections.abc import Iterable, Mapping, Sequence

from components.words.periods import in_a_sentence, period_words
from components.words.values import (
    count_of,
    is_blank,
    join_names,
    quantity,
    sentence_case,
    spelled,
    value_words,
)
from data.model import Break, Indicator, Level, Status
from data.statistics.standing import Place, Standing

COUNT_ID, RATE_ID = "da_offences", "da_offences_rate"
LEVEL_WORDS = {
    Level.LONDON: "London",
    Level.ENGLAND_WALES: "England and Wales",
    Level.ENGLAND: "England",
    Level.REGION: "regions",
    Level.FORCE: "the Met's area as a whole",
    Level.BCU: "some police commands",
    Level.COUNCIL: "councils outside London",
    Level.BOROUGH: "single boroughs, as printed",
    Level.WARD: "wards",
}


def header_sentences(
    name: str, *, standings: Mapping[str, Standing], breaks: Iterable[Break], changed: str
) -> list[str]:
    """Return what was recorded, what changed and what cannot be said.

    Args:
        name: Of the borough.
        standings: By indicator id.
        breaks: Of the series on the page; the hard ones say how far back no figure reaches.
        changed: What changed in the recorded rate; "" where the source does not cover the borough.
    """
    return [
        _recorded(name, standings=standings),
        *([changed] if changed else []),
        _cannot_say(name, breaks=breaks),
    ]


def stands_out(name: str, *, standings: Mapping[str, Standing]) -> str:
    """Say which figures lie outside the middle half of the boroughs; arguments as above."""
    return _stands_out(name, standings=list(standings.values()))


def _recorded(name: str, *, standings: Mapping[str, Standing]) -> str:
    count, rate = standings.get(COUNT_ID), standings.get(RATE_ID)
    if count and count.row is not None and not is_blank(count.row["value"]):
        row = count.row
        when = in_a_sentence(
            period_words(row["period_type"], start=row["period_start"], end=row["period_end"])
        )
        said = f"In {when} the police recorded {value_words(row, unit=count.indicator.unit)} "
        said += f"marked as domestic abuse in {name}"
        if rate and rate.comparable and rate.row and rate.london:
            unit = rate.indicator.unit
            own = quantity(rate.row["value"], unit=unit)
            said += f": {own}, beside {value_words(rate.london, unit=unit)} in London."
            return said
        return f"{said}."
    outside = [
        each
        for each in standings.values()
        if each.row is not None and each.row["status"] == Status.NOT_APPLICABLE.value
    ]
    return sentence_case(
        f"{name} has its own police force, so {spelled(len(outside))} of the {len(standings)} "
        "measures here, which count what the Met recorded, do not cover it [z]."
    )


def _stands_out(name: str, *, standings: Sequence[Standing]) -> str:
    placed = [each for each in standings if each.place is not None]
    if not placed:
        return (
            f"No rate or share of {name} can be put beside those of other boroughs, "
            "and an absent figure is not a zero."
        )
    said = [
        _group([each for each in placed if each.place is place], place=place) for place in Place
    ]
    across = count_of(len(placed), "figure")
    where = join_names([one for one in said if one])
    return (
        f"Of {across} that can be put beside those of other boroughs, by their intervals, {where}. "
        "The middle half is that of all boroughs’ values."
    )


def _group(standings: Sequence[Standing], *, place: Place) -> str:
    """Return "two lie above the middle half (share with injury, homelessness rate)".

    Those inside, and those of which it is not known, go unnamed.
    """
    if not standings:
        return ""
    number = count_of(len(standings), "figure").partition(" ")[0]
    one = len(standings) == 1
    if place is Place.UNSURE:
        return f"{number} {'reaches' if one else 'reach'} across an edge of it"
    said = f"{number} {'lies' if one else 'lie'} {place} the middle half"
    if place is Place.INSIDE:
        return said
    return f"{said} ({'; '.join(_lowered(each.indicator) for each in standings)})"


def _cannot_say(name: str, *, breaks: Iterable[Break]) -> str:
    hard = [each for each in breaks if each.hard]
    said = (
        f"These figures cannot say how much domestic abuse there is in {name}, "
        "since most is never reported"
    )
    if not hard:
        return f"{said}."
    newest = max(hard, key=lambda each: each.date)
    return f"{said}, or whether it has grown or fallen since before {newest.date:%B %Y}."


def without_borough(indicator: Indicator) -> str:
    """Say why an indicator has no value for a borough."""
    if not indicator.levels:
        return "nobody publishes it [x]"
    held = join_names([LEVEL_WORDS[level] for level in indicator.levels])
    return f"there are figures for {held} only"


def _lowered(indicator: Indicator) -> str:
    title = indicator.short_title
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
