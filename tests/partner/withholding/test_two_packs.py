"""Nobody can be worked out from two packs of one borough. All rows are made up."""

import random
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.partner.model import PackTable
from data.partner.packs import ParquetPacks
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.run import pack_of
from data.pipeline.partner.write import earlier_packs, write_pack
from tests.partner.extracts import mapping
from tests.partner.runs import BARKING, TODAY, borough, summed
from tests.partner.withholding.attack import open_range

pytestmark = pytest.mark.long

KEY = ["table", "period_end", "area_code", "category", "sex", "age"]
TYPES = ("Common assault", "Robbery", "Stalking", "Threats", "Arson", "Harassment")
CODES = {"offence_type": list(TYPES), "ethnicity": ["White", "Black"]}
PERIOD = {"from": "2024-04-01", "to": "2025-03-31"}
TWO_YEARS = {"from": "2023-04-01", "to": "2025-03-31"}


def records(number=800, *, seed=22, since="2024-04-01"):
    """Return rows of one year or more: day, small area, type, location."""
    chance = random.Random(seed)  # noqa: S311 - made-up rows are no secret
    areas = list(borough().lsoas.index)[:60]
    weights = [1 + (place * 37 % 60 / 12) ** 2 for place in range(60)]
    kinds = [60, 25, 12, 8, 2, 20]
    days = pd.date_range(since, "2025-03-31")
    return [
        (
            f"{chance.choice(days):%Y-%m-%d}",
            chance.choices(areas, weights)[0],
            chance.choices(TYPES, kinds)[0],
            f"place {chance.randrange(600)}",
        )
        for _ in range(number)
    ]


@dataclass(frozen=True)
class Made:
    """A pack and the truth behind it."""

    counts: pd.DataFrame
    tables: list
    notes: list


def make(root: Path, rows, *, people=(), unseen=False, **changes) -> Made:
    """Make a pack of rows in the folder of packs that `root` holds, as the command does."""
    described = mapping(**({"codes": CODES, "period": PERIOD} | changes))
    lines = ["date,lsoa,offence_type,location", *map(",".join, rows)]
    extract = root / "incidents.csv"
    extract.write_text("\n".join(lines))
    if people:
        lines = ["date,sex,age", *(f"2024-05-06,{sex},{age}" for sex, age in people)]
        (root / "victims.csv").write_text("\n".join(lines))
    checked, sums, tables = summed(root, described, work=root / "work")
    packs = root / "packs"
    earlier = earlier_packs(None if unseen else packs, slug=BARKING, made_up=False)
    found, manifest = pack_of(
        checked, sums, mapping=described, borough=borough(), today=TODAY, earlier=earlier
    )
    write_pack(found.counts, manifest=manifest, root=packs, unseen=unseen)
    return Made(found.counts, tables, list(manifest.notes))


def differences(*made):
    """Return by how much counts and wholes that both packs give differ."""
    both = made[0].counts.merge(made[1].counts, on=KEY, suffixes=("_old", "_new"))
    rest = [both[f"denominator_{one}"] - both[f"value_{one}"] for one in ("new", "old")]
    found = pd.concat(
        [
            (both["value_new"] - both["value_old"]),
            (both["denominator_new"] - both["denominator_old"]),
            rest[0] - rest[1],
        ]
    )
    return found.dropna().abs()


def recoded(rows, place, kind):
    return [*rows[:place], (*rows[place][:2], kind, rows[place][3]), *rows[place + 1 :]]


def moved(rows, place, area):
    return [*rows[:place], (rows[place][0], area, *rows[place][2:]), *rows[place + 1 :]]


CHANGES = {
    "one row of another type": lambda rows: recoded(rows, 3, "Harassment"),
    "one row in another area": lambda rows: moved(rows, 3, rows[8][1]),
    "three rows of another type and area": lambda rows: moved(
        recoded(recoded(rows, 3, "Harassment"), 5, "Threats"), 11, rows[40][1]
    ),
    "thirty rows more": lambda rows: [*rows, *records(30, seed=7)],
    "thirty rows fewer": lambda rows: rows[30:],
}


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """The rows of a first pack, what it came to, and the folder that holds it."""
    root = tmp_path_factory.mktemp("before")
    rows = records()
    return rows, make(root, rows), root


@pytest.fixture
def folder(before, tmp_path):
    """A folder of one's own with the first pack in it."""
    shutil.copytree(before[2], tmp_path / "own", symlinks=True)
    return tmp_path / "own"


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_no_small_difference_can_be_read_or_worked_out_from_two_packs(before, folder, change):
    """The reader takes it that no count moved by more than 4 unless both packs show that it did."""
    rows, first, _ = before
    packs = first, make(folder, change(rows))
    found = differences(*packs)
    assert len(found) > 20
    assert not found.between(1, 4).any()
    assert packs[1].counts["value"].notna().sum() > 20
    assert tried_differences(packs)


def test_no_person_can_be_worked_out_who_changed_from_one_band_of_age_to_another(tmp_path):
    chance = random.Random(5)  # noqa: S311 - made-up rows are no secret
    people = [(chance.choice("FFFM"), chance.choice((12, 30, 40, 70))) for _ in range(300)]
    changed = [("M", 70), ("F", 12), *people[2:]]
    rows = records(100)
    packs = make(tmp_path, rows, people=people), make(tmp_path, rows, people=changed)

    assert not differences(*packs).between(1, 4).any()
    assert tried_differences(packs)


