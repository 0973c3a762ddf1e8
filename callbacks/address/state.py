"""From an address to a resolved view, or to what is unknown in it and what comes nearest."""

from collections.abc import Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from unicodedata import category
from urllib.parse import parse_qs

from callbacks.making.choices import Asked
from callbacks.server.site import Site
from components.page import View
from components.panels.comparison_choices import MOST_BOROUGHS
from components.panels.measure_choices import WHOLE_LONDON
from data.model import Indicator, Level, PeriodType
from data.selection import LATEST

DEFAULT_INDICATOR = "da_offences_rate"
WHOLE = WHOLE_LONDON[0]
ORDERS = ("name", "value")
LONGEST_QUERY, MOST_NAMED = 2000, 60
UNSEEN = {"Cc", "Cf"}  # classes of Unicode
Query = Mapping[str, Sequence[str]]


class UnknownChoiceError(Exception):
    """An address names something that does not exist.

    `what` is the query name, `given` what was asked for, `nearest` the closest valid value. Where
    two are named and one is meant, `twice` is true, and `given` one that is not the nearest. Where
    more are named than fit, `most` is how many do; else 0.
    """

    def __init__(
        self, what: str, given: str, nearest: str | None, *, twice: bool = False, most: int = 0
    ) -> None:
        super().__init__(f"{what}: {given!r} is unknown")
        self.what, self.given, self.nearest, self.twice = what, seen(given)[:80], nearest, twice
        self.most = most

    @property
    def said(self) -> str:
        """Return what is wrong and what would do, in a sentence or two."""
        if self.twice:
            return f"The address names {self.what} more than once: name one."
        tried = f" Try {self.nearest!r}." if self.nearest else ""
        return f"The {self.what} {self.given!r} is not here.{tried}"


def seen(text: str) -> str:
    """Return a text without the signs that are not seen: some turn what follows them around."""
    return "".join(one for one in text if category(one) not in UNSEEN)


def parse_query(text: str) -> Asked:
    """Read a query string; one that is too long to be ours is refused.

    Raises:
        UnknownChoiceError: If it is longer, or names more, than any address this app makes.
    """
    if len(text) > LONGEST_QUERY or text.count("&") >= MOST_NAMED:
        raise UnknownChoiceError("address", text[:40] + "…", None)
    given = parse_qs(text.lstrip("?"))
    return Asked({name: [seen(one) for one in held] for name, held in given.items()})


def one(query: Query, name: str) -> str | None:
    """Return the value of a query name that means one choice, or None.

    Raises:
        UnknownChoiceError: If it is given more than once: which one is meant nobody can tell.
    """
    given = query.get(name, ())
    if len(given) > 1:
        last = given[-1]
        others = [each for each in given if each != last]
        raise UnknownChoiceError(name, next(iter(others), last), last, twice=True)
    return given[0] if given else None


def pick(what: str, given: object, valid: Sequence[str], *, default: str) -> str:
    """Return a valid choice. Of periods the default is the newest, and “latest” stands for it.

    Raises:
        UnknownChoiceError: If something was given that is not among the valid ones.
    """
    if given is None or given == "" or (what == "period" and given == LATEST):
        return default
    if not isinstance(given, str):  # a callback may be sent a list where a choice is due
        raise UnknownChoiceError(what, str(given)[:40], default)
    if given in valid:
        return given
    like = nearest_day(given, valid) if what == "period" else nearest(given, valid)
    raise UnknownChoiceError(what, given, like or default)


def mended(query: Query, unknown: UnknownChoiceError) -> Query:
    """Return a query with what is unknown in it replaced by the nearest, all else as it was.

    Where too many were asked for, as many as fit are kept, the first ones.
    """
    given = list(query.get(unknown.what, ()))
    if unknown.nearest is None:
        return {**query, unknown.what: list(dict.fromkeys(given))[: unknown.most or MOST_BOROUGHS]}
    replaced = [unknown.nearest if one[:80] == unknown.given else one for one in given]
    return {**query, unknown.what: list(dict.fromkeys(replaced))}


def nearest_day(given: str, valid: Sequence[str]) -> str | None:
    """Return the ISO date nearest to the given one, or None where that is no date."""
    try:
        day = date.fromisoformat(given)
    except ValueError:
        return None
    return min(valid, key=lambda one: abs(date.fromisoformat(one) - day), default=None)


def nearest(given: str, valid: Sequence[str]) -> str | None:
    """Return the valid choice most like the given one, the start of a name counting most.

    None where no choice is at all like it.
    """
    asked = given.casefold().replace(" ", "-")[:80]
    begun = [one for one in valid if one.startswith(asked[:5])]
    close = get_close_matches(asked, begun or valid, n=1, cutoff=0.2)
    return close[0] if close else None


