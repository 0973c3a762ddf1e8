"""What the boxes of a page on one measure offer, from the release."""

from callbacks.address.state import map_indicators
from callbacks.panels.period_offers import kind_options, period_options
from callbacks.server.site import Site
from components.page import Option, View
from components.panels.measure_choices import (
    WHOLE_LONDON,
    MeasureChoices,
    grouped_measures,
)
from data.model import Level, PeriodType


def choices_for(view: View, *, site: Site, whole: bool = True) -> MeasureChoices:
    """Return what the boxes offer for a view.

    Args:
        view: What is chosen.
        site: Definitions and figures.
        whole: Whether London as a whole is offered beside the boroughs.
    """
    indicator = site.catalogue.indicators[view.indicator_id]
    return MeasureChoices(
        indicators=grouped_measures(map_indicators(site)),
        period_types=kind_options(indicator, site=site),
        periods=period_options(indicator, PeriodType(view.period_type), site=site),
        boroughs=[*([WHOLE_LONDON] if whole else []), *boroughs_offered(site)],
    )


def boroughs_offered(site: Site) -> list[Option]:
    """Return slug and name of every borough, in order of name."""
    areas = site.repository.areas(Level.BOROUGH)
    return list(zip(areas["slug"].tolist(), areas["area_name"].tolist(), strict=True))
