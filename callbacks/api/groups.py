"""Values of boroughs taken together: read from `group=`, looked up, put beside who is in it."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
from flask import abort

from callbacks.address.groups import asked_whole, rows_together
from callbacks.api.records import Record
from callbacks.server.problems import problem
from callbacks.server.site import Site
from components.words.groups import HOW_MADE, NOT_ADDED, group_name
from data.groups.members import Group
from data.groups.totals import cannot_be_added
from data.model import Indicator, Level
from data.passed_on.extract import Cut, open_rows


def asked(given: Sequence[str], *, site: Site) -> Group | None:
    """Return the group that a query names; None where it names none.

    Raises:
        HTTPException: 400, with the nearest, where a name is nobody's or one borough is named.
    """
    group, faults = asked_whole(given, site=site)
    if faults:
        said = " ".join(faults)
        abort(problem(400, said, errors=[{"name": "group", "message": said}]))
    return group


def not_added(indicator: Indicator, *, site: Site) -> str:
    """Say why boroughs cannot be added up in a measure; "" where they can.

    One that may not be passed on has no rows to add, which the answer says itself.
    """
    every = open_rows(site.repository, indicator, cut=Cut(levels=[Level.BOROUGH]))
    reason = cannot_be_added(every, indicator=indicator) if indicator.redistribute else None
    return NOT_ADDED[reason] if reason else ""


def together(group: Group, indicator: Indicator, *, cut: Cut, site: Site) -> pd.DataFrame:
    """Return the rows of a group in a measure that can be added, as far as they may be passed on.

    `cut` says which periods; the levels and areas in it are of other rows.
    """
    wanted = replace(cut, levels=[Level.BOROUGH], areas=group.codes)
    rows = open_rows(site.repository, indicator, cut=wanted)
    return rows_together(rows, group=group, indicator=indicator, site=site)


def group_record(group: Group, indicator: Indicator) -> Record:
    """Return who is in a group and how its figures are made."""
    return {
        "name": group_name(group),
        "command": group.command or None,
        "area_codes": list(group.codes),
        "area_names": list(group.names),
        "made": HOW_MADE.get(indicator.unit.measure),
    }
