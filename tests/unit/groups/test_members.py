"""Who is in a group, from what an address names. The places are London's own."""

import pytest

from components.words.groups import faults_said, group_name
from data.groups.members import asked_group, group_choices
from data.model import Level
from data.repository import ParquetRepository
from data.settings import Settings


@pytest.fixture(scope="module")
def choices():
    repository = ParquetRepository.open(Settings().release_dir)
    return group_choices(repository.areas(Level.BOROUGH), repository.areas(Level.BCU))


def test_the_commands_hold_each_borough_of_the_met_once(choices):
    commands = [one for one in choices if one.is_command]
    held = [code for one in commands for code in one.codes]

    assert len(commands) == 12
    assert len(held) == len(set(held)) == 32
    assert len(choices) - len(commands) == 33


@pytest.mark.parametrize(
    "given",
    [
        ["bcu-central-north"],
        ["Central North"],
        ["camden", "islington"],
        ["E09000019", " Camden ", "camden", ""],
        ["bcu-central-north", "islington"],
    ],
)
def test_one_group_is_found_by_every_way_of_naming_it(choices, given):
    found = asked_group(given, choices)

    assert found.unknown == ()
    assert found.group.names == ("Camden", "Islington")
    assert group_name(found.group) == "Central North (police command)"
    assert faults_said(found) == []


def test_a_command_and_another_borough_are_one_group(choices):
    group = asked_group(["bcu-central-north", "barnet"], choices).group

    assert group.names == ("Barnet", "Camden", "Islington")
    assert group.command == ""
    assert group_name(group) == "Barnet, Camden and Islington"


@pytest.mark.parametrize(
    ("given", "nearest"),
    [
        ("camdn", "camden"),
        ("Sou West", "bcu-south-west"),
        ("Kingston", "kingston-upon-thames"),
        ("barking", "barking-and-dagenham"),
        ("bcu-north", "bcu-north-area"),
    ],
)
def test_a_bad_name_is_told_with_the_nearest_and_never_guessed(choices, given, nearest):
    found = asked_group([given, "barnet", "brent"], choices)

    assert [one.nearest.token for one in found.unknown] == [nearest]
    assert found.group.names == ("Barnet", "Brent")
    [said] = faults_said(found)
    assert f"“{given}”" in said
    assert f"written {nearest}" in said


@pytest.mark.parametrize("given", ["\u202e", "E09000099x" * 40, "<script>", "%", "zzzz"])
def test_a_name_that_is_like_none_has_no_nearest_and_does_not_break_the_reading(choices, given):
    found = asked_group([given], choices)

    assert found.group is None
    assert all(len(one.given) <= 80 for one in found.unknown)
    assert "two boroughs or more" in faults_said(found)[-1]


def test_one_borough_is_no_group_and_the_sentence_names_it(choices):
    found = asked_group(["city-of-london"], choices)

    assert found.group is None
    assert faults_said(found) == [
        "A group holds two boroughs or more; only the City of London is named: name another."
    ]
