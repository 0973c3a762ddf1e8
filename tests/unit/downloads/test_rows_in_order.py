"""Rows that are passed on stand by period, area and group, however a release holds them."""

import pytest

from data.catalogue import Catalogue
from data.model import Level, PeriodType
from data.passed_on.extract import Cut, open_rows
from data.repository import ParquetRepository
from data.settings import Settings


@pytest.fixture(scope="module")
def repository():
    return ParquetRepository.open(Settings().release_dir)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("da_offences", PeriodType.ROLLING_12),  # without groups, as the release has them
        ("vawg_victims", PeriodType.ROLLING_12),  # with groups
    ],
)
def test_rows_are_put_in_order_and_none_is_lost(repository, monkeypatch, name, kind):
    one = Catalogue.load().indicators[name]
    cut = Cut(levels=(Level.BOROUGH, Level.LONDON), period_type=kind)
    held = open_rows(repository, one, cut=cut)
    look = ParquetRepository.values

    def shuffled(self, indicator_id, **where):
        return look(self, indicator_id, **where).sample(frac=1, random_state=2025)

    monkeypatch.setattr(ParquetRepository, "values", shuffled)
    again = open_rows(repository, one, cut=cut)
    for rows in (held, again):
        for _, level in rows.groupby("level"):
            keys = level[["period_end", "area_code", "group"]].fillna({"group": "~"})
            assert keys.equals(keys.sort_values(list(keys.columns), kind="stable"))
    assert again.equals(held)
    assert len(held) > 30
