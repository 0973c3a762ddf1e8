"""From the bytes of a raw file to a table of texts or a JSON object, within bounds."""

import io
import json
import warnings
from collections.abc import Collection
from typing import Any

import pandas as pd

from data.pipeline.raw.cells import FETCH_AGAIN
from data.pipeline.raw.faults import InputFault

FIRST_ROW = 2  # row 1 is the header
# What one file may ask of this machine: the largest that is read has 10 MB and a million cells.
MOST_BYTES, MOST_JSON = 32_000_000, 8_000_000
MOST_CELLS, MOST_COLUMNS = 5_000_000, 2_000
MOST_IN_SHEET = 1_000_000  # cells of a workbook, blank ones among them: they take about 200 MB
# Of the Met's dashboard file: four years of every ward and borough are 275,000 counts.
MOST_COUNTS, MOST_SUBTYPES = 400_000, 10_000


def parse_csv(content: bytes, *, path: str) -> pd.DataFrame:
    """Return every cell as text, indexed by row in the file.

    Raises:
        InputFault: If it is no table, is too large, or two columns have one name.
    """
    _refuse_too_many(content, path=path)
    try:
        header = _read(content, header=None, nrows=1)
        names = header.iloc[0].tolist()
        refuse_repeated(names, file=path)
        refuse_more(content.count(b"\n") * len(names), MOST_CELLS, of="cells", path=path)
        with warnings.catch_warnings():  # a line with too many cells only warns, and loses them
            warnings.simplefilter("error", pd.errors.ParserWarning)
            frame = _read(content)
    except (ValueError, UnicodeDecodeError, pd.errors.ParserWarning) as error:
        raise InputFault(path, None, f"not a table ({error})", FETCH_AGAIN) from error
    if frame.empty:
        raise InputFault(path, None, "holds no rows", FETCH_AGAIN)
    frame.index = pd.RangeIndex(FIRST_ROW, FIRST_ROW + len(frame), name="row")
    return frame


def parse_json(content: bytes, *, path: str) -> dict[str, Any]:
    """Return a JSON object.

    Raises:
        InputFault: If it is none, is nested without end, says something twice, or holds a number
            that is none.
    """
    try:
        document = json.loads(
            content, parse_constant=_refuse_constant, object_pairs_hook=_refuse_twice
        )
    except RecursionError:
        raise InputFault(path, None, "not JSON (nested too deeply)", FETCH_AGAIN) from None
    except ValueError as error:
        raise InputFault(path, None, f"not JSON ({error})", FETCH_AGAIN) from error
    if not isinstance(document, dict):
        raise InputFault(path, None, "not a JSON object", FETCH_AGAIN)
    return document


def refuse_repeated(names: Collection[str], *, file: str) -> None:
    """Stop where two columns have one name: which of them is meant cannot be told.

    Args:
        names: Names of columns; a blank is none.
        file: Path of the raw file.

    Raises:
        InputFault: If a name is there twice.
    """
    seen: set[str] = set()
    for name in filter(None, names):
        if name in seen:
            raise InputFault(
                file,
                1,
                f"column '{name[:40]}' is there twice",
                "ask the publisher which of the two is meant, and take the other out",
            )
        seen.add(name)


def refuse_large(size: int, *, path: str, most: int = MOST_BYTES) -> None:
    """Stop before a file is read that would not fit.

    Raises:
        InputFault: If it has more bytes than it may.
    """
    if size > most:
        raise InputFault(
            path,
            None,
            f"has {size / 1e6:,.0f} MB, more than {most / 1e6:.0f}",
            "fetch the right file, or raise the limit in data/pipeline/raw/parse.py if it is right",
        )


def _read(content: bytes, **how: Any) -> pd.DataFrame:  # noqa: ANN401 - whatever pandas takes
    frame: pd.DataFrame = pd.read_csv(
        io.BytesIO(content),
        dtype=str,
        keep_default_na=False,
        encoding="utf-8-sig",
        skip_blank_lines=False,
        index_col=False,
        **how,
    )
    return frame


def _refuse_too_many(content: bytes, *, path: str) -> None:
    """Count before anything is taken apart: one line of a few million marks takes minutes."""
    cells = content.count(b",") + content.count(b"\n")
    refuse_more(cells, MOST_CELLS, of="cells", path=path)
    columns = content.partition(b"\n")[0].count(b",") + 1
    refuse_more(columns, MOST_COLUMNS, of="columns", path=path)


def refuse_more(found: int, most: int, *, of: str, path: str, part: str = "") -> None:
    """Stop before more is taken apart than any file has that is read.

    Args:
        found: How many there are.
        most: How many there may be.
        of: What is counted, for the message.
        path: Path of the raw file.
        part: What of the file has so many, where it is not the whole.

    Raises:
        InputFault: If there are more.
    """
    if found > most:
        raise InputFault(
            path,
            None,
            f"{part} has {found:,} {of}, more than {most:,}".lstrip(),
            "fetch the right file, or raise the limit in data/pipeline/raw/parse.py if it is right",
        )


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is no number")


def _refuse_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; of two values of one name it cannot be told which is meant."""
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"{twice[:40]!r} is there twice in one object")
    return made
