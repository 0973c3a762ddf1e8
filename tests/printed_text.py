"""Text on paper as it is measured: sheets, words and sizes of a PDF."""

from io import BytesIO
from unicodedata import normalize

from pypdf import PdfReader

SMALLEST = 9.0  # points
A4 = (210, 297)  # millimetres
ROUNDED = 0.05  # a size is written with a few decimals


def sheets_of(pdf):
    """Return the words of each sheet; a face may join two letters into one sign."""
    pages = PdfReader(BytesIO(pdf)).pages
    return [" ".join(normalize("NFKC", page.extract_text()).split()) for page in pages]


def paper_of(pdf):
    """Return width and height of each sheet in millimetres."""
    pages = PdfReader(BytesIO(pdf)).pages
    return [tuple(round(float(edge) / 72 * 25.4) for edge in page.mediabox[2:]) for page in pages]


def too_small(pdf):
    """Return sheet, size in points and words of all text below nine points."""
    found = []
    for number, page in enumerate(PdfReader(BytesIO(pdf)).pages, start=1):

        def note(words, matrix, inner, _font, size, number=number):
            points = size * abs(inner[3] or inner[1]) * abs(matrix[3] or matrix[1])
            if words.strip() and points < SMALLEST - ROUNDED:
                found.append((number, round(points, 1), words.strip()))

        page.extract_text(visitor_text=note)
    return found
