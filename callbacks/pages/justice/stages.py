"""The stages from report to court, filled from the release."""

from callbacks.server.site import Site
from components.notes.fact_links import where_and_when
from components.pages.justice.stage_panels import StageFigure, StagePanel
from components.pages.justice.stages import STAGES, Published, Stage
from components.words.printed import as_printed, unit_of
from components.words.rows import cell, row_period
from components.words.values import sentence_case
from data.evidence.facts import Fact, Facts


def justice_stages(site: Site) -> list[StagePanel]:
    """Return every stage with its figures.

    Raises:
        data.units.MixedUnitsError: If the figures of one stage count different things.
        data.evidence.facts.UnknownFactError: If the release lacks a printed figure.
    """
    facts = Facts(site.repository.evidence())
    return [_panel(stage, facts=facts, site=site) for stage in STAGES]


def _panel(stage: Stage, *, facts: Facts, site: Site) -> StagePanel:
    return StagePanel(
        heading=stage.heading,
        figures=[
            *(_published(one, site=site) for one in stage.published),
            *(_printed(one, site=site) for one in facts.all(stage.fact_ids)),
        ],
        missing=stage.missing,
        gap=stage.gap,
    )


def _published(one: Published, *, site: Site) -> StageFigure:
    indicator = site.catalogue.indicators[one.indicator_id]
    rows = site.repository.values(one.indicator_id, level=one.level, period_type=one.period_type)
    rows = rows[rows["value"].notna() & rows["era"].notna()]
    if one.group:
        rows = rows[rows["group"] == one.group]
    row = rows.sort_values("period_end").iloc[-1]
    of = f"{sentence_case(one.group)}; " if one.group else ""
    return StageFigure(
        value=cell(row, unit=indicator.unit),
        words=f"{_unit(indicator.unit.plural)}{of}{row['area_name']}, {row_period(row)}",
        href=site.links.indicator(indicator.id),
        kind=indicator.unit.kind,
    )


def _unit(plural: str) -> str:
    return "" if plural.startswith("%") else f"{plural}; "


def _printed(fact: Fact, *, site: Site) -> StageFigure:
    unit = "" if fact.unit.startswith("per ") else unit_of(fact)
    said = f"{sentence_case(fact.measure)}{f', {unit}' if unit else ''}"
    return StageFigure(
        value=as_printed(fact),
        words=f"{said}; {where_and_when(fact)}",
        href=site.links.fact(fact.fact_id),
        kind=fact.kind,
    )
