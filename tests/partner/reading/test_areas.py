"""Where an incident was: any code, name or point that says so, old or new. All rows are made up."""

import numpy as np
import pandas as pd
import pytest
import shapely

from data.model import Level
from data.older_areas import older_areas
from data.partner.model import FileRole, PackTable
from data.pipeline.areas.projection import points_to_grid, to_degrees
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.reading.places import (
    ELSEWHERE,
    NEAR,
    OLDER_WARD,
    Place,
    open_borough,
)
from data.repository import ParquetRepository
from tests.partner.cases import made_up_directory
from tests.partner.extracts import ONE, TWO, WARD, checked, counted, faults, mapping
from tests.partner.runs import borough, run
from tests.paths import ROOT

MERGED, BECAME = "E01000048", "E01034479"
SPLIT_IN_WARD, ITS_WARD = "E01000010", "E05014054"


def placed(folder, header, *rows, **changes):
    """Return ward, small area and reason of each row that counts."""
    text = "\n".join([f"date,{header}", *(f"2024-05-06,{row}" for row in rows)])
    result = checked(folder, text, **changes)
    return counted(result)[["ward", "lsoa", "why"]].to_numpy().tolist(), result


@pytest.mark.parametrize("cell", ["E01000006", " e01000006 ", "E0 1000 006"])
def test_a_code_is_known_in_any_case_and_spacing(tmp_path, cell):
    assert placed(tmp_path, "lsoa", cell)[0] == [[WARD, ONE, ""]]


def test_a_small_area_of_2011_that_was_merged_is_the_one_it_became(tmp_path):
    (row,), _ = placed(tmp_path, "lsoa", MERGED)

    assert row == [borough().lsoas["parent_code"][BECAME], BECAME, ""]


def test_a_split_small_area_counts_in_the_ward_only_where_all_its_parts_lie_there():
    rows = older_areas().query("kind == 'lsoa' and now.str.contains(' ')")
    found = {True: 0, False: 0}
    for slug in ("barking-and-dagenham", "tower-hamlets", "newham", "southwark"):
        place = open_borough(slug, release=ROOT / "data" / "published")
        for code, now in rows.loc[rows["borough_code"].eq(place.code), ["code", "now"]].to_numpy():
            wards = {place.lsoas["parent_code"][one] for one in now.split()}
            read = place.of_lsoa(code)
            assert (read.lsoa, read.why) == ("", "an LSOA of 2011 that was split")
            assert read.ward == (wards.pop() if len(wards) == 1 else "")
            found[bool(read.ward)] += 1
    assert found[True]
    assert found[False]


def test_a_point_tells_in_which_part_of_a_split_area_a_row_was(tmp_path):
    part = older_areas().set_index("code")["now"][SPLIT_IN_WARD].split()[0]
    place = borough().outlines[borough().lsoas.index.get_loc(part)].representative_point()
    rows, _ = placed(
        tmp_path, "lsoa,easting,northing", f"{SPLIT_IN_WARD},{place.x:.0f},{place.y:.0f}"
    )

    assert rows == [[borough().lsoas["parent_code"][part], part, ""]]


def older_only(place):
    """Return a ward that there was only before 2022: its code and name."""
    now = {words.casefold() for words in place.wards.values()}
    wards = older_areas().query("kind == 'ward'")
    ours = wards[wards["borough_code"].eq(place.code)]
    return next(
        (code, name) for code, name in ours[["code", "name"]].to_numpy()
        if name.casefold() not in now
    )  # fmt: skip


@pytest.mark.parametrize("which", [0, 1])
def test_a_ward_of_before_2022_counts_in_the_borough_and_in_no_ward(tmp_path, which):
    cell = older_only(borough())[which]
    rows, result = placed(tmp_path, "ward", cell, WARD)

    assert rows == [["", "", "a ward of before May 2022"], [WARD, "", ""]]
    assert result.counts[0].rows_set_aside == 0


