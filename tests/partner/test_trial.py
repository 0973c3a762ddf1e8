"""From the made-up trial set the run computes the tables that were printed in 2008."""

import re

import pandas as pd
import pytest

from data.partner.model import NoteKind, PackTable
from data.partner.packs import ParquetPacks
from data.pipeline.partner import run as pipeline
from data.pipeline.partner.__main__ import main
from tests.partner import printed_2008 as printed
from tests.partner.runs import BARKING, packed
from tests.partner.trial_extract import FILES


@pytest.fixture(scope="module")
def folder(trial_set):
    return trial_set.folder


@pytest.fixture(scope="module")
def trial(trial_set):
    return trial_set.run


@pytest.fixture
def withheld_as_before(trial_set, monkeypatch):
    """Give the rows that the trial set has come to, of the same tables: claims enter none."""

    def again(tables, *, period, earlier, as_before):
        before = trial_set.run.tables
        assert all(one.rows.equals(old.rows) for one, old in zip(tables, before, strict=True))
        assert (period, earlier, [*as_before]) == (trial_set.mapping.period, None, [])
        return trial_set.run.rows

    monkeypatch.setattr(pipeline, "pack_rows", again)


def table(trial, which, end="2008-03-31"):
    (found,) = [one for one in trial.tables if one.table == which and str(one.year_end) == end]
    return found.rows


def by(rows, *names):
    return rows.set_index(list(names))["value"].to_dict()


@pytest.mark.parametrize(("end", "count"), printed.YEARS.items())
def test_incidents_of_each_year_are_those_printed(trial, end, count):
    assert table(trial, PackTable.INCIDENTS_BY_YEAR, end)["value"].tolist() == [count]


def test_nineteen_offence_types_and_their_share_of_the_borough_are_those_printed(trial):
    rows = table(trial, PackTable.OFFENCE_TYPES).set_index("category")
    share = (100 * rows["value"] / rows["denominator"]).round(1)
    found = {name: (rows["value"][name], share[name]) for name in rows.index}

    assert len(printed.OFFENCES) == 19
    assert found == printed.OFFENCES | {"all": printed.ALL_OFFENCES}
    assert list(found)[:-1] == list(printed.OFFENCES)


@pytest.mark.parametrize(
    ("which", "people", "ages"),
    [
        (PackTable.ACCUSED, printed.ACCUSED, printed.AGES),
        (PackTable.VICTIMS, printed.VICTIMS, printed.VICTIM_AGES),
    ],
)
def test_accused_and_victims_by_age_and_sex_are_those_printed(trial, which, people, ages):
    expected = {
        (sex, age): count
        for sex, (counts, total) in people.items()
        for age, count in zip((*ages, "all"), (*counts, total), strict=True)
    }

    assert by(table(trial, which), "sex", "age") == expected


def test_the_printed_totals_of_people_are_735_and_4296(trial):
    for which, total in ((PackTable.ACCUSED, 735), (PackTable.VICTIMS, 4296)):
        assert by(table(trial, which), "sex", "age")["all", "all"] == total


def test_eighteen_per_cent_of_locations_had_a_repeat(trial):
    rows = table(trial, PackTable.REPEAT_LOCATIONS, "2007-03-31")
    whole = rows[rows["area_level"].eq("borough")].iloc[0]

    assert round(100 * whole["value"] / whole["denominator"]) == printed.REPEAT_PERCENT
    for level in ("lsoa", "ward"):
        parts = rows[rows["area_level"].eq(level)]
        assert parts["value"].sum() == whole["value"]
        assert parts["denominator"].sum() == whole["denominator"]


def test_referrals_by_ethnic_group_have_the_percentages_printed(trial):
    rows = table(trial, PackTable.REFERRALS)
    total = by(rows, "category")["all"]
    percent = {name: round(100 * count / total, 2) for name, count in by(rows, "category").items()}
    residents = rows.set_index("category")["denominator"]

    for name, (referred, of_residents) in printed.REFERRALS.items():
        assert percent[name] == pytest.approx(referred, abs=0.011)  # two are printed as cut off
        if of_residents is None:
            assert pd.isna(residents[name])
        else:
            assert residents[name] == pytest.approx(1000 * of_residents)


def test_areas_add_up_to_wards_and_these_to_the_borough(trial):
    rows = table(trial, PackTable.INCIDENTS_BY_AREA)

    for level in ("lsoa", "ward", "borough"):
        assert rows.loc[rows["area_level"].eq(level), "value"].sum() == 3733


def test_the_text_that_contradicts_its_table_is_flagged_and_the_likely_mix_up_is_named(trial):
    (note,) = [one for one in trial.manifest.notes if one.kind == NoteKind.CONTRADICTION]

    assert note.table == PackTable.OFFENCE_TYPES
    assert "36.1% of all common assaults" in note.text
    assert "The table gives 39.2% for Common Assault" in note.text
    assert "36.1% is the figure of ABH" in note.text


