"""What comes first among made-up entries: near spellings, short names, boroughs in a question."""

import pytest

from data.search.entries import Entry, Kind
from data.search.finding import Index, plain_words

INDEX = Index(
    [
        Entry(Kind.BOROUGH, ("Haringey",), "borough/haringey", words="borough council"),
        Entry(Kind.BOROUGH, ("Croydon",), "borough/croydon", words="borough council"),
        Entry(Kind.WARD, ("Harringay, Haringey", "Harringay"), "ward/harringay", words="ward"),
        Entry(Kind.WARD, ("Fairfield, Croydon", "Fairfield"), "ward/fairfield", words="ward"),
        Entry(Kind.WARD, ("St Pancras, Camden", "St Pancras"), "ward/st-pancras", words="ward"),
        Entry(Kind.RECOMMENDATION, ("Recommendation 18",), "scrutiny#18", "Ask for more"),
        Entry(Kind.MEASURE, ("Offences recorded",), "indicators/offences", words="town of croydon"),
    ],
    idle=["in", "is", "of", "up"],
)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("haringay", "borough/haringey"),
        ("haringey", "borough/haringey"),
        ("harringay", "ward/harringay"),
        ("harringy", "borough/haringey"),
        ("saint pancras", "ward/st-pancras"),
        ("st. pancras", "ward/st-pancras"),
        ("croydon town hall", "borough/croydon"),
        ("is crime going up in croydon", "borough/croydon"),
        ("fairfield croydon", "ward/fairfield"),
        ("town of croydon", "borough/croydon"),
    ],
)
def test_what_is_meant_comes_first(asked, first):
    found = INDEX.find(asked, most=5).entries

    assert found
    assert found[0].path == first


def test_a_ward_that_is_spelled_more_nearly_is_offered_after_the_borough():
    assert [one.path for one in INDEX.find("haringay", most=5).entries] == [
        "borough/haringey",
        "ward/harringay",
    ]


def test_a_share_is_no_number_of_a_recommendation():
    assert plain_words("18%") == ("18", "per", "cent")
    assert [one.path for one in INDEX.find("18", most=5).entries] == ["scrutiny#18"]
    assert INDEX.find("18%", most=5).entries == ()
