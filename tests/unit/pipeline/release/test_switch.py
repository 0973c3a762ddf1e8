import shutil

import pytest

from data.pipeline.release.switch import main
from data.settings import Settings
from tests.manifests import read_manifest, write_manifest


@pytest.fixture
def releases(tmp_path):
    """Two releases, the second with another id, and a link to the first. The second is made up."""
    shutil.copytree(Settings().release_dir, tmp_path / "first")
    shutil.copytree(tmp_path / "first", tmp_path / "second")
    second = tmp_path / "second"
    write_manifest(second, read_manifest(second) | {"release": "2025-09"})
    (tmp_path / "current").symlink_to("first")
    return tmp_path


def run(releases, argument):
    return main([str(argument)], {"RELEASE_DIR": str(releases / "current")})


def served(releases):
    return (releases / "current").resolve().name


def test_a_switch_points_the_link_and_undo_takes_it_back(releases, capsys):
    assert run(releases, releases / "second") == 0
    assert served(releases) == "second"
    assert "is release 2025-09 now" in capsys.readouterr().out

    assert run(releases, "--undo") == 0
    assert served(releases) == "first"

    assert run(releases, "--undo") == 0
    assert served(releases) == "second"


def test_a_switch_to_what_is_served_keeps_the_way_back(releases):
    run(releases, releases / "second")
    run(releases, releases / "second")

    run(releases, "--undo")

    assert served(releases) == "first"


def test_links_still_lead_to_their_releases_where_the_folder_is_mounted_elsewhere(releases):
    run(releases, releases / "second")
    moved = releases.rename(releases.with_name("moved"))

    assert served(moved) == "second"
    assert run(moved, "--undo") == 0
    assert served(moved) == "first"


def spoil(path):
    path.write_bytes(path.read_bytes()[:-1] + b"?")


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (lambda folder: (folder / "manifest.json").unlink(), "manifest.json is missing"),
        (lambda folder: spoil(folder / "manifest.json"), "manifest.json"),
        (lambda folder: (folder / "manifest.sha256").unlink(), "manifest.sha256 is missing"),
        (lambda folder: spoil(folder / "metrics.parquet"), "metrics.parquet"),
        (lambda folder: spoil(folder / "wards.geoparquet"), "wards.geoparquet"),
        (shutil.rmtree, "manifest.json is missing"),
    ],
)
def test_a_broken_release_never_replaces_a_good_one(releases, capsys, fault, words):
    fault(releases / "second")

    assert run(releases, releases / "second") == 1
    assert served(releases) == "first"
    error = capsys.readouterr().err
    assert error.startswith("Nothing was changed: ")
    assert words in error


def test_there_is_nothing_to_undo_before_the_first_switch(releases, capsys):
    assert run(releases, "--undo") == 1
    assert "no release was switched away from" in capsys.readouterr().err


def test_a_plain_folder_is_not_replaced_by_a_link(releases, capsys):
    settings = {"RELEASE_DIR": str(releases / "first")}

    assert main([str(releases / "second")], settings) == 1
    assert "docs/releases.md" in capsys.readouterr().err
    assert not (releases / "first").is_symlink()


def test_the_first_switch_needs_no_link(releases):
    (releases / "current").unlink()

    assert run(releases, releases / "second") == 0
    assert served(releases) == "second"
