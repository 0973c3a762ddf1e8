"""In which order caveats are told. Pure functions of definitions."""

from collections.abc import Iterable

from data.model import Caveat, Severity


def each_once(caveats: Iterable[Caveat]) -> list[Caveat]:
    """Return each caveat once, where it came first."""
    return list({one.id: one for one in caveats}.values())


def must_read_first(caveats: Iterable[Caveat]) -> tuple[Caveat, ...]:
    """Return the caveats that must be read, then the others, both in the order given."""
    return tuple(sorted(caveats, key=lambda one: one.severity is not Severity.MUST_READ))


def must_read(caveats: Iterable[Caveat]) -> tuple[str, ...]:
    """Return the headlines of the caveats that must be read: no figure goes without them."""
    return tuple(one.headline for one in caveats if one.severity is Severity.MUST_READ)
