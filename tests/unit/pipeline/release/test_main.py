"""The command, on the real raw files and on copies with one line changed."""

import json
import os
from pathlib import Path

import pandas as pd
import pytest

from data.pipeline.__main__ import main
from data.pipeline.evidence import table as evidence
from data.pipeline.release import collect
from data.pipeline.release.publish import METRICS, parquet_bytes

pytestmark = [pytest.mark.raw, pytest.mark.long]

ROOT = Path(__file__).parents[4]
BOROUGHS = "raw/mps_monthly_crime_dashboard/mps_da_tno_borough_monthly_2021-08_2025-07.csv"
WARDS = "raw/mps_monthly_crime_dashboard/mps_da_ward_monthly_2021-08_2025-07.csv"
VIOLENCE = "raw/mps_recorded_crime_geographic/mps_borough_level_crime_recent_24m.csv"
EARLY = "published/gap_mps_domestic_offences_london_monthly_2008-04_2016-05.csv"
GLA = "raw/gla_state_of_london/state_of_london_crime_series_london_monthly_2017-04_2024-01.csv"
COERCIVE = "raw/mps_vawg_dashboard/vawg_offences_type_london_monthly_2014-01_2026-02.csv"
POPULATION = "raw/population/london_borough_population_all_series_1999_2026.csv"


def run(folder, release):
    return main({"RAW_DATA": str(folder), "RELEASE_DIR": str(release)})


@pytest.mark.usefixtures("drawn_once", "read_once")
def test_the_committed_tables_are_what_the_raw_files_make(raw_folder, tmp_path):
    assert run(raw_folder, tmp_path / "release") == 0

    committed = ROOT / "data" / "published"
    made = {path.name: path.read_bytes() for path in (tmp_path / "release").iterdir()}
    assert made == {path.name: path.read_bytes() for path in committed.iterdir()}


def test_the_manifest_holds_every_input_and_the_rows_of_the_tables(published):
    manifest = json.loads((ROOT / "data" / "published" / "manifest.json").read_text("utf-8"))

    assert (manifest["release"], manifest["data_to"]) == ("2025-08", "2025-07-31")
    assert manifest["tables"]["metrics.parquet"]["rows"] == len(published)
    assert sum(manifest["statuses"].values()) == len(published)
    assert {BOROUGHS, WARDS, VIOLENCE, EARLY, GLA, COERCIVE, POPULATION} <= {
        one["name"] for one in manifest["inputs"]
    }
    assert manifest["sources"]["met_monthly"]["extract_date"] == "2025-08-02"


def test_a_wrong_input_stops_the_run_on_one_line_and_leaves_the_last_release(
    altered, tmp_path, capsys
):
    release = tmp_path / "release"
    release.mkdir()
    (release / "manifest.json").write_text('{"data_to": "2025-07-31"}', encoding="utf-8")
    folder = altered(BOROUGHS, lambda lines: [line for line in lines if "2025-07," not in line])

    assert run(folder.root, release) == 1

    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "ends on 2025-06-30, while the last release reaches 2025-07-31" in error
    assert [path.name for path in release.iterdir()] == ["manifest.json"]


def as_pipe(path, _):
    os.mkfifo(path)


def as_device(path, _):
    path.symlink_to("/dev/zero")


def with_a_second_column(path, lines):
    head, *rest = [f"{line},{line.rpartition(',')[2]}" for line in lines]
    path.write_text("\n".join([head, *rest]), "utf-8")


def with_markup(path, lines):
    path.write_text("\n".join(lines).replace(",Barnet,", ",<script>,"), "utf-8")


@pytest.mark.parametrize("spoil", [as_pipe, as_device, with_a_second_column, with_markup])
def test_a_hostile_file_stops_the_run_on_one_line_and_nothing_is_published(
    raw_folder, linked, tmp_path, capsys, spoil
):
    lines = (raw_folder / BOROUGHS).read_text("utf-8").splitlines()
    (linked / BOROUGHS).unlink()
    spoil(linked / BOROUGHS, lines)

    assert run(linked, tmp_path / "release") == 1

    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert error.startswith(BOROUGHS)
    assert "Remedy: " in error
    assert not (tmp_path / "release").exists()


def test_a_missing_folder_stops_the_run_on_one_line(tmp_path, capsys):
    assert run(tmp_path / "nowhere", tmp_path / "release") == 1

    assert "RAW_DATA" in capsys.readouterr().err
    assert not (tmp_path / "release").exists()


def test_over_london_wards_and_boroughs_agree_each_month(raw_folder):
    boroughs = pd.read_csv(raw_folder / BOROUGHS)
    wards = pd.read_csv(raw_folder / WARDS)
    offences = boroughs[boroughs["measure"].eq("Offences")]
    for subtype, column in {
        "Domestic Abuse": "da_offences",
        "Domestic Abuse Violence with Injury": "da_vwi_offences",
    }.items():
        london = offences[offences["crime_subtype"].eq(subtype)].groupby("month")["count"].sum()
        assert wards.groupby("month")[column].sum().to_dict() == london.to_dict()
        assert len(london) == 48


@pytest.mark.usefixtures("read_once")
def test_the_order_of_the_raw_rows_does_not_change_a_byte_of_the_metrics(altered, catalogue):
    """The other tables are made from the metrics and from files that are not turned round here."""
    raw = altered(BOROUGHS, lambda lines: [lines[0], *reversed(lines[1:])])
    facts = evidence.rows(raw, disagreements=catalogue.disagreements.values())

    table = collect.metrics(raw, definitions=catalogue, evidence=facts, say=lambda _: None)

    committed = ROOT / "data" / "published" / METRICS
    assert parquet_bytes(table) == committed.read_bytes()
