"""What is no file, or unpacks to more than a machine holds, is refused in one line, at once."""

import os
import socket
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from data.pipeline.partner.__main__ import main
from data.pipeline.partner.mapping.codes import plain
from data.pipeline.partner.mapping.document import read_mapping
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.reading.postcodes import read_directory
from data.pipeline.partner.services import template
from data.pipeline.raw import plain as entry
from tests.partner.extracts import checked
from tests.partner.runs import BARKING


def pipe(path):
    os.mkfifo(path)
    return path


def folder(path):
    path.mkdir()
    return path


def loop(path):
    path.symlink_to(path)
    return path


def device(path):
    path.symlink_to("/dev/zero")
    return path


def socketed(path):
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))
    return path


SPECIAL = [pipe, folder, loop, device, socketed]
ENDINGS = [".csv", ".xlsx", ".parquet", ".ods"]


@pytest.mark.parametrize("make", SPECIAL, ids=lambda make: make.__name__)
@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_no_plain_file_is_refused_and_never_waited_for(tmp_path, make, ending):
    name = make(tmp_path / f"incidents{ending}").name

    with pytest.raises(ExtractFault, match=rf"incidents\{ending}: cannot be read") as refused:
        checked(tmp_path, None, name=name)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("make", SPECIAL, ids=lambda make: make.__name__)
def test_a_mapping_or_a_directory_of_postcodes_that_is_no_file_is_refused(tmp_path, make, capsys):
    given = make(tmp_path / "given")
    with pytest.raises(ExtractFault, match=r"POSTCODES .*given: cannot be read"):
        read_directory(given)
    files = ["--extract", "x.csv", "--mapping", str(given), "--borough", BARKING]

    assert main([*files, "--out", str(tmp_path / "packs")], {}) == 1
    said = capsys.readouterr().err
    assert "given: cannot be read" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("make", SPECIAL, ids=lambda make: make.__name__)
def test_a_file_for_counts_of_services_is_not_begun_for_a_mapping_that_is_no_file(
    tmp_path, make, capsys
):
    counts = tmp_path / "service_counts.csv"

    assert template.main([str(make(tmp_path / "given")), str(counts)]) == 1

    said = capsys.readouterr().err
    assert "given: cannot be read (" in said
    assert said.endswith(
        "Remedy: make service-counts MAPPING=mapping.yaml, as docs/partner.md says.\n"
    )
    assert said.count("\n") == 1
    assert not counts.exists()


def test_an_extract_that_links_to_itself_is_refused_by_the_command(tmp_path, capsys):
    (tmp_path / "mapping.yaml").write_text(
        "period: {from: 2023-04-01, to: 2025-03-31}\n"
        "source: {title: Rows, publisher: A test, extract_date: 2025-05-01}\n"
    )
    given = ["--extract", str(loop(tmp_path / "x.csv"))]
    given += ["--mapping", str(tmp_path / "mapping.yaml"), "--borough", BARKING]

    assert main([*given, "--out", str(tmp_path / "packs")], {}) == 1
    assert "x.csv: cannot be read (Too many levels" in capsys.readouterr().err


def test_a_workbook_that_unpacks_to_too_much_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(entry, "UNPACKED", 5_000_000)
    with ZipFile(tmp_path / "incidents.xlsx", "w", ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 6_000_000)
    assert (tmp_path / "incidents.xlsx").stat().st_size < 10_000

    with pytest.raises(ExtractFault, match=r"unpacks to 6 MB, more than 5\. Remedy: save the"):
        checked(tmp_path, None, name="incidents.xlsx")


@pytest.mark.parametrize("cell", ["XFD1048576", "CV1048576", "Z1048576"])
def test_a_cell_far_away_asks_for_no_room_between(tmp_path, cell):
    book = openpyxl.Workbook()
    for name, words in (("A1", "date"), ("B1", "lsoa"), (cell, "x")):
        book.active[name] = words
    book.save(tmp_path / "incidents.xlsx")

    with pytest.raises(ExtractFault, match=r"it needs too much memory.*save the sheet as CSV"):
        checked(tmp_path, None, name="incidents.xlsx")


