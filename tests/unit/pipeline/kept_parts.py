"""Parts of a release that rest on raw files: made once in a run for the same files.

What is kept knows which files and listings it rests on, and is given again only where all of them
are, byte by byte, what they were.
"""

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from data.pipeline.raw.read import Fingerprint, RawFolder

Give = Callable[[str, Callable[[], Any]], Any]
Listed = tuple[str, tuple[str, ...]]


class Needs(NamedTuple):
    """What a part asked of the raw folder: files by name, and folders with the kinds of files."""

    files: frozenset[str]
    folders: frozenset[Listed]


class Kept(NamedTuple):
    """A part, what it needed, the digest of all that, and what it left in the folder's record."""

    made: Any
    needs: Needs
    digest: str
    read: list[Fingerprint]


class Watched(RawFolder):
    """A raw folder that notes what is asked of it."""

    def __init__(self, raw: RawFolder) -> None:
        super().__init__(raw.root, engine=raw.engine)
        self.files: set[str] = set()
        self.folders: set[Listed] = set()

    @property
    def needs(self) -> Needs:
        return Needs(frozenset(self.files), frozenset(self.folders))

    def path(self, name: str) -> Path:
        self.files.add(name)
        return super().path(name)

    def record(self, name: str, *, rows: int) -> None:
        self.files.add(name)
        super().record(name, rows=rows)

    def published(self, folder: str, *, suffixes: tuple[str, ...]) -> list[str]:
        self.folders.add((folder, suffixes))
        names = super().published(folder, suffixes=suffixes)
        self.files.update(names)
        return names


def keeping(part: Callable[..., Any], *, name: str, give: Give) -> Callable[..., Any]:
    """Return a part that is made once for the same raw files and the same definitions.

    Args:
        part: Takes a raw folder and keywords, asks nothing else, and changes nothing.
        name: Of the part.
        give: The fixture `made_once`.
    """

    def once(raw: RawFolder, **told: Any) -> Any:
        def make() -> Kept:
            watched = Watched(raw)
            made = part(watched, **told)
            needs = watched.needs
            return Kept(made, needs, _digest(raw, needs), watched.fingerprints)

        fresh: list[Kept] = []

        def first() -> Needs:
            fresh.append(make())
            return fresh[0].needs

        # Whoever is the first says what the part needs; files that others need besides are looked
        # at in what they keep.
        needs = give(f"needs-{_named(name)}", first)
        key = f"{name} {raw.engine} {_digest(raw, needs)} {_said(told)}"
        kept: Kept = give(f"part-{_named(key)}", lambda: fresh[0] if fresh else make())
        if kept.digest != _digest(raw, kept.needs):
            kept = make()
        raw._read.update({one.name: one for one in kept.read})  # noqa: SLF001 - as it would itself
        return kept.made

    return once


def _named(key: str) -> str:
    return sha256(key.encode()).hexdigest()


def _digest(raw: RawFolder, needs: Needs) -> str:
    """Return a digest of the content of all that is needed, and of what there is not."""
    told: list[object] = []
    for folder, suffixes in sorted(needs.folders):
        names = raw.published(folder, suffixes=suffixes)
        told.append((folder, [(one, _content(raw.root / one)) for one in names]))
    told += [(name, _content(raw.root / name)) for name in sorted(needs.files)]
    return _named(repr(told))


def _content(path: Path) -> str:
    if not path.is_file():
        return "no file"
    at = path.resolve()
    about = at.stat()
    return _sum(at, about.st_ino, about.st_size, about.st_mtime_ns)


@cache
def _sum(path: Path, *_about: int) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _said(told: dict[str, Any]) -> str:
    """Return what a part is told besides: of definitions what the pipeline asks of them."""
    return repr(
        {
            name: [one.indicators, one.ward_groups, one.series]
            if name == "definitions"
            else list(one)
            for name, one in told.items()
        }
    )
