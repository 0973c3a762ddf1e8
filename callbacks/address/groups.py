"""From `group=` in an address to boroughs taken together, and to their rows."""

from collections.abc import Sequence
from functools import lru_cache

import pandas as pd

from callbacks.server.dispersions import dispersions_of
from callbacks.server.site import Site
from components.words.groups import group_name
from data.groups.members import AskedGroup, Choice, Group, asked_group, group_choices
from data.groups.totals import group_rows
from data.model import Indicator, Level


@lru_cache(maxsize=8)
def choices_of(site: Site) -> tuple[Choice, ...]:
    """Return what a group can be put together from: the Met's commands, then all boroughs."""
    areas = site.repository.areas
    return group_choices(areas(Level.BOROUGH), areas(Level.BCU))


def group_of(given: Sequence[str], *, site: Site) -> AskedGroup:
    """Read what an address names as a group; a bad name is told, and never raises."""
    return asked_group(given, choices_of(site))


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
