"""Names of files that leave the site: neutral at the start, and no two files alike."""

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from callbacks.server.site import Site

SAFE = re.compile(r"[a-z0-9_-]{1,60}", re.IGNORECASE)
MOST_WORDS = 6


def file_name(*parts: str, kind: str, site: Site) -> str:
    """Return a name that tells a file apart by its release and by what it holds.

    Args:
        parts: Ids, slugs and periods that were looked up; empty ones are left out.
        kind: Ending, without its dot.
        site: Gives the release.
    """
    release = site.repository.manifest["release"]
    return "_".join(part for part in ("london-boroughs", release, *parts) if part) + f".{kind}"


def choice_words(query: Mapping[str, Sequence[str]], *, said: Sequence[str] = ()) -> Iterator[str]:
    """Give what a name adds so that two sets of choices never share one.

    Args:
        query: The choices; the release is named elsewhere.
        said: What the name says already.

    Yields:
        The choices that can stand in a name, and a short print of them all where some cannot. What
        is taken together is told from boroughs that are shown one by one.
    """
    left = list(said)
    given = {name: list(held) for name, held in sorted(query.items()) if name != "release"}
    missing, words = False, 0
    for name, one in ((name, one) for name, held in given.items() for one in dict.fromkeys(held)):
        together = name == "group"
        if one in left and not together:
            left.remove(one)
        elif SAFE.fullmatch(one) and words < MOST_WORDS:
            words += 1
            yield f"group-{one}" if together else one
        else:
            missing = True
    if missing:
        yield sha256(repr(given).encode()).hexdigest()[:8]
