"""What nobody publishes: every blank that a definition names, with who asked and who holds it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from data.model import Indicator, Source
from data.scrutiny_model import (
    Gap,
    NationalIndicator,
    Outcome2015,
    Plan2008,
    Recommendation,
    Reported,
    Statement,
    Strategy2005,
)
from data.text_slug import slug_of

MAYOR_2015, LDVS2, ASSEMBLY = "mayor_2015", "ldvs2_2005", "assembly_2020"
# To whom a question would go, by the words that a holder's name begins with. The first that is
# named is asked; what fits none is held by the services themselves and their funders.
ADDRESSEES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("The Mayor’s Office for Policing and Crime", ("The Mayor's Office for Policing",)),
    ("The Metropolitan Police", ("The Metropolitan Police",)),
    (
        "The Mayor of London and the Greater London Authority",
        ("The Mayor of London", "The Greater London Authority", "The Violence Reduction Unit"),
    ),
    ("The Crown Prosecution Service", ("The Crown Prosecution Service",)),
    (
        "Courts, probation and their ministry",
        ("The Ministry of Justice", "HM Courts", "The Probation Service"),
    ),
    ("The Home Office and its inspectorate", ("The Home Office", "HM Inspectorate")),
    ("The Office for National Statistics", ("The Office for National Statistics",)),
    (
        "Boroughs and their partnerships",
        ("Each borough", "The council", "The partnership", "SafeLives"),
    ),
)
OTHERS = "Services, those who pay for them, and others"


@dataclass(frozen=True)
class Blank:
    """One thing that nobody publishes.

    `key` names it in an address, `path` is where it stands on the site. `asked_in` is where a
    report asks for it, `since` the year of that report.
    """

    key: str
    what: str
    holder: str
    source_id: str
    asked_in: str
    since: int
    path: str

    @property
    def addressee(self) -> str:
        """Return to whom a question would go."""
        held = self.holder
        fits = (name for name, begins in ADDRESSEES if held.startswith(begins))
        return next(fits, OTHERS)


def key_of(owner: str, number: int = 0) -> str:
    """Return what names a blank in an address: its owner's id, and which of several it is."""
    return slug_of(owner.replace("_", " ")) + (f"-{number + 1}" if number else "")


def owner_of(one: Statement) -> str:
    """Return what names the blanks of a statement."""
    if isinstance(one, Outcome2015):
        return f"outcome {one.id}"
    return str(getattr(one, "id", ""))


def blanks(
    *,
    indicators: Iterable[Indicator],
    recommendations: Iterable[Recommendation],
    outcomes: Iterable[Outcome2015],
    national: Iterable[NationalIndicator],
    reported: Iterable[Reported],
    strategy: Strategy2005,
    plan: Plan2008,
    plan_path: str,
    sources: Mapping[str, Source],
) -> list[Blank]:
    """Return every blank, those asked for last first.

    Args:
        indicators: Those that nobody publishes are blanks.
        recommendations: Of the Assembly.
        outcomes: Of the dashboard of 2015.
        national: Indicators of LDVS2.
        reported: What reports say or ask for.
        strategy: Of 2005.
        plan: Of one borough.
        plan_path: Where it stands on the site.
        sources: Say when each report was published.
    """
    found = [
        *_of_indicators(indicators),
        *_of_recommendations(recommendations),
        *_of_outcomes(outcomes),
        *_of_national(national),
        *_of_reported(reported),
        *_of_strategy(strategy),
        *_of_plan(plan, path=plan_path),
    ]
    whole = [
        Blank(key, gap.what, gap.holder, source, asked, _year(sources[source]), path)
        for key, gap, source, asked, path in found
    ]
    return sorted(whole, key=lambda one: -one.since)


_Found = tuple[str, Gap, str, str, str]


def _year(source: Source) -> int:
    if source.data_to is None:
        raise ValueError(f"{source.id}: no year. Give it data_to, the day of the report.")
    return source.data_to.year


def _of_indicators(indicators: Iterable[Indicator]) -> Iterator[_Found]:
    for one in indicators:
        if one.missing is not None:
            gap = Gap(what=one.missing.what, holder=one.missing.could_publish.rstrip("."))
            asked = one.missing.asked_by
            yield key_of(one.id), gap, asked.source_id, asked.place, f"indicators/{one.id}"


def _of_recommendations(recommendations: Iterable[Recommendation]) -> Iterator[_Found]:
    for one in recommendations:
        for number, gap in enumerate(one.gaps):
            path = f"scrutiny#recommendation-{one.number}"
            asked = f"recommendation {one.number}"
            yield key_of(one.id, number), gap, ASSEMBLY, asked, path


def _of_outcomes(outcomes: Iterable[Outcome2015]) -> Iterator[_Found]:
    for one in outcomes:
        for number, gap in enumerate(one.gaps):
            key = key_of(owner_of(one), number)
            yield key, gap, MAYOR_2015, one.title, f"scrutiny#outcome-{one.id}"


def _of_national(national: Iterable[NationalIndicator]) -> Iterator[_Found]:
    for one in national:
        for number, gap in enumerate(one.gaps):
            path = f"scrutiny#national-{one.id.lower()}"
            yield key_of(one.id, number), gap, LDVS2, f"appendix D, {one.title.lower()}", path


def _of_reported(reported: Iterable[Reported]) -> Iterator[_Found]:
    for one in reported:
        page = one.part.value.partition("_")[0]
        cited = one.citations[0]
        for number, gap in enumerate(one.gaps):
            path = f"{page}#{one.id.replace('_', '-')}"
            yield key_of(one.id, number), gap, cited.source_id, cited.place, path


def _of_strategy(strategy: Strategy2005) -> Iterator[_Found]:
    for one in strategy.priorities:
        if one.missing:
            path = f"strategy#priority-{one.id}"
            key = key_of(f"priority {one.id}")
            yield key, one.missing, strategy.source_id, f"priority: {one.title}", path
    for led in strategy.led():
        if led.action.missing:
            path = f"strategy?lead={slug_of(led.lead)}#actions"
            key = key_of(f"action {led.number}")
            yield key, led.action.missing, strategy.source_id, f"action by {led.lead}", path


def _of_plan(plan: Plan2008, *, path: str) -> Iterator[_Found]:
    for theme in plan.themes:
        for one in theme.actions:
            if one.missing:
                key = key_of(f"plan {one.id}")
                yield key, one.missing, plan.source_id, f"action {one.id}", path
