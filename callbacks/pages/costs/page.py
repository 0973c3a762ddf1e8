"""The page on costs, made from printed figures and rows of the release."""

from callbacks.address.state import Query, UnknownChoiceError, one, pick
from callbacks.panels.measure_choices import boroughs_offered
from callbacks.panels.notes import page_caveats, with_printed
from callbacks.panels.view_downloads import page_downloads
from callbacks.server.site import Site
from components.notes.caveats import read_first
from components.notes.questions import ask_next
from components.notes.sources import sources_list
from components.page import Page
from components.pages.costs.arithmetic import amounts_part, saved_part
from components.pages.costs.page import CostParts, costs_layout, share_form
from components.pages.costs.parts import boroughs, footnote, units
from data.evidence.costs import by_category
from data.model import Level, PeriodType

COST = "estimated_cost"
LONDON = "london"
FIVE, MOST = 5, 50


def costs_page(query: Query, *, site: Site) -> Page:
    """Return the page for the share and the area of an address.

    Raises:
        UnknownChoiceError: If the area does not exist or the share is no whole number in reach.
    """
    percent = _percent(one(query, "share"))
    options = [(LONDON, "London"), *boroughs_offered(site)]
    area = pick("borough", one(query, "borough"), [slug for slug, _ in options], default=LONDON)
    facts = site.facts()
    catalogue, look = site.catalogue, site.repository.values
    indicator, differing = catalogue.indicators[COST], catalogue.disagreements
    level = Level.LONDON if area == LONDON else Level.BOROUGH
    values = look(COST, level=level, period_type=PeriodType.OTHER)
    return costs_layout(
        CostParts(
            aged_by=indicator.id,
            printed=amounts_part(facts, differing=differing["D19"], links=site.links),
            choice=share_form(
                percent=percent,
                most=MOST,
                boroughs=options,
                area=area,
                action=site.links.to("costs") + "#share",
            ),
            saved=saved_part(
                by_category(values, area=dict(options)[area]),
                area=area,
                unit=indicator.unit,
                percent=percent,
                facts=facts,
                links=site.links,
            ),
            footnote=footnote(
                percent,
                facts=facts,
                differing=differing["D09"],
                sources=catalogue.sources,
                links=site.links,
            ),
            boroughs=boroughs(
                percent,
                values=look(COST, level=Level.BOROUGH, period_type=PeriodType.OTHER),
                unit=indicator.unit,
                hrefs=_borough_addresses(site),
            ),
            units=units(facts, links=site.links),
            sources=sources_list([catalogue.sources[each] for each in indicator.source_ids]),
            ask_next=ask_next([indicator]),
            files=page_downloads([indicator], view="costs", what="the estimated costs", site=site),
            # Last: by now every part was given its printed figures.
            caveats=read_first(
                with_printed(
                    page_caveats([indicator], site=site, view="costs"), facts=facts, site=site
                ),
                sources=catalogue.sources,
            ),
        )
    )


def _percent(given: str | None) -> int:
    valid = [str(number) for number in range(MOST + 1)]
    if given and given not in valid:
        raise UnknownChoiceError("share", given, str(FIVE))
    return int(given) if given else FIVE


def _borough_addresses(site: Site) -> dict[str, str]:
    areas = site.repository.areas(Level.BOROUGH)
    return {
        code: site.links.borough(slug)
        for code, slug in zip(areas["area_code"], areas["slug"], strict=True)
    }
