"""Locations are withheld wherever the incidents of their area are. Counts are made up."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from data.partner.model import ALL, AreaLevel, PackTable
from data.pipeline.partner.counts import pack_rows
from data.pipeline.partner.mapping.period import Period
from data.pipeline.partner.withholding.layer import Sum
from data.pipeline.partner.withholding.table import SMALL, Table

YEAR = Period.model_validate({"from": date(2023, 4, 1), "to": date(2024, 3, 31)})
SMALL_AREAS = ["E01000001", "E01000002"]
WARDS = ["E05000026", "E05000027", "E05000028"]
BOROUGH = "E09000002"


def table(kind, counts):
    """Return a table by area: code to (value, denominator), small areas first, the borough last."""
    wards = [place for place, code in enumerate(counts) if code in WARDS]
    rows = pd.DataFrame(
        {
            "area_level": [level(code) for code in counts],
            "area_code": list(counts),
            "area_name": list(counts),
            "category": ALL,
            "sex": ALL,
            "age": ALL,
            "value": [float(value) for value, _ in counts.values()],
            "denominator": [float(whole) for _, whole in counts.values()],
            "below": SMALL,
            "zero_is_small": False,
            "never": False,
            "hidden": False,
            "public": np.nan,
            "public_whole": np.nan,
            "total": [code in {*WARDS, BOROUGH} for code in counts],
            "fixed": [code == BOROUGH for code in counts],
        }
    )
    return Table(kind, YEAR.end, rows, [Sum(len(counts) - 1, wards)])


def level(code):
    return {"E01": AreaLevel.LSOA, "E05": AreaLevel.WARD, "E09": AreaLevel.BOROUGH}[code[:3]].value


def withheld(tables, kind):
    """Return the codes of the areas that a table of the pack withholds."""
    counts = pack_rows(tables, period=YEAR).counts
    rows = counts[counts["table"].eq(kind.value) & counts["status"].eq("suppressed")]
    return set(rows["area_code"])


INCIDENTS = {
    SMALL_AREAS[0]: (40, np.nan),
    SMALL_AREAS[1]: (50, np.nan),
    WARDS[0]: (3, np.nan),
    WARDS[1]: (100, np.nan),
    WARDS[2]: (200, np.nan),
    BOROUGH: (303, np.nan),
}
LOCATIONS = {WARDS[0]: (0, 0), WARDS[1]: (20, 60), WARDS[2]: (30, 90), BOROUGH: (50, 150)}


@pytest.mark.parametrize("known", [[], SMALL_AREAS])
def test_locations_are_withheld_by_area_whether_or_not_their_small_areas_are_known(known):
    """Where no location is known by its small area, the table of locations has no such rows."""
    locations = dict.fromkeys(known, (10, 30)) | LOCATIONS
    tables = [
        table(PackTable.INCIDENTS_BY_AREA, INCIDENTS),
        table(PackTable.REPEAT_LOCATIONS, locations),
    ]

    of_incidents = withheld(tables, PackTable.INCIDENTS_BY_AREA)

    assert WARDS[0] in of_incidents
    assert of_incidents <= withheld(tables, PackTable.REPEAT_LOCATIONS)


def test_where_the_incidents_of_a_year_are_left_out_its_locations_are():
    # Both wards are small and their total may not be withheld: nothing can hide them.
    few = {WARDS[0]: (1, np.nan), WARDS[1]: (1, np.nan), BOROUGH: (2, np.nan)}
    places = {WARDS[0]: (0, 10), WARDS[1]: (0, 10), BOROUGH: (0, 20)}
    years = table(PackTable.INCIDENTS_BY_YEAR, {BOROUGH: (30, np.nan)})
    found = pack_rows(
        [
            years,
            table(PackTable.INCIDENTS_BY_AREA, few),
            table(PackTable.REPEAT_LOCATIONS, places),
        ],
        period=YEAR,
    )

    assert set(found.counts["table"]) == {PackTable.INCIDENTS_BY_YEAR.value}
    assert [note.table for note in found.notes] == [
        PackTable.INCIDENTS_BY_AREA,
        PackTable.REPEAT_LOCATIONS,
    ]
