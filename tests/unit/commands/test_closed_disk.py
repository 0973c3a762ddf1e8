"""A place that may not be written, or a disk that is full, ends a command in one line."""

import errno

import pytest

from data.pipeline import __main__ as build
from data.pipeline.fetch import __main__ as fetch
from data.pipeline.fetch import update
from data.pipeline.partner import __main__ as pack
from data.pipeline.partner.services import template
from data.pipeline.release import older_areas, small_areas, switch
from data.pipeline.wards import __main__ as wards
from tests.paths import ROOT
from tests.rights import as_nobody, folder_seen_by_all

PUBLISHED = ROOT / "data" / "published"
PLACE = "/some/where"
# What each command calls while it writes, and how it is run.
COMMANDS = {
    "data": (build, "run", lambda main: main({})),
    "fetch": (fetch, "ask_all", lambda main: main({})),
    "update": (update, "fetch", lambda main: main({})),
    "model": (wards, "_run", lambda main: main({})),
    "switch": (switch, "switch", lambda main: main(["releases/new"], {})),
    "undo": (switch, "undo", lambda main: main(["--undo"], {})),
    "pack": (
        pack,
        "_run",
        lambda main: main(
            ["--extract", "x.csv", "--mapping", "m.yaml", "--borough", "camden", "--out", "packs"],
            {},
        ),
    ),
    "service-counts": (template, "refuse_special", lambda main: main(["m.yaml", "counts.csv"])),
    "older areas": (older_areas, "changed_areas", lambda main: main()),
    "small areas": (small_areas, "small_area_shapes", lambda main: main()),
}


def in_a_line(capsys):
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Remedy: " in said
    return said


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_ends_a_command_in_one_line(monkeypatch, capsys, command):
    module, inner, run = COMMANDS[command]

    def full(*_given, **_named):
        raise OSError(errno.ENOSPC, "No space left on device", PLACE)

    monkeypatch.setattr(module, inner, full)
    if command == "model":
        monkeypatch.setattr(module, "model_years_of", lambda _: [])

    assert run(module.main) == 1
    assert f"{PLACE}: No space left on device." in in_a_line(capsys)


@pytest.fixture
def closed():
    """A folder into which nothing may be written: who may write everywhere, for a while may not."""
    with folder_seen_by_all() as place:
        place.chmod(0o555)
        with as_nobody():
            yield place
        place.chmod(0o755)


@pytest.mark.parametrize(
    ("main", "given"),
    [
        (build.main, lambda place: [{"RAW_DATA": str(place), "CANDIDATE": str(place / "new")}]),
        (switch.main, lambda place: [[str(PUBLISHED)], {"RELEASE_DIR": str(place / "served")}]),
    ],
    ids=["data", "switch"],
)
def test_a_place_that_may_not_be_written_ends_a_command_in_one_line(
    monkeypatch, capsys, closed, main, given
):
    def publishes(_raw, *, directory, **_named):
        build.publish({}, manifest={}, directory=directory)

    monkeypatch.setattr(build, "run", publishes)

    assert main(*given(closed)) == 1
    assert "Permission denied" in in_a_line(capsys)
    assert list(closed.iterdir()) == []
