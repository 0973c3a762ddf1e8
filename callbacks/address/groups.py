"""From `group=` in an address to boroughs taken together, and to their rows."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import pandas as pd

from callbacks.address.state import Query, seen
from callbacks.server.dispersions import dispersions_of
from callbacks.server.site import Site
from components.page import Option, View
from components.words.groups import faults_said, group_name, unknown_said
from components.words.values import join_names
from data.groups.members import AskedGroup, Choice, Group, asked_group, group_choices
from data.groups.totals import group_rows
from data.model import Indicator, Level

LEFT_OUT = "It is left out here."


@lru_cache(maxsize=8)
def choices_of(site: Site) -> tuple[Choice, ...]:
    """Return what a group can be put together from: the Met's commands, then all boroughs."""
    areas = site.repository.areas
    return group_choices(areas(Level.BOROUGH), areas(Level.BCU))


def group_of(given: Sequence[str], *, site: Site) -> AskedGroup:
    """Read what an address names as a group; a bad name is told, and never raises."""
    return asked_group([seen(one) for one in given], choices_of(site))


def asked_whole(given: Sequence[str], *, site: Site) -> tuple[Group | None, list[str]]:
    """Read a group that is to be understood whole.

    Returns:
        The group, None where none is named or not all of it is understood, and then why.
    """
    found = group_of(given, site=site)
    faults = faults_said(found) if given else []
    return (None if faults else found.group), faults


def with_group(view: View, query: Query, *, site: Site) -> View:
    """Return a view with the boroughs and commands that an address takes together.

    What is neither is left out: `unknown_in` says so.
    """
    named = group_of(query.get("group", ()), site=site).named
    return replace(view, group=tuple(one.token for one in named))


def unknown_in(query: Query, *, site: Site) -> str:
    """Say which names of a group an address gets wrong, with the nearest; "" where none."""
    said = unknown_said(group_of(query.get("group", ()), site=site))
    return " ".join([*said, LEFT_OUT]) if said else ""


def group_options(site: Site) -> list[Option]:
    """Return what can be ticked: commands with their boroughs, then boroughs."""
    return [
        (one.token, f"{one.name}: {join_names(one.names)}" if one.is_command else one.name)
        for one in choices_of(site)
    ]


def rows_together(
    rows: pd.DataFrame, *, group: Group, indicator: Indicator, site: Site
) -> pd.DataFrame:
    """Return what the boroughs of a group have together. As for `data.groups.totals.group_rows`."""
    return group_rows(
        rows,
        group=group,
        name=group_name(group),
        indicator=indicator,
        stated=dispersions_of(site),
    )
