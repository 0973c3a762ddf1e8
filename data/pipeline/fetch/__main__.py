"""Fetches newer raw files: `python -m data.pipeline.fetch`."""

import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from data.catalogue import Catalogue
from data.consistency import CatalogueError
from data.pipeline.fetch.ask import Asked, ask_all
from data.pipeline.fetch.download import Patience, session
from data.pipeline.raw.faults import InputFault, line_of
from data.pipeline.raw.say import say

DONE, FAULT, IN_PART = 0, 1, 3


def main(settings: Mapping[str, str], *, patience: Patience | None = None) -> int:
    """Fetch, and say in one table what came of each source.

    Args:
        settings: `RAW_DATA`, the folder of raw files that a first fetch continues; `FETCHED`, where
            the dated folders go.
        patience: How often and how long an address is asked.

    Returns:
        0 where every source answered, with new files or none; 3 where at least one failed, whatever
        the others gave; 1 where a definition or the newest dated folder is at fault.
    """
    try:
        asked = fetch(settings, patience=patience)
    except (InputFault, CatalogueError, OSError) as fault:
        sys.stderr.write(f"{line_of(fault)}\n")
        return FAULT
    return IN_PART if asked.failed else DONE


def fetch(settings: Mapping[str, str], *, patience: Patience | None = None) -> Asked:
    """Ask every source, print the table and where the new files are.

    Raises:
        InputFault: If the newest dated folder is damaged.
        CatalogueError: If the definitions contradict themselves.
    """
    with session() as asker:
        asked = ask_all(
            Catalogue.load().sources,
            raw=Path(settings.get("RAW_DATA", "../shared/data")),
            fetched=Path(settings.get("FETCHED", "fetched")),
            today=datetime.now(UTC).date(),
            asker=asker,
            patience=patience or Patience(),
            say=say,
        )
    say(asked.table)
    if asked.folder:
        say(f"New files are in {asked.folder}: RAW_DATA={asked.folder / 'data'} builds from them.")
    return asked


if __name__ == "__main__":
    sys.exit(main(os.environ))
