"""What boroughs have together, held against what the release has of single ones."""

import numpy as np
import pytest

from data.catalogue import Catalogue
from data.groups.members import Group
from data.groups.totals import NotAdded, cannot_be_added, group_rows
from data.model import Level, Measure, PeriodType
from data.repository import ParquetRepository
from data.settings import Settings
from data.statistics.widening import Dispersions

# The City, whose figures are withheld or not covered, and three others.
SINGLE = ("E09000001", "E09000002", "E09000021", "E09000033")
NUMBERS = ["numerator", "denominator", "value", "lower", "upper"]
WORDS = ["status", "flags", "denominator_period", "era", "unit", "source_id"]


@pytest.fixture(scope="module")
def repository():
    return ParquetRepository.open(Settings().release_dir)


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue.load()


@pytest.fixture(scope="module")
def together(repository, catalogue):
    stated = Dispersions(repository.manifest["dispersion"])

    def add(indicator_id, kind, codes):
        wanted = PeriodType(kind)
        rows = repository.values(indicator_id, level=Level.BOROUGH, period_type=wanted)
        group = Group(tokens=(), codes=tuple(codes), names=tuple(codes), command="")
        one = catalogue.indicators[indicator_id]
        return rows, group_rows(rows, group=group, name="Made up", indicator=one, stated=stated)

    return add


def slices(repository, catalogue):
    for one in catalogue.indicators.values():
        for kind in one.levels.get(Level.BOROUGH, ()):
            yield one, kind, repository.values(one.id, level=Level.BOROUGH, period_type=kind)


def test_a_group_of_one_is_that_borough_s_own_row(repository, catalogue, together):
    """So sums, limits, φ, marks and blanks are made as the release makes them."""
    tried = 0
    for one, kind, rows in slices(repository, catalogue):
        if cannot_be_added(rows, indicator=one):
            continue
        for code in SINGLE:
            own = rows[rows["area_code"].eq(code)].sort_values(["period_end", "period_start"])
            _, made = together(one.id, kind, [code])
            for name in NUMBERS:
                ours, theirs = made[name].astype(float), own[name].astype(float)
                assert np.allclose(ours, theirs, rtol=1e-12, equal_nan=True), (one.id, code, name)
            for name in WORDS:
                assert made[name].fillna("").tolist() == own[name].fillna("").tolist(), (
                    one.id,
                    code,
                    name,
                )
            tried += len(own)
    assert tried > 2_000


def test_a_rate_divides_by_all_residents_and_a_share_by_all_it_is_part_of(together):
    codes = ["E09000002", "E09000016", "E09000026"]
    for name, per in (("da_offences_rate", 1000), ("da_vwi_share", 100)):
        rows, made = together(name, "rolling_12", codes)
        last = made.iloc[-1]
        parts = rows[rows["area_code"].isin(codes) & rows["period_end"].eq(last["period_end"])]
        assert last["denominator"] == parts["denominator"].sum()
        assert last["value"] == pytest.approx(
            per * parts["numerator"].sum() / parts["denominator"].sum()
        )
        assert parts["value"].min() < last["value"] < parts["value"].max()
        assert last["lower"] < last["value"] < last["upper"]


def test_a_period_that_straddles_the_break_has_a_count_and_nothing_more(together):
    codes = ["E09000002", "E09000016"]
    _, made = together("da_offences", "rolling_12", codes)
    across = made[made["status"].eq("not_comparable")]
    _, rates = together("da_offences_rate", "rolling_12", codes)

    assert len(across) == 11
    assert across["value"].notna().all()
    assert across[["lower", "upper", "era"]].isna().all(axis=None)
    assert not rates["period_end"].isin(across["period_end"]).any()


def test_what_has_no_counts_is_not_added(repository, catalogue):
    found = {
        one.id: cannot_be_added(rows, indicator=one)
        for one, _, rows in slices(repository, catalogue)
    }

    assert {name for name, why in found.items() if why is NotAdded.MODELLED} == {"estimated_cost"}
    refused = {name for name, why in found.items() if why}
    assert {"population", "imd_2025_score", "bcu", "repeat_locations_share"} < refused
    counted = {name for name in found if catalogue.indicators[name].unit.measure is Measure.RATE}
    assert not counted & refused
