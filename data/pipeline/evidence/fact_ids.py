"""Ids of printed figures that the files do not number themselves.

An id is a public address, so it never moves. `registers/fact_ids.csv` records which id each figure
was given; a row inserted in a file gets the next free number, wherever it stands.
"""

from collections.abc import Iterable, Mapping

from data.pipeline.raw.faults import InputFault

REGISTER = "fact_ids.csv"


def ids_for(keys: Mapping[int, str], *, register: Mapping[str, str], file: str) -> dict[int, str]:
    """Return the recorded id of each figure, by row in the file.

    Args:
        keys: What tells the figures of one file apart, by row in the file.
        register: Recorded ids of that file, by key.
        file: Path of the file, for the message.

    Raises:
        InputFault: If a figure has no id yet, or one that has an id is gone from the file.
    """
    for row, key in keys.items():
        if key not in register:
            raise InputFault(
                file,
                row,
                f"the figure '{key}' has no id yet",
                "run python -m data.pipeline.evidence.new_fact_ids, and commit the register with "
                "the figure",
            )
    gone = sorted(set(register) - set(keys.values()))
    if gone:
        raise InputFault(
            file,
            None,
            f"the figure '{gone[0]}' ({register[gone[0]]}) is gone",
            "put it back: a printed figure is corrected by a note, never taken away",
        )
    return {row: register[key] for row, key in keys.items()}


def next_ids(keys: Iterable[str], *, register: Mapping[str, str], prefix: str) -> dict[str, str]:
    """Return ids for the keys that have none, numbered on from the highest there is.

    Args:
        keys: Every figure of one file, in file order.
        register: Recorded ids of that file, by key.
        prefix: Two letters that name the file.
    """
    highest = max((int(fact_id.removeprefix(prefix)) for fact_id in register.values()), default=0)
    new = [key for key in dict.fromkeys(keys) if key not in register]
    return {key: f"{prefix}{highest + step:04d}" for step, key in enumerate(new, start=1)}