@pytest.mark.parametrize(
    ("slug", "first", "last"),
    [
        ("bexley", 64, 84), ("croydon", 146, 169), ("hackney", 231, 249), ("redbridge", 495, 515),
        ("kensington-and-chelsea", 382, 399), ("southwark", 534, 554), ("tower-hamlets", 573, 589),
    ],
)  # fmt: skip
def test_a_ward_that_went_in_2014_or_2018_counts_in_its_borough_and_in_no_ward(slug, first, last):
    """Their wards of 2009 are in no lookup of 2021: the codes alone tell."""
    own = borough(slug)

    for number in (first, (first + last) // 2, last):
        assert own.of_ward(f"e05{number:06d}", older=True) == Place(why=OLDER_WARD)
    for number in (first - 1, last + 1):
        assert own.of_ward(f"E05{number:06d}", older=True).about == ELSEWHERE
    assert borough().of_ward(f"E05{first:06d}", older=True).about == ELSEWHERE
    assert not own.names_older_wards("")


def test_a_ward_is_known_by_its_name(tmp_path):
    rows, _ = placed(tmp_path, "ward", "northbury", "NORTHBURY ", "North-bury")

    assert rows == [[WARD, "", ""]] * 3


def test_a_name_of_both_times_is_in_no_ward_where_the_column_is_of_older_wards(tmp_path):
    now = {words: code for code, words in borough().wards.items()}
    ours = older_areas().query("kind == 'ward' and borough_code == 'E09000002'")
    same = next(name for name in ours["name"] if name in now)
    older = older_only(borough())[1]

    assert placed(tmp_path, "ward", same)[0] == [[now[same], "", ""]]
    # The ward that gives the column away may stand far below.
    rows, _ = placed(tmp_path, "ward", *[same] * 3, older)
    assert [row[0] for row in rows] == [""] * 4


def test_a_ward_of_another_borough_is_set_aside_by_name_and_code(tmp_path):
    _, result = placed(tmp_path, "ward", "Belsize", "E05013652", "E05000138")

    assert result.counts[0].rows_set_aside == 3
    assert {"Camden" in fault["problem"] for fault in faults(tmp_path)} == {True}


def points(codes):
    found = []
    for code in codes:
        shape = borough().outlines[borough().lsoas.index.get_loc(code)].representative_point()
        degrees = to_degrees(np.array([shape], dtype=object))[0]
        found.append((degrees.y, degrees.x))
    return found


def test_latitude_and_longitude_are_read_with_a_point_or_a_comma(tmp_path):
    (one, two) = points([ONE, TWO])
    rows, _ = placed(
        tmp_path, "latitude,longitude", f"{one[0]},{one[1]}",
        *[f'"{two[0]}","{two[1]}"'.replace(".", ",")],
    )  # fmt: skip

    assert rows == [[WARD, ONE, ""], [WARD, TWO, ""]]


def test_latitude_and_longitude_that_changed_places_stop_the_file(tmp_path):
    ((latitude, longitude),) = points([ONE])

    with pytest.raises(ExtractFault, match="'latitude' and 'longitude' have changed places"):
        placed(tmp_path, "latitude,longitude", f"{longitude},{latitude}")


def test_degrees_become_the_metres_that_outlines_are_in():
    place = np.array([shapely.Point(530_000, 180_000)], dtype=object)
    degrees = to_degrees(place)[0]
    east, north = points_to_grid(np.array([degrees.x, np.nan]), np.array([degrees.y, 51.0]))

    assert (east[0], north[0]) == pytest.approx((530_000, 180_000), abs=1.5)
    assert np.isnan(east[1])
    assert np.isnan(north[1])


def test_a_point_a_few_metres_outside_the_borough_is_in_the_nearest_area():
    whole = shapely.union_all(borough().outlines)
    edge = whole.exterior if whole.geom_type == "Polygon" else whole.geoms[0].exterior
    at = edge.interpolate(0.3, normalized=True)
    ways = [(at.x + east, at.y + north) for east in (-20, 0, 20) for north in (-20, 0, 20)]
    outside = [way for way in ways if not whole.covers(shapely.Point(way))]
    east, north = (np.array(column, float) for column in zip(*outside, strict=True))

    assert (borough().of_points(east, north) >= 0).all()
    assert borough().of_points(east + 40 * NEAR, north).min() == -1 or NEAR > 20


def postcodes(folder, mapped):
    return made_up_directory(folder / "directory.csv", mapped)


CODES = {"ZZ1 1AA": ONE, "ZZ1 1AB": "E01000842", "ZZ1 1AC": "E01020000", "ZZ1 1AD": ""}


@pytest.mark.parametrize("cell", ["ZZ1 1AA", "zz11aa", " ZZ1  1AA "])
def test_a_postcode_is_the_small_area_that_the_directory_gives(tmp_path, cell):
    directory = postcodes(tmp_path, CODES)

    assert placed(tmp_path, "postcode", cell, postcodes=directory)[0] == [[WARD, ONE, ""]]


def test_postcodes_elsewhere_are_set_aside_and_unknown_ones_count_in_the_borough(tmp_path):
    directory = postcodes(tmp_path, CODES)
    cells = ["ZZ1 1AB", "ZZ1 1AC", "ZZ1 1AD", "ZZ9 9ZZ", "somewhere"]
    rows, result = placed(tmp_path, "postcode", *cells, postcodes=directory)

    assert rows == [["", "", "an area that cannot be read"]] * 3
    assert result.counts[0].rows_set_aside == 2
    said = [fault["problem"] for fault in faults(tmp_path)]
    assert "'ZZ1 1AB' is in Camden, not in Barking and Dagenham" in said
    assert "'ZZ1 1AC' is outside London" in said


def test_a_postcode_of_another_ward_than_the_row_names_leaves_it_in_the_ward_named(tmp_path):
    directory = postcodes(tmp_path, CODES)
    rows, result = placed(
        tmp_path, "postcode,ward", "ZZ1 1AA,Alibon", "ZZ1 1AA,Northbury", postcodes=directory
    )

    assert rows == [["E05014054", "", ""], [WARD, ONE, ""]]
    assert any("in 1 rows the postcode lies in another ward" in line for line in result.summary)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "no directory tells where they are. Remedy: set POSTCODES"),
        ("pcds,oslaua\nZZ1 1AA,E09000002\n", "there is no column lsoa21cd"),
        ("", "there is no column pcds"),
    ],
)
def test_without_a_directory_postcodes_are_refused_in_one_line(tmp_path, text, words):
    path = tmp_path / "directory.csv"
    if text is not None:
        path.write_text(text)

    with pytest.raises(ExtractFault, match=words):
        placed(tmp_path, "postcode", "ZZ1 1AA", postcodes=path if text is not None else None)


