"""CSV on the Web held to the words of its standard, beside the library that another test asks."""

import pytest

from tests import surface
from tests.callbacks.files.csvw_text import faults, tables_of

ZIPS = surface.described_zips()


@pytest.mark.parametrize("address", ZIPS)
def test_every_table_of_every_zip_keeps_to_its_description(ask, address):
    held = list(tables_of(ask(address).data))

    assert held
    for text, described in held:
        assert list(faults(text, described))[:5] == [], described["url"]


def test_there_are_zips_of_each_kind():
    assert len(ZIPS) >= 7


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda text: text.replace("indicator_id", "Thing", 1), "is no title of indicator_id"),
        (lambda text: text.replace(",rolling_12,2", ",rolling_12,x2", 1), "is no day"),
        (lambda text: text.replace(",2533,", ",many,", 1), "is no number"),
        (lambda text: text.replace(",rolling_12,", ",rolling_12,,", 1), "cells"),
        (lambda text: text.replace("indicator_id,", "", 1), "columns, and"),
    ],
)
def test_a_table_that_contradicts_its_description_is_refused(ask, damage, words):
    address = "download/view.zip?indicator=da_offences_rate&level=borough&period=latest"
    [(text, described)] = tables_of(ask(address).data)

    assert damage(text) != text
    assert words in " ".join(faults(damage(text), described))
