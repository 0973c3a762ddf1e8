"""CSV on the Web held to the words of its standard, beside the library that another test asks."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests import surface
from tests.callbacks.files.csvw_text import faults

ZIPS = [
    one
    for one in surface.plain()
    if ".zip" in one and "release.zip" not in one and "geojson" not in one
]


def tables_of(data):
    """Each table of a zip with its description."""
    archive = ZipFile(BytesIO(data))
    [metadata] = [name for name in archive.namelist() if name.endswith("metadata.json")]
    described = json.loads(archive.read(metadata))
    for one in described.get("tables", [described]):
        yield archive.read(one["url"]).decode("utf-8-sig"), one


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