@pytest.mark.parametrize(
    ("header", "row", "problem"),
    [
        ("lsoa", "", "every column of an area is blank"),
        ("lsoa", "somewhere", "'somewhere' is no LSOA of Barking and Dagenham"),
        ("ward", "Atlantis", "'Atlantis' is no ward of Barking and Dagenham"),
        ("easting,northing", "east,184000", "'east' is no number"),
        ("easting,northing", "inf,184000", "'inf' is no number"),
        ("easting,northing", "548000,", "blank, while its pair is not"),
    ],
)
def test_a_dated_row_without_an_area_counts_in_the_borough_and_is_listed(
    tmp_path, header, row, problem
):
    rows, result = placed(tmp_path, header, row)

    assert [one[:2] for one in rows] == [["", ""]]
    assert problem in faults(tmp_path)[0]["problem"]
    assert "counted in the borough" in faults(tmp_path)[0]["remedy"]
    assert not (tmp_path / "incidents.set-aside.csv").exists()
    assert result.counts[0].rows_counted == 1


def test_what_lies_in_no_ward_has_a_row_of_its_own_and_adds_up(tmp_path):
    rows = [f"2024-05-06,{ONE}"] * 40 + ["2024-05-06,"] * 12
    (tmp_path / "incidents.csv").write_text("\n".join(["date,lsoa", *rows]))
    counts = run(tmp_path, mapping(), work=tmp_path / "work").counts
    areas = counts[counts["table"].eq(PackTable.INCIDENTS_BY_AREA.value)]
    of_borough = areas[areas["area_level"].eq("borough")].set_index("category")["value"]

    assert of_borough.to_dict() == {"in no ward": 12, "all": 52}
    assert "lsoa" not in set(areas["area_level"])  # more than a tenth lack one


def test_few_in_no_ward_are_withheld_and_cannot_be_worked_out(tmp_path):
    rows = [f"2024-05-06,{ONE}"] * 40 + ["2024-05-06,E01000027"] * 30 + ["2024-05-06,"] * 3
    (tmp_path / "incidents.csv").write_text("\n".join(["date,lsoa", *rows]))
    counts = run(tmp_path, mapping(), work=tmp_path / "work").counts
    areas = counts[counts["table"].eq(PackTable.INCIDENTS_BY_AREA.value)]
    wards = areas[areas["area_level"].eq("ward") & areas["value"].ne(0)]

    assert areas.set_index("category").loc["in no ward", "status"] == "suppressed"
    assert wards["status"].eq("suppressed").any()


def test_the_older_areas_are_those_of_the_lookups_and_none_is_still_there():
    rows = older_areas()
    wards = ParquetRepository.open(ROOT / "data" / "published").areas(Level.WARD)
    lsoas, gone = (rows[rows["kind"].eq(kind)] for kind in ("lsoa", "ward"))

    assert rows["code"].is_unique
    assert len(gone) == 657 - 154
    assert not set(gone["code"]) & set(wards["area_code"])
    assert lsoas["now"].str.fullmatch(r"E01\d{6}( E01\d{6})*").all()
    assert pd.Series(" ".join(lsoas["now"]).split()).nunique() > 300


def test_numbers_of_rows_in_a_summary_count_rows_once(tmp_path):
    _, result = placed(tmp_path, "lsoa,ward", "somewhere,Atlantis")

    assert len(faults(tmp_path)) == 2
    assert result.files[FileRole.INCIDENTS].count.rows_counted == 1
