"""A group of boroughs in words: what it is called, what it has, why it has nothing."""

from collections.abc import Sequence

from components.words.rows import cell, row_period
from components.words.values import (
    blanks_in_words,
    count_of,
    interval_words,
    is_blank,
    join_names,
    legend_of_marks,
    sentence_case,
    spelled,
    spoken,
    value_words,
)
from data.groups.members import AskedGroup, Group, Unknown
from data.groups.totals import NotAdded
from data.model import Indicator, Measure
from data.statistics.change import Row

NAMED_AT_MOST = 3
MODELLED = (
    "No figure for the boroughs together: these amounts are a national estimate shared out by "
    "residents, and a sum would only say how many residents there are."
)
NOT_ADDED = {
    NotAdded.MODELLED: MODELLED,
    NotAdded.NO_BOROUGHS: (
        "No figure for boroughs together: this measure has no figures by borough that could be "
        "added."
    ),
    NotAdded.NO_COUNTS: (
        "No figure for the boroughs together: this measure is published without the counts behind "
        "it, and what has no counts cannot be added."
    ),
}
HOW_MADE = {
    Measure.COUNT: "the sum of the boroughs' counts",
    Measure.RATE: "all that was counted in the boroughs, divided by all of their residents",
    Measure.RATIO: "all outcomes of the boroughs, divided by all of their offences",
    Measure.SHARE: "all that was counted in the boroughs, as a share of all it is part of",
}
MADE_OF = {
    Measure.COUNT: "That is the sum of its boroughs.",
    Measure.RATE: "That is {part:,.0f} counted in its boroughs over their {whole:,.0f} residents.",
    Measure.RATIO: "That is {part:,.0f} outcomes over {whole:,.0f} offences of its boroughs.",
    Measure.SHARE: "That is {part:,.0f} of {whole:,.0f} in its boroughs.",
}


def group_name(group: Group) -> str:
    """Return what a group is called as an area: its police command, its boroughs, or how many."""
    if group.command:
        return f"{group.command} (police command)"
    if len(group.names) <= NAMED_AT_MOST:
        return join_names(group.names)
    return f"{count_of(len(group.names), 'borough').capitalize()} together"


def group_short_name(group: Group) -> str:
    """Return what a group is called beside an axis."""
    return f"Group: {group.command or spelled(len(group.names))}"


def faults_said(asked: AskedGroup) -> list[str]:
    """Return a sentence for each name that was not understood, and one where no group is left."""
    said = unknown_said(asked)
    return said if asked.group else [*said, alone_said(asked)]


def unknown_said(asked: AskedGroup) -> list[str]:
    """Return a sentence for each name that was not understood, with the nearest."""
    return [_unknown_said(one) for one in asked.unknown]


def alone_said(asked: AskedGroup) -> str:
    """Say that fewer than two boroughs are no group."""
    only = f"; only {spoken(asked.named[0].name)} is named" if asked.named else ""
    return f"A group holds two boroughs or more{only}: name another."


def describe_group(
    row: Row, *, members: Sequence[Row], london: Row | None, indicator: Indicator
) -> str:
    """Say what boroughs have together in one period, or which of them has no figure and why.

    Args:
        row: The group's, from `data.groups.totals.group_rows`.
        members: Rows of its boroughs in the same period.
        london: London's row of the same period, or None.
        indicator: Gives the unit.
    """
    unit = indicator.unit
    said = f"{row['area_name']}, {row_period(row)}: "
    if is_blank(row["value"]):
        blank = [one for one in members if is_blank(one["value"])]
        reasons = blanks_in_words(blank, noun="borough")
        return " ".join(
            [
                f"{said}no figure together, because each borough in the group needs one.",
                *reasons,
                "Take such boroughs out of the group, and the others have a figure.",
            ]
        )
    limits = interval_words(row, unit=unit)
    interval = f" ({limits})" if limits else ""
    whole = f", London {cell(london, unit=unit)}" if london else ""
    made = MADE_OF[unit.measure].format(part=row["numerator"], whole=row["denominator"])
    return " ".join(
        part
        for part in [
            f"{said}{value_words(row, unit=unit)}{interval}{whole}. {made}",
            legend_of_marks([row]),
        ]
        if part
    )


def _unknown_said(unknown: Unknown) -> str:
    near = unknown.nearest
    tried = ""
    if near:
        kind = "the police command " if near.is_command else ""
        tried = f" Nearest is {kind}{spoken(near.name)}, written {near.token}."
    return sentence_case(f"“{unknown.given}” is no London borough and no police command.{tried}")
