"""The figures of a stage from report to court, as they are written, each leading to its page."""

from collections.abc import Callable, Mapping

import pandas as pd

from components.frame.unpublished import mark
from components.links import Links
from components.notes.fact_links import where_and_when
from components.pages.justice.stage_panels import StageFigure, StagePanel
from components.pages.justice.stages import Published, Stage
from components.words.facts import as_printed, unit_of
from components.words.rows import cell, row_period
from components.words.values import sentence_case
from data.evidence.facts import Fact, Facts
from data.model import Indicator
from data.selection import newest_in_an_era


def stage_panel(
    stage: Stage,
    *,
    facts: Facts,
    values: Callable[[Published], pd.DataFrame],
    indicators: Mapping[str, Indicator],
    links: Links,
) -> StagePanel:
    """Return a stage with its figures.

    Args:
        stage: Which figures it shows.
        facts: Printed figures.
        values: Gives the rows of `data.schemas.Metrics` that a published figure is taken from.
        indicators: By id.
        links: Address builder.

    Raises:
        data.units.MixedUnitsError: If the figures count different things.
        data.evidence.facts.UnknownFactError: If the release lacks a printed figure.
    """
    return StagePanel(
        heading=stage.heading,
        figures=[
            *(
                _published(one, values(one), indicator=indicators[one.indicator_id], links=links)
                for one in stage.published
            ),
            *(_printed(one, links=links) for one in facts.all(stage.fact_ids)),
        ],
        missing=stage.missing,
        marked=mark(stage.missing_key, links=links),
        gap=stage.gap,
    )


def _published(
    one: Published, values: pd.DataFrame, *, indicator: Indicator, links: Links
) -> StageFigure:
    row = newest_in_an_era(values, group=one.group)
    of = f"{sentence_case(one.group)}; " if one.group else ""
    return StageFigure(
        value=cell(row, unit=indicator.unit),
        words=f"{_unit(indicator.unit.plural)}{of}{row['area_name']}, {row_period(row)}",
        href=links.indicator(indicator.id),
        kind=indicator.unit.kind,
    )


def _unit(plural: str) -> str:
    return "" if plural.startswith("%") else f"{plural}; "


def _printed(fact: Fact, *, links: Links) -> StageFigure:
    unit = "" if fact.unit.startswith("per ") else unit_of(fact)
    said = f"{sentence_case(fact.measure)}{f', {unit}' if unit else ''}"
    return StageFigure(
        value=as_printed(fact),
        words=f"{said}; {where_and_when(fact)}",
        href=links.fact(fact.fact_id),
        kind=fact.kind,
    )
