"""The page that is meant by an address whose first part is not quite that of any page."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from components.frame.shell import MENU

ALIKE = 0.7  # of `difflib`; “hotspot” and “hotspots” are 0.93 alike


def pages_meant(inner: str, paths: Sequence[str]) -> Iterator[str]:
    """Give paths that may be meant, the likeliest first; none where no page's comes near.

    Args:
        inner: What was asked for, without the prefix of the deployment.
        paths: Of all pages, as `borough/<slug>`.
    """
    first, _, rest = inner.strip("/").casefold().partition("/")
    first = first.removesuffix(".html").replace("_", "-").replace(" ", "-")
    alone = {path: path for path in paths if path and "<" not in path}
    within = {path.partition("/")[0] for path in paths if "<" in path}
    if rest:
        yield from (f"{folder}/{rest}" for folder in _like(first, sorted(within)))
    # The menu calls some by another word than their address does.
    words = {words.casefold().replace(" ", "-"): path for _, held in MENU for path, words in held}
    called = {word: path for word, path in words.items() if path in alone} | alone
    yield from (called[each] for each in _like(first, list(called)))


def _like(given: str, names: Sequence[str]) -> list[str]:
    return get_close_matches(given[:40], names, n=2, cutoff=ALIKE)
