"""The caveats of a page that shows several measures, looked up in the definitions."""

from collections.abc import Iterable

from callbacks.server.site import Site
from data.caveats import each_once, must_read_first
from data.model import Caveat, Indicator


def page_caveats(
    indicators: Iterable[Indicator], *, site: Site, view: str = "borough"
) -> tuple[Caveat, ...]:
    """Return every caveat of the indicators and of the page, each once, must-read first.

    Args:
        indicators: Those that the page shows.
        site: Definitions.
        view: Name of the page in the caveats.
    """
    catalogue = site.catalogue
    measured = (caveat for one in indicators for caveat in catalogue.caveats_for(one.id))
    return must_read_first(each_once((*catalogue.view_caveats(view), *measured)))
