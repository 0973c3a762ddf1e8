"""What nobody publishes, from the definitions, and the blanks of the series that are published."""

from collections.abc import Iterator
from functools import lru_cache

from callbacks.address.state import Query
from callbacks.panels.reported import plan_page
from callbacks.server.site import Site
from components.page import Page
from components.pages.not_published.page import SeriesBlank, not_published_layout
from components.words.profile import LEVEL_WORDS
from components.words.values import sentence_case, spelled
from data.evidence.not_published import Blank, blanks
from data.model import Indicator, Level, Status
from data.statistics.kinds import usual_kind


def not_published_page(query: Query, *, site: Site) -> Page:  # noqa: ARG001 - no choices here
    """Return the page."""
    return not_published_layout(
        every_blank(site),
        [blank for one in site.catalogue.indicators.values() for blank in _inside(one, site=site)],
        sources=site.catalogue.sources,
        links=site.links,
    )


@lru_cache(maxsize=8)
def every_blank(site: Site) -> tuple[Blank, ...]:
    """Return every blank that a definition names."""
    catalogue = site.catalogue
    return tuple(
        blanks(
            indicators=catalogue.indicators.values(),
            recommendations=catalogue.recommendations.values(),
            outcomes=catalogue.outcomes_2015.values(),
            national=catalogue.national_indicators.values(),
            reported=catalogue.reported.values(),
            strategy=catalogue.strategy_2005,
            plan=catalogue.plan_2008,
            plan_path=f"{plan_page(site)}#reports",
            sources=catalogue.sources,
        )
    )


def _inside(indicator: Indicator, *, site: Site) -> Iterator[SeriesBlank]:
    """Yield the blanks of a measure, one for each level that has any in its usual periods."""
    for level in indicator.levels:
        kind = usual_kind(indicator, level)
        if kind is None:
            continue
        rows = site.repository.values(indicator.id, level=level, period_type=kind)
        blank = rows[rows["status"].eq(Status.MISSING.value)]
        if blank.empty:
            continue
        first, last = blank["period_start"].min(), blank["period_end"].max()
        publishers = dict.fromkeys(
            site.catalogue.sources[each].publisher for each in blank["source_id"].unique()
        )
        yield SeriesBlank(
            title=indicator.title,
            href=site.links.indicator(indicator.id),
            where=_where(level, blank["area_name"].unique().tolist()),
            between=f"{first:%B %Y} and {last:%B %Y}",
            publisher="; ".join(publishers),
        )


def _where(level: Level, names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return f"{sentence_case(LEVEL_WORDS[level])}, {spelled(len(names))} of them at some time"
