"""Boroughs to compare one with, by three rules that say nothing about what was recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

from data.selection import as_records

NEAREST = 5


class PeerRule(StrEnum):
    """Why boroughs are offered beside one another."""

    BCU = "bcu"
    NEIGHBOURS = "neighbours"
    DEPRIVATION = "deprivation"


@dataclass(frozen=True, kw_only=True)
class Peer:
    """One borough offered. `imd_2025_score` is NaN where there is none."""

    area_code: str
    area_name: str
    slug: str
    imd_2025_score: float


@dataclass(frozen=True, kw_only=True)
class PeerGroup:
    """The peers of one borough by one rule.

    Attributes:
        rule: The reason they are offered.
        of: The borough itself.
        peers: By name; by closeness of score for `PeerRule.DEPRIVATION`. Empty where the rule
            finds none: the City of London is in no police command.
        command: Name of the police command for `PeerRule.BCU`; "" where the borough is in none.
    """

    rule: PeerRule
    of: Peer
    peers: tuple[Peer, ...]
    command: str = ""

    def chosen(self, *, most: int = NEAREST) -> tuple[Peer, ...]:
        """Return the peers that fit beside the borough.

        Args:
            most: How many fit. Where there are more, those nearest in deprivation are kept, and
                none of those without a score.

        Returns:
            In the order of `peers`.
        """
        if len(self.peers) <= most:
            return self.peers
        kept = {each.area_code for each in _nearest(self.peers, to=self.of)[:most]}
        return tuple(each for each in self.peers if each.area_code in kept)


def peer_groups(
    boroughs: pd.DataFrame, commands: pd.DataFrame, *, area_code: str
) -> tuple[PeerGroup, ...]:
    """Return the peers of a borough by police command, by shared border and by deprivation.

    The rules use places and the Index of Multiple Deprivation 2025 only, so that peers do not
    change with the measure looked at. The five nearest are by the absolute difference of average
    scores; a tie goes to the name that comes first.

    Args:
        boroughs: Rows of `data.schemas.Areas` of all boroughs.
        commands: Rows of `data.schemas.Areas` of the police commands (BCUs), for their names.
        area_code: Of the borough.

    Returns:
        One group for each rule, in the order of `PeerRule`.

    Raises:
        KeyError: If there is no such borough.
    """
    known = as_records(boroughs.sort_values("area_name", kind="stable"))
    rows = {str(row["area_code"]): row for row in known}
    row = rows[area_code]
    own = _peer(row)
    others = [each for code, each in rows.items() if code != area_code]
    command = row["bcu_code"]
    same = [each for each in others if pd.notna(command) and each["bcu_code"] == command]
    borders = set(str(row["neighbours"]).split())
    names = dict(zip(commands["area_code"], commands["area_name"], strict=True))
    return (
        PeerGroup(
            rule=PeerRule.BCU,
            of=own,
            peers=tuple(map(_peer, same)),
            command="" if pd.isna(command) else str(names[command]),
        ),
        PeerGroup(
            rule=PeerRule.NEIGHBOURS,
            of=own,
            peers=tuple(_peer(each) for each in others if each["area_code"] in borders),
        ),
        PeerGroup(
            rule=PeerRule.DEPRIVATION,
            of=own,
            peers=tuple(_nearest([_peer(each) for each in others], to=own)[:NEAREST]),
        ),
    )


def _peer(row: dict[Any, Any]) -> Peer:
    return Peer(
        area_code=str(row["area_code"]),
        area_name=str(row["area_name"]),
        slug=str(row["slug"]),
        imd_2025_score=float(row["imd_2025_score"]),
    )


def _nearest(peers: Sequence[Peer], *, to: Peer) -> list[Peer]:
    """Return the peers with a score, the nearest to the borough's first; none without its own."""
    scored = [each for each in peers if _apart(each, to) >= 0]
    return sorted(scored, key=lambda each: (_apart(each, to), each.area_name))


def _apart(one: Peer, other: Peer) -> float:
    """Return how far two scores lie apart; NaN, and so in no order, where either is missing."""
    return abs(one.imd_2025_score - other.imd_2025_score)
