"""What was found of all areas serves every question about some of them."""

from dataclasses import replace

from data.statistics import what_changed as judging
from data.statistics.area_change import EveryArea
from data.statistics.what_changed import what_changed
from tests.unit.statistics.test_what_changed import asked_of

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
