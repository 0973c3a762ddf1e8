"""Units kept apart: what counts different things is never put on one axis, in one table or total.

The kinds are `data.model.UnitKind`. Every figure builder and every table of printed figures asks
here before it draws, so that a view that mixes an incident with an offence cannot be built.
"""

from collections.abc import Iterable


class MixedUnitsError(ValueError):
    """Figures that count different things were asked for in one view."""


def one_kind(kinds: Iterable[str]) -> str:
    """Return the one kind of unit that all share.

    Args:
        kinds: A `data.model.UnitKind` for each figure of the view.

    Raises:
        MixedUnitsError: If there are two kinds, or none.
    """
    return _only(kinds, noun="kinds of unit")


def one_unit(units: Iterable[str]) -> str:
    """Return the one unit, as written in the tables, that all share.

    Stricter than `one_kind`: a share of offences and a count of offences are told apart too.

    Args:
        units: The `unit` of each row.

    Raises:
        MixedUnitsError: If there are two units, or none.
    """
    return _only(units, noun="units")


def _only(found: Iterable[str], *, noun: str) -> str:
    apart = sorted({str(one) for one in found})
    if len(apart) != 1:
        raise MixedUnitsError(
            f"one view was asked to hold {len(apart)} {noun} ({', '.join(apart) or 'none'}): "
            "give each its own panel"
        )
    return apart[0]
