"""Reads `definitions/`: what each indicator means, and which caveats belong to it.

Everything is checked when it is read, so that a fault stops the start and never reaches a reader.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Self

from data.belonging import check_belonging
from data.caveats import is_for_fact, must_read_first, must_read_of
from data.consistency import (
    CatalogueError,
    check_all,
    check_disagreements,
    check_plain_answers,
    check_scrutiny,
    check_shown,
    check_terms,
)
from data.definition_files import read_indicator, read_list, read_one
from data.framework_model import Checklist, Framework, Item, Service
from data.helplines import SupportWords
from data.model import (
    Break,
    Caveat,
    Disagreement,
    Era,
    Indicator,
    Level,
    Measure,
    Series,
    Source,
    WardGroup,
)
from data.reference_model import Method, PlainAnswer, SearchWords, Term
from data.scrutiny_model import (
    Computation,
    NationalIndicator,
    Outcome2015,
    Plan2008,
    Recommendation,
    Reported,
    Statement,
    Strategy2005,
)

DEFINITIONS = Path(__file__).parent / "definitions"


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """All definitions by id, in the order in which menus show them."""

    indicators: Mapping[str, Indicator]
    caveats: Mapping[str, Caveat]
    sources: Mapping[str, Source]
    breaks: Mapping[str, Break]
    series: Mapping[str, Series]
    ward_groups: Mapping[str, WardGroup]
    disagreements: Mapping[str, Disagreement]
    recommendations: Mapping[str, Recommendation]
    outcomes_2015: Mapping[str, Outcome2015]
    national_indicators: Mapping[str, NationalIndicator]
    framework: Framework
    strategy_2005: Strategy2005
    plan_2008: Plan2008
    reported: Mapping[str, Reported]
    bvpi_225: Mapping[str, Item]
    checklists: Mapping[str, Checklist]
    services: Mapping[str, Service]
    methods: Mapping[str, Method]
    glossary: Mapping[str, Term]
    computations: Mapping[str, Computation]
    support: Mapping[str, SupportWords]
    plain_answers: Mapping[str, PlainAnswer]
    search: SearchWords

    @classmethod
    def load(cls, folder: Path = DEFINITIONS) -> Self:
        """Read and check every definition below `folder`.

        Raises:
            CatalogueError: a file is missing or malformed, or one definition contradicts another;
                the message names the file and the remedy.
        """
        indicators = [
            read_indicator(path) for path in sorted((folder / "indicators").glob("*.yaml"))
        ]
        if not indicators:
            raise CatalogueError("indicators/: no definition found. Add indicators/<id>.yaml.")
        catalogue = cls(
            indicators={item.id: item for item in sorted(indicators, key=lambda one: one.order)},
            caveats=read_list(folder / "caveats.yaml", Caveat),
            sources=read_list(folder / "sources.yaml", Source),
            breaks=read_list(folder / "breaks.yaml", Break),
            series=read_list(folder / "series.yaml", Series),
            ward_groups=read_list(folder / "ward_notes.yaml", WardGroup),
            disagreements=read_list(folder / "disagreements.yaml", Disagreement),
            recommendations=read_list(folder / "recommendations.yaml", Recommendation),
            outcomes_2015=read_list(folder / "outcomes_2015.yaml", Outcome2015),
            national_indicators=read_list(folder / "national_indicators.yaml", NationalIndicator),
            framework=read_one(folder / "cdrp_framework.yaml", Framework),
            plan_2008=read_one(folder / "plan_2008.yaml", Plan2008),
            reported=read_list(folder / "reported.yaml", Reported),
            strategy_2005=read_one(folder / "strategy_2005.yaml", Strategy2005),
            bvpi_225=read_list(folder / "bvpi_225.yaml", Item),
            checklists=read_list(folder / "checklists.yaml", Checklist),
            services=read_list(folder / "services.yaml", Service),
            methods=read_list(folder / "methods.yaml", Method),
            glossary=read_list(folder / "glossary.yaml", Term),
            computations=read_list(folder / "computations.yaml", Computation),
            support=read_list(folder / "support.yaml", SupportWords),
            plain_answers=read_list(folder / "plain_answers.yaml", PlainAnswer),
            search=read_one(folder / "search.yaml", SearchWords),
        )
        check_all(
            indicators=catalogue.indicators,
            caveats=catalogue.caveats,
            sources=catalogue.sources,
            breaks=catalogue.breaks,
            series=catalogue.series,
        )
        check_belonging(
            indicators=catalogue.indicators,
            caveats=catalogue.caveats,
            sources=catalogue.sources,
            series=catalogue.series,
            breaks=catalogue.breaks,
        )
        check_disagreements(catalogue.disagreements, catalogue.sources)
        check_terms(catalogue.glossary)
        check_plain_answers(catalogue.plain_answers, catalogue.caveats)
        check_scrutiny(
            recommendations=catalogue.recommendations,
            outcomes=catalogue.outcomes_2015,
            national=catalogue.national_indicators,
            indicators=catalogue.indicators,
            caveats=catalogue.caveats,
        )
        check_shown(catalogue.strategy_2005.measured(), catalogue.indicators, "strategy_2005.yaml")
        for theme in catalogue.plan_2008.themes:
            check_shown(theme.actions, catalogue.indicators, "plan_2008.yaml")
        check_shown(catalogue.reported.values(), catalogue.indicators, "reported.yaml")
        return catalogue

    def dated(self, release: Mapping[str, Mapping[str, Any]]) -> Self:
        """Return the catalogue with the dates that a release gives its sources.

        Args:
            release: `sources` of its manifest: `data_to`, `extract_date` and `next_due` as ISO days
                or None. A source or a date that it does not name keeps those of the definitions.
        """
        sources = dict(self.sources)
        for key in sources.keys() & release.keys():
            dates = {
                name: release[key].get(name) for name in ("data_to", "extract_date", "next_due")
            }
            update = {name: date.fromisoformat(day) for name, day in dates.items() if day}
            sources[key] = sources[key].model_copy(update=update)
        return replace(self, sources=sources)

    def caveats_for(self, indicator_id: str, *, level: Level | None = None) -> tuple[Caveat, ...]:
        """Caveats of one indicator, those that must be read first.

        With a level, those that touch figures of other levels only are left out.
        """
        found = (self.caveats[one] for one in self.indicators[indicator_id].caveat_ids)
        return must_read_first(
            one for one in found if level is None or not one.levels or level in one.levels
        )

    def fact_caveats(self, fact_ids: Iterable[str]) -> tuple[Caveat, ...]:
        """Caveats of printed figures, each once, those that must be read first."""
        ids = [*fact_ids]
        return must_read_first(
            caveat
            for caveat in self.caveats.values()
            if caveat.facts and any(is_for_fact(caveat, one) for one in ids)
        )

    def brought_by(self, one: Statement) -> list[Caveat]:
        """Caveats that must be read with what a statement shows: its measures, printed figures."""
        return must_read_of(
            (
                *(each for name in one.indicator_ids for each in self.caveats_for(name)),
                *self.fact_caveats(one.fact_ids),
            )
        )

    def view_caveats(self, view: str) -> tuple[Caveat, ...]:
        """Caveats that belong to a page or panel whatever it shows, those to be read first."""
        return must_read_first(caveat for caveat in self.caveats.values() if view in caveat.views)

    @property
    def views(self) -> list[str]:
        """Names of the pages and panels that have caveats of their own, in alphabetical order."""
        return sorted({view for caveat in self.caveats.values() for view in caveat.views})

    def breaks_for(self, indicator_id: str) -> tuple[Break, ...]:
        """Hard breaks and notes on the time axis of one indicator, oldest first."""
        series = self.series[self.indicators[indicator_id].series_id]
        return tuple(
            sorted(
                (self.breaks[break_id] for break_id in series.break_ids), key=lambda one: one.date
            )
        )

    def count_by_month(self, indicator_id: str, *, level: Level) -> Indicator | None:
        """Count behind an indicator, itself or its counterpart, where the level has its months.

        None where it has not: nothing can be added up then.
        """
        found = self.indicators[indicator_id]
        if found.unit.measure is not Measure.COUNT and found.counterpart_id:
            found = self.indicators[found.counterpart_id]
        return found if found.counted_by_month(level) else None

    def era_of(self, series_id: str, start: date, end: date) -> Era | None:
        """Era that holds every day from `start` to `end`, both inclusive.

        None means that no one era does: the period straddles a hard break, or lies before the
        series begins. Such a value is shown as a count with [b] and is never compared.
        """
        for era in self.series[series_id].eras:
            begins_inside = era.start is None or era.start <= start
            ends_inside = era.end is None or end <= era.end
            if begins_inside and ends_inside:
                return era
        return None
