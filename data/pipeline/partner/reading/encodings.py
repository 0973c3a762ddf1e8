"""Finds out how a text file of a partner is written: its encoding and what stands between cells."""

import codecs
import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TextIO

from charset_normalizer import from_bytes

from data.pipeline.partner.mapping.faults import ExtractFault

MARKS = {  # what a file may begin with, the longer first
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
OF_BRITAIN = ["cp1252", "iso8859_15", "mac_roman", "cp850"]
QUOTES = "\u2018\u2019\u201c\u201d\u2013\u2014"  # and dashes
# What text of here holds beyond plain English; letters with accents count for a third of it.
USUAL = dict.fromkeys(f"£€…é\u00a0{QUOTES}", 3) | dict.fromkeys("áàâäåãçèêëíìîïñóòôöøúùûüÿ°½", 1)
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars", "^": "carets"}
BLOCK = 1 << 20
SAMPLE = 1 << 16  # bytes of lines that are not plain English
LOOKED_AT = 200  # rows
LONGEST_LINE = 1 << 17  # characters
MOST_COLUMNS = 1 << 14  # as many as a sheet of a workbook has


def encoding_of(path: Path) -> str:
    """Return the encoding of a text file: by its mark, as UTF-8, or as its letters suggest.

    Raises:
        ExtractFault: If it is no text.
        OSError: If it cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(4096)
    for mark, name in MARKS.items():
        if start.startswith(mark):
            return name
    if b"\0" in start:
        return _without_mark(start, path)
    sample = _foreign_lines(path)
    if sample is None:
        return "utf-8"
    usual = {name: _usual(sample, name) for name in OF_BRITAIN}
    if max(usual.values()):
        return max(usual, key=usual.__getitem__)
    found = from_bytes(sample, cp_isolation=OF_BRITAIN).best() or from_bytes(sample).best()
    if found is None:
        raise ExtractFault(
            f"{path.name}: no text in any known encoding. Remedy: save the file as CSV in UTF-8."
        )
    return str(found.encoding)


def _usual(sample: bytes, encoding: str) -> int:
    """Return how much of some bytes is what text of here holds, in an encoding; 0 if it is none.

    A library that tells encodings by the letters of whole languages takes a pound sign for "ú".
    """
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return 0
    return sum(USUAL.get(letter, 0) for letter in text)


def _without_mark(start: bytes, path: Path) -> str:
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) > len(start) // 4 and min(even, odd) < len(start) // 8:
        return "utf-16-be" if even > odd else "utf-16-le"
    raise ExtractFault(
        f"{path.name}: no text, it holds bytes of zero. Remedy: save the file as CSV in UTF-8, or "
        "give it the ending of what it is (.xlsx, .ods, .parquet)."
    )


def _foreign_lines(path: Path) -> bytes | None:
    """Return lines with letters beyond plain English; None where the whole file is UTF-8."""
    decoder, is_utf8 = codecs.getincrementaldecoder("utf-8")(), True
    sample = bytearray()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            if is_utf8:
                try:
                    decoder.decode(block)
                except UnicodeDecodeError:
                    is_utf8 = False
            if not block.isascii() and len(sample) < SAMPLE:
                foreign = (line for line in block.split(b"\n") if not line.isascii())
                sample += b"\n".join(foreign)[:SAMPLE]
            if not is_utf8 and len(sample) >= SAMPLE:
                break
    return None if is_utf8 else bytes(sample)


def first_rows(
    path: Path, *, encoding: str, delimiter: str, rows: int = LOOKED_AT
) -> list[list[str]]:
    """Return the cells of the first rows of a CSV.

    Raises:
        UnicodeError: If the file is not in that encoding.
        OSError: If it cannot be read.
        csv.Error: If it is no CSV.
        ExtractFault: If a line is longer, or has more cells, than any file needs.
    """
    found = []
    with path.open(encoding=encoding, newline="") as file:
        for row in islice(csv.reader(_lines(file, path), delimiter=delimiter), rows):
            if len(row) > MOST_COLUMNS:
                raise ExtractFault(
                    f"{path.name}: a line has {len(row):,} cells, more than {MOST_COLUMNS:,}. "
                    "Remedy: save the file again with a line for each record."
                )
            found.append(row)
    return found


def _lines(file: TextIO, path: Path) -> Iterator[str]:
    """Yield lines. One of a few hundred MB takes several times as much when it is taken apart."""
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE:
            raise ExtractFault(
                f"{path.name}: line {number} has no end within {LONGEST_LINE:,} characters. "
                "Remedy: save the file again with a line for each record."
            )
        yield line


def delimiter_of(path: Path, *, encoding: str) -> str:
    """Return what stands between cells: what divides most rows into the same number of cells."""
    scored = {}
    for delimiter in DELIMITERS:
        rows = first_rows(path, encoding=encoding, delimiter=delimiter)
        scored[delimiter] = _agreement(rows)
    return max(scored, key=scored.__getitem__)


def _agreement(rows: Sequence[Sequence[str]]) -> tuple[float, int]:
    widths = Counter(len(row) for row in rows if any(row))
    several = [(times, width) for width, times in widths.items() if width > 1]
    if not several:
        return 0.0, 0
    times, width = max(several)
    return times / widths.total(), width
