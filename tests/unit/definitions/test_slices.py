"""The rows of a measure, as a page asks for them: all of them, oldest first."""

from data.catalogue import Catalogue
from data.model import Level, PeriodType
from data.repository import ParquetRepository
from data.settings import Settings


def test_each_slice_has_its_own_rows_alone_oldest_first_and_by_area():
    repository = ParquetRepository.open(Settings().release_dir)
    metrics = repository.manifest["tables"]["metrics.parquet"]
    counted = 0
    for one in Catalogue.load().indicators:
        for level in Level:
            for kind in PeriodType:
                rows = repository.values(one, level=level, period_type=kind)
                counted += len(rows)
                own = rows[["indicator_id", "level", "period_type"]].drop_duplicates()
                assert own.to_numpy().tolist() in ([], [[one, level.value, kind.value]])
                order = list(zip(rows["period_end"], rows["area_code"], strict=True))
                assert order == sorted(order)
    assert counted == metrics["rows"]
