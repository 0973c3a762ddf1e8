"""Text on paper as it is measured: sheets, words and sizes of a PDF."""

from functools import lru_cache
from io import BytesIO
from typing import NamedTuple
from unicodedata import normalize

from pypdf import PdfReader

SMALLEST = 9.0  # points
A4 = (210, 297)  # millimetres
ROUNDED = 0.05  # a size is written with a few decimals


class Sheet(NamedTuple):
    """One sheet of a PDF: width and height in millimetres, its words, and its pieces of text.

    A piece is its size in points and its words.
    """

    paper: tuple[int, int]
    words: str
    pieces: list[tuple[float, str]]


@lru_cache(maxsize=32)  # several tests ask of one print, and laying out its text takes longest
def read_sheets(pdf):
    """Return each sheet of a PDF, its text gone through once."""
    return [_sheet(page) for page in PdfReader(BytesIO(pdf)).pages]


def _sheet(page):
    pieces = []

    def note(words, matrix, inner, _font, size):
        points = size * abs(inner[3] or inner[1]) * abs(matrix[3] or matrix[1])
        if words.strip():
            pieces.append((points, words.strip()))

    text = page.extract_text(visitor_text=note)
    paper = tuple(round(float(edge) / 72 * 25.4) for edge in page.mediabox[2:])
    return Sheet(paper, " ".join(normalize("NFKC", text).split()), pieces)


def sheets_of(pdf):
    """Return the words of each sheet; a face may join two letters into one sign."""
    return [sheet.words for sheet in read_sheets(pdf)]


def paper_of(pdf):
    """Return width and height of each sheet in millimetres."""
    return [sheet.paper for sheet in read_sheets(pdf)]


def too_small(pdf):
    """Return sheet, size in points and words of all text below nine points."""
    return [
        (number, round(points, 1), words)
        for number, sheet in enumerate(read_sheets(pdf), start=1)
        for points, words in sheet.pieces
        if points < SMALLEST - ROUNDED
    ]
