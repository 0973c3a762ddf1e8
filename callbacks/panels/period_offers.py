"""Which periods each measure has, so that a page's boxes can offer them without asking."""

from functools import lru_cache
from typing import Any

from callbacks.address.state import borough_period_types, borough_periods
from callbacks.server.site import Site
from components.page import Option
from components.words import rows as row_words
from data.model import Indicator, PeriodType


def kind_options(indicator: Indicator, *, site: Site) -> list[Option]:
    """Return the kinds of period that a measure has for boroughs, the usual one first."""
    return [
        (kind.value, row_words.PERIOD_TYPE_WORDS[kind])
        for kind in borough_period_types(site, indicator)
    ]


def period_options(indicator: Indicator, kind: PeriodType, *, site: Site) -> list[Option]:
    """Return ISO dates of a measure's period ends with their words, newest first."""
    return [
        (end, row_words.period_label(kind, end=end))
        for end in borough_periods(site, indicator, kind)
    ]


@lru_cache(maxsize=64)
def period_offers(site: Site, indicator_ids: tuple[str, ...]) -> dict[str, Any]:
    """Return what `assets/periods.js` chooses from, every list of periods once.

    It follows from the release alone and takes a third of the time of a page, so it is remembered.
    Callers read it and never change it.

    Args:
        site: Definitions and figures.
        indicator_ids: Of measures with borough values.
    """
    lists: list[list[Option]] = []
    kinds: dict[str, list[tuple[str, str, int]]] = {}
    for indicator in map(site.catalogue.indicators.__getitem__, indicator_ids):
        kinds[indicator.id] = []
        for value, words in kind_options(indicator, site=site):
            periods = period_options(indicator, PeriodType(value), site=site)
            if periods not in lists:
                lists.append(periods)
            kinds[indicator.id].append((value, words, lists.index(periods)))
    return {"kinds": kinds, "lists": lists}
