"""Files that ask for more than a machine holds, or change as they are read. All are made up."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.reading import delimited, extract, faults, input_files
from tests.partner.extracts import HEADER, ONE, checked

ROW = f"2024-05-06,{ONE},Robbery,a"


def refused(folder, text, **given):
    with pytest.raises(ExtractFault) as caught:
        checked(folder, text, **given)
    said = str(caught.value)
    assert "Remedy: " in said
    assert "\n" not in said
    return said


def parquet(folder, *, rows=3, change=lambda written: written, **columns):
    cells = zip(HEADER.split(","), ROW.split(","), strict=True)
    table = pa.table({name: [cell] * rows for name, cell in cells} | columns)
    path = folder / "incidents.parquet"
    pq.write_table(table, path)
    path.write_bytes(change(path.read_bytes()))
    return refused(folder, None, name="incidents.parquet")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{HEADER}\n{ROW}\n{'x' * 200_000}", "line 3 has no end within 131,072 characters"),
        ("," * 200_000, "line 1 has no end"),
        ("," * 20_000, "a line has 20,001 cells, more than 16,384"),
    ],
    ids=["a long line", "long headings", "many columns"],
)
def test_a_line_without_an_end_is_refused_with_its_place(tmp_path, text, said):
    assert said in refused(tmp_path, text)


def test_a_quotation_that_is_never_closed_is_said_in_words(tmp_path, monkeypatch):
    monkeypatch.setattr(delimited, "BLOCK", 20_000)
    rows = f"{ROW}\n" * 2_000

    said = refused(tmp_path, f'{HEADER}\n{rows}2024-05-06,"{rows}')
    assert "a line, or a text in quotation marks, has no end" in said


def test_kinds_of_fault_without_number_are_not_all_remembered(tmp_path, monkeypatch):
    monkeypatch.setattr(faults, "MOST_KINDS", 150)
    lines = [f"2024-05-06,{ONE},code {number},a" for number in range(400)]
    result = checked(tmp_path, "\n".join([HEADER, *lines]))

    said = " ".join(result.summary)
    assert "at least 130 further kinds of fault" in said
    assert "at least 150 different codes are not listed" in said
    assert "400 rows set aside" in said


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.binary(), pa.large_binary(), pa.string_view()]
)
def test_a_word_that_is_as_long_as_memory_for_all_its_rows_is_refused(tmp_path, monkeypatch, kind):
    monkeypatch.setattr(input_files, "MOST_TEXT", 20_000)
    long = pa.DictionaryArray.from_arrays(pa.array([0] * 3, pa.int32()), ["y" * 10_000])

    assert "column 'location': 3 rows hold" in parquet(
        tmp_path, location=long.cast(pa.string()).cast(kind)
    )


def test_a_column_that_is_no_text_is_named(tmp_path):
    assert "column 'more': cannot be read as text" in parquet(tmp_path, more=[{"a": [1]}] * 3)


@pytest.mark.parametrize("times", [1, -1], ids=["once", "everywhere"])
def test_a_file_that_says_another_number_of_rows_than_it_holds_is_refused(tmp_path, times):
    hundreds, thousands = b"\xd8\x04", b"\x80\x7d"  # 300 and 8,000, as the format writes them

    def lie(written):
        facts = -8 - int.from_bytes(written[-8:-4], "little")
        assert hundreds in written[facts:-8]
        return written[:facts] + written[facts:].replace(hundreds, thousands, times)

    said = parquet(tmp_path, rows=300, change=lie)
    assert "8,000 rows, and 300 can be read" in said


def grows(path):
    with path.open("a") as more:
        more.write(f"{ROW}\n")


@pytest.mark.parametrize(("change", "part"), [(grows, "survey"), (Path.unlink, "check_file")])
def test_a_file_that_changes_as_it_is_read_makes_no_pack(tmp_path, monkeypatch, change, part):
    once = getattr(extract, part)

    def changes(file, **given):
        made = once(file, **given)
        change(file.path)
        return made

    monkeypatch.setattr(extract, part, changes)

    assert "incidents.csv: changed while it was read" in refused(tmp_path, f"{HEADER}\n{ROW}\n")
