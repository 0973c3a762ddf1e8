"""Which boroughs a group holds: named one by one, or by the police command that they share."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from rapidfuzz import fuzz, process

from data.text_slug import slug_of

FEWEST = 2  # boroughs in a group: one by itself has a row of its own
NEAR = 50  # of 100, below which no name is like what was given
LONGEST = 80  # letters of a name that is read


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What a group can be put together from.

    `token` stands in addresses: a borough's slug, or a police command's code. `code` is that of
    the area itself, `codes` are those of its boroughs in order of name, and `names` what these are
    called: of a borough its own.
    """

    token: str
    code: str
    name: str
    codes: tuple[str, ...]
    names: tuple[str, ...]
    is_command: bool


@dataclass(frozen=True, kw_only=True)
class Group:
    """Two boroughs or more, taken together.

    `tokens` are what it was asked for by, `codes` and `names` those of its boroughs, in order of
    name. `command` is the name of the police command that holds exactly these; "" where none does.
    """

    tokens: tuple[str, ...]
    codes: tuple[str, ...]
    names: tuple[str, ...]
    command: str


@dataclass(frozen=True, kw_only=True)
class Unknown:
    """A name that is no borough's and no command's, and the choice that is most like it."""

    given: str
    nearest: Choice | None


@dataclass(frozen=True, kw_only=True)
class AskedGroup:
    """What an address asks for: a group, or None where fewer than two boroughs are named.

    `named` are the choices that were understood, each once, and `unknown` what was not.
    """

    group: Group | None
    named: tuple[Choice, ...]
    unknown: tuple[Unknown, ...]


def group_choices(boroughs: pd.DataFrame, commands: pd.DataFrame) -> tuple[Choice, ...]:
    """Return what a group can be put together from: police commands, then boroughs, by name.

    Args:
        boroughs: Rows of `data.schemas.Areas`, ordered by name; `bcu_code` is missing where a
            borough is in no command.
        commands: The same of the police commands.
    """
    found = []
    for code, name in zip(commands["area_code"], commands["area_name"], strict=True):
        held = boroughs[boroughs["bcu_code"] == code]
        found.append(
            Choice(
                token=code,
                code=code,
                name=name,
                codes=tuple(held["area_code"]),
                names=tuple(held["area_name"]),
                is_command=True,
            )
        )
    own = boroughs[["slug", "area_code", "area_name"]].itertuples(index=False, name=None)
    found += [
        Choice(token=slug, code=code, name=name, codes=(code,), names=(name,), is_command=False)
        for slug, code, name in own
    ]
    return tuple(found)


def asked_group(given: Sequence[str], choices: Sequence[Choice]) -> AskedGroup:
    """Read what an address names, all of it together being one group.

    Args:
        given: Tokens, or the codes or names of boroughs and commands, in any letters.
        choices: From `group_choices`.
    """
    words = [word for each in given if (word := each.strip()[:LONGEST])]
    # Most views put nothing together.
    held = choices if words else ()
    known = {slug_of(word): one for one in held for word in (one.name, one.code, one.token)}
    named = [known.get(slug_of(word)) for word in words]
    understood = tuple(dict.fromkeys(one for one in named if one is not None))
    return AskedGroup(
        group=_group(understood, choices),
        named=understood,
        unknown=tuple(
            Unknown(given=word, nearest=_nearest(word, choices))
            for word, one in zip(words, named, strict=True)
            if one is None
        ),
    )


def _group(named: Sequence[Choice], choices: Sequence[Choice]) -> Group | None:
    called = {code: name for one in named for code, name in zip(one.codes, one.names, strict=True)}
    if len(called) < FEWEST:
        return None
    codes = sorted(called, key=lambda code: called[code])
    same = (one.name for one in choices if one.is_command and set(one.codes) == set(codes))
    return Group(
        tokens=tuple(one.token for one in named),
        codes=tuple(codes),
        names=tuple(called[code] for code in codes),
        command=next(same, ""),
    )


def _nearest(word: str, choices: Sequence[Choice]) -> Choice | None:
    """Return the choice whose name or token is spelt most like a word."""
    spelt = {
        (place, at): text
        for place, one in enumerate(choices)
        for at, text in enumerate((slug_of(one.name), one.token))
    }
    found = process.extractOne(slug_of(word), spelt, scorer=fuzz.WRatio, score_cutoff=NEAR)
    return choices[found[2][0]] if found else None
