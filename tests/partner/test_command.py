"""The command says in one line why there is no pack, and never puts records among packs."""

import pytest
import yaml

from data.pipeline.met import aggregate
from data.pipeline.partner.__main__ import main
from tests.partner.extracts import HEADER, ONE, PLAIN


@pytest.fixture
def folder(tmp_path):
    rows = [f"2024-05-06,{ONE},,"] * 20
    (tmp_path / "incidents.csv").write_text("\n".join([HEADER, *rows, f"never,{ONE},,"]))
    (tmp_path / "mapping.yaml").write_text(yaml.safe_dump(PLAIN))
    return tmp_path


def command(folder, *more, borough="barking-and-dagenham", extract="incidents.csv"):
    files = ["--extract", str(folder / extract), "--mapping", str(folder / "mapping.yaml")]
    out = ["--borough", borough, "--out", str(folder / "packs")]
    return main([*files, *out, *more], {})


def test_rows_counted_and_set_aside_are_printed(folder, capsys):
    assert command(folder) == 0
    said = capsys.readouterr()

    assert "incidents: 21 rows read, 20 counted, 1 set aside." in said.out
    assert "row 22, column 'date'" in said.err
    assert "simplified" not in said.out  # no point had to be placed


def test_points_placed_with_simplified_outlines_are_said_to_be(folder, capsys):
    rows = ["2024-05-06,548000,184000"] * 20
    (folder / "incidents.csv").write_text("\n".join(["date,easting,northing", *rows]))

    assert command(folder) == 0
    assert "placed with simplified outlines" in capsys.readouterr().out


def test_a_check_writes_no_pack(folder, capsys):
    assert command(folder, "--check") == 0
    assert "20 counted" in capsys.readouterr().out
    assert not (folder / "packs").exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"borough": "atlantis"}, "no London borough. Remedy: use one of barking-and-dagenham"),
        ({"extract": "other.csv"}, "other.csv: cannot be read"),
    ],
)
def test_why_there_is_no_pack_is_one_line(folder, capsys, changes, words):
    assert command(folder, **changes) == 1
    said = capsys.readouterr().err

    assert words in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["--mapping", ""], "MAPPING not set. Remedy: make pack EXTRACT=incidents.csv MAPPING="),
        (["--extract", ""], "EXTRACT not set."),
        (["--borough", ""], "BOROUGH not set."),
        (["--mapping", "", "--extract", ""], "EXTRACT and MAPPING not set."),
        (["--mapping", "nothing.yaml"], "nothing.yaml: cannot be read (No such file or directory)"),
        (["--victims", "victims.csv"], "victims.csv: cannot be read (No such file or directory)"),
    ],
)
def test_what_is_not_named_or_not_there_is_one_line_with_the_remedy(folder, capsys, given, words):
    assert command(folder, *given) == 1
    said = capsys.readouterr().err

    assert words in said
    assert "Remedy: " in said
    assert said.splitlines()[-1].startswith(words[:7])


def test_a_borough_may_be_named_as_it_is_written(folder):
    assert command(folder, borough="Barking & Dagenham") == 0
    assert (folder / "packs" / "barking-and-dagenham").exists()


def test_an_engine_that_is_not_installed_is_one_line(folder, capsys, monkeypatch):
    def lacking(*_, **__):
        raise ModuleNotFoundError("No module named 'pyspark'", name="pyspark")

    monkeypatch.setattr(aggregate, "connect", lacking)

    assert command(folder) == 1
    said = capsys.readouterr().err.splitlines()[-1]
    assert "PIPELINE_ENGINE=duckdb needs pyspark, which is not installed. Remedy: leave" in said


def test_an_empty_word_for_a_file_that_may_lack_names_none(folder):
    assert command(folder, "--victims", "", "--check") == 0


def test_a_check_prints_a_mapping_that_can_be_used_as_it_is(folder, capsys):
    kinds = ["Common assault", "COMMON ASSAULT", "Criminal damage", "<b>", "Crime 1234567"]
    rows = [f"2024-05-06,{ONE},{kind}," for kind in kinds for _ in range(10)]
    (folder / "incidents.csv").write_text("\n".join([HEADER, *rows]))
    (folder / "victims.csv").write_text("date,sex,age\n" + "2024-05-06,W,30\n2024-05-06,F,30\n" * 9)
    victims = ["--victims", str(folder / "victims.csv")]

    assert command(folder, "--check", *victims) == 0
    said = capsys.readouterr().out
    text = said.split("A mapping that can be used as it is:\n\n")[1]
    (folder / "mapping.yaml").write_text(text)
    codes = yaml.safe_load(text)["codes"]

    assert codes["offence_type"] == ["Common assault", "Robbery", "Criminal damage"]
    assert codes["sex"] == {"W": "not_known"}
    assert command(folder, "--check", *victims) == 0
    said = capsys.readouterr()
    assert "incidents: 50 rows read, 30 counted, 20 set aside." in said.out
    assert "victims: 18 rows read, 18 counted, 0 set aside." in said.out
    assert "code '<b>' is not listed" in said.err


def test_a_mapping_that_lists_every_code_is_not_printed_again(folder, capsys):
    assert command(folder, "--check") == 0
    assert "A mapping" not in capsys.readouterr().out


def test_an_extract_of_which_no_row_counts_makes_no_pack(folder, capsys):
    (folder / "incidents.csv").write_text(f"{HEADER}\nnever,{ONE},,\n")

    assert command(folder) == 1
    assert "no row can be counted" in capsys.readouterr().err
    assert not (folder / "packs").exists()


def test_records_among_the_packs_are_refused(folder, capsys):
    assert command(folder, "--beside", str(folder / "packs" / "faults")) == 1
    assert "which a server reads" in capsys.readouterr().err
