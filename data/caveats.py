"""In which order caveats are told, and which of them are for a printed figure. Pure functions."""

from collections.abc import Iterable

from data.model import Caveat, Severity


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
