"""In which order caveats are told, and which of them are for a printed figure. Pure functions."""

from collections.abc import Iterable

from data.model import Caveat, Place, Severity

OPEN_AT_MOST = 3


def each_once(caveats: Iterable[Caveat]) -> list[Caveat]:
    """Return each caveat once, where it came first."""
    return list({one.id: one for one in caveats}.values())


def must_read_first(caveats: Iterable[Caveat]) -> tuple[Caveat, ...]:
    """Return the caveats that must be read, then the others, both in the order given."""
    return tuple(sorted(caveats, key=lambda one: one.severity is not Severity.MUST_READ))


def must_read_of(caveats: Iterable[Caveat]) -> list[Caveat]:
    """Return the caveats that must be read, each once."""
    return [one for one in each_once(caveats) if one.severity is Severity.MUST_READ]


def must_read(caveats: Iterable[Caveat]) -> tuple[str, ...]:
    """Return the headlines of the caveats that must be read: no figure goes without them."""
    return tuple(one.headline for one in caveats if one.severity is Severity.MUST_READ)


def is_for_fact(caveat: Caveat, fact_id: str) -> bool:
    """Tell whether a caveat is for one printed figure: "RF0158-0215" holds both of its ends."""
    series, number = fact_id[:2], fact_id[2:]
    return any(
        span.startswith(series) and first <= number <= (last or first)
        for span in caveat.facts
        for first, _, last in [span[2:].partition("-")]
    )


def weighed(caveats: Iterable[Caveat], *, at: Place | None = None) -> list[Caveat]:
    """Return the caveats, the heaviest first; those of one weight in the order given.

    Args:
        caveats: To be told in one place.
        at: That place; where it is left out, or a caveat does not name it, its weight everywhere.
    """
    return sorted(caveats, key=lambda one: -_weight(one, at=at))


def first_to_tell(caveats: Iterable[Caveat], *, at: Place | None = None) -> list[Caveat]:
    """Return those that stand open in one place; arguments as for `weighed`."""
    return weighed(caveats, at=at)[:OPEN_AT_MOST]


def that_limit(caveats: Iterable[Caveat], *, at: Place) -> list[Caveat]:
    """Return those that limit this part of a page above others: only what names the place."""
    return first_to_tell((one for one in caveats if at in one.weight_at), at=at)


def _weight(caveat: Caveat, *, at: Place | None) -> int:
    return caveat.weight if at is None else caveat.weight_at.get(at, caveat.weight)
