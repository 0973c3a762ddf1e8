"""What is asked for of a borough: its view of a measure or a page, or two beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from callbacks.pages.search.index import index
from callbacks.pages.search.named import named_boroughs
from callbacks.server.site import Site
from components.pages.search.page import Result
from components.panels.comparison_choices import MOST_BOROUGHS
from components.words.values import join_names
from data.model import Availability, Level
from data.search.entries import Entry, Kind

COMPARE = "compare"
LOOKED_AT, OFFERED, BESIDES = 40, 2, 5


@dataclass(frozen=True)
class About:
    """What is offered of the boroughs that are named: their views, themselves, and what else fits.

    `besides` has what is asked for beside them and has no view of a borough.
    """

    views: Sequence[Result] = ()
    boroughs: Sequence[Result] = ()
    besides: Sequence[Result] = ()


def about(words: tuple[str, ...], *, site: Site) -> About:
    """Return what there is of the boroughs that are named, the best first.

    Of one borough its views of the measure or page that is asked for beside it, at most two; of
    several boroughs the comparison of them.

    Args:
        words: As `data.search.words.plain_words` gives them.
        site: Knows the boroughs, and what can be found.
    """
    named, rest = named_boroughs(words, site=site)
    if not named:
        return About()
    known = site.catalogue.search
    rest = tuple(one for one in rest if one not in {*known.idle, *known.whole})
    found = index(site).find(" ".join(rest), most=LOOKED_AT) if rest else None
    entries = found.entries[: found.named] if found else ()
    if len(named) == 1:
        [(slug, name)] = named.items()
        seen = [one for each in entries if (one := _view(each, slug, name, site=site))][:OFFERED]
    else:
        seen = [_beside(named, entries, site=site)]
    boroughs = [
        Result(Kind.BOROUGH.value, name, site.links.borough(slug), "")
        for slug, name in named.items()
    ]
    return About(
        seen, boroughs, [] if seen else [as_result(one, site=site) for one in entries[:BESIDES]]
    )


def as_result(one: Entry, *, site: Site) -> Result:
    """Return an entry as it is listed."""
    return Result(one.kind.value, one.title, site.links.to(one.path), one.note)


def _view(one: Entry, slug: str, name: str, *, site: Site) -> Result | None:
    if one.kind is Kind.MEASURE:
        measure = site.catalogue.indicators[one.path.rpartition("/")[2]]
        if (
            Level.BOROUGH not in measure.levels
            or measure.availability is not Availability.PUBLISHED
        ):
            return None
        href = site.links.indicator(measure.id, borough=slug)
        return Result(one.kind.value, f"{measure.title}, {name}", href, one.note)
    pages = {each.path: each for each in site.catalogue.search.pages if each.by_borough}
    page = pages.get(one.path)
    href = site.links.to(one.path, borough=slug)
    return Result(one.kind.value, f"{page.title}, {name}", href, one.note) if page else None


def _beside(named: dict[str, str], entries: Sequence[Entry], *, site: Site) -> Result:
    measures = (one.path.rpartition("/")[2] for one in entries if one.kind is Kind.MEASURE)
    slugs = [*named][:MOST_BOROUGHS]
    page = next(one for one in site.catalogue.search.pages if one.path == COMPARE)
    title = f"{page.title}: {join_names([named[one] for one in slugs])}"
    href = site.links.to(COMPARE, indicator=next(measures, None), borough=slugs)
    note = site.catalogue.caveats[page.caveat_id].headline if page.caveat_id else ""
    return Result(Kind.COMPARED.value, title, href, note)
