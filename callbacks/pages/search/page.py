"""The page of a search, from the address. What was asked for is kept and logged nowhere."""

import re
from collections.abc import Iterable

from callbacks.address.state import Query, one
from callbacks.pages.search.about import about, as_result
from callbacks.pages.search.alike import alike
from callbacks.pages.search.index import facts, index
from callbacks.pages.search.printed import printed_caveats, printed_results
from callbacks.server.site import Site
from components.frame.search_box import LONGEST
from components.page import Page
from components.pages.search.page import Result, Results, search_layout
from data.evidence.number_words import plain_numbers, shares
from data.model import Level
from data.search.postcodes import TABLE, holds_postcode

MOST, FIGURES, BESIDE, SOME = 20, 10, 3, 10
NUMBER = re.compile(r"\d")


def search_page(query: Query, *, site: Site) -> Page:
    """Return what was found for the words of an address."""
    asked = " ".join((one(query, "q") or "").split())[:LONGEST]
    boroughs = site.repository.areas(Level.BOROUGH)
    # What may name somebody's home is not looked for, and not written into the page.
    whole = holds_postcode(asked)
    chosen = (query.get("borough") or [""])[0]
    found = Results("", (), postcode=True) if whole else results(asked, chosen=chosen, site=site)
    return search_layout(
        found,
        caveats=printed_caveats(found, site=site),
        postcodes=places_postcodes(site),
        boroughs=list(zip(boroughs["slug"], boroughs["area_name"], strict=True)),
        links=site.links,
    )


def places_postcodes(site: Site) -> bool:
    """Tell whether the release can place postcodes."""
    return TABLE in site.repository.manifest["tables"]


def results(asked: str, *, site: Site, chosen: str = "") -> Results:
    """Return what was found, the best first.

    A number is looked for among printed figures too, and comes before all else where nothing is
    called so; a share of a whole always does. Comparisons come first where boroughs like one are
    asked for: one that is named, or the one that was `chosen`, by its slug; and what a borough that
    is named has of the measure or page that is asked for beside it.
    """
    if not asked:
        return Results(asked, ())
    found = index(site).find(asked, most=MOST)
    places = [as_result(each, site=site) for each in found.entries]
    sure = bool(places) and not found.nearly and not found.some
    plain = plain_numbers(asked)
    share = shares(plain) != plain
    numbered = share or NUMBER.search(plain) is not None
    beside = sure and not numbered
    figures = facts(site)[0].find(asked, most=BESIDE if beside else FIGURES, loosely=not beside)
    named = about(found.words, site=site)
    of_borough = named.boroughs and (named.views or not found.named)
    some = not figures and (bool(named.besides) if of_borough else found.some)
    if of_borough:
        more = [] if found.some else places
        places = _once((*named.views, *named.boroughs, *named.besides, *more))
    elif some:
        places = places[:SOME]
        figures = facts(site)[0].find_some(asked, most=BESIDE)
    elif figures and not sure:
        places = []
    shown = printed_results(figures, site=site)
    like = alike(asked, chosen=chosen, site=site)
    first = numbered and not some and (share or not found.named)
    return Results(
        asked,
        [*like.compared, *((*shown, *places) if first else (*places, *shown))],
        nearly=found.nearly and not shown and not like.compared,
        some=some and not like.compared,
        like=like.boroughs,
        more_figures=site.links.to("evidence", q=asked) if shown and not some else "",
        fact_ids=figures,
    )


def _once(results: Iterable[Result]) -> list[Result]:
    return [*{(one.title, one.href): one for one in results}.values()]
