"""Support lines of a deployment: what a page would show of them, or what is wrong with the file."""

import os
from pathlib import Path

import pytest

from data.definition_files import read_words
from data.helplines import HelplinesError, load_helplines
from tests.paths import ROOT


def test_an_empty_list_of_support_lines_is_refused(tmp_path):
    (tmp_path / "lines.yaml").write_text("[]")

    with pytest.raises(HelplinesError, match="must show one"):
        load_helplines(tmp_path / "lines.yaml")


def test_support_lines_may_be_a_deployment_s_own(tmp_path):
    (tmp_path / "lines.yaml").write_text("- name: Made-up line\n  number: '0000'\n")

    assert [one.name for one in load_helplines(tmp_path / "lines.yaml")] == ["Made-up line"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("- name: R\xe9fuge\n  number: 0808".encode("latin-1"), "not in UTF-8"),
        (
            b"- name: Made-up line\n  number: '1'\n  number: '2'\n",
            "line 3: 'number' is written twice",
        ),
        (b"[" * 100_000, "line 1: more than 12 lists in one another"),
        (b"- name: Made-up line\n" + b" " * 5_000_000, "more than 5,000,000 bytes"),
        (b"a: &a [1]\nb: *a\n", "line 2: *a is not taken"),
        (b"just words", "it is no list"),
        (b"name: Made-up line\nnumber: '0000'\n", "it is no list"),
        (b"- name: Made-up line\n  number: '0000'\n- name: Another line\n", "entry 2, number: "),
        (b"- name: [", "line "),
        (b'- "a\\n\\e[31m": 1\n  name: Made-up line\n  number: "1"\n', "entry 1, "),
    ],
    ids=[
        *("another encoding", "a number twice", "nested", "large", "stands for another", "words"),
        *("no list", "no number", "no YAML", "signs that act"),
    ],
)
def test_support_lines_that_cannot_be_read_are_refused_with_place_and_reason(
    tmp_path, content, said
):
    (tmp_path / "lines.yaml").write_bytes(content)

    with pytest.raises(HelplinesError, match=r"^HELPLINES: .*lines\.yaml needs a list") as refused:
        load_helplines(tmp_path / "lines.yaml")
    assert f"({said}" in str(refused.value)
    assert str(refused.value).isprintable()


def test_support_lines_that_are_no_file_are_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "lines.yaml")

    for path in (tmp_path / "lines.yaml", Path("/dev/zero"), tmp_path, tmp_path / "none.yaml"):
        with pytest.raises(HelplinesError, match=r"HELPLINES: .* needs a list"):
            load_helplines(path)


def test_a_number_of_a_support_line_is_what_stands_in_the_file(tmp_path):
    (tmp_path / "lines.yaml").write_text(
        "- name: Made-up line\n  number: 02071234567\n  note: no\n"
    )

    [line] = load_helplines(tmp_path / "lines.yaml")
    assert (line.number, line.note) == ("02071234567", "no")


@pytest.mark.parametrize("path", sorted((ROOT / "data").rglob("*.yaml")), ids=lambda one: one.stem)
def test_no_file_of_ours_says_a_name_twice(path):
    assert read_words(path)
