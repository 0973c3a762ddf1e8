"""Calls that read files, as the data page prints them, over each kind of file."""

import re
import shutil
import subprocess
from html import unescape

import pandas as pd
import pytest

KINDS = (
    "download/view.csv?indicator=da_offences_rate&level=borough",
    "download/view.csv?indicator=da_offences",
    "download/view.csv?indicator=estimated_cost",
    "download/view.csv?borough=barnet&level=london&level=borough",
    "download/evidence.csv",
    "download/hotspots.csv",
    "download/scrutiny.csv",
    "download/areas.csv",
    "download/months.csv?borough=barnet",
)


@pytest.fixture(scope="module")
def printed(ask):
    """The examples of the page by title."""
    found = re.findall(
        r"<h3>([^<]+)</h3><p[^>]*>[^<]*</p><pre[^>]*><code>(.*?)</code>",
        ask("data").text,
        re.DOTALL,
    )
    return {title: unescape(code) for title, code in found}


@pytest.fixture(params=KINDS)
def table(request, ask, tmp_path, monkeypatch):
    """A file under the name that the page uses, and its table."""
    monkeypatch.chdir(tmp_path)
    made = tmp_path / "view.csv"
    made.write_bytes(ask(request.param).data)
    return pd.read_csv(made, skiprows=1, dtype=str, keep_default_na=False)


def test_each_call_in_python_reads_the_table_whole(printed, table):
    code = printed["A file with its notes, in Python"]
    names = {}
    exec(re.sub(r"urlretrieve\(.*\)\n", "", code), names)  # noqa: S102 - our own text

    want = (list(table.columns), len(table))
    assert (list(names["by_pandas"].columns), len(names["by_pandas"])) == want
    assert (names["by_polars"].columns, names["by_polars"].height) == want
    assert (names["by_duckdb"].columns, names["by_duckdb"].shape[0]) == want


@pytest.mark.skipif(not shutil.which("sqlite3"), reason="SQLite is not on this machine")
def test_the_lines_for_sqlite_read_the_table_whole(printed, table):
    lines = printed["A file with its notes, in SQLite"].splitlines()
    read = next(line for line in lines if line.startswith(".import"))
    asked = [".mode csv", "SELECT group_concat(name) FROM pragma_table_info('figures');"]
    asked.append("SELECT count(*) FROM figures;")
    told = subprocess.run(
        ["sqlite3"], input="\n".join([read, *asked]), capture_output=True, text=True, check=True
    )

    assert told.stderr == ""
    names, count = told.stdout.split()
    assert (names.strip('"').split(","), int(count)) == (list(table.columns), len(table))
