"""The page on data, made from the release and the definitions."""

from callbacks.site import Site
from callbacks.state import Query
from components.api_examples import api_examples
from components.data_page import Offer, data_layout
from components.page import Page
from data.model import Availability, Indicator

CLOSED = "Left out: the source does not allow passing on. The site shows it with its citation."
NOBODY = "[x] Nobody publishes it."


def data_page(query: Query, *, site: Site) -> Page:  # noqa: ARG001
    """Return the page."""
    return data_layout(
        manifest=site.repository.manifest,
        sources=list(site.catalogue.sources.values()),
        offers=[_offer(one, site=site) for one in site.catalogue.indicators.values()],
        whole=[("All definitions as JSON", site.links.to("api/v1/indicators"))],
        examples=api_examples(site.links, release=site.repository.manifest["release"]),
        today=site.today(),
    )


def _offer(one: Indicator, *, site: Site) -> Offer:
    href = site.links.indicator(one.id)
    if one.availability is Availability.NOT_PUBLISHED:
        return Offer(one.title, href, (), NOBODY)
    if not one.redistribute:
        return Offer(one.title, href, (), CLOSED)
    return Offer(one.title, href, [("JSON", site.links.to("api/v1/values", indicator=one.id))])
