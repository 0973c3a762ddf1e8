"""Gives ids to printed figures without one: `python -m data.pipeline.evidence.new_fact_ids`."""

import os
from pathlib import Path

import pandas as pd

from data.pipeline.evidence.fact_files import FACT_FILES, single_facts
from data.pipeline.evidence.fact_ids import REGISTER, next_ids
from data.pipeline.evidence.registers import FOLDER, Registers
from data.pipeline.raw.read import RawFolder


def main() -> None:
    """Append new figures to the register. Ids that are there stay as they are."""
    raw = RawFolder(Path(os.environ.get("RAW_DATA", "../shared/data")))
    register = Registers().fact_ids() if (FOLDER / REGISTER).exists() else {}
    lines = []
    for file in FACT_FILES:
        known = register.get(file.prefix, {})
        keys = single_facts(raw, file=file)["key"].tolist()
        both = known | next_ids(keys, register=known, prefix=file.prefix)
        lines += [(fact_id, key) for key, fact_id in both.items()]
    frame = pd.DataFrame(lines, columns=["fact_id", "key"])
    frame.to_csv(FOLDER / REGISTER, index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