def test_a_workbook_that_never_opens_is_given_up(tmp_path, monkeypatch):
    slow = tmp_path / "slow.py"
    slow.write_text("import time\ntime.sleep(30)\n")
    monkeypatch.setattr(entry, "PROBE", slow)
    monkeypatch.setattr(entry, "LONGEST", 0.5)
    openpyxl.Workbook().save(tmp_path / "incidents.xlsx")

    with pytest.raises(ExtractFault, match="takes too long to open"):
        checked(tmp_path, None, name="incidents.xlsx")


def test_a_mapping_whose_lines_stand_for_others_is_refused(tmp_path):
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for was, now in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{now}: &{now} [{', '.join([f'*{was}'] * 9)}]")
    path = tmp_path / "mapping.yaml"
    path.write_text("\n".join(lines))

    with pytest.raises(ExtractFault, match=r"line 2: \*a is not taken"):
        read_mapping(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("[" * 100_000, "line 1: more than 12 lists in one another", id="flow"),
        pytest.param(
            "".join(f"{' ' * deep}-\n" for deep in range(1_000)),
            "line 13: more than 12 lists in one another",
            id="block",
        ),
        pytest.param("a: " + "x" * 5_000_000, "more than 5,000,000 bytes", id="one long word"),
        pytest.param(
            "".join(f"code {one}: x\n" for one in range(80_000)),
            "line 50001: more than 100,000 words",
            id="many codes",
        ),
        pytest.param(
            "".join(f"%TAG !{one}! x\n" for one in range(50_000)),
            "a line that begins with % is not taken",
            id="many tags",
        ),
    ],
)
def test_a_mapping_without_end_is_refused_before_it_is_read(tmp_path, text, said):
    path = tmp_path / "mapping.yaml"
    path.write_text(text)

    with pytest.raises(ExtractFault, match=rf"mapping\.yaml: no YAML \({said}\)\. Remedy: "):
        read_mapping(path)


def test_accents_without_end_are_not_sorted(tmp_path):
    """A hundred thousand on one letter would take minutes."""
    path = tmp_path / "mapping.yaml"
    many = "e" + "\u0301\u0323" * 100_000
    path.write_text(f"codes: {{ethnicity: {many}}}\n")

    with pytest.raises(ExtractFault):
        read_mapping(path)
    assert plain("E\u0301") == plain("\u00e9")
    assert plain(many) != plain(many + "\u0301")


def test_a_mapping_of_as_many_codes_as_there_may_be_is_read(tmp_path):
    path = tmp_path / "mapping.yaml"
    letters = str.maketrans("0123456789", "abcdefghij")
    names = [f"{'é' * 70} {each}".translate(letters) for each in range(10_000)]
    path.write_text(
        "period: {from: 2024-04-01, to: 2025-03-31}\n"
        "source: {title: Made up, publisher: A test, extract_date: 2025-05-01}\n"
        f"codes: {{offence_type: [{', '.join(names)}]}}\n"
        f"counted: {{offence_type: [{', '.join(names)}]}}\n"
        f"subtotals: {{All kinds: [{', '.join(names)}]}}\n"
    )

    mapping = read_mapping(path)

    assert [*mapping.codes.offence_type] == [*mapping.subtotals["All kinds"]] == names
    assert all(mapping.counted.holds("offence_type", one) for one in names)


@pytest.mark.parametrize(
    "label",
    [
        "<script>",
        "=cmd|calc",
        "+1",
        "-2",
        "@SUM(A1)",
        "a > b",
        " =x",
        "\u202eyrebboR",
        "Rob\u200bbery",
    ],
)
def test_a_name_with_markup_or_a_formula_is_refused(label):
    with pytest.raises(ValueError, match="must be words: without < and >"):
        checked(Path(), None, codes={"offence_type": {"A": label}})
