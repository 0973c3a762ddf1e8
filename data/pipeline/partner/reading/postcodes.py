"""Finds the small area of a postcode in the directory that the ONS publishes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
from numpy.typing import NDArray

from data.pipeline.partner.entry.files import refuse_special
from data.pipeline.partner.mapping.codes import folded
from data.pipeline.partner.mapping.faults import ExtractFault

POSTCODE = re.compile(r"[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}", re.IGNORECASE)
LONGEST = 7  # characters of a postcode without its space
NAMES = {"postcode": ("pcds", "pcd", "pcd2", "pcd7", "pcd8"), "lsoa": ("lsoa21cd", "lsoa21")}
REMEDY = (
    "set POSTCODES to the CSV of the ONS Postcode Directory, with the columns pcds and lsoa21cd"
)


@dataclass(frozen=True)
class PostcodeDirectory:
    """Postcodes in order, without spaces, and for each the place of its small area in `areas`."""

    postcodes: NDArray[np.bytes_]
    places: NDArray[np.int32]
    areas: Sequence[str]

    def area_of(self, cell: str) -> str | None:
        """Return the LSOA of 2021; "" where the directory gives none, None where it lacks it."""
        wanted = np.bytes_(tight(cell).encode("ascii", "replace"))
        place = int(np.searchsorted(self.postcodes, wanted))
        if place == len(self.postcodes) or self.postcodes[place] != wanted:
            return None
        return str(self.areas[int(self.places[place])])


def tight(cell: str) -> str:
    """Return a postcode as it is compared: in capitals, without spaces."""
    return folded(cell).upper()


def is_postcode(cell: str) -> bool:
    """Return whether a cell is a whole postcode, wherever it may be."""
    return POSTCODE.fullmatch(folded(cell)) is not None


def read_directory(path: Path | None) -> PostcodeDirectory:
    """Read the directory: of its columns only two are held.

    Args:
        path: What the setting POSTCODES names.

    Raises:
        ExtractFault: If it is not set, missing, or lacks a column.
    """
    if path is None:
        raise ExtractFault(
            "the mapping names a column of postcodes, and no directory tells where they are. "
            f"Remedy: {REMEDY}."
        )
    refuse_special(path, named="POSTCODES ", remedy=REMEDY)
    try:
        with path.open(encoding="utf-8-sig") as file:
            header = [name.strip().strip('"') for name in file.readline().split(",")]
        columns = {kind: _column(header, names, path) for kind, names in NAMES.items()}
        table = pa_csv.read_csv(
            path,
            read_options=pa_csv.ReadOptions(column_names=header, skip_rows=1, use_threads=False),
            convert_options=pa_csv.ConvertOptions(
                include_columns=list(columns.values()),
                column_types=dict.fromkeys(columns.values(), pa.string()),
                strings_can_be_null=False,
            ),
        )
    except (OSError, UnicodeError, pa.ArrowException) as error:
        reason = " ".join(str(getattr(error, "strerror", None) or error).split())[:120]
        raise ExtractFault(
            f"POSTCODES {path}: cannot be read ({reason}). Remedy: {REMEDY}."
        ) from error
    plain = pc.utf8_upper(
        pc.replace_substring_regex(table[columns["postcode"]], pattern=r"\s+", replacement="")
    )
    words = np.array(plain.to_numpy(), dtype=f"S{LONGEST}")
    order = np.argsort(words, kind="stable")
    areas = pc.utf8_trim_whitespace(table[columns["lsoa"]]).combine_chunks().dictionary_encode()
    places = np.asarray(areas.indices).astype(np.int32)[order]
    return PostcodeDirectory(words[order], places, areas.dictionary.to_pylist())


def _column(header: Sequence[str], names: Sequence[str], path: Path) -> str:
    for name in names:
        found = next((one for one in header if one.casefold() == name), None)
        if found:
            return found
    raise ExtractFault(
        f"POSTCODES {path}: there is no column {' or '.join(names[:2])}. Remedy: {REMEDY}."
    )
