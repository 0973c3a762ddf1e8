"""What is fetched from a publisher of made-up files, and where it goes."""

import json
from zipfile import ZipFile

import pytest

from data.catalogue import Catalogue
from data.pipeline.fetch import folders
from data.pipeline.fetch.listing import file_named
from data.pipeline.raw.faults import InputFault
from tests.unit.pipeline.fetch.asking import FIRST, FOLDER, NEXT, offer, tree
from tests.unit.pipeline.fetch.publisher import file, half, in_turn, listing, plain, send, status


def test_a_first_fetch_makes_a_whole_raw_folder_beside_the_one_that_is_there(ask, publisher, raw):
    publisher.answers["/made_up.csv"] = file(FIRST)
    before = tree(raw.parent)

    asked = ask()

    assert not asked.failed
    assert asked.folder == ask.fetched / "2026-11-28"
    assert tree(asked.folder / "data") == {
        "raw/made_up/published/made_up.csv": FIRST,
        "raw/other/kept.csv": b"a,b\n1,2\n",
    }
    assert (asked.folder / "reports" / "report.txt").read_text("utf-8") == "made up"
    assert tree(raw.parent) == before
    assert "made_up  new" in asked.table
    assert "718 bytes" in asked.table


@pytest.mark.parametrize("kind", [file, plain])
def test_the_same_file_again_makes_no_folder(ask, publisher, kind):
    publisher.answers["/made_up.csv"] = kind(FIRST)
    first, again = ask(), ask()

    assert first.folder
    assert again.folder is None
    assert not again.failed
    assert "unchanged" in again.table
    assert [one.name for one in ask.fetched.iterdir()] == ["2026-11-28"]


def test_a_file_that_is_in_the_raw_folder_already_is_not_taken_again(ask, publisher, raw):
    publisher.answers["/made_up.csv"] = plain(FIRST)
    (raw / FOLDER).mkdir(parents=True)
    (raw / FOLDER / "made_up.csv").write_bytes(FIRST)

    assert ask().folder is None


def test_a_changed_file_goes_into_the_next_folder_and_the_last_one_stays(ask, publisher):
    publisher.answers["/made_up.csv"] = file(FIRST)
    first = ask().folder
    before = tree(first)
    publisher.answers["/made_up.csv"] = file(NEXT)

    second = ask().folder

    assert second == ask.fetched / "2026-11-28-02"
    assert tree(second)["data/raw/made_up/published/made_up.csv"] == NEXT
    assert tree(first) == before
    kept = [one / "data" / "raw" / "other" / "kept.csv" for one in (first, second)]
    assert kept[0].samefile(kept[1])


def test_the_newest_of_what_is_listed_is_taken_and_an_older_one_leaves(ask, publisher):
    older, newer = f"{publisher.base}/d/made_up_202508.csv", "/d/made_up_202509.csv"
    publisher.answers |= {
        "/list": listing(older, "https://elsewhere.example/page"),
        "/d/made_up_202508.csv": file(FIRST),
        newer: file(NEXT),
    }
    ask("/list", listed=True)
    publisher.answers["/list"] = listing(newer, older)

    folder = ask("/list", listed=True).folder

    assert [one.name for one in (folder / "data" / FOLDER).iterdir()] == ["made_up_202509.csv"]
    assert publisher.times("/d/made_up_202508.csv") == 1


def test_files_that_stand_beside_each_other_all_come_but_those_that_are_here(ask, publisher):
    names = ["made_up_202503.csv", "made_up_202509.csv", "made_up_202506.csv"]
    publisher.answers["/list"] = listing(*(f"/{one}" for one in names))
    publisher.answers |= {f"/{one}": file(FIRST + one.encode() + b",1\n") for one in names}

    folder = ask("/list", listed=True, holds_all=False, after="202503").folder

    found = sorted(one.name for one in (folder / "data" / FOLDER).iterdir())
    assert found == ["made_up_202506.csv", "made_up_202509.csv"]


def test_a_corrected_file_takes_the_place_of_the_one_it_corrects(ask, publisher):
    changes = {"listed": True, "holds_all": False, "file": r"made_up_(\d{6})(?:_revised)?\.csv"}
    publisher.answers |= {
        "/list": listing("/made_up_202506.csv"),
        "/made_up_202506.csv": file(FIRST),
        "/made_up_202506_revised.csv": file(NEXT),
    }
    ask("/list", **changes)
    publisher.answers["/list"] = listing("/made_up_202506.csv", "/made_up_202506_revised.csv")

    folder = ask("/list", **changes).folder

    assert [one.name for one in (folder / "data" / FOLDER).iterdir()] == [
        "made_up_202506_revised.csv"
    ]


