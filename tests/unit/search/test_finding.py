"""What comes first among made-up entries: near spellings, short names, boroughs in a question."""

import pytest

from data.search.entries import Entry, Kind
from data.search.finding import Index
from data.search.words import plain_words

INDEX = Index(
    [
        Entry(Kind.BOROUGH, ("Haringey",), "borough/haringey", words="borough council"),
        Entry(Kind.BOROUGH, ("Croydon",), "borough/croydon", words="borough council"),
        Entry(Kind.WARD, ("Harringay, Haringey", "Harringay"), "ward/harringay", words="ward"),
        Entry(Kind.WARD, ("Fairfield, Croydon", "Fairfield"), "ward/fairfield", words="ward"),
        Entry(Kind.WARD, ("St Pancras, Camden", "St Pancras"), "ward/st-pancras", words="ward"),
        Entry(Kind.RECOMMENDATION, ("Recommendation 18",), "scrutiny#18", words="ask for more"),
        Entry(Kind.MEASURE, ("Offences recorded",), "indicators/offences", words="town of croydon"),
    ],
    idle=["in", "is", "of", "up"],
    same={"saint": ["st"], "assault": ["offence"]},
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


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        # Most words first, then the rarest; a misspelt one in the nearest spelling.
        ("croydon recorded zzzz", ["borough/croydon"]),
        ("fairfield zzzz ward", ["ward/fairfield", "ward/harringay", "ward/st-pancras"]),
        ("farfield ward zzzz", ["ward/fairfield", "ward/harringay", "ward/st-pancras"]),
        ("zzzz more", ["scrutiny#18"]),
        ("zzzz yyyy", []),
        ("18 zzzz", []),
        ("zzzz", []),
    ],
)
def test_where_nothing_has_all_words_what_has_most_and_the_rarest_comes_first(asked, found):
    result = INDEX.find(asked, most=5)

    assert [one.path for one in result.entries][: len(found)] == found
    assert bool(found) == bool(result.entries)
    assert result.some == (bool(found) and "croydon" not in asked)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("wards", "ward/harringay"),  # a plural
        ("offence", "indicators/offences"),
        ("assaults", "indicators/offences"),  # the same by another word
        ("croydons", "borough/croydon"),
    ],
)
def test_a_word_is_found_in_other_forms(asked, first):
    found = INDEX.find(asked, most=5)

    assert found.entries[0].path == first
    assert not found.nearly
    assert not found.some


def test_a_word_that_is_whole_comes_before_one_that_only_begins_so():
    index = Index(
        [
            Entry(Kind.WARD, ("Courtfield",), "ward/courtfield"),
            Entry(Kind.PAGE, ("From report to court",), "justice"),
            Entry(Kind.PAGE, ("Who runs this",), "contact"),
        ],
        idle=["who", "this"],
        same={},
    )

    assert [one.path for one in index.find("court", most=5).entries] == [
        "justice",
        "ward/courtfield",
    ]
    assert [one.path for one in index.find("who runs this", most=5).entries] == ["contact"]


def test_a_share_is_no_number_of_a_recommendation():
    assert plain_words("18%") == ("18", "per", "cent")
    assert [one.path for one in INDEX.find("18", most=5).entries] == ["scrutiny#18"]
    assert INDEX.find("18%", most=5).entries == ()
