"""What was found of all areas serves every question about some of them."""

from dataclasses import replace

import pandas as pd
import pytest

from data.selection import as_records, rows_by_area
from data.statistics import what_changed as judging
from data.statistics.what_changed import EveryArea, what_changed
from tests.unit.statistics.test_what_changed import CODES, LONDON, asked_of

COUNTS = [[100] * 12 + [120] * 12, [100] * 12 + [90] * 12, [0] * 24]  # made up


def test_each_question_has_the_answer_it_has_alone():
    asked = asked_of("2021-01-01", COUNTS)
    every = EveryArea(replace(asked, codes=()))

    for codes in ([code] for code in asked.codes):
        one = replace(asked, codes=codes)
        alone, beside = what_changed(one), what_changed(one, every=every)
        assert beside.year == alone.year
        assert beside.like_months == alone.like_months
        assert beside.newest == alone.newest
        assert list(beside.year.everyone) == list(alone.year.everyone)


def test_no_area_is_looked_at_twice(monkeypatch):
    asked = asked_of("2021-01-01", COUNTS)
    every = EveryArea(asked)
    read = []
    judge = judging.change_between
    monkeypatch.setattr(
        judging,
        "change_between",
        lambda pair, **given: read.append(pair) or judge(pair, **given),
    )

    for codes in ([code] for code in asked.codes[:2]):
        what_changed(replace(asked, codes=codes), every=every)

    assert len(read) == len(asked.codes) + 1  # and London


@pytest.mark.parametrize("codes", [CODES[:1], [*CODES, LONDON], ["E09000009"], []])
def test_rows_are_found_by_their_day_as_a_search_of_the_table_finds_them(codes):
    figures = asked_of("2021-01-01", COUNTS).figures
    both = pd.concat([figures.areas, figures.london])
    ends = (pd.Timestamp("2021-12-31"), pd.Timestamp("2020-12-31"), pd.Timestamp("1999-12-31"))
    held = both[both["period_end"].isin(ends)]

    by_area = rows_by_area([(one, one.ending(ends)) for one in figures.tables], codes=codes)
    found = {code: as_records(held[held["area_code"].eq(code)]) for code in codes}
    assert repr(by_area) == repr(found)  # one nan is not another


def test_rows_of_the_newest_era_end_with_the_day_asked_for_and_begin_with_its_era():
    asked = asked_of("2023-03-01", COUNTS)  # recording changes with March 2024

    for until, first in (("2025-02-28", "2024-03-31"), ("2024-01-31", "2023-03-31")):
        day = pd.Timestamp(until)
        newest = [(one, one.of_the_newest_era(day)) for one in asked.months.tables]
        for rows in rows_by_area(newest, codes=[*CODES, LONDON]).values():
            assert (rows[0]["period_end"], rows[-1]["period_end"]) == (
                pd.Timestamp(first),
                day,
            )
            assert len({row["era"] for row in rows}) == 1
