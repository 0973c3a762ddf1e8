"""The order in which printed figures are read: the newest first. Rows are made up."""

import pandas as pd

from data.evidence.search import in_reading_order

ROWS = [
    ("RF0001", None, "London"),
    ("RF0002", 2005, "London"),
    ("RF0003", 2024, "England and Wales"),
    ("RF0004", 2024, "Metropolitan Police force area"),
    ("RF0005", 2024, "England and Wales"),
    ("RF0006", 2025, "Croydon"),
    ("RF0007", 2024, "London (MPS area)"),
    ("RF0008", None, "Croydon"),
]


def test_the_newest_comes_first_and_london_as_a_whole_within_its_year():
    evidence = pd.DataFrame(ROWS, columns=["fact_id", "year", "area_name"])

    order = in_reading_order(evidence)["fact_id"].tolist()

    assert [int(one[-1]) for one in order] == [6, 4, 7, 3, 5, 2, 1, 8]