def test_a_fault_that_passes_is_waited_for(ask, publisher):
    publisher.answers["/made_up.csv"] = in_turn(status(503), half(FIRST), file(FIRST))

    asked = ask()

    assert asked.folder
    assert not asked.failed
    assert [("answers 503" in one, "breaks off" in one) for one in ask.lines] == [
        (True, False),
        (False, True),
    ]


def test_a_source_that_fails_stops_no_other(ask, publisher):
    publisher.answers["/good/made_up.csv"] = file(FIRST)

    asked = ask(others={"good": offer(f"{publisher.base}/good/made_up.csv")})

    assert asked.failed
    assert [one[:2] for one in asked.lines] == [("made_up", "failed"), ("good", "new")]
    assert tree(asked.folder / "data")["raw/made_up/published/made_up.csv"] == FIRST


def test_a_file_that_is_awaited_is_no_fault(ask):
    asked = ask(awaited=True)

    assert not asked.failed
    assert asked.lines[0][1] == "not out yet"


def test_a_workbook_is_known_by_what_is_in_it(ask, publisher, tmp_path):
    with ZipFile(tmp_path / "book.ods", "w") as book:
        book.writestr("content.xml", "<made-up/>" * 20)
    content = (tmp_path / "book.ods").read_bytes()
    publisher.answers["/made_up.ods"] = lambda handler: send(handler, content)

    asked = ask("/made_up.ods", type="ods", file=r"made_up\.ods", columns=())

    assert asked.folder


@pytest.mark.parametrize("damage", ["{", "[" * 100_000, "[1]", '{"a": 1}'])
def test_a_damaged_record_is_told_with_the_remedy(ask, publisher, damage):
    publisher.answers["/made_up.csv"] = file(FIRST)
    (ask().folder / folders.RECORD).write_text(damage, "utf-8")

    with pytest.raises(InputFault, match="move that dated folder away"):
        ask()


def test_the_record_says_what_came_from_where(ask, publisher):
    publisher.answers["/made_up.csv"] = file(FIRST)

    held = json.loads((ask().folder / folders.RECORD).read_text("utf-8"))

    entry = held["raw/made_up/published/made_up.csv"]
    assert entry["address"] == f"{publisher.base}/made_up.csv"
    assert entry["fetched"] == "2026-11-28"
    assert len(entry["sha256"]) == 64


def test_where_the_disk_allows_no_links_files_are_copied(ask, publisher, monkeypatch):
    def refuse(*_names):
        raise OSError(18, "another disk")

    monkeypatch.setattr("os.link", refuse)
    publisher.answers["/made_up.csv"] = file(FIRST)

    assert tree(ask().folder / "data")["raw/other/kept.csv"] == b"a,b\n1,2\n"


@pytest.mark.parametrize(
    ("source", "name", "edition"),
    [
        ("met_monthly", "M1045_MonthlyCrimeDashboard_OtherCrimeData.csv", ""),
        ("met_monthly", "M1045_MonthlyCrimeDashboard_TNOCrimeData.csv", None),
        ("met_monthly", "M1045_MonthlyCrimeDashboard_KnifeCrimeData.csv", None),
        ("mhclg_homelessness", "Detailed_LA_202603.ods", "202603"),
        (
            "mhclg_homelessness",
            "Statutory_Homelessness_Detailed_Local_Authority_Data_202603_revised.ods",
            "202603",
        ),
        ("mhclg_homelessness", "TA_202603.ods", None),
    ],
)
def test_the_files_that_publishers_have_offered_so_far_are_known_by_their_names(
    source, name, edition
):
    wanted = Catalogue.load().sources[source].fetch

    found = file_named(f"https://publisher.example/media/0a1b/{name}?v=2", offer=wanted)

    assert (found and found.edition) == edition


def test_every_address_is_not_confirmed_until_a_person_has_opened_it(ask, publisher):
    publisher.answers["/made_up.csv"] = file(FIRST)
    offers = [one.fetch for one in Catalogue.load().sources.values() if one.fetch]

    ask()
    assert "(address not confirmed)" in ask().table
    assert offers
    assert not any(one.confirmed for one in offers)
    assert "(address" not in ask(confirmed=True).table
