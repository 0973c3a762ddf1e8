"""Each wrong input stops its reader: the real raw files, with one thing made wrong."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from data.pipeline.areas.places import LONDON, POPULATION, mid_year_residents
from data.pipeline.met import all_violence as met_all_violence
from data.pipeline.met import coercive_control as met_coercive_control
from data.pipeline.met import geographic as met_geographic
from data.pipeline.met import london as met_london
from data.pipeline.met import monthly as met_monthly
from data.pipeline.met import wards as met_wards
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder

pytestmark = pytest.mark.raw

EARLY, GLA = met_london.EARLY_FILE, met_london.GLA_FILE
RECENT = met_geographic.FILES[1]


def read_wards(raw):
    return met_wards.ward_months(raw, london=met_monthly.borough_months(raw).counts.loc[LONDON])


def read_london(raw):
    return met_london.london_before_boroughs(raw, until=met_london.GLA_FROM)


READERS = {
    met_monthly.FILE: met_monthly.borough_months,
    met_wards.FILE: read_wards,
    met_wards.RESIDENTS_FILE: met_wards.residents,
    RECENT: met_all_violence.violence_with_injury,
    EARLY: read_london,
    GLA: read_london,
    POPULATION: mid_year_residents,
}


@dataclass(frozen=True)
class Wrong:
    file: str
    change: Callable[[list[str]], list[str]]
    words: str


def replaced(old, new):
    """Change the first line after the header that holds `old`."""

    def change(lines):
        row = next(number for number, line in enumerate(lines) if number and old in line)
        return [*lines[:row], lines[row].replace(old, new), *lines[row + 1 :]]

    return change


def without(*words):
    return lambda lines: [line for line in lines if not all(word in line for word in words)]


def renamed(old, new):
    return lambda lines: [lines[0].replace(old, new), *lines[1:]]


def repeated(lines):
    return [*lines, lines[1]]


@pytest.mark.parametrize(
    "wrong",
    [
        Wrong(met_monthly.FILE, renamed("crime_subtype", "subtype"), "column 'crime_subtype' is"),
        Wrong(met_monthly.FILE, repeated, "was already on row 2"),
        Wrong(met_monthly.FILE, replaced("Barnet", "Barnett"), "row 3: unknown borough 'Barnett'"),
        Wrong(met_monthly.FILE, replaced(",273", ",-273"), "row 2: count is '-273'"),
        Wrong(met_monthly.FILE, replaced(",273", ",many"), "row 2: count is 'many'"),
        Wrong(met_monthly.FILE, replaced(",273", ","), "row 2: count is ''"),
        Wrong(met_monthly.FILE, without("2023-05,"), "2023-05 vanished from the file"),
        Wrong(met_monthly.FILE, without("2023-05,Brent,", "Abuse,Offences"), "vanished from Brent"),
        Wrong(met_monthly.FILE, replaced("Domestic Abuse,", "Abuse,"), "crime subtype 'Abuse'"),
        Wrong(met_wards.FILE, replaced("Alibon,12", "Alibon,13"), "2021-08 adds up to 8059 da"),
        Wrong(met_wards.FILE, without("2023-05"), "2023-05 vanished"),
        Wrong(met_wards.RESIDENTS_FILE, repeated, "was already on row 2"),
        Wrong(RECENT, renamed("202405", "May 2024"), "column 'May 2024' is no month"),
        Wrong(RECENT, renamed("202404", "202403"), "2024-03 is in"),
        Wrong(RECENT, renamed("202404", "202703"), "2024-04 vanished"),
        Wrong(RECENT, without("VIOLENCE WITH INJURY"), "no row has the category"),
        Wrong(RECENT, without("VIOLENCE WITH INJURY,Brent"), "INJURY' for Brent"),
        Wrong(EARLY, without("2012-02"), "2012-02 vanished"),
        Wrong(GLA, without("sol_da", "2019-02"), "2019-02 vanished"),
        Wrong(POPULATION, without("(rebased)", "2023,E09000005"), "2023 has 32 of 33 areas"),
        Wrong(POPULATION, without("(rebased)"), "2019 has 0 of 33 areas"),
        Wrong(POPULATION, renamed("population", "people"), "column 'population' is missing"),
    ],
    ids=lambda wrong: wrong.words,
)
def test_a_wrong_input_is_named_with_its_file_and_a_remedy(altered, wrong):
    with pytest.raises(InputFault) as caught:
        READERS[wrong.file](altered(wrong.file, wrong.change))

    line = str(caught.value)
    assert line.startswith(wrong.file)
    assert wrong.words in line
    assert "Remedy: " in line


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (without("Controlling", "2020-02"), "2020-02 vanished"),
        (without("Controlling"), "no row has the offence"),
    ],
)
def test_a_month_or_offence_missing_from_the_dashboard_is_named(altered, catalogue, change, words):
    with pytest.raises(InputFault, match=words):
        met_coercive_control.rows(altered(met_coercive_control.FILE, change), definitions=catalogue)


def test_an_absent_outcome_cell_is_read_as_zero_and_marked(altered):
    cell = "2021-08,Barnet,E09000003,Domestic Abuse Violence with Injury,Positive Outcomes"

    read = met_monthly.borough_months(altered(met_monthly.FILE, without(cell)))

    key = ("E09000003", "2021-08-01")
    assert read.counts.loc[key, "vwi_outcomes"] == 0
    assert read.absent.loc[key, "vwi_outcomes"] == 1
    assert read.counts["vwi_outcomes"].notna().all()


def test_the_real_file_lacks_nineteen_such_cells_and_one_of_all_outcomes(altered):
    read = met_monthly.borough_months(altered(met_monthly.FILE, lambda lines: lines))

    assert read.absent.sum().to_dict() == {"da_outcomes": 1, "vwi_outcomes": 19}


def test_three_to_five_outcomes_are_usual_in_boroughs_with_an_absent_cell(altered):
    """As the caveat on absent cells says: the median of each borough's other months."""
    read = met_monthly.borough_months(altered(met_monthly.FILE, lambda lines: lines))

    absent = read.absent["vwi_outcomes"].gt(0)
    boroughs = set(absent[absent].index.get_level_values("area_code"))
    others = read.counts.loc[~absent, "vwi_outcomes"].groupby("area_code").median()[list(boroughs)]
    assert len(boroughs) == 9
    assert others.min() == 3
    assert others.max() < 6


def test_only_the_series_rebased_after_the_census_reaches_a_rate(altered, raw_folder):
    others_changed = altered(
        POPULATION,
        lambda lines: [
            line if "(rebased)" in line or not number else f"{line}0"
            for number, line in enumerate(lines)
        ],
    )

    residents = mid_year_residents(others_changed)

    assert residents.equals(mid_year_residents(RawFolder(raw_folder)))
    london = residents.groupby("year")["residents"].sum()
    assert (london[2019], london[2024]) == (8_889_743, 9_089_736)
    assert list(london.index) == list(range(2019, 2025))
