"""What a choice in an address is called on the pages: a name for an id, words for a day."""

from datetime import date

from callbacks.address.ward_places import wards_by_code, wards_by_slug
from callbacks.server.site import Site
from components.panels.comparison_choices import VIEWS
from components.words.periods import day_words
from components.words.rows import PERIOD_TYPE_WORDS
from data.model import Level

NAMED = {
    "view": dict(VIEWS),
    "period_type": {kind.value: said for kind, said in PERIOD_TYPE_WORDS.items()},
}


def name_of(what: str, given: str, *, site: Site) -> str | None:
    """Return what readers call a choice.

    Args:
        what: Query name, such as `borough`.
        given: Id, slug or ISO day, as an address holds it.
        site: Definitions and figures.

    Returns:
        None where the choice has no other name: it is unknown, or its id is its name.
    """
    match what:
        case "borough":
            areas = site.repository.areas(Level.BOROUGH)
            return next(iter(areas.loc[areas["slug"] == given, "area_name"]), None)
        case "ward":
            return _ward_title(given, site=site)
        case "indicator":
            known = site.catalogue.indicators.get(given)
            return known.title if known else None
        case "period":
            return _period_words(given)
        case "view" | "period_type":
            return NAMED[what].get(given)
        case _:
            return None


def _ward_title(given: str, *, site: Site) -> str | None:
    ward = wards_by_slug(site).get(given) or wards_by_code(site).get(given)
    return ward.title if ward else None


def _period_words(given: str) -> str | None:
    try:
        return f"period ending {day_words(date.fromisoformat(given))}"
    except ValueError:
        return None
