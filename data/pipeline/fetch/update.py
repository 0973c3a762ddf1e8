"""Fetches, builds a candidate and reports: `python -m data.pipeline.fetch.update`.

It switches what is served only where UPDATE_SWITCH says so and nothing is left to ask.
"""

import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from data.consistency import CatalogueError
from data.pipeline.__main__ import run
from data.pipeline.fetch.__main__ import DONE, FAULT, IN_PART, fetch
from data.pipeline.fetch.download import Patience
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.raw.faults import InputFault, line_of
from data.pipeline.raw.read import RawFolder
from data.pipeline.raw.say import say
from data.pipeline.release.candidate import candidate_folder
from data.pipeline.release.switch import SwitchError, switch
from data.repository import ReleaseError

ASK = 4
SWITCH = ("", "yes")


def main(settings: Mapping[str, str], *, patience: Patience | None = None) -> int:
    """Fetch; where something is new, build a candidate from it and say what changed.

    Args:
        settings: As for `data.pipeline.fetch` and `data.pipeline`; `RELEASE_DIR`, the link that is
            served: the candidate gets a folder beside it, named after the day (one in `releases/`
            where what is served is no link); `UPDATE_SWITCH`, "yes" to serve a candidate about
            which nothing is left to ask.
        patience: How often and how long an address is asked.

    Returns:
        0 where nothing is new, or a candidate was built and, if asked for, switched to; 3 where a
        source failed, and 4 where something is to be asked: a candidate of what came is there, and
        nothing was switched; 1 where nothing was built.
    """
    wish = settings.get("UPDATE_SWITCH", "")
    if wish not in SWITCH:
        return _fault(f"UPDATE_SWITCH is '{wish}'. Remedy: set it to yes, or leave it out.")
    served = Path(settings.get("RELEASE_DIR", "data/published"))
    try:
        asked = fetch(settings, patience=patience)
        if asked.folder is None:
            say("Nothing new: the release that is served stays.")
            return IN_PART if asked.failed else DONE
        candidate = candidate_folder(_named(served), served=served)
        engine = settings.get("PIPELINE_ENGINE", "duckdb")
        raw = RawFolder(asked.folder / "data", engine=engine)
        postcodes = Path(settings["POSTCODES"]) if settings.get("POSTCODES") else None
        left = run(raw, directory=candidate, last_directory=served, postcodes=postcodes)
    except (InputFault, CatalogueError, ExtractFault, OSError) as fault:
        return _fault(f"Nothing was built, what is served stays: {line_of(fault)}")
    if asked.failed or left:
        say(f"Not switched: look at the lines above, then make switch RELEASE={candidate}")
        return IN_PART if asked.failed else ASK
    if wish != "yes":
        say(f"Not switched: UPDATE_SWITCH is not yes. make switch RELEASE={candidate} does it.")
        return DONE
    return _switch(candidate, served=served)


def _switch(candidate: Path, *, served: Path) -> int:
    try:
        release = switch(candidate, link=served)
    except (SwitchError, ReleaseError, OSError) as refused:
        return _fault(f"The candidate is there, nothing was switched: {line_of(refused)}")
    say(f"{served} is release {release} now; each copy loads it on SIGHUP. To go back: make undo")
    return DONE


def _named(served: Path) -> str:
    releases = served.parent if served.is_symlink() else Path("releases")
    today = datetime.now(UTC).date().isoformat()
    names = [today, *(f"{today}-{turn:02}" for turn in range(2, 100))]
    return str(next(releases / one for one in names if not _in_use(releases / one, served)))


def _in_use(folder: Path, served: Path) -> bool:
    return folder.exists() and folder.resolve() == served.resolve()


def _fault(line: str) -> int:
    sys.stderr.write(f"{line}\n")
    return FAULT


if __name__ == "__main__":
    sys.exit(main(os.environ))
