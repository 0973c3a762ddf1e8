"""A new release replaces neither what is served nor anything that is no release."""

import pytest

from data.pipeline.__main__ import main
from data.pipeline.raw.faults import InputFault
from data.pipeline.release.candidate import candidate_folder


@pytest.fixture
def releases(tmp_path):
    """Two made-up releases, a link to the first, which is served, and a folder of other files."""
    for name in ("2025-08", "2025-09"):
        (tmp_path / "releases" / name).mkdir(parents=True)
        (tmp_path / "releases" / name / "manifest.json").write_text("{}")
    (tmp_path / "releases" / "current").symlink_to("2025-08")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "letter.txt").write_text("Dear Sir")
    return tmp_path / "releases"


@pytest.mark.parametrize(
    ("served", "named", "words"),
    [
        ("current", "", "current: is a link to a release"),
        ("current", "current", "current: is a link to a release"),
        ("current", "2025-08", "2025-08: is or holds what is served"),
        ("current", "2025-09/../2025-08", "2025-08: is or holds what is served"),
        ("current", ".", "is or holds what is served"),
        ("2025-08", "2025-08", "2025-08: is or holds what is served"),
        ("current", "../papers", "holds files that are no release"),
        ("../papers", "", "holds files that are no release"),
    ],
)
def test_a_folder_that_would_be_lost_is_refused_with_a_remedy(releases, served, named, words):
    folder = str(releases / named) if named else ""

    with pytest.raises(InputFault) as caught:
        candidate_folder(folder, served=releases / served)

    assert words in str(caught.value)
    assert "CANDIDATE=" in caught.value.remedy


@pytest.mark.parametrize(
    ("served", "named", "goes_to"),
    [
        ("current", "2025-10", "2025-10"),
        ("current", "2025-09", "2025-09"),
        ("current", "empty", "empty"),
        ("2025-08", "", "2025-08"),
        ("not-yet", "", "not-yet"),
    ],
)
def test_a_folder_of_its_own_and_a_plain_folder_in_its_place_are_taken(
    releases, served, named, goes_to
):
    (releases / "empty").mkdir()
    folder = str(releases / named) if named else ""

    assert candidate_folder(folder, served=releases / served) == releases / goes_to


def test_the_command_stops_before_it_reads_anything(releases, capsys):
    served = releases / "current"
    settings = {"RAW_DATA": "nowhere", "RELEASE_DIR": str(served), "CANDIDATE": str(served)}

    assert main(settings) == 1

    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "is a link to a release. Remedy: give the new release a folder of its own" in error
    assert served.is_symlink()
