"""What belongs to which measure, said on both sides, so that nothing is taken over by accident.

A new definition often begins as a copy of another one. A caveat, a source, a series or a break that
stayed in the copy would be read as if it had been written for it, so each of them names whom it is
for, and both sides must agree. Pure: opens no file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.consistency import CatalogueError
from data.model import Break, Caveat, Indicator, Series, Source

OWN = ("order", "title", "short_title", "question", "definition")


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two kinds of definition that name each other.

    `taken` are the ids that each user takes in its field `take`; `given` the ids that each thing
    of `file` says it is for, in its field `give`. `user` is where a user stands, by its id.
    """

    what: str
    taken: Mapping[str, Iterable[str]]
    take: str
    user: str = "indicators/{}.yaml"
    given: Mapping[str, Iterable[str]]
    give: str = "indicators"
    file: str


def check_belonging(
    *,
    indicators: Mapping[str, Indicator],
    caveats: Mapping[str, Caveat],
    sources: Mapping[str, Source],
    series: Mapping[str, Series],
    breaks: Mapping[str, Break],
) -> None:
    """Raise `CatalogueError` for the first thing that is taken, or given, on one side alone.

    Every id that is taken must be known already.
    """
    pairs = (
        Pair(
            what="series",
            taken={key: [one.series_id] for key, one in indicators.items()},
            take="series_id",
            given={key: one.indicators for key, one in series.items()},
            file="series.yaml",
        ),
        Pair(
            what="caveat",
            taken={key: one.caveat_ids for key, one in indicators.items()},
            take="caveat_ids",
            given={key: one.indicators for key, one in caveats.items()},
            file="caveats.yaml",
        ),
        Pair(
            what="source",
            taken={key: one.source_ids for key, one in indicators.items()},
            take="source_ids",
            given={key: one.indicators for key, one in sources.items()},
            file="sources.yaml",
        ),
        Pair(
            what="break",
            taken={key: one.break_ids for key, one in series.items()},
            take="break_ids",
            user="series.yaml: {}",
            given={key: one.series for key, one in breaks.items()},
            give="series",
            file="breaks.yaml",
        ),
    )
    for pair in pairs:
        _check_agreed(pair)
    for one in breaks.values():
        _check_caveat_of_break(one, series=series, indicators=indicators)
    _check_own_words(indicators)
    _check_own_facts(indicators)


def _check_agreed(pair: Pair) -> None:
    for user, ids in pair.taken.items():
        where = pair.user.format(user)
        for one in ids:
            if user not in pair.given[one]:
                raise CatalogueError(
                    f"{where}: takes the {pair.what} '{one}', which is for "
                    f"{_first_of(pair.given[one])}. Take another in {pair.take}, or add {user} to "
                    f"its {pair.give} in {pair.file} if it holds for {user} too."
                )
    for one, users in pair.given.items():
        for user in users:
            if user not in pair.taken:
                raise CatalogueError(
                    f"{pair.file}: {one}: is for '{user}', which is not defined. Correct the id in "
                    f"{pair.give}, or remove it."
                )
            if one not in pair.taken[user]:
                raise CatalogueError(
                    f"{pair.file}: {one}: is for {user}, which does not take it. Add {one} to "
                    f"{pair.take} in {pair.user.format(user)}, or remove {user} from its "
                    f"{pair.give}."
                )


def _first_of(ids: Iterable[str]) -> str:
    first, *others = [*ids] or ["no other"]
    return f"{first} and {len(others)} more" if others else first


def _check_caveat_of_break(
    one: Break, *, series: Mapping[str, Series], indicators: Mapping[str, Indicator]
) -> None:
    """A hard break's caveat stands beside every measure it cuts, a note's beside one at least."""
    if one.caveat_id is None:
        return
    for key in one.series:
        family = series[key].indicators
        bare = [each for each in family if one.caveat_id not in indicators[each].caveat_ids]
        if one.hard and bare:
            raise CatalogueError(
                f"indicators/{bare[0]}.yaml: its series {key} is cut by {one.id}, and it does not "
                f"carry that break's caveat '{one.caveat_id}'. Add it to caveat_ids."
            )
        if len(bare) == len(family):
            raise CatalogueError(
                f"breaks.yaml: {one.id}: names the caveat '{one.caveat_id}', which no measure of "
                f"the series {key} carries. Name one that they carry, or remove caveat_id."
            )


def _check_own_words(indicators: Mapping[str, Indicator]) -> None:
    for field in OWN:
        seen: dict[object, str] = {}
        for one in indicators.values():
            words = getattr(one, field)
            if words in seen:
                raise CatalogueError(
                    f"indicators/{one.id}.yaml: has the {field} of {seen[words]}. "
                    f"Give it {'a place' if field == 'order' else 'words'} of its own."
                )
            seen[words] = one.id


def _check_own_facts(indicators: Mapping[str, Indicator]) -> None:
    seen: dict[str, str] = {}
    for one in indicators.values():
        for fact in one.fact_ids:
            if fact in seen:
                raise CatalogueError(
                    f"indicators/{one.id}.yaml: names the printed figure {fact}, which is one of "
                    f"{seen[fact]}. Remove it from fact_ids of one of the two."
                )
            seen[fact] = one.id
