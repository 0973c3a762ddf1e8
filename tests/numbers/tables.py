"""Tables of a page as a reader meets them, and what the release says of the boroughs in them."""

import re

from data.catalogue import Catalogue
from data.model import Level
from data.repository import ParquetRepository
from data.settings import Settings
from tests.callbacks.page_text import text_of

CATALOGUE, RELEASE = Catalogue.load(), ParquetRepository.open(Settings().release_dir)
MEASURES = sorted(one.id for one in CATALOGUE.indicators.values() if one.borough_map)
TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
CAPTION = re.compile(r"<caption\b.*?</caption>", re.DOTALL)
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
CELL = re.compile(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", re.DOTALL)
SOLE = re.compile(r"^\[[cxz]\]$")  # a cell that is nothing but the mark of a blank


def tables(page):
    """Each table: its caption with the note in it, and its rows as cells of text."""
    for table in TABLE.findall(page):
        caption = CAPTION.search(table)
        rows = [[text_of(cell) for cell in CELL.findall(row)] for row in ROW.findall(table)]
        yield text_of(caption[0]) if caption else "", [row for row in rows if row]


def rows_of(indicator, kind):
    return RELEASE.values(indicator, level=Level.BOROUGH, period_type=kind)


def with_blanks():
    """Every measure, kind of period and period in which some boroughs have no value."""
    found = []
    for indicator in MEASURES:
        for kind in CATALOGUE.indicators[indicator].levels[Level.BOROUGH]:
            rows = rows_of(indicator, kind)
            blank = rows[rows["value"].isna() & rows["status"].ne("not_applicable")]
            ends = set(blank["period_end"]) & set(rows.loc[rows["value"].notna(), "period_end"])
            found += [(indicator, kind, f"{end:%Y-%m-%d}") for end in ends]
            if len(rows):
                found.append((indicator, kind, f"{rows['period_end'].max():%Y-%m-%d}"))
    return sorted(set(found))


def statuses(indicator, kind, end):
    rows = rows_of(indicator, kind)
    rows = rows[rows["period_end"].eq(end)]
    return dict(zip(rows["area_name"], rows["status"], strict=True))