@pytest.mark.usefixtures("withheld_as_before")
def test_a_claim_that_the_table_bears_is_not_flagged(trial_set):
    mapping = trial_set.mapping
    right = mapping.claims[0].model_copy(update={"percent": 39.2})
    mapping = mapping.model_copy(update={"claims": (right,)})

    notes = packed(trial_set.found, mapping=mapping).manifest.notes

    assert not [note for note in notes if note.kind == NoteKind.CONTRADICTION]


@pytest.mark.usefixtures("withheld_as_before")
def test_a_claim_on_a_withheld_figure_is_not_compared(trial_set):
    mapping = trial_set.mapping
    claim = mapping.claims[0].model_copy(
        update={"category": "Snatches", "percent": None, "count": 2}
    )
    mapping = mapping.model_copy(update={"claims": (claim,)})
    notes = packed(trial_set.found, mapping=mapping).manifest.notes

    assert "withheld" in notes[0].text
    assert "1" not in notes[0].text.replace(claim.text, "")


def test_cells_of_one_to_four_are_withheld_in_the_pack(trial):
    offences = trial.counts[trial.counts["table"].eq("offence_types")].set_index("category")
    hidden = set(offences.index[offences["status"].eq("suppressed")])

    assert hidden == {name for name, (count, _) in printed.OFFENCES.items() if count < 5}


@pytest.fixture(scope="module")
def packs(folder, tmp_path_factory):
    out = tmp_path_factory.mktemp("packs")
    options = {name: "--extract" if name == "incidents" else f"--{name}" for name in FILES}
    files = [
        part
        for name, option in options.items()
        for part in (option.replace("_", "-"), str(folder / f"{name}.csv"))
    ]
    rest = ["--mapping", str(folder / "mapping.yaml"), "--borough", BARKING, "--out", str(out)]
    assert main([*files, *rest], {}) == 0
    return out


def test_the_command_makes_a_pack_that_says_it_is_made_up(packs, trial):
    pack = ParquetPacks(packs).open(BARKING)

    assert pack.manifest.made_up
    pd.testing.assert_frame_equal(pack.counts, trial.counts)


def everything_in(packs):
    """Return all that a pack holds, as text: each cell, each word of its manifest, its bytes."""
    folder = packs / BARKING
    cells = pd.read_parquet(folder / "counts.parquet").to_numpy().ravel()
    words = "\n".join(f"{cell:.0f}" if isinstance(cell, float) else str(cell) for cell in cells)
    files = sorted(folder.iterdir())
    assert [path.name for path in files] == ["counts.parquet", "manifest.json", "manifest.sha256"]
    content = "".join(path.read_bytes().decode("latin-1") for path in files)
    return f"{words}\n{(folder / 'manifest.json').read_text('utf-8')}\n{content}"


@pytest.mark.parametrize(
    "column", ["Crime ref", "Committed on", "Grid E", "Grid N", "Premises", "PC"]
)
def test_nothing_of_a_record_is_in_a_pack(packs, folder, column):
    records = pd.read_csv(folder / "incidents.csv", dtype=str)[column].dropna().unique()
    assert len(records) > 50
    # Whole numbers alone, or 541812 would be sought in a checksum of the manifest.
    found = set(re.findall(r"\d{3} Nobody|[A-Za-z0-9/.:-]+", everything_in(packs)))

    assert not found & set(records)


def test_no_day_of_a_record_is_in_a_pack_however_it_is_written(packs, folder):
    days = pd.read_csv(folder / "incidents.csv", dtype=str)["Committed on"]
    ends = {"2001-04-01", "2008-03-31"}  # of the years themselves
    years = {f"{year}-{day}" for year in range(2001, 2009) for day in ("04-01", "03-31")}
    written = pd.to_datetime(days, format="%d/%m/%Y").dt.strftime("%Y-%m-%d")
    found = set(re.findall(r"\d{4}-\d\d-\d\d", everything_in(packs)))

    assert ends <= found
    assert not found & (set(written) - years)


@pytest.mark.parametrize(
    "forbidden",
    [r"MADEUP", r"UPRN", r"Nobody", r"[Cc]rime ref", r"[Ee]asting", r"Grid"],
)
def test_no_word_of_a_records_columns_is_in_a_pack(packs, forbidden):
    assert not re.search(forbidden, everything_in(packs))


def test_no_area_of_a_pack_is_finer_than_an_lsoa_of_ten(packs):
    counts = ParquetPacks(packs).open(BARKING).counts
    small = counts[
        counts["table"].eq("incidents_by_area")
        & counts["area_level"].eq("lsoa")
        & counts["value"].notna()
    ]

    assert set(counts["area_code"].str[:3]) == {"E09", "E05", "E01"}
    assert len(small)
    assert small["value"].min() >= 10
