"""Cells of a workbook that hold no count: each is refused. Every figure is made up."""

import pytest
from openpyxl.packaging.relationship import Relationship
from openpyxl.workbook.external_link import ExternalLink
from openpyxl.workbook.external_link.external import ExternalBook

from tests.unit.pipeline.spoilt_workbook import owed, refused

OWED = 5  # the column of what is owed


@pytest.mark.parametrize(
    "written", ["1,204", "'7", "2026-03-31", "<b>7</b>", "=SUM(E1:E3)", -3, 2.5]
)
def test_a_text_a_day_or_a_formula_nobody_worked_out_is_no_count(tmp_path, written):
    def spoil(book):
        sheet, row = owed(book)
        sheet.cell(row, OWED).value = written

    assert "A2P" in refused(tmp_path, spoil)


def test_a_link_to_another_workbook_is_not_followed(tmp_path):
    def link(book):
        external = ExternalLink(externalBook=ExternalBook())
        external.file_link = Relationship(
            type="externalLinkPath", Target="http://192.0.2.1/other.xlsx", TargetMode="External"
        )
        book._external_links.append(external)  # noqa: SLF001 - it has no other way
        sheet, row = owed(book)
        sheet.cell(row, OWED).value = "=[1]Sheet1!$A$1"

    assert "A2P" in refused(tmp_path, link)


def test_merged_counts_are_not_taken_for_each_other(tmp_path):
    def merge(book):
        sheet, row = owed(book)
        sheet.merge_cells(start_row=row, end_row=row + 1, start_column=OWED, end_column=OWED)

    assert "A2P" in refused(tmp_path, merge)
