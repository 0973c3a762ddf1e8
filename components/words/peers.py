"""Why boroughs are offered as peers, in words."""

from collections.abc import Mapping, Sequence

from components.words.values import count_of, join_names, sentence_case, spoken
from data.statistics.peers import PeerGroup, PeerRule

TITLES = {
    PeerRule.BCU: "Same police command",
    PeerRule.NEIGHBOURS: "Neighbours",
    PeerRule.DEPRIVATION: "Nearest in deprivation",
}
BESIDE = {
    PeerRule.BCU: "its police command",
    PeerRule.NEIGHBOURS: "its neighbours",
    PeerRule.DEPRIVATION: "those nearest in deprivation",
}
OWN_FORCE = "its own force, not the Met [z]"
NO_COMMAND = "{name} is policed by its own force and is in no borough command of the Met."
NO_SCORE = "{name} has no score of the Index of Multiple Deprivation 2025."


def peer_title(group: PeerGroup) -> str:
    """Return the short name of a rule, with the police command where that is the rule."""
    return f"{TITLES[group.rule]}, {group.command}" if group.command else TITLES[group.rule]


def peers_named(group: PeerGroup) -> str:
    """Return what a borough is put beside, inside a sentence: "its police command, South Area"."""
    words = BESIDE[group.rule]
    return f"{words}, {group.command}" if group.command else words


def peer_reason(group: PeerGroup, *, most: int) -> str:
    """Say why these boroughs are offered, or why none is.

    Args:
        group: From `data.statistics.peers.peer_groups`.
        most: How many peers a view takes; where there are more, which are shown is said.
    """
    name = spoken(group.of.area_name)
    if not group.peers:
        if group.rule is PeerRule.DEPRIVATION:
            return sentence_case(NO_SCORE.format(name=name))
        if group.rule is PeerRule.BCU and not group.command:
            return sentence_case(NO_COMMAND.format(name=name))
        return sentence_case(f"{name} has none.")
    match group.rule:
        case PeerRule.BCU:
            said = f"Policed with {name} by one command, {group.command} ({_listed(group)})."
        case PeerRule.NEIGHBOURS:
            said = f"Share a border with {name}, to the middle of the Thames ({_listed(group)})."
        case PeerRule.DEPRIVATION:
            scored = [f"{each.area_name} {each.imd_2025_score:.1f}" for each in group.peers]
            said = (
                f"Nearest to the average score of {name} in the Index of Multiple Deprivation "
                f"2025, {group.of.imd_2025_score:.1f} ({join_names(scored)})."
            )
    if len(group.peers) > most:
        kept = join_names([each.area_name for each in group.chosen(most=most)])
        fit = count_of(most, "borough")
        said += f" {fit.capitalize()} fit beside it: those nearest in deprivation, {kept}."
    return said


def beside_words(
    groups: Sequence[PeerGroup], *, codes: Sequence[str], names: Mapping[str, str], most: int
) -> str:
    """Say which borough is marked, who stands beside it and, where one rule gives them, why.

    Args:
        groups: Of the marked borough, from `data.statistics.peers.peer_groups`.
        codes: Of all boroughs shown, the marked one among them.
        names: Name by code.
        most: How many peers a view takes.
    """
    own = groups[0].of
    others = sorted(set(codes) - {own.area_code})
    beside = join_names([spoken(names[code]) for code in others])
    said = sentence_case(f"{spoken(own.area_name)} is marked, beside {beside}")
    for group in groups:
        chosen = sorted(each.area_code for each in group.chosen(most=most))
        if others and chosen == others:
            return f"{said}: {_why(group, all_=len(chosen) == len(group.peers))}."
    return f"{said}."


def _why(group: PeerGroup, *, all_: bool) -> str:
    match group.rule:
        case PeerRule.BCU:
            words = f"policed by the same command, {group.command}"
        case PeerRule.NEIGHBOURS:
            words = "its neighbours"
        case PeerRule.DEPRIVATION:
            return "those nearest to it in deprivation (Index of 2025)"
    return words if all_ else f"{words}; those of them nearest in deprivation"


def _listed(group: PeerGroup) -> str:
    return join_names([each.area_name for each in group.peers])
