"""One borough's standing in every indicator, looked up in the release."""

from collections.abc import Iterable

from callbacks.server.site import Site
from data.model import Indicator, Level, PeriodType, Topic
from data.statistics.standing import Standing, stand


def borough_measures(site: Site) -> list[Indicator]:
    """Return the indicators with borough figures that are about abuse, in their order."""
    return [
        one
        for one in site.catalogue.indicators.values()
        if Level.BOROUGH in one.levels and one.topic is not Topic.CONTEXT
    ]


def standings(indicators: Iterable[Indicator], *, code: str, site: Site) -> dict[str, Standing]:
    """Return the standings by indicator id; one without any borough's figure is left out."""
    found = {one.id: _standing(one, code=code, site=site) for one in indicators}
    return {name: each for name, each in found.items() if each and each.row is not None}


def borough_kind(indicator: Indicator) -> PeriodType:
    """Return the kind of period in which boroughs are shown."""
    there = indicator.levels[Level.BOROUGH]
    usual = indicator.default_period_type
    return usual if usual in there else there[0]


def trend_kind(indicator: Indicator) -> PeriodType:
    """Return the kind of period in which a borough's trend is drawn: counts by month."""
    by_month = indicator.counted_by_month(Level.BOROUGH)
    return PeriodType.MONTH if by_month else borough_kind(indicator)


def _standing(indicator: Indicator, *, code: str, site: Site) -> Standing | None:
    kind, drawn = borough_kind(indicator), trend_kind(indicator)
    look = site.repository.values
    return stand(
        indicator,
        area_code=code,
        values=look(indicator.id, level=Level.BOROUGH, period_type=kind),
        london=look(indicator.id, level=Level.LONDON, period_type=kind),
        trend=look(indicator.id, level=Level.BOROUGH, period_type=drawn),
        london_trend=look(indicator.id, level=Level.LONDON, period_type=drawn),
    )
