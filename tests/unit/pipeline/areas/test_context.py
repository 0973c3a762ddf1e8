from types import SimpleNamespace

import pytest

from data.model import Era, Measure
from data.pipeline.areas.context import imd_rows, population_rows
from data.schemas import Metrics

pytestmark = pytest.mark.raw


class Definitions:
    """Stands in for the catalogue: one era, and a unit for each context indicator."""

    def __init__(self):
        units = {"population": Measure.COUNT, "imd_2025_score": Measure.SCORE}
        self.indicators = {
            name: SimpleNamespace(
                unit=SimpleNamespace(plural="units", measure=measure), series_id=name
            )
            for name, measure in units.items()
        }

    def era_of(self, series_id, start, end):
        assert start == end
        return Era(id=series_id, title="An era")


@pytest.fixture
def population(raw):
    return population_rows(raw, definitions=Definitions())


def test_population_has_a_point_for_every_area_and_year_on_30_june(population):
    Metrics.validate(population)
    assert len(population) == 34 * 6
    assert set(population["period_end"].dt.strftime("%m-%d")) == {"06-30"}
    assert (population["period_start"] == population["period_end"]).all()


def test_london_is_the_rebased_estimate_and_no_other_series(population):
    london = population[population["level"] == "london"].set_index("period_end")["value"]

    assert london["2024-06-30"] == 9_089_736
    assert london["2020-06-30"] < 9_002_488  # the estimate of before the 2021 Census


def test_deprivation_has_one_point_for_each_borough_and_none_for_london(raw):
    rows = imd_rows(raw, definitions=Definitions())

    Metrics.validate(rows)
    assert len(rows) == 33
    assert set(rows["level"]) == {"borough"}
    assert set(rows["period_end"].dt.year) == {2025}
