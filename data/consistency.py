"""What definitions must hold together beyond their own shape. Pure: opens no file."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from data.model import (
    Availability,
    Break,
    Caveat,
    Citation,
    Disagreement,
    Indicator,
    Series,
    Severity,
    Source,
)
from data.reference_model import PlainAnswer, Term
from data.scrutiny_model import Measured, NationalIndicator, Outcome2015, Recommendation, Statement

LONGEST_QUOTE = 25
LAST_RECOMMENDATION = 16


class CatalogueError(ValueError):
    """A definition is wrong. The message names the file and what to do about it."""


def check_all(
    *,
    indicators: Mapping[str, Indicator],
    caveats: Mapping[str, Caveat],
    sources: Mapping[str, Source],
    breaks: Mapping[str, Break],
    series: Mapping[str, Series],
) -> None:
    """Raise `CatalogueError` for the first contradiction between two definitions."""
    for caveat in caveats.values():
        for citation in caveat.citations:
            _check_citation(citation, where=f"caveats.yaml: {caveat.id}", sources=sources)
    for one in breaks.values():
        _check_citation(one.citation, where=f"breaks.yaml: {one.id}", sources=sources)
        if one.caveat_id is not None:
            _check_known(
                [one.caveat_id], caveats, where=f"breaks.yaml: {one.id}", place="caveats.yaml"
            )
    for each in series.values():
        _check_series(each, breaks)
    for indicator in indicators.values():
        where = f"indicators/{indicator.id}.yaml"
        _check_known(indicator.source_ids, sources, where=where, place="sources.yaml")
        _check_known([indicator.series_id], series, where=where, place="series.yaml")
        _check_known(indicator.caveat_ids, caveats, where=where, place="caveats.yaml")
        _check_opening_caveat(indicator, caveats, where=where)
        _check_availability(indicator, sources, where=where)
        _check_periods(indicator, where=where)
        _check_counterpart(indicator, indicators, where=where)
        _check_recommendations(indicator, where=where)
        _check_redistribution(indicator, sources, where=where)


def check_disagreements(
    disagreements: Mapping[str, Disagreement], sources: Mapping[str, Source]
) -> None:
    """Raise `CatalogueError` where a side of a disagreement rests on an unknown source."""
    for disagreement in disagreements.values():
        named = [side.source_id for side in disagreement.sides]
        where = f"disagreements.yaml: {disagreement.id}"
        _check_known(named, sources, where=where, place="sources.yaml")


def _check_known(ids: Iterable[str], known: Collection[str], *, where: str, place: str) -> None:
    for one in ids:
        if one not in known:
            raise CatalogueError(
                f"{where}: refers to '{one}', which {place} does not define. "
                f"Correct the id or add it to {place}."
            )


def _check_citation(citation: Citation, *, where: str, sources: Mapping[str, Source]) -> None:
    _check_known([citation.source_id], sources, where=where, place="sources.yaml")
    words = len(citation.quote.split()) if citation.quote else 0
    if words > LONGEST_QUOTE:
        raise CatalogueError(
            f"{where}: quotes {words} words of {citation.source_id}. "
            f"Shorten the quote to {LONGEST_QUOTE} words and say the rest in our own."
        )


def _check_series(series: Series, breaks: Mapping[str, Break]) -> None:
    where = f"series.yaml: {series.id}"
    _check_known(series.break_ids, breaks, where=where, place="breaks.yaml")
    hard = {breaks[one].date: one for one in series.break_ids if breaks[one].hard}
    for earlier, later in zip(series.eras, series.eras[1:], strict=False):
        if earlier.end is None or later.start is None or later.start <= earlier.end:
            raise CatalogueError(
                f"{where}: era {earlier.id} overlaps {later.id}. End {earlier.id} on the day "
                f"before {later.id} starts."
            )
        if later.start != earlier.end + timedelta(days=1):
            raise CatalogueError(
                f"{where}: days between {earlier.id} and {later.id} belong to no era. "
                f"End {earlier.id} on the day before {later.id} starts."
            )
        if later.start not in hard:
            raise CatalogueError(
                f"{where}: era {later.id} starts on {later.start} without a hard break. "
                "Add that break to breaks.yaml and to break_ids, or join the eras."
            )
    starts = {era.start for era in series.eras[1:]}
    for day, break_id in sorted(hard.items()):
        if day not in starts:
            raise CatalogueError(
                f"{where}: no era starts at the hard break {break_id} on {day}. "
                "Cut the era there, or make the break a note (hard: false)."
            )


def _check_opening_caveat(
    indicator: Indicator, caveats: Mapping[str, Caveat], *, where: str
) -> None:
    first = caveats[indicator.caveat_ids[0]]
    if first.severity is not Severity.MUST_READ:
        raise CatalogueError(
            f"{where}: opens with '{first.id}', which need not be read. "
            "Put a caveat of severity must_read first in caveat_ids."
        )


def _check_availability(indicator: Indicator, sources: Mapping[str, Source], *, where: str) -> None:
    if indicator.availability is Availability.PUBLISHED and indicator.missing is not None:
        raise CatalogueError(
            f"{where}: is published and says that it is missing. "
            "Remove `missing` or change `availability`."
        )
    if indicator.availability is Availability.NOT_PUBLISHED and indicator.missing is None:
        raise CatalogueError(
            f"{where}: nobody publishes it and it does not say so. "
            "Add `missing`: what is missing, who asked for it and who could publish it."
        )
    if indicator.missing is not None:
        _check_citation(indicator.missing.asked_by, where=where, sources=sources)


def _check_periods(indicator: Indicator, *, where: str) -> None:
    kinds = {kind for kinds in indicator.levels.values() for kind in kinds}
    if indicator.default_period_type is None and not kinds:
        return
    if indicator.default_period_type not in kinds:
        raise CatalogueError(
            f"{where}: default_period_type is not among its levels. "
            "Name a period type that one of its levels has."
        )


def _check_counterpart(
    indicator: Indicator, indicators: Mapping[str, Indicator], *, where: str
) -> None:
    if indicator.counterpart_id is None:
        return
    _check_known([indicator.counterpart_id], indicators, where=where, place="indicators/")
    if indicators[indicator.counterpart_id].counterpart_id != indicator.id:
        raise CatalogueError(
            f"indicators/{indicator.counterpart_id}.yaml: does not name {indicator.id}, which "
            f"names it as its counterpart. Set counterpart_id: {indicator.id} there, or take "
            f"counterpart_id out of indicators/{indicator.id}.yaml if it was copied."
        )


def _check_recommendations(indicator: Indicator, *, where: str) -> None:
    unknown = [one for one in indicator.recommendations if not 1 <= one <= LAST_RECOMMENDATION]
    if unknown:
        raise CatalogueError(
            f"{where}: the Assembly made no recommendation {unknown[0]}. "
            f"Give numbers from 1 to {LAST_RECOMMENDATION}."
        )


def _check_redistribution(
    indicator: Indicator, sources: Mapping[str, Source], *, where: str
) -> None:
    closed = [one for one in indicator.source_ids if not sources[one].redistribute]
    if closed and indicator.redistribute:
        raise CatalogueError(
            f"{where}: the source {closed[0]} may not be passed on. Set redistribute: false."
        )


def check_terms(glossary: Mapping[str, Term]) -> None:
    """Raise `CatalogueError` where a term refers to one that is not there."""
    for term in glossary.values():
        _check_known(term.see, glossary, where=f"glossary.yaml: {term.id}", place="glossary.yaml")


def check_plain_answers(answers: Mapping[str, PlainAnswer], caveats: Mapping[str, Caveat]) -> None:
    """Raise `CatalogueError` where a plain answer names a caveat that is not there."""
    for one in answers.values():
        named = (one.caveat_id, *one.also_ids)
        _check_known(named, caveats, where=f"plain_answers.yaml: {one.id}", place="caveats.yaml")


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
            _check_named(item, where=f"{name}: {key}", indicators=indicators, caveats=caveats)
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


def _check_named(
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
