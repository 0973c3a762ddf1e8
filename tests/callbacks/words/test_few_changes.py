"""Of few changes, which no whole can be made of, it is said how many are more than chance."""

import re

import pytest

from tests.numbers.claims import FEW_BEYOND, N, blocks_in, number
from tests.numbers.tables import tables

INTERVAL = re.compile(rf"({N})% to ({N})%$")


@pytest.mark.parametrize(
    ("period", "boroughs", "words", "counted"),
    [
        ("month&period=2011-04-30", "barnet croydon enfield", "Neither", (0, 2)),
        (
            "rolling_12&period=2012-09-30",
            "croydon hackney lambeth lewisham newham southwark",
            "None of the five",
            (0, 5),
        ),
        (
            "rolling_12&period=2014-03-31",
            "croydon ealing enfield hackney hounslow tower-hamlets",
            "One of two",
            (1, 2),
        ),
    ],
)
def test_as_many_are_beyond_chance_as_their_intervals_say(ask, period, boroughs, words, counted):
    chosen = "".join(f"&borough={slug}" for slug in boroughs.split())
    view = f"indicator=rape_offences&period_type={period}&view=change"
    page = ask(f"/compare?{view}{chosen}").text

    assert {said.strip() for said in re.findall(FEW_BEYOND, " ".join(blocks_in(page)))} == {words}
    rows = [row for _, table in tables(page) for row in table]
    shown = [INTERVAL.search(row[-1]) for row in rows if row[0] != "London"]
    limits = [tuple(map(number, one.groups())) for one in shown if one]
    assert (sum(low > 0 or high < 0 for low, high in limits), len(limits)) == counted
