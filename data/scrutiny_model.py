"""What was asked, promised or measured by the reports, as definitions: see `definitions/`."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from data.model import Citation, Frozen, Question, Sentence, Slug


class Gap(Frozen):
    """What no public figure shows, and who holds it."""

    what: Sentence
    holder: Sentence


class Statement(Frozen):
    """Something asked, promised or measured, with what bears on it and what is missing."""

    indicator_ids: tuple[Slug, ...] = ()
    fact_ids: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    caveat_ids: tuple[Slug, ...] = ()


class Recommendation(Statement):
    """One of the Assembly's recommendations of 2020. `ask` is in our own words, `due` as printed.

    `place` is the chapter of the report, `topic` what it is about in few words.
    """

    id: Annotated[str, StringConstraints(pattern=r"^R\d{2}$")]
    topic: Sentence
    addressee: Sentence
    place: Sentence
    ask: Sentence
    due: Sentence | None = None
    due_in_chapter: Sentence | None = Field(
        default=None, description="where the chapter prints another date than the list"
    )
    questions: tuple[Question, ...] = Field(min_length=1)

    @property
    def number(self) -> int:
        """Return its number in the report."""
        return int(self.id.removeprefix("R"))


class Outcome2015(Statement):
    """One of the three outcomes of the dashboard of 2015: its aim then, what can be said now."""

    id: Slug
    title: Sentence
    aim: Sentence
    now: Sentence


class NationalIndicator(Statement):
    """One indicator of LDVS2, appendix D: how it was measured and what there is today."""

    id: Annotated[str, StringConstraints(pattern=r"^N\d$")]
    title: Sentence
    measured: Sentence
    today: Sentence


class Part(StrEnum):
    """The part of a page on which something reported stands."""

    RESPONSE_DEMAND = "response_demand"
    RESPONSE_MET = "response_met"
    RESPONSE_AUTHORITY = "response_authority"
    SCRUTINY_ASKS = "scrutiny_asks"
    JUSTICE_RELATIONSHIP = "justice_relationship"
    JUSTICE_ORDERS = "justice_orders"
    SURVEY_REASONS = "survey_reasons"


class Reported(Statement):
    """Something a report says or asks for, in our own words, with what is published of it today.

    `found_by` are further words that a reader may look for; they are not shown.
    """

    id: Slug
    part: Part
    title: Sentence
    says: Sentence
    found_by: str = ""
    citations: tuple[Citation, ...] = Field(min_length=1)


class Computation(Frozen):
    """A number that is worked out while a page is made.

    `function` is where it is done, as a dotted path. `results` are those of a computation that has
    fixed ones, as written.
    """

    id: Slug
    title: Sentence
    formula: Sentence
    rests_on: Sentence
    function: Annotated[str, StringConstraints(pattern=r"^[a-z_]+(\.[A-Za-z_]+)+$")]
    results: tuple[str, ...] = ()


class Aim(Frozen):
    """One aim, or what was to be done under all of them. `place` is the table of its actions."""

    id: Slug
    title: Sentence
    says: Sentence
    place: Sentence


class Measured(Frozen):
    """What can be shown of something: measures here, or what nobody publishes and who could."""

    indicator_ids: tuple[Slug, ...] = ()
    missing: Gap | None = None


class Priority(Measured):
    """One of its priorities, of service or of process, and what of it became measurable."""

    id: Slug
    kind: Literal["service", "process"]
    title: Sentence
    became: Sentence
    fact_ids: tuple[str, ...] = ()


class Action(Measured):
    """One thing to be done, in our own words."""

    what: Sentence


class ActionGroup(Frozen):
    """Actions under one aim and one lead agency, in the order printed."""

    aim: Slug
    lead: Sentence
    actions: tuple[Action, ...] = Field(min_length=1)


class PlannedAction(Action):
    """An action of a borough's plan, with its number there and the outcome it hoped for.

    `found_by` is as for `Reported`.
    """

    id: Annotated[str, StringConstraints(pattern=r"^\d[a-z]{1,2}$")]
    outcome: Sentence
    found_by: str = ""


class PlanTheme(Frozen):
    """One key theme of a plan with its actions."""

    number: int
    title: Sentence
    actions: tuple[PlannedAction, ...] = Field(min_length=1)


class Plan2008(Frozen):
    """The action plan of one borough. `place` is that in the report."""

    source_id: Slug
    area_code: str
    place: Sentence
    themes: tuple[PlanTheme, ...] = Field(min_length=1)


@dataclass(frozen=True)
class LedAction:
    """An action with its number here, the aim it serves and who was to lead it."""

    number: int
    action: Action
    aim: Aim
    lead: str

    def holds(self, words: str) -> bool:
        """Tell whether every one of the words stands in it, whatever their case."""
        said = f"{self.action.what} {self.lead}".casefold()
        return all(one in said for one in words.casefold().split())


class Strategy2005(Frozen):
    """The whole of it."""

    source_id: Slug
    aims: tuple[Aim, ...] = Field(min_length=1)
    priorities: tuple[Priority, ...] = Field(min_length=1)
    groups: tuple[ActionGroup, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def groups_serve_an_aim(self) -> Self:
        """Refuse an action under an aim that is none."""
        known = {one.id for one in self.aims}
        if unknown := [one.aim for one in self.groups if one.aim not in known]:
            raise ValueError(f"groups: {unknown[0]} is no aim")
        return self

    def led(self) -> Iterator[LedAction]:
        """Yield every action, numbered from 1."""
        aims = {one.id: one for one in self.aims}
        number = 0
        for group in self.groups:
            for action in group.actions:
                number += 1
                yield LedAction(number, action, aims[group.aim], group.lead)

    def leads(self) -> list[str]:
        """Return the lead agencies, each once, in alphabetical order."""
        return sorted({one.lead for one in self.groups})

    def measured(self) -> Iterator[Measured]:
        """Yield everything of which something can be shown or is missing."""
        yield from self.priorities
        for group in self.groups:
            yield from group.actions
