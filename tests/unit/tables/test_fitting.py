"""A row that does not fit its headings is refused, in every table and file. All is made up."""

from dataclasses import fields

import pytest
from dash import html
from hypothesis import given
from hypothesis import strategies as st

from components.downloads.csv_text import csv_bytes
from components.downloads.plain import Column, PlainTable
from components.figures.points import Cell, PointSeries
from components.frame.fitting import UnfitRowError, check_fit, fitting
from components.frame.static_html import to_html
from components.pages.costs.tables import plain_table
from components.tables.box import row_of
from components.tables.figures import TableRow, figures_table
from components.tables.intervals import IntervalRow, interval_table
from components.tables.linked import LinkedCell, linked_table
from components.tables.peers import PeerBlock, PeerRow, peer_table
from components.tables.points import point_table

CAPTION = "A made-up table"
COLUMNS = ("Area", "Offences", "95% interval")
words = st.lists(st.text(max_size=3), max_size=6)


def figures(cells):
    return figures_table([TableRow("Brent", cells)], columns=COLUMNS, caption=CAPTION)


def intervals(cells):
    return interval_table([IntervalRow("Brent", cells, None)], columns=COLUMNS, caption=CAPTION)


def peers(cells):
    head = [PeerRow("Brent", cells)]
    return peer_table(head, blocks=[], columns=COLUMNS, caption=CAPTION, note="")


def peers_of_a_group(cells):
    blocks = [PeerBlock("Neighbours", "They touch", [PeerRow("Ealing", cells)])]
    return peer_table([], blocks=blocks, columns=COLUMNS, caption=CAPTION, note="")


def printed(cells):
    rows = [("Brent", [LinkedCell(one) for one in cells])]
    return linked_table(rows, columns=COLUMNS, caption=CAPTION)


def costs(cells):
    return plain_table([("Brent", cells, False)], columns=COLUMNS, caption=CAPTION)


def plain(cells):
    return html.Table(row_of("Brent", cells, columns=COLUMNS, caption=CAPTION))


ON_PAGES = (figures, intervals, peers, peers_of_a_group, printed, costs, plain)


def in_csv(row):
    return csv_bytes(["area", "offences", "interval"], [row])


def in_a_workbook(row):
    rest = {one.name: () for one in fields(PlainTable)}
    columns = [Column(name.lower(), name) for name in COLUMNS]
    return PlainTable(**{**rest, "title": CAPTION, "columns": columns, "cells": [row]})


@pytest.mark.parametrize("table", ON_PAGES)
@pytest.mark.parametrize("cells", [(), ("1",), ("1", "2", "3")])
def test_a_row_of_a_page_that_is_too_long_or_too_short_is_refused(table, cells):
    with pytest.raises(UnfitRowError, match=f"{CAPTION}: .* {len(cells) + 1} cells under 3"):
        table(cells)


@pytest.mark.parametrize("table", ON_PAGES)
def test_a_row_of_a_page_that_fits_is_written(table):
    assert "1 to 3" in to_html([table(("2", "1 to 3"))])


@pytest.mark.parametrize("file", [in_csv, in_a_workbook])
@pytest.mark.parametrize("row", [(), ("Brent", "2"), ("Brent", "2", "1 to 3", "4")])
def test_a_row_of_a_file_that_is_too_long_or_too_short_is_refused(file, row):
    with pytest.raises(UnfitRowError, match=f"{len(row)} cells under 3 headings"):
        file(row)


@pytest.mark.parametrize("file", [in_csv, in_a_workbook])
def test_a_row_of_a_file_that_fits_is_taken(file):
    assert file(("Brent", "2", "1 to 3"))


@given(st.lists(words, max_size=4), words)
def test_the_rows_are_passed_on_as_they_are_or_the_first_misfit_is_named(rows, headings):
    if all(len(row) == len(headings) for row in rows):
        assert list(fitting(rows, headings=headings, table=CAPTION)) == rows
    else:
        with pytest.raises(UnfitRowError, match=CAPTION):
            list(fitting(rows, headings=headings, table=CAPTION))


def test_a_message_names_table_and_row_and_says_what_to_do():
    with pytest.raises(UnfitRowError) as refused:
        check_fit(["Brent", "2"], headings=COLUMNS, table=CAPTION)

    assert str(refused.value) == (
        "A made-up table: the row of Brent has 2 cells under 3 headings; "
        "give each heading one cell."
    )


def test_a_figure_at_a_label_that_no_row_has_is_refused_and_not_lost():
    series = PointSeries(
        "Brent", "offence", "offences", {"2019": Cell("3", 3), "2020": Cell("4", 4)}
    )

    with pytest.raises(ValueError, match="no row is labelled 2020"):
        point_table([series], periods=["2019"], caption=CAPTION, head="Year")
