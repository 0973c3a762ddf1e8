"""What each section of a pack says in words. No order of areas or groups, and no cause."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from components.partner.areas.looks import ABOVE, BELOW, AreaKind, beside_borough
from components.partner.people import NO_RATE
from components.partner.tables import year_words
from components.partner.words.counts import count_words
from components.words.periods import in_a_sentence
from components.words.values import count_of, sentence_case
from data.model import Status
from data.partner.rows import AreaTable, PeopleTable, ReferralRow, ShareRow, YearRow

CENSUS = date(2021, 3, 21)
NEAR = 5 * 365  # days: a census comes every ten years, so within five none other is nearer
BY_CHANCE = "Of a hundred areas, about five lie outside by chance alone."


def years(rows: Sequence[YearRow]) -> tuple[str, ...]:
    """Say the newest year and the one before, and what a change may come from."""
    newest = sorted(rows, key=lambda row: row.year.end, reverse=True)[:2]
    said = [f"{in_a_sentence(year_words(row.year))}, {count_words(row.count)}" for row in newest]
    return (
        f"Incidents recorded: {'; '.join(said)}.",
        (
            "A rise or a fall can come from recording, from trust and from services as well as "
            "from what happened."
        ),
    )


def offences(rows: Sequence[ShareRow]) -> tuple[str, ...]:
    """Say what is counted, and the share of all types where it is known."""
    total = next((row for row in rows if row.total), None)
    said = ["Each record is counted under the type that the partnership gives it."]
    if total is not None and total.share is not None:
        said.append(
            f"Of all types together {total.share.value:.1f}% were flagged as domestic "
            f"({count_words(total.count)} of {total.whole:,.0f})."
        )
    return tuple(said)


def people(tables: Mapping[str, PeopleTable]) -> tuple[str, ...]:
    """Say how many of each, apart, and that they make no rate."""
    said = [
        f"{sentence_case(name)}: {count_words(table.cells[table.ages[-1], table.sexes[-1]])}."
        for name, table in tables.items()
    ]
    return (" ".join(said), NO_RATE)


def far_from_census(end: date) -> tuple[str, ...]:
    """Say that residents were counted long before or after a year; nothing where they were not."""
    if abs((end - CENSUS).days) <= NEAR:
        return ()
    return (
        (
            f"The residents are those of March 2021, and these records end in {end:%B %Y}: where "
            "more or fewer people live now than then, a figure that rests on residents misleads."
        ),
    )


def areas(table: AreaTable, *, kind: AreaKind) -> tuple[str, ...]:
    """Say how many areas have a figure, how many have not, and how they lie by the borough's."""
    noun = "ward" if table.level == "ward" else "small area"
    withheld = sum(row.count.status is Status.SUPPRESSED for row in table.rows)
    missing = sum(row.count.status is Status.MISSING for row in table.rows)
    shown = len(table.rows) - withheld - missing
    parts = [f"a figure is shown for {shown:,}"]
    parts += [f"withheld for {withheld:,} [c]"] if withheld else []
    parts += [f"none for {missing:,} [x]"] if missing else []
    said = [f"Of {count_of(len(table.rows), noun)}, {', '.join(parts)}."]
    if table.borough is not None and table.borough.rate is not None:
        places = [beside_borough(row.rate, borough=table.borough) for row in table.rows]
        above, below = places.count(ABOVE), places.count(BELOW)
        value = f"{table.borough.rate.value:,.{kind.decimals}f}{kind.suffix}"
        said.append(
            f"{kind.rate}, the whole borough: {value}. The 95% interval lies above that for "
            f"{how_many(above, noun)}, and below it for {how_many(below, noun)}. {BY_CHANCE}"
        )
    return tuple(said)


def referrals(rows: Sequence[ReferralRow]) -> tuple[str, ...]:
    """Say what a ratio is, how many are known, and for how many chance would do."""
    known = [row.ratio for row in rows if row.ratio is not None]
    if not known and any(row.of_known is not None for row in rows):
        return (
            (
                "Each group is given as a share of the referrals whose group is known. No "
                "residents of the groups were given, so nothing says whether a group is more or "
                "less often among referrals than among residents."
            ),
        )
    if not known:
        return ("No ratio is given: the residents or the referrals of the groups are not known.",)
    apart = sum(not one.lower <= 1 <= one.upper for one in known)
    without = _names(row.name for row in rows if row.ratio is None)
    aside = [row.count.value for row in rows if row.residents is None]
    said = [
        (
            "The ratio is a group’s share of referrals over its share of residents. Both shares "
            "are of the groups whose residents are known."
        ),
        (
            f"A ratio is given for {how_many(len(known), 'group')}; for {how_many(apart, 'group')} "
            "the 95% interval lies wholly above or below 1."
        ),
    ]
    if aside and None not in aside:
        left_out = sum(value for value in aside if value is not None)
        said.append(
            f"In neither share: {left_out:,.0f} referrals of groups whose residents are not given."
        )
    return (*said, f"No ratio for {without}.") if without else tuple(said)


def how_many(number: int, noun: str) -> str:
    """Return "no group", "one group", "12 groups"."""
    return f"no {noun}" if number == 0 else count_of(number, noun)


def _names(names: Iterable[str]) -> str:
    return ", ".join(names)
