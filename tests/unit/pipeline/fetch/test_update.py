"""Fetching, building and switching in one go, from a publisher of a made-up next month."""

import shutil

import pytest

from data.catalogue import Catalogue
from data.pipeline.fetch import update
from data.pipeline.fetch.__main__ import main as fetch_main
from data.pipeline.fetch.download import Patience
from data.pipeline.met.dashboard import FOLDER
from data.settings import Settings
from tests.manifests import read_manifest, write_manifest
from tests.unit.pipeline.fetch.publisher import file, running_publisher, status
from tests.unit.pipeline.published_form import next_month

pytestmark = [pytest.mark.raw, pytest.mark.long]
QUICK = Patience(attempts=2, first=0.001, most=0.002, silent=5, whole=60)
PATH = "/M1045_MonthlyCrimeDashboard_OtherCrimeData.csv"


@pytest.fixture
def publisher():
    with running_publisher() as running:
        yield running


@pytest.fixture
def settings(publisher, raw_folder, tmp_path, monkeypatch):
    """Settings of a site that serves the release through a link, and one source that is offered."""
    catalogue = Catalogue.load()
    met = catalogue.sources["met_monthly"]
    offer = met.fetch.model_copy(update={"address": publisher.base + PATH, "listed": False})
    sources = {
        key: one.model_copy(update={"fetch": offer if one is met else None})
        for key, one in catalogue.sources.items()
    }
    loaded = type(catalogue)(**{**vars(catalogue), "sources": sources})
    monkeypatch.setattr(Catalogue, "load", lambda: loaded)
    shutil.copytree(Settings().release_dir, tmp_path / "releases" / "first")
    (tmp_path / "releases" / "current").symlink_to("first")
    return {
        "RAW_DATA": str(raw_folder),
        "FETCHED": str(tmp_path / "fetched"),
        "RELEASE_DIR": str(tmp_path / "releases" / "current"),
    }


def month_that_came(raw_folder, *, last="2025-07"):
    """The months of the file so far; August is made up and repeats July, but for 7 in 100."""
    rows = next_month(raw_folder)
    return rows[rows["Month_Year"].le(f"{last}-01")].to_csv(index=False).encode()


def built_without_a_question(raw, *, directory, last_directory, postcodes):
    """Stands in for the build: the release of before under the next name. It is made up."""
    assert list((raw.root / FOLDER).iterdir())
    assert postcodes is None
    shutil.copytree(last_directory.resolve(), directory)
    named = {"release": "2025-09", "data_to": "2025-08-31"}
    write_manifest(directory, read_manifest(directory) | named)
    return []


def served(settings):
    return read_manifest(settings_path(settings))


def settings_path(settings):
    return type(Settings().release_dir)(settings["RELEASE_DIR"])


def test_a_month_that_raises_no_question_is_served_where_that_is_asked_for(
    settings, publisher, raw_folder, capsys, monkeypatch
):
    publisher.answers[PATH] = file(month_that_came(raw_folder, last="2025-08"))
    monkeypatch.setattr(update, "run", built_without_a_question)

    code = update.main(settings | {"UPDATE_SWITCH": "yes"}, patience=QUICK)

    said = capsys.readouterr()
    assert (code, said.err) == (update.DONE, "")
    assert "current is release 2025-09 now" in said.out
    assert served(settings)["data_to"] == "2025-08-31"
    assert update.main(settings | {"UPDATE_SWITCH": "yes"}, patience=QUICK) == update.DONE
    assert "Nothing new: the release that is served stays." in capsys.readouterr().out


@pytest.mark.usefixtures("drawn_once", "read_once")
def test_a_month_that_raises_a_question_waits_for_a_person(settings, publisher, raw_folder, capsys):
    publisher.answers[PATH] = file(month_that_came(raw_folder, last="2025-08"))
    before = settings_path(settings).resolve()

    code = update.main(settings | {"UPDATE_SWITCH": "yes"}, patience=QUICK)

    said = capsys.readouterr().out
    assert code == update.ASK
    assert "Ask before it is served: 2025-08 is +7.0%" in said
    assert "Not switched: look at the lines above, then make switch RELEASE=" in said
    assert settings_path(settings).resolve() == before


def test_a_file_that_its_reader_refuses_leaves_the_release_as_it_was(
    settings, publisher, raw_folder, capsys
):
    rows = month_that_came(raw_folder).replace(b"Barnet", b"Barnett")
    publisher.answers[PATH] = file(rows)
    before = settings_path(settings).resolve()

    code = update.main(settings | {"UPDATE_SWITCH": "yes"}, patience=QUICK)

    said = capsys.readouterr().err
    assert code == update.FAULT
    assert said.startswith("Nothing was built, what is served stays: ")
    assert said.count("\n") == 1
    assert settings_path(settings).resolve() == before


def test_a_publisher_that_fails_is_told_by_the_code(settings, publisher, capsys):
    publisher.answers[PATH] = status(404)

    assert fetch_main(settings, patience=QUICK) == 3
    assert update.main(settings, patience=QUICK) == update.IN_PART
    assert "answers 404" in capsys.readouterr().out


def test_a_wish_that_is_no_wish_is_refused_before_anything_is_asked(settings, publisher, capsys):
    assert update.main(settings | {"UPDATE_SWITCH": "no"}, patience=QUICK) == update.FAULT
    assert "UPDATE_SWITCH is 'no'" in capsys.readouterr().err
    assert publisher.asked == []
