"""Exit and support in the language that the address names."""

from callbacks.address.state import Query, one, pick
from callbacks.server.site import Site
from components.page import Page
from components.pages.support.page import support_layout
from data.helplines import ENGLISH


def support_page(query: Query, *, site: Site) -> Page:
    """Return the page; a language is known in any capitals, and by its first part alone.

    Raises:
        UnknownChoiceError: If the page is not there in the language asked for.
    """
    support = site.catalogue.support
    tags = {each.casefold(): each for each in support}
    tags |= {each.split("-")[0]: each for each in support}
    given = one(query, "lang") or ""
    asked = given.casefold().replace("_", "-")
    known = tags.get(asked) or tags.get(asked.split("-")[0]) or given
    language = pick("lang", known, list(support), default=ENGLISH)
    return support_layout(
        support[language],
        support=support,
        helplines=site.helplines,
        links=site.links,
        exit_url=site.settings.exit_url,
    )
