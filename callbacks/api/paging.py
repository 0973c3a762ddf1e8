"""Pages of a table: a cursor says where the next one starts, and of which question."""

import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import pandas as pd

MARK = struct.Struct(">I8s")
Pair = tuple[str, str]


class CursorError(ValueError):
    """A cursor was made by hand, or for another question or release."""


@dataclass(frozen=True)
class Page:
    """Rows of one page, and the cursor of the next; None on the last."""

    rows: pd.DataFrame
    next_cursor: str | None


def cut_page(
    rows: pd.DataFrame,
    *,
    question: Sequence[Pair],
    release: str,
    limit: int | None,
    cursor: str | None,
) -> Page:
    """Return one page of a table.

    Args:
        rows: The whole answer, in an order that is the same for each request.
        question: Query names and values that decide the answer.
        release: Of the figures.
        limit: Rows on a page; None for all that are left.
        cursor: From the page before; None for the first page.

    Raises:
        CursorError: If the cursor is not one that this function made for the same question.
    """
    asked = _fingerprint(question, release=release)
    start = 0 if cursor is None else _read(cursor, asked=asked, length=len(rows))
    end = len(rows) if limit is None else start + limit
    following = _write(end, asked=asked) if end < len(rows) else None
    return Page(rows.iloc[start:end], following)


def _fingerprint(question: Sequence[Pair], *, release: str) -> bytes:
    return sha256(repr((release, sorted(question))).encode()).digest()[:8]


def _write(start: int, *, asked: bytes) -> str:
    return urlsafe_b64encode(MARK.pack(start, asked)).decode()


def _read(cursor: str, *, asked: bytes, length: int) -> int:
    try:
        start, made_for = MARK.unpack(urlsafe_b64decode(cursor.encode("ascii")))
    except (struct.error, ValueError) as error:
        raise CursorError("is not a cursor of this API; leave it out to start again") from error
    if made_for != asked or not 0 < start < length:
        raise CursorError("belongs to another question or release; leave it out to start again")
    return int(start)
