"""Packs are opened whole or not at all. Every figure is made up."""

import hashlib
import io
import os
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandera.errors import SchemaError

from data.partner.model import AreaLevel, PackTable
from data.partner.packs import NoPackError, PackError, ParquetPacks, read_pack
from data.partner.schemas import PackCounts
from data.pipeline.partner.write import write_pack
from data.pipeline.release.publish import parquet_bytes
from tests.flipped import one_bit_flipped
from tests.manifests import read_manifest, write_manifest
from tests.partner.packs import (
    BARKING,
    made_up_counts,
    made_up_manifest,
    write_made_up_pack,
)
from tests.prompt import promptly


@pytest.fixture
def packs(tmp_path):
    write_made_up_pack(tmp_path)
    return ParquetPacks(tmp_path)


def damage(root, name="counts.parquet", slug=BARKING):
    (root / slug / name).write_bytes(b"not what was written")


def test_a_pack_is_a_manifest_and_one_table_and_nothing_else(packs):
    files = {path.name for path in (packs.root / BARKING).iterdir()}

    assert files == {"manifest.json", "manifest.sha256", "counts.parquet"}
    assert packs.slugs() == [BARKING]
    assert packs.open(BARKING).manifest.made_up


def test_rows_come_by_table_year_and_level(packs):
    pack = packs.open(BARKING)
    areas = pack.rows(PackTable.INCIDENTS_BY_AREA, level=AreaLevel.LSOA)

    assert areas["value"].tolist()[0] == 60
    assert [str(day.date()) for day in pack.periods(PackTable.INCIDENTS_BY_YEAR)] == [
        "2025-03-31",
        "2024-03-31",
    ]
    newest = pack.rows(PackTable.INCIDENTS_BY_YEAR, period_end=pd.Timestamp("2025-03-31"))
    assert newest["value"].tolist() == [3240]


@pytest.mark.parametrize("slug", ["camden", "..", ".kept", "", "Barking", "a/../b", "\x00"])
def test_no_other_name_opens_anything(packs, slug):
    with pytest.raises(NoPackError):
        packs.open(slug)


@pytest.mark.parametrize("name", ["counts.parquet", "manifest.json", "manifest.sha256"])
def test_a_damaged_pack_is_refused_in_one_line_that_names_the_file(packs, name):
    damage(packs.root, name)

    with pytest.raises(PackError, match=name) as refused:
        packs.open(BARKING)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("name", ["counts.parquet", "manifest.json", "manifest.sha256"])
def test_a_pipe_in_the_place_of_a_file_is_refused_and_never_waited_for(packs, name):
    path = packs.root / BARKING / name
    path.unlink()
    os.mkfifo(path)

    with promptly(), pytest.raises(PackError, match=name):
        packs.open(BARKING)


def with_table(root, table):
    """Put another table into a pack, and into its manifest as if it were the right one."""
    content = io.BytesIO()
    table.to_parquet(content)
    (root / BARKING / "counts.parquet").write_bytes(content.getvalue())
    manifest = read_manifest(root / BARKING)
    digest = hashlib.sha256(content.getvalue()).hexdigest()
    manifest["counts"] = {"sha256": digest, "rows": len(table)}
    write_manifest(root / BARKING, manifest)
    return len(content.getvalue())


