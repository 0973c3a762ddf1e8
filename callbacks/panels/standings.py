"""One borough's standing in every indicator, looked up in the release."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from callbacks.server.site import Site
from components.words.together import whether_together
from data.closed_lists import BESIDE
from data.model import Indicator, Level, Topic
from data.selection import one_area
from data.statistics.kinds import kind_over_time, usual_kind
from data.statistics.standing import Everybody, Standing, everybody, rank_correlation, stand

# Two services that are held against each other across boroughs.
POLICE, HOUSING = "da_offences_rate", "da_homelessness_rate"
BOTH = "the rates of recorded offences and of homelessness from domestic abuse"


def borough_measures(site: Site) -> list[Indicator]:
    """Return the indicators with borough figures that are about abuse, in their order."""
    return [
        one
        for one in site.catalogue.indicators.values()
        if Level.BOROUGH in one.levels and one.topic not in {Topic.CONTEXT, *BESIDE}
    ]


def beside_measures(site: Site) -> list[Indicator]:
    """Return those with borough figures that are counted beside domestic abuse, in their order."""
    return [
        one
        for one in site.catalogue.indicators.values()
        if Level.BOROUGH in one.levels and one.topic in BESIDE
    ]


def standings(indicators: Iterable[Indicator], *, code: str, site: Site) -> dict[str, Standing]:
    """Return the standings by indicator id; one without any borough's figure is left out.

    One whose areas are not set side by side has neither peers nor London beside it.
    """
    found = {one.id: _standing(one, code=code, site=site) for one in indicators}
    return {name: each for name, each in found.items() if each and each.row is not None}


def services_together(found: Mapping[str, Standing]) -> str | None:
    """Say how far recorded offences and homelessness go together across boroughs.

    Args:
        found: The standings of any borough, by indicator id: all boroughs are its peers.

    Returns:
        None where one of the two has no figure there, or too few boroughs have both.
    """
    if not {POLICE, HOUSING} <= found.keys():
        return None
    across = rank_correlation(found[POLICE].peers, found[HOUSING].peers)
    return whether_together(across, BOTH) if across else None


def _standing(indicator: Indicator, *, code: str, site: Site) -> Standing | None:
    among = _among(indicator.id, site=site)
    if among is None:
        return None
    found = stand(code, among=among)
    return found if indicator.side_by_side else _by_itself(found, code=code)


@lru_cache(maxsize=256)
def _among(indicator_id: str, *, site: Site) -> Everybody | None:
    """Return what the standings of all boroughs share; None where no borough has a figure."""
    indicator = site.catalogue.indicators[indicator_id]
    kind = usual_kind(indicator, Level.BOROUGH)
    if kind is None:
        return None
    drawn = kind_over_time(indicator, Level.BOROUGH, usual=kind)
    look = site.repository.values
    return everybody(
        indicator,
        values=look(indicator.id, level=Level.BOROUGH, period_type=kind),
        london=look(indicator.id, level=Level.LONDON, period_type=kind),
        trend=look(indicator.id, level=Level.BOROUGH, period_type=drawn),
        london_trend=look(indicator.id, level=Level.LONDON, period_type=drawn),
    )


def _by_itself(found: Standing, *, code: str) -> Standing:
    """Leave out all that is of other areas, where no two may be set beside each other."""
    return replace(
        found,
        london=None,
        peers=one_area(found.peers, code),
        middle=None,
        london_series=found.london_series.iloc[:0],
    )