def map_indicators(site: Site) -> list[Indicator]:
    """Return the indicators that the map offers and this release has, in their order."""
    offered = [
        one
        for one in site.catalogue.indicators.values()
        if one.borough_map and borough_period_types(site, one)
    ]
    return sorted(offered, key=lambda indicator: indicator.order)


def borough_period_types(site: Site, indicator: Indicator) -> list[PeriodType]:
    """Return the kinds of period that have borough values, the usual one first."""
    return list(_borough_kinds(site, indicator.id))


def borough_periods(site: Site, indicator: Indicator, kind: PeriodType) -> list[str]:
    """Return ISO dates of the period ends with borough values that may be mapped, newest first."""
    return list(_borough_ends(site, indicator.id, kind))


# What a release offers does not change while it is served, and every request asks.
@lru_cache(maxsize=256)
def _borough_kinds(site: Site, indicator_id: str) -> tuple[PeriodType, ...]:
    indicator = site.catalogue.indicators[indicator_id]
    kinds = [
        kind
        for kind in indicator.levels.get(Level.BOROUGH, ())
        if site.repository.periods(indicator.id, level=Level.BOROUGH, period_type=kind)
    ]
    return tuple(sorted(kinds, key=lambda kind: kind is not indicator.default_period_type))


@lru_cache(maxsize=8)
def every_period(site: Site) -> frozenset[str]:
    """Return the ISO day that each period of any measure ends on."""
    return frozenset(
        end.date().isoformat()
        for indicator in site.catalogue.indicators.values()
        for level, kinds in indicator.levels.items()
        for kind in kinds
        for end in site.repository.periods(indicator.id, level=level, period_type=kind)
    )


@lru_cache(maxsize=256)
def _borough_ends(site: Site, indicator_id: str, kind: PeriodType) -> tuple[str, ...]:
    rows = site.repository.values(indicator_id, level=Level.BOROUGH, period_type=kind)
    ends = rows.loc[rows["status"] == "published", "period_end"].unique()
    return tuple(end.date().isoformat() for end in sorted(ends, reverse=True))


def resolve_view(
    query: Query,
    *,
    site: Site,
    lenient: bool = False,
    views: Sequence[str] = (),
    orders: Sequence[str] = ORDERS,
) -> View:
    """Resolve the choices in an address against the release.

    Args:
        query: Parsed query.
        site: Definitions and figures.
        views: Views of the page, the usual one first; none for a page that has one.
        orders: Orders of the page, the usual one first.
        lenient: True where a period may no longer fit a newly chosen indicator: the newest one
            is taken then. Unknown indicators and boroughs are refused all the same.

    Raises:
        UnknownChoiceError: If a choice does not exist in this release.
    """
    offered = {indicator.id: indicator for indicator in map_indicators(site)}
    chosen = pick("indicator", one(query, "indicator"), list(offered), default=DEFAULT_INDICATOR)
    return view_of(offered[chosen], query, site=site, lenient=lenient, views=views, orders=orders)


def view_of(
    indicator: Indicator,
    query: Query,
    *,
    site: Site,
    lenient: bool = False,
    views: Sequence[str] = (),
    orders: Sequence[str] = ORDERS,
) -> View:
    """Resolve the other choices in an address for an indicator with borough values.

    Arguments and errors as for `resolve_view`.
    """
    kinds = borough_period_types(site, indicator)
    kind_given, end_given = one(query, "period_type"), one(query, "period")
    names = [kind.value for kind in kinds]
    if lenient and kind_given not in names:
        kind_given = end_given = None
    kind = PeriodType(pick("period_type", kind_given, names, default=names[0]))
    ends = borough_periods(site, indicator, kind)
    if lenient and end_given not in ends:
        end_given = None
    return View(
        indicator_id=indicator.id,
        period_type=kind.value,
        period_end=pick("period", end_given, ends, default=ends[0]),
        boroughs=borough_slugs(query, site=site),
        view=pick("view", one(query, "view"), views, default=views[0]) if views else "",
        order=pick("order", one(query, "order"), orders, default=orders[0]),
    )


def borough_slugs(query: Query, *, site: Site, most: int = MOST_BOROUGHS) -> tuple[str, ...]:
    """Return the chosen boroughs, each once, at most six.

    Raises:
        UnknownChoiceError: If one is not a London borough.
    """
    valid = site.repository.areas(Level.BOROUGH)["slug"].tolist()
    asked = (slug for slug in query.get("borough", ()) if slug not in {"", WHOLE})
    given = list(dict.fromkeys(asked))
    if len(given) > most:
        raise UnknownChoiceError("borough", f"{len(given)} boroughs", None, most=most)
    return tuple(pick("borough", slug, valid, default=valid[0]) for slug in given)
