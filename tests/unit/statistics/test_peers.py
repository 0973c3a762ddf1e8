"""Peers of a borough and the reasons shown. Places and scores are made up."""

import numpy as np
import pandas as pd
import pytest

from components.words.peers import beside_words, peer_reason, peer_title
from data.statistics.peers import PeerRule, peer_groups
from tests.words import forbidden_words

COMMANDS = pd.DataFrame({"area_code": ["bcu-east", "bcu-west"], "area_name": ["East", "West"]})


def boroughs(*rows):
    """Return areas from name, command, score and the places they border on."""
    codes = {name: f"E09{place:06d}" for place, (name, *_) in enumerate(rows)}
    return pd.DataFrame(
        {
            "area_code": list(codes.values()),
            "area_name": list(codes),
            "slug": [name.lower() for name in codes],
            "bcu_code": [command for _, command, _, _ in rows],
            "imd_2025_score": [score for _, _, score, _ in rows],
            "neighbours": [" ".join(codes[one] for one in near) for *_, near in rows],
        }
    )


PLACES = boroughs(
    ("Ash", "bcu-east", 20.0, ["Elm", "Oak"]),
    ("Birch", "bcu-east", 21.0, []),
    ("Elm", "bcu-east", 35.0, ["Ash"]),
    ("Fir", None, 24.0, []),
    ("Hazel", "bcu-west", 19.0, []),
    ("Lime", "bcu-west", 18.0, []),
    ("Oak", "bcu-west", 22.0, ["Ash"]),
    ("Yew", "bcu-west", np.nan, []),
)


def groups(code="E09000000", places=PLACES):
    return {group.rule: group for group in peer_groups(places, COMMANDS, area_code=code)}


def names(group):
    return [peer.area_name for peer in group.peers]


def test_each_rule_finds_its_own_peers_and_never_the_borough_itself():
    found = groups()

    assert names(found[PeerRule.BCU]) == ["Birch", "Elm"]
    assert names(found[PeerRule.NEIGHBOURS]) == ["Elm", "Oak"]
    # Birch and Hazel are both 1.0 away, Lime and Oak 2.0: the name that comes first goes first.
    assert names(found[PeerRule.DEPRIVATION]) == ["Birch", "Hazel", "Lime", "Oak", "Fir"]


def test_a_borough_in_no_command_has_no_peers_there_rather_than_all_others_without_one():
    found = groups(code="E09000003")

    assert names(found[PeerRule.BCU]) == []
    assert "its own force" in peer_reason(found[PeerRule.BCU], most=5)


def test_a_borough_without_a_score_has_no_peers_by_deprivation_and_is_nobodys():
    assert names(groups(code="E09000007")[PeerRule.DEPRIVATION]) == []
    assert "Yew" not in names(groups()[PeerRule.DEPRIVATION])
    assert "no score" in peer_reason(groups(code="E09000007")[PeerRule.DEPRIVATION], most=5)


def test_where_more_share_a_border_than_fit_those_nearest_in_deprivation_are_kept():
    crowded = PLACES.assign(
        neighbours=[" ".join(PLACES["area_code"][1:7]), *[""] * (len(PLACES) - 1)]
    )
    group = groups(places=crowded)[PeerRule.NEIGHBOURS]

    assert len(group.peers) == 6
    assert [peer.area_name for peer in group.chosen(most=5)] == [
        "Birch",
        "Fir",
        "Hazel",
        "Lime",
        "Oak",
    ]
    assert "those nearest in deprivation" in peer_reason(group, most=5)


@pytest.mark.parametrize("rule", list(PeerRule))
def test_each_rule_shows_its_reason_in_neutral_words(rule):
    group = groups()[rule]
    said = f"{peer_title(group)}. {peer_reason(group, most=5)}"

    assert all(name in said for name in names(group))
    assert not forbidden_words(said)


def test_an_unknown_borough_is_an_error():
    with pytest.raises(KeyError):
        groups(code="E09999999")


def beside(others, *, most=5):
    codes = dict(zip(PLACES["area_name"], PLACES["area_code"], strict=True))
    found = peer_groups(PLACES, COMMANDS, area_code=codes["Ash"])
    shown = [codes[name] for name in ("Ash", *others)]
    held = {code: name for name, code in codes.items()}
    return beside_words(found, codes=shown, names=held, most=most)


@pytest.mark.parametrize(
    ("others", "why"),
    [
        (["Birch", "Elm"], "policed by the same command, East"),
        (["Oak", "Elm"], "its neighbours"),
        (["Birch", "Hazel", "Lime", "Oak", "Fir"], "those nearest to it in deprivation"),
    ],
)
def test_boroughs_shown_together_say_the_rule_that_put_them_there(others, why):
    said = beside(others)

    assert said.startswith("Ash is marked, beside ")
    assert all(name in said for name in others)
    assert why in said


def test_boroughs_put_together_by_hand_claim_no_rule():
    assert beside(["Elm", "Fir"]) == "Ash is marked, beside Elm and Fir."


def test_a_group_that_did_not_all_find_room_says_so():
    assert beside(["Birch"], most=1).endswith(
        "policed by the same command, East; those of them nearest in deprivation."
    )
