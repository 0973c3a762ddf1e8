"""Dispersion of a series by era, on made-up counts."""

import numpy as np
import pandas as pd
import pytest

from data.pipeline.figures.spread import Spread, spreads, stated, widened
from data.statistics import byar_limits

DAYS = pd.MultiIndex.from_arrays(
    [pd.to_datetime(["2021-01-01", "2021-02-01"]), pd.to_datetime(["2021-01-31", "2021-02-28"])]
)


def table(*rows):
    return pd.DataFrame(rows, columns=DAYS)


def test_an_era_without_counts_takes_the_one_before_it_or_else_the_one_after():
    found = spreads(
        {"b": table([40, 10], [10, 40]), "d": table([60, 10], [10, 60])}, eras=["a", "b", "c", "d"]
    )

    assert {era: one.taken_from for era, one in found.items()} == {
        "a": "b",
        "b": None,
        "c": "b",
        "d": None,
    }
    assert found["c"].phi == found["b"].phi != found["d"].phi
    assert (found["b"].start, found["b"].end) == (DAYS[0][0], DAYS[1][1])


def test_one_area_says_nothing_of_how_areas_vary():
    assert spreads({"a": table([40, 10])}, eras=["a"]) == {}


def test_a_withheld_count_takes_no_part():
    whole = spreads({"a": table([40, 10], [10, 40])}, eras=["a"])

    assert spreads({"a": table([40, 10], [10, 40], [3, np.nan])}, eras=["a"]) == whole


def test_only_rows_of_ten_events_in_an_era_that_was_measured_are_widened():
    counts = np.array([100.0, 9.0, 100.0])
    limits = byar_limits(counts)
    rows = pd.DataFrame(
        {
            "era": ["a", "a", "b"],
            "numerator": counts,
            "value": counts / 10,
            "lower": limits.lower / 10,
            "upper": limits.upper / 10,
        }
    )
    day = pd.Timestamp("2021-01-01")

    wide = widened(rows, found={"a": Spread("a", 2.25, 9, day, day)})

    assert wide["upper"].iloc[0] == pytest.approx(10 * (limits.upper[0] / 100) ** 1.5)
    assert wide.iloc[1:].equals(rows.iloc[1:])


def test_the_manifest_says_whose_dispersion_london_has():
    day = pd.Timestamp("2021-01-01")
    own = [Spread("a", 1.5, 9, day, day), Spread("b", 1.5, 9, day, day, "a")]

    boroughs = stated(own, indicator_id="x", level="borough", measured_at="borough")
    london = stated(own, indicator_id="x", level="london", measured_at="borough")

    assert [one.taken_from for one in boroughs] == [None, "borough a"]
    assert [one.taken_from for one in london] == ["borough a", "borough a"]
