"""Counts a record once where a file has several rows of it, however long the file is."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from data.partner.model import FileRole
from data.pipeline.partner.reading.faults import private

AT_ONCE = 4_000_000  # numbers of a file that are sorted at once
COMPARED = 500_000  # rows that are held against the first of their reference at once
# What has to agree in rows of one reference, by what it is called when it does not.
AGREE: Mapping[FileRole, Mapping[str, Sequence[str]]] = {
    FileRole.INCIDENTS: {"date": ["day"], "place": ["ward", "lsoa"], "type": ["category"]},
    FileRole.VICTIMS: {"date": ["day"], "sex": ["sex"], "age": ["age"]},
    FileRole.ACCUSED: {"date": ["day"], "sex": ["sex"], "age": ["age"]},
    FileRole.REFERRALS: {"date": ["day"], "ethnicity": ["category"]},
}


class Repeats(NamedTuple):
    """Rows whose reference an earlier row has, those of them that differ, those without any."""

    rows: int
    differing: int
    without: int


def count_once(good: Path, *, role: FileRole, listed: Path) -> Repeats:
    """Leave in a checked file the first row of each reference; a blank one stands for itself.

    Args:
        good: The checked rows, rewritten in place. `same` holds a number for each reference.
        role: Of the file.
        listed: Where rows go, by number, that differ from the first of their reference. Made only
            where there is one; it is the partner's, like the lists of faults.
    """
    listed.unlink(missing_ok=True)
    again = later_rows(good)
    with pq.ParquetFile(good) as file:
        without = sum(one.column(0).null_count for one in file.iter_batches(columns=["same"]))
    differing = _list_differing(good, again=again, role=role, listed=listed)
    if again.any():
        _leave_out(good, again)
    return Repeats(int(again.sum()), differing, without)


def later_rows(path: Path) -> NDArray[np.bool_]:
    """Return which rows of a checked file have a number in `same` that an earlier row has."""
    with pq.ParquetFile(path) as file:
        again = np.zeros(file.metadata.num_rows, dtype=np.bool_)
        parts = max(1, -(-len(again) // AT_ONCE))
        for part in range(parts):
            places, numbers = _numbers(file, part=part, parts=parts)
            order = np.argsort(numbers, kind="stable")
            ordered = numbers[order]
            again[places[order[1:][ordered[1:] == ordered[:-1]]]] = True
    return again


def _numbers(
    file: pq.ParquetFile, *, part: int, parts: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the rows whose number falls into one of several parts, and these numbers."""
    rows, numbers = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for begin, cells, known in _same(file):
        held = np.flatnonzero(known & (cells % parts == part))
        rows.append(held + begin)
        numbers.append(cells[held])
    return np.concatenate(rows), np.concatenate(numbers)


def _of(batch: pa.RecordBatch) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return `same` of some rows and where it is known."""
    cells = batch.column("same")
    return np.asarray(cells.fill_null(0)), np.asarray(cells.is_valid())


def _list_differing(good: Path, *, again: NDArray[np.bool_], role: FileRole, listed: Path) -> int:
    told = 0
    parts = -(-int(again.sum()) // COMPARED)
    for part in range(parts):
        differing = _differing(_repeated(good, again, part=part, parts=parts), role=role)
        if len(differing) and not told:
            with private(listed) as file:
                csv.writer(file).writerow(["row", "first row of this reference", "differs in"])
        if len(differing):
            with listed.open("a", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(differing)
        told += len(differing)
    return told


def _differing(rows: pd.DataFrame, *, role: FileRole) -> list[tuple[int, int, str]]:
    """Return which rows differ from the first of their reference, by number, and in what."""
    first = rows.drop_duplicates("same").set_index("same").loc[rows["same"]]
    differs = {
        words: (rows[list(names)].to_numpy() != first[list(names)].to_numpy()).any(axis=1)
        for words, names in AGREE[role].items()
    }
    numbers, firsts = rows["row"].tolist(), first["row"].tolist()
    return [
        (numbers[place], firsts[place], ", ".join(one for one in differs if differs[one][place]))
        for place in np.flatnonzero(np.any(list(differs.values()), axis=0))
    ]


def _repeated(path: Path, again: NDArray[np.bool_], *, part: int, parts: int) -> pd.DataFrame:
    """Return rows whose reference is there more than once: one of several parts of them."""
    with pq.ParquetFile(path) as file:
        found = [
            numbers[again[begin : begin + len(numbers)] & (numbers % parts == part)]
            for begin, numbers, _ in _same(file)
        ]
        several = np.unique(np.concatenate(found))
        kept = [
            batch.filter(pa.array(known & np.isin(numbers, several)))
            for batch in file.iter_batches()
            for numbers, known in [_of(batch)]
        ]
        rows: pd.DataFrame = pa.Table.from_batches(kept, schema=file.schema_arrow).to_pandas()
    return rows.fillna(dict.fromkeys(rows.columns.intersection(["lsoa", "ward", "category"]), ""))


def _same(file: pq.ParquetFile) -> Iterator[tuple[int, NDArray[np.int64], NDArray[np.bool_]]]:
    """Yield piece by piece where its first row stands, `same` of its rows and where it is known."""
    begin = 0
    for batch in file.iter_batches(columns=["same"]):
        yield begin, *_of(batch)
        begin += batch.num_rows


def _leave_out(good: Path, again: NDArray[np.bool_]) -> None:
    """Write the file anew without these rows."""
    fresh, begin = good.with_suffix(".once"), 0
    with (
        pq.ParquetFile(good) as file,
        pq.ParquetWriter(fresh, file.schema_arrow, compression="zstd") as writer,
    ):
        for batch in file.iter_batches():
            keep = ~again[begin : begin + batch.num_rows]
            writer.write_batch(batch.filter(pa.array(keep)))
            begin += batch.num_rows
    fresh.replace(good)
