"""The boroughs that words name, in whichever of their names."""

from functools import lru_cache

from callbacks.pages.search.index import initials
from callbacks.server.site import Site
from data.model import Level
from data.search.words import plain_words, without


def named_boroughs(words: tuple[str, ...], *, site: Site) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return slug and name of each borough that words name, in their order, and the other words."""
    found: dict[int, tuple[str, str]] = {}
    for called, slug, name in _called(site):
        at, rest = without(words, called)
        if at is not None:
            words = rest
            if slug not in {one for one, _ in found.values()}:
                found[at] = (slug, name)
    return dict(found[at] for at in sorted(found)), tuple(one for one in words if one)


@lru_cache(maxsize=8)
def _called(site: Site) -> list[tuple[tuple[str, ...], str, str]]:
    """Return every way to name a borough with its slug and name, the longest first."""
    areas = site.repository.areas(Level.BOROUGH)
    columns = (areas[one].tolist() for one in ("slug", "area_name", "short_name"))
    return sorted(
        (
            (plain_words(called), slug, name)
            for slug, name, short in zip(*columns, strict=True)
            for called in (
                *(name, short, f"city of {name}", name.replace(" and ", " ")),
                *(*name.split(" and "), *initials(name)),
            )
        ),
        key=lambda one: -len(one[0]),
    )
