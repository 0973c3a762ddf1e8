"""The page of what is new, from the record of the release."""

from callbacks.address.choice_names import name_of
from callbacks.address.state import Query
from callbacks.pages.new.record import asked_of, entries_of, revised_of
from callbacks.panels.measure_choices import boroughs_offered
from callbacks.server.site import Site
from components.page import Page
from components.pages.new.page import Choices, new_layout
from components.panels.measure_choices import grouped_measures


def new_page(query: Query, *, site: Site) -> Page:
    """Return the page, cut to the measure and the borough that the address names."""
    asked = asked_of(query, site=site)
    indicators = site.catalogue.indicators
    held = sorted(
        (one for one in indicators.values() if one.id in site.repository.manifest["indicators"]),
        key=lambda one: one.order,
    )
    return new_layout(
        entries_of(asked, site=site),
        revised_of(asked, site=site),
        chosen=Choices(
            asked=asked,
            indicators=grouped_measures(held),
            boroughs=boroughs_offered(site),
            borough_name=name_of("borough", asked.borough, site=site) or "",
        ),
        indicators=indicators,
        links=site.links,
        earlier_kept=site.settings.releases is not None,
    )
