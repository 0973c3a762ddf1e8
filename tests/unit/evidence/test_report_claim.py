"""What the page says a report printed, held against the transcription of that report."""

import csv

import pytest

from components.frame.static_html import to_html
from components.links import Links
from components.notes import report_claim
from data.settings import Settings

PUBLISHED = Settings().raw_data / "published"
pytestmark = [
    pytest.mark.raw,
    pytest.mark.skipif(not PUBLISHED.is_dir(), reason="the raw files are not here"),
]


def printed(fact_id: str) -> float:
    with (PUBLISHED / "report_facts.csv").open(encoding="utf-8") as file:
        [row] = [row for row in csv.DictReader(file) if fact_id in row.values()]
    return float(row["value"])


def test_each_figure_is_the_one_that_its_id_stands_for():
    assert float(report_claim.PRINTED_RATE) == printed("RF0148")
    assert float(report_claim.PRINTED_LONDON) == printed("RF0149")
    assert float(report_claim.PRINTED_RISE.rstrip("%")) == printed("RF0150")
    assert printed("RF0154") == report_claim.FIRST_YEAR
    assert printed("RF0155") == report_claim.PRINTED_INCIDENTS
    assert printed("RF0157") == report_claim.LAST_YEAR


def test_the_residents_are_those_of_the_estimate_that_the_report_used():
    path = PUBLISHED / "population_mye_borough_1999_2010.csv"
    rows = path.read_text(encoding="utf-8").splitlines()
    [row] = [row for row in rows if row.startswith("Barking and Dagenham,E09000002,2004,")]

    assert f",{report_claim.RESIDENTS}," in row


def test_the_page_says_why_the_printed_rate_does_not_reproduce():
    said = to_html(report_claim.report_claim([], sources={}, links=Links()))

    assert "22.8 per 1,000" in said
    assert "gives 9.3%" in said
    assert 'href="/evidence/RF0148"' in said
