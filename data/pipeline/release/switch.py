"""Puts a release in the place of the one that is served, and takes that back.

`python -m data.pipeline.release.switch releases/2025-09`, and the same with `--undo`.
What is served is a link to a release's folder: pointing it elsewhere is one step that either
happens or does not, and the folder that running copies still read stays where it is.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from data.pipeline.raw.faults import line_of
from data.repository import ParquetRepository, ReleaseError

USAGE = "usage: python -m data.pipeline.release.switch FOLDER, or --undo"


class SwitchError(Exception):
    """A switch that was not made. The message is one line that names the remedy."""


def main(arguments: Sequence[str], settings: Mapping[str, str]) -> int:
    """Switch or undo, and say what is served from now on.

    Args:
        arguments: The folder of a release, or `--undo`.
        settings: `RELEASE_DIR`, the link that is served.

    Returns:
        0, or 1 where nothing was changed; one line then says why.
    """
    link = Path(settings.get("RELEASE_DIR", "data/published"))
    if len(arguments) != 1:
        sys.stderr.write(f"{USAGE}\n")
        return 1
    try:
        release = undo(link) if arguments[0] == "--undo" else switch(Path(arguments[0]), link=link)
    except (SwitchError, ReleaseError, OSError) as refused:
        sys.stderr.write(f"Nothing was changed: {line_of(refused)}\n")
        return 1
    sys.stdout.write(
        f"{link} is release {release} now. Each copy loads it on SIGHUP or a restart; "
        "to go back: make undo\n"
    )
    return 0


def switch(folder: Path, *, link: Path) -> str:
    """Point the link at a release, once it has been read whole, and remember the one before.

    Returns:
        The id of the release.

    Raises:
        SwitchError: If the link is a folder.
        ReleaseError: If the release is damaged or cannot be served.
    """
    _refuse_folder(link)
    release = _read_whole(folder)
    before = link.resolve() if link.is_symlink() else None
    if before == folder.resolve():
        return release
    if before:
        point(_last(link), before)
    point(link, folder.resolve())
    return release


def undo(link: Path) -> str:
    """Point the link at the release before, and remember the one that was served.

    Raises:
        SwitchError: If there is no release before.
        ReleaseError: If it is damaged or cannot be served.
    """
    _refuse_folder(link)
    last = _last(link)
    if not (link.is_symlink() and last.is_symlink()):
        raise SwitchError(f"{last} is not there, so no release was switched away from")
    now, before = link.resolve(), last.resolve()
    release = _read_whole(before)
    point(last, now)
    point(link, before)
    return release


def _read_whole(folder: Path) -> str:
    return str(ParquetRepository.open(folder).manifest["release"])


def _refuse_folder(link: Path) -> None:
    if link.exists() and not link.is_symlink():
        raise SwitchError(
            f"{link} is a folder, not a link: set RELEASE_DIR to a link, as docs/releases.md says"
        )


def _last(link: Path) -> Path:
    return link.with_name(f"{link.name}.last")


def point(link: Path, target: Path) -> None:
    """Replace a link in one step: it points at the old folder or the new one, never at nothing.

    A folder beside the link is named without its path, so that both can be mounted elsewhere.
    """
    link.parent.mkdir(parents=True, exist_ok=True)
    beside = target.parent == link.parent.resolve()
    fresh = link.with_name(f".{link.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target.name if beside else target)
    fresh.replace(link)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