def tried_differences(packs):
    """Attack each count that moved by 1 to 4 from one pack to the next; return how many did."""
    tried = 0
    for old, new in zip(*(pack.tables for pack in packs), strict=True):
        if not new.sums or new.table is PackTable.REPEAT_LOCATIONS:
            continue
        given = [shown(pack, table) for pack, table in zip(packs, (old, new), strict=True)]
        if given[0] is None or given[1] is None:
            continue
        truth = new.rows["value"].to_numpy() - old.rows["value"].to_numpy()
        sums = [(one.total, one.parts) for one in new.sums]
        difference = np.where(np.isnan(given[1] - given[0]), np.nan, given[1] - given[0])
        far = np.where(np.abs(truth) > 4, np.inf, 4)
        for place in np.flatnonzero((np.abs(truth) >= 1) & (np.abs(truth) <= 4)):
            low, high = open_range(difference, sums, place, least=-far, most=far)
            assert low < truth[place] or high > truth[place], (new.table, place)
            assert high - low >= 4
            tried += 1
    return tried


def shown(pack, table):
    """Return the values that a pack gives of a table, NaN where withheld; None where it is not."""
    rows = pack.counts[
        pack.counts["table"].eq(table.table.value)
        & pack.counts["period_end"].eq(pd.Timestamp(table.year_end))
    ]
    if len(rows) != len(table.rows):
        return None
    none = rows["status"].eq("not_applicable")
    return rows["value"].mask(none, 0).to_numpy()


def test_what_a_pack_withheld_stays_withheld_in_the_next(before, folder):
    rows, first, _ = before
    second = make(folder, [*rows, *records(200, seed=9)])
    both = first.counts.merge(second.counts, on=KEY, suffixes=("_old", "_new"))
    hidden = both[both["status_old"].eq("suppressed")]

    assert len(hidden) > 20
    assert hidden["status_new"].eq("suppressed").all()


def test_the_same_extract_again_is_the_same_pack(before, folder):
    pd.testing.assert_frame_equal(make(folder, before[0]).counts, before[1].counts)


def test_one_row_fewer_is_refused_with_what_to_do(before, folder):
    with pytest.raises(ExtractFault, match="the count differs by 1 to 4") as refused:
        make(folder, before[0][1:])
    assert "as_before: [" in str(refused.value)
    assert "UNSEEN=yes" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_year_left_as_before_keeps_its_figures_and_says_of_which_day_they_are(tmp_path):
    rows = sorted(records(since="2023-04-01"))
    first = make(tmp_path, rows, period=TWO_YEARS)
    year = "2024-03-31"
    second = make(tmp_path, rows[1:], period=TWO_YEARS, as_before=[year])
    of_year = [
        pack.counts[pack.counts["period_end"].eq(pd.Timestamp(year))].reset_index(drop=True)
        for pack in (first, second)
    ]

    pd.testing.assert_frame_equal(*of_year)
    assert not differences(first, second).between(1, 4).any()
    end = date.fromisoformat(year)
    assert any(f"year to {end:%-d %B %Y} are those of the pack" in one.text for one in second.notes)


def test_a_year_that_no_pack_has_cannot_stay_as_before(before, folder):
    with pytest.raises(ExtractFault, match="no earlier pack has the year to 31 March 2024"):
        make(folder, before[0], as_before=["2024-03-31"])


def test_years_that_slid_by_a_month_are_refused(before, folder):
    rows = [row for row in before[0] if row[0] >= "2024-05-01"]

    with pytest.raises(ExtractFault, match="shares months with the year to 31 March") as refused:
        make(folder, rows, period={"from": "2024-05-01", "to": "2025-04-30"})
    assert "let period end on 31 March" in str(refused.value)


@pytest.mark.parametrize(
    ("listed", "words"),
    [
        ({**{one: one for one in TYPES}, "Robbery": "Theft"}, "'Theft' is not in pack"),
        ({**{one: one for one in TYPES}, "Robbery": "Common assault"}, "'Robbery' is in pack"),
    ],
)
def test_types_cut_otherwise_than_before_are_refused(before, folder, listed, words):
    with pytest.raises(ExtractFault, match=words):
        make(folder, before[0], codes={"offence_type": listed})


def test_packs_that_nobody_has_seen_bind_nothing(before, folder):
    made = make(folder, before[0][1:], unseen=True)

    assert len(list((folder / "packs" / ".kept" / BARKING).iterdir())) == 1
    pd.testing.assert_frame_equal(ParquetPacks(folder / "packs").open(BARKING).counts, made.counts)


def test_an_earlier_pack_that_cannot_be_read_stops_the_next(before, folder):
    (kept,) = (folder / "packs" / ".kept" / BARKING).iterdir()
    (kept / "counts.parquet").write_bytes(b"not what was written")

    with pytest.raises(ExtractFault, match="has to be held against it") as refused:
        make(folder, before[0])
    assert "UNSEEN=yes" in str(refused.value)
