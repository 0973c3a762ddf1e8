"""What the definitions on scrutiny must hold together. Pure: opens no file."""

from collections.abc import Iterable, Mapping

from data.consistency import CatalogueError
from data.model import Caveat, Indicator
from data.scrutiny_model import Measured, NationalIndicator, Outcome2015, Recommendation, Statement


def check_scrutiny(
    *,
    recommendations: Mapping[str, Recommendation],
    outcomes: Mapping[str, Outcome2015],
    national: Mapping[str, NationalIndicator],
    indicators: Mapping[str, Indicator],
    caveats: Mapping[str, Caveat],
) -> None:
    """Raise `CatalogueError` for the first reference that leads nowhere, or that is not mutual."""
    for name, items in (
        ("recommendations.yaml", recommendations),
        ("outcomes_2015.yaml", outcomes),
        ("national_indicators.yaml", national),
    ):
        for key, item in items.items():
            _check_known(item, where=f"{name}: {key}", indicators=indicators, caveats=caveats)
    for indicator in indicators.values():
        for number in indicator.recommendations:
            held = recommendations.get(f"R{number:02d}")
            if held is None or indicator.id not in held.indicator_ids:
                raise CatalogueError(
                    f"recommendations.yaml: R{number:02d} does not name {indicator.id}, which "
                    "names it. Add it to indicator_ids, or remove the number there."
                )


def check_shown(
    items: Iterable[Measured | Statement], indicators: Mapping[str, Indicator], name: str
) -> None:
    """Raise `CatalogueError` for the first measure that is named and not defined."""
    for item in items:
        if unknown := [one for one in item.indicator_ids if one not in indicators]:
            raise CatalogueError(
                f"{name}: refers to '{unknown[0]}', which is not defined. Correct the id."
            )


def _check_known(
    item: Statement,
    *,
    where: str,
    indicators: Mapping[str, Indicator],
    caveats: Mapping[str, Caveat],
) -> None:
    unknown = [one for one in item.indicator_ids if one not in indicators]
    unknown += [one for one in item.caveat_ids if one not in caveats]
    if unknown:
        raise CatalogueError(
            f"{where}: refers to '{unknown[0]}', which is not defined. Correct the id."
        )
    for one in item.caveat_ids:
        if not set(item.indicator_ids) & set(caveats[one].indicators):
            raise CatalogueError(
                f"{where}: takes the caveat '{one}', which none of its indicators carries. Take "
                "one of theirs in caveat_ids, or name the indicator it limits in indicator_ids."
            )
