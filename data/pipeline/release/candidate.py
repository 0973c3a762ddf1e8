"""Where a new release is built: never over what readers are served, nor over other files."""

from pathlib import Path

from data.checksums import MANIFEST
from data.pipeline.raw.faults import InputFault

REMEDY = (
    "give the new release a folder of its own, such as make data CANDIDATE=releases/2025-09, "
    "as docs/releases.md says"
)


def candidate_folder(named: str, *, served: Path) -> Path:
    """Return the folder that a release goes into. What is there is replaced.

    Args:
        named: The folder that was asked for; empty to rebuild the served release in its place,
            which only a plain folder allows: a link is what running copies read through.
        served: The folder that is served, or the link to it.

    Raises:
        InputFault: If the release would replace what is served, a link, or files of another kind.
    """
    folder = Path(named or served)
    if folder.is_symlink():
        raise InputFault(str(folder), None, "is a link to a release", REMEDY)
    if named and served.resolve().is_relative_to(folder.resolve()):
        raise InputFault(str(folder), None, f"is or holds what is served ({served})", REMEDY)
    if folder.exists() and not (folder / MANIFEST).exists() and any(folder.iterdir()):
        raise InputFault(str(folder), None, "holds files that are no release", REMEDY)
    return folder
