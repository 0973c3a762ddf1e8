"""CSV on the Web held to a second library, which is not ours and not the one of another test.

Three things that the standard allows csvwlib does not know: several words for "no value", a byte
order mark, and an exponent with a small "e". They are taken away before it is asked.
"""

import csv
import json
import re
import subprocess
from io import StringIO
from itertools import islice
from pathlib import Path

import pytest

from tests import surface
from tests.callbacks.files.csvw_text import tables_of
from tests.paths import ROOT

PYTHON = ROOT / ".venv-csvw" / "bin" / "python"
CHECK = Path(__file__).parent / "csvw" / "check.py"
ROWS = 1000
SMALL = re.compile(r"(\d)e([+-]?\d+)")
TITLES, COUNT = "'titles' is incompatible", "Column count in metadata does not match"
pytestmark = pytest.mark.skipif(
    not PYTHON.exists(), reason="csvwlib is not here: make clients installs it"
)


@pytest.fixture(scope="module")
def tables(ask):
    """Every table of every zip, and its description, by a name of its own."""
    return {
        f"{number}-{place}.csv": held
        for number, address in enumerate(surface.described_zips())
        for place, held in enumerate(tables_of(ask(address).data))
    }


def asked(folder, tables):
    for name, (text, described) in tables.items():
        columns = described["tableSchema"]["columns"]
        rows = islice(csv.reader(StringIO(text, newline="")), ROWS)
        nothing = {word for one in columns for word in one.get("null", [])}
        with (folder / name).open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened).writerows(
                ["" if cell in nothing else SMALL.sub(r"\1E\2", cell) for cell in row]
                for row in rows
            )
        plain = [{key: one[key] for key in one if key != "null"} for one in columns]
        told = described | {"url": name, "tableSchema": {"columns": plain}}
        told |= {"@context": "http://www.w3.org/ns/csvw"}
        (folder / f"{name}-metadata.json").write_text(json.dumps(told), encoding="utf-8")
    done = subprocess.run([PYTHON, CHECK, folder], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_it_says_nothing_against_any_table(tables, tmp_path):
    told = asked(tmp_path, tables)

    assert len(told) >= 7
    assert told == {name: [] for name in tables}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("indicator_id", "Thing", TITLES),
        ("indicator_id,", "", COUNT),
        (",rolling_12,2", ",rolling_12,x2", "Unknown string format"),
        (",2533,", ",many,", "'many' is not a valid 'number'"),
        (",rolling_12,", ",rolling_12,,", "is required"),
    ],
)
def test_it_refuses_a_table_that_contradicts_its_description(ask, tmp_path, old, new, words):
    address = "download/view.zip?indicator=da_offences_rate&level=borough&period=latest"
    [(text, described)] = tables_of(ask(address).data)
    assert old in text

    [[*said]] = asked(tmp_path, {"one.csv": (text.replace(old, new, 1), described)}).values()

    assert words in " ".join(said)
