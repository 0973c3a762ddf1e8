"""A directory with made-up postcodes: the area ZZ is nowhere. The small areas are real."""

import numpy as np
import pytest

from data.pipeline import __main__ as command
from data.pipeline.areas.outlines import wards_of_small_areas
from data.pipeline.areas.postcodes import postcode_table

pytestmark = pytest.mark.raw
IN_OXFORD = "E01028513"


@pytest.fixture(scope="module")
def wards(raw):
    return wards_of_small_areas(raw).set_index("lsoa_code")["area_code"]


def test_londons_postcodes_come_with_the_ward_of_their_small_area_the_others_are_left_out(
    raw, wards
):
    here, there = wards.index[0], wards.index[-1]
    table = postcode_table(
        raw,
        postcodes=np.array([b"ZZ19ZZ", b"ZZ29ZA", b"ZZ99ZZ", b"ZZ999ZZ"]),
        small_areas=np.array([here, IN_OXFORD, there, ""]),
    )

    assert table.to_numpy().tolist() == [
        ["ZZ1", "9ZZ", wards[here]],
        ["ZZ9", "9ZZ", wards[there]],
    ]


def test_make_data_reads_the_directory_into_a_table_of_the_release(raw, wards, tmp_path):
    directory = tmp_path / "directory.csv"
    directory.write_text(
        f"pcds,lsoa21cd,lat,long\nZZ9 9ZZ,{wards.index[0]},51.5,-0.1\n"
        f"ZZ9 9ZY,{IN_OXFORD},51.7,-1.2\n",
        encoding="utf-8",
    )

    tables = command.placed(raw, directory)

    assert list(tables) == ["postcodes.parquet"]
    held = tables["postcodes.parquet"].to_numpy().tolist()
    assert held == [["ZZ9", "9ZZ", wards.iloc[0]]]
    assert command.placed(raw, None) == {}


def test_a_directory_that_cannot_be_read_stops_the_run_on_one_line(raw_folder, tmp_path, capsys):
    settings = {
        "RAW_DATA": str(raw_folder),
        "RELEASE_DIR": str(tmp_path / "release"),
        "POSTCODES": str(tmp_path / "none.csv"),
    }

    assert command.main(settings) == 1
    said = capsys.readouterr().err
    assert said.startswith("POSTCODES ")
    assert said.count("\n") == 1
    assert not (tmp_path / "release").exists()