def test_a_small_file_of_very_many_rows_is_refused_before_they_are_read(packs, monkeypatch):
    counts = made_up_counts()
    many = pd.concat([counts] * (1_400_000 // len(counts) + 1), ignore_index=True)
    assert with_table(packs.root, many) < 500_000
    monkeypatch.setattr(pd, "read_parquet", lambda *_: pytest.fail("it was read"))

    with pytest.raises(PackError, match="holds more than a pack can"):
        packs.open(BARKING)


def test_a_table_that_unpacks_to_very_much_is_refused_before_it_is_read(packs, monkeypatch):
    with_table(packs.root, made_up_counts().assign(more="0" * 2_000_000))
    monkeypatch.setattr("data.partner.packs.MOST_BYTES", 1_000_000)
    monkeypatch.setattr(pd, "read_parquet", lambda *_: pytest.fail("it was read"))

    with pytest.raises(PackError, match="holds more than a pack can"):
        packs.open(BARKING)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A pack of which one bit at a time is turned and put back."""
    root = tmp_path_factory.mktemp("packs")
    write_made_up_pack(root)
    return root / BARKING


@given(
    name=st.sampled_from(["counts.parquet", "manifest.json", "manifest.sha256"]),
    where=st.floats(0, 1, exclude_max=True),
)
def test_one_bit_turned_anywhere_in_a_pack_is_refused_and_its_file_named(kept, name, where):
    with one_bit_flipped(kept / name, where=where), pytest.raises(PackError, match=name) as refused:
        read_pack(kept)
    assert "\n" not in str(refused.value)


def test_the_last_good_pack_is_kept_until_another_good_one_is_there(packs):
    good = packs.open(BARKING)
    damage(packs.root)

    assert packs.open(BARKING) is good
    assert list(packs.faults) == [BARKING]
    write_made_up_pack(packs.root, made_up=False)
    assert not packs.open(BARKING).manifest.made_up
    assert not packs.faults


def test_the_same_counts_are_held_against_the_contract_once_and_others_each_time(
    packs, monkeypatch
):
    held = []
    monkeypatch.setattr(PackCounts, "validate", lambda counts: held.append(len(counts)))
    read_pack(packs.root / BARKING)
    assert held == []  # the writer read the same bytes back

    folder, rows = packs.root / BARKING, changed(first("incidents_by_year"), value=4000)
    content = parquet_bytes(rows)
    (folder / "counts.parquet").write_bytes(content)
    facts = read_manifest(folder)
    facts["counts"]["sha256"] = hashlib.sha256(content).hexdigest()
    write_manifest(folder, facts)
    read_pack(folder)
    assert held == [len(rows)]

    monkeypatch.undo()
    content = parquet_bytes(changed(first("incidents_by_year"), value=3))
    (folder / "counts.parquet").write_bytes(content)
    facts["counts"]["sha256"] = hashlib.sha256(content).hexdigest()
    write_manifest(folder, facts)
    with pytest.raises(PackError, match="breaks its contract"):
        read_pack(folder)


def test_a_pack_under_another_boroughs_name_is_refused(packs):
    (packs.root / "camden").symlink_to(packs.root / BARKING)

    with pytest.raises(PackError, match="put it under its own name"):
        packs.open("camden")


def test_a_row_that_was_lost_is_noticed(packs):
    facts = read_manifest(packs.root / BARKING)
    facts["files"][0]["rows_counted"] -= 1
    write_manifest(packs.root / BARKING, facts)

    with pytest.raises(PackError, match=r"breaks its contract at files\.0"):
        packs.open(BARKING)


def changed(where, **cells):
    rows = made_up_counts()
    for name, cell in cells.items():
        rows.loc[where(rows), name] = cell
    return rows


def first(table, **cells):
    def where(rows):
        found = rows["table"].eq(table)
        for name, cell in cells.items():
            found &= rows[name].eq(cell)
        return rows.index[found][0]

    return where


@pytest.mark.parametrize(
    ("where", "cells"),
    [
        (first("incidents_by_year"), {"value": 3}),
        (first("incidents_by_area", area_level="lsoa"), {"value": 9}),
        (first("offence_types"), {"value": 20.5}),
        (first("offence_types", status="suppressed"), {"denominator": 12}),
        (first("offence_types", status="suppressed"), {"value": 12}),
        (first("offence_types"), {"category": "Case 1234567"}),
        (first("offence_types"), {"category": "x" * 81}),
        (first("offence_types"), {"sex": "female"}),
        (first("accused"), {"unit": "incidents"}),
        (first("accused"), {"age": "1990-12-24 to 12345"}),
        (first("incidents_by_area"), {"sex": "female"}),
        (first("incidents_by_area"), {"area_level": "ward"}),
        (first("incidents_by_area"), {"area_code": "IG11 7LU"}),
        (first("referrals"), {"area_code": "E01000027", "area_level": "lsoa"}),
        (first("incidents_by_year"), {"period_start": pd.Timestamp("2024-04-02")}),
        (first("incidents_by_year"), {"period_end": pd.Timestamp("2025-04-30")}),
        (first("incidents_by_year"), {"period_type": "quarter"}),
        (first("offence_types"), {"table": "service_counts", "unit": "as the measure says"}),
    ],
)
def test_the_contract_refuses_what_no_pack_may_hold(where, cells):
    rows = changed(where, **cells)

    with pytest.raises(SchemaError):
        PackCounts.validate(rows)


def test_a_pack_against_the_contract_is_not_written(tmp_path):
    rows = changed(first("incidents_by_year"), value=3)

    with pytest.raises(SchemaError):
        write_made_up_pack(tmp_path, counts=rows)
    assert not list(tmp_path.iterdir())


def test_what_is_written_is_held_against_the_contract_once(tmp_path, monkeypatch):
    rows, held = changed(first("incidents_by_year"), value=4321), []
    monkeypatch.setattr(PackCounts, "validate", lambda counts: held.append(len(counts)))

    for name in ("one", "another"):
        write_made_up_pack(tmp_path / name, counts=rows)

    assert held == [len(rows)]


def written(root, value, **changes):
    counts = changed(first("incidents_by_year"), value=value)
    return write_made_up_pack(root, counts=counts, **changes).pack_id


def kept_in(root):
    return {path.name for path in (root / ".kept" / BARKING).iterdir()}


def test_packs_that_a_newer_one_has_to_be_held_against_stay(tmp_path):
    ids = {written(tmp_path, value) for value in (5000, 6000, 7000)}

    assert kept_in(tmp_path) == ids
    pack = ParquetPacks(tmp_path).open(BARKING)
    assert pack.rows(PackTable.INCIDENTS_BY_YEAR)["value"].max() == 7000


def test_of_packs_of_other_years_only_the_one_before_stays(tmp_path):
    years = {"period_start": date(2010, 4, 1), "period_end": date(2012, 3, 31)}
    written(tmp_path, 5000, **years)
    before = written(tmp_path, 6000, **years)

    newest = written(tmp_path, 7000)

    assert kept_in(tmp_path) == {before, newest}


def test_packs_that_nobody_has_seen_go(tmp_path):
    written(tmp_path, 5000)
    counts = changed(first("incidents_by_year"), value=6000)
    made = write_pack(counts, manifest=made_up_manifest(), root=tmp_path, unseen=True)

    assert kept_in(tmp_path) == {made.pack_id}
