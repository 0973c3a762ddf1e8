"""Whether a file that came is what was expected. What its cells hold, its reader checks."""

import codecs
import csv
import zipfile
from pathlib import Path

from data.offer import Offer
from data.pipeline.fetch.faults import FetchError
from data.pipeline.raw.dashboard_cells import folded

PIECE = 1024 * 1024
TAIL = 64 * 1024
LOOK = (
    "open the address in a browser; where the publisher changed the file, change what is expected"
)
INSIDE = {"ods": "content.xml", "xlsx": "xl/workbook.xml"}
PAGE = (b"<!doctype", b"<html", b"<?xml")


def refuse_unexpected(path: Path, *, offer: Offer, address: str) -> None:
    """Stop where a file has another type, size, encoding or other columns than expected.

    Raises:
        FetchError: With what is wrong, in one line.
    """
    size = path.stat().st_size
    if not offer.least_bytes <= size <= offer.most_bytes:
        raise FetchError(
            address,
            f"has {size:,} bytes; {offer.least_bytes:,} to {offer.most_bytes:,} are expected",
            LOOK,
        )
    with path.open("rb") as file:
        start = file.read(512).lstrip(codecs.BOM_UTF8).lstrip().lower()
    if start.startswith(PAGE):
        raise FetchError(address, f"is a web page, not a file of type {offer.type}", LOOK)
    if offer.type == "csv":
        _refuse_csv(path, offer=offer, address=address)
    elif not _holds(path, INSIDE[offer.type]):
        raise FetchError(address, f"is not a workbook of type {offer.type}", LOOK)


def _holds(path: Path, name: str) -> bool:
    try:
        with zipfile.ZipFile(path) as book:
            return name in book.namelist()
    except zipfile.BadZipFile:
        return False


def _refuse_csv(path: Path, *, offer: Offer, address: str) -> None:
    _refuse_encoding(path, address=address)
    with path.open(encoding="utf-8-sig", newline="") as file:
        headings = [folded(one.replace("_", " ")) for one in next(csv.reader(file), [])]
    absent = [one for one in offer.columns if one not in headings]
    if absent:
        found = ", ".join(headings[:12])
        raise FetchError(address, f"has no column '{absent[0]}' (found: {found})", LOOK)
    last = _last_line(path)
    if len(next(csv.reader([last]), [])) != len(headings):
        raise FetchError(address, "ends in the middle of a row", "fetch it again")


def _refuse_encoding(path: Path, *, address: str) -> None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise FetchError(address, f"is not text in UTF-8 ({error.reason})", LOOK) from error


def _last_line(path: Path) -> str:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - TAIL))
        return file.read().rstrip(b"\r\n").rsplit(b"\n", 1)[-1].decode("utf-8", "replace")
