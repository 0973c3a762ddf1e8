"""How far sources reach and when more is due, as a release says it. Dates are made up."""

from datetime import date

import pandas as pd

from data.pipeline.release.dates import source_dates


def test_a_due_date_moves_on_by_as_many_months_as_the_figures(catalogue, published):
    met = published["source_id"].eq("met_monthly")
    later = published["period_end"] + pd.offsets.MonthEnd(2)
    moved = published.assign(period_end=published["period_end"].where(~met, later))

    dates = source_dates(moved, sources=catalogue.sources, extracted=date(2025, 10, 2))

    assert dates["met_monthly"] == {
        "data_to": "2025-09-30",
        "extract_date": "2025-10-02",
        "next_due": "2025-11-05",
    }
    assert dates["met_homicide"]["data_to"] == "2024-03-31"


def test_the_definitions_agree_with_the_release_that_is_here(catalogue, published):
    taken = catalogue.sources["met_monthly"].extract_date

    dates = source_dates(published, sources=catalogue.sources, extracted=taken)

    assert catalogue.dated(dates).sources == catalogue.sources


def test_a_release_dates_its_sources_and_leaves_the_others(catalogue):
    dated = catalogue.dated({"met_monthly": {"data_to": "2030-01-31", "next_due": None, "rows": 3}})

    met, before = dated.sources["met_monthly"], catalogue.sources["met_monthly"]
    assert (f"{met.data_to}", met.next_due) == ("2030-01-31", before.next_due)
    assert met.title == before.title
    others = dated.sources.keys() - {"met_monthly"}
    assert all(dated.sources[one] is catalogue.sources[one] for one in others)
