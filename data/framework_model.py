"""What a self-assessment asks, and which answers meet which criterion. Definitions only.

The criteria are those of the five reports in our own words, each with its place.
"""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from data.model import Citation, Frozen, Sentence, Slug

LEVELS = (1, 2, 3)


class QuestionKind(StrEnum):
    """How a question is answered."""

    NUMBER = "number"
    TICK = "tick"
    CHOICE = "choice"


class Needs(StrEnum):
    """Whether a criterion needs all of its conditions or one of them."""

    ALL = "all"
    ANY = "any"


class Choice(Frozen):
    """One answer of a choice."""

    value: Slug
    words: Sentence


class Question(Frozen):
    """Something a partnership knows about itself, asked once for all levels.

    `most` is the largest number taken and `step` the fineness, for numbers. `help` says how the
    report defines it.
    """

    id: Slug
    part: Sentence
    kind: QuestionKind
    ask: Sentence
    help: Sentence | None = None
    most: float | None = None
    step: float | None = None
    choices: tuple[Choice, ...] = ()


class Plan(Frozen):
    """A local strategy or plan that domestic violence can be part of."""

    id: Slug
    title: Sentence


class Condition(Frozen):
    """What one answer must hold.

    Either a question (a number that reaches `at_least`, a choice that is in `one_of`, or a tick),
    or `plans`: how many strategies and plans, and whether they must be fully integrated.
    """

    question: Slug | None = None
    at_least: float | None = None
    one_of: tuple[Slug, ...] = ()
    plans: int | None = None
    fully: bool = False


class Criterion(Frozen):
    """One criterion of one level."""

    id: Slug
    level: int = Field(ge=1, le=3)
    text: Sentence
    place: Sentence
    note: Sentence | None = None
    needs: Needs = Needs.ALL
    conditions: tuple[Condition, ...] = Field(min_length=1)
    fact_ids: tuple[str, ...] = ()


class Given(Frozen):
    """One answer of an example: the name and value in an address, and what it rests on."""

    name: Slug
    value: str
    rests_on: Sentence
    fact_id: str | None = None


class Example(Frozen):
    """A place whose result a report prints."""

    title: Sentence
    source_id: Slug
    place: Sentence
    quote: Sentence
    fact_id: str
    answers: tuple[Given, ...] = Field(min_length=1)


class Framework(Frozen):
    """The assessment framework for partnerships: questions, plans to tick, criteria, an example."""

    source_id: Slug
    place: Sentence
    questions: tuple[Question, ...] = Field(min_length=1)
    plans: tuple[Plan, ...] = Field(min_length=1)
    criteria: tuple[Criterion, ...] = Field(min_length=1)
    example: Example

    @model_validator(mode="after")
    def conditions_fit_their_questions(self) -> Self:
        """Refuse a criterion that no answer could meet."""
        asked = {one.id: one for one in self.questions}
        for criterion in self.criteria:
            for each in criterion.conditions:
                fault = _fault(each, asked=asked, plans=len(self.plans))
                if fault:
                    raise ValueError(f"criterion {criterion.id}: {fault}")
        return self


class Item(Frozen):
    """One question of BVPI 225 with the definition that says when it may be answered with yes."""

    id: Slug
    number: int
    title: Sentence
    ask: Sentence
    definition: Sentence
    place: Sentence
    fact_ids: tuple[str, ...] = ()


class Checklist(Frozen):
    """Questions answered with yes, counted and not weighed: what is in place, in our words.

    `id` is the view in an address. `reading` says whose it is and what a score does not say.
    """

    id: Slug
    title: Sentence
    heading: Sentence
    source_id: Slug
    place: Sentence
    reading: Sentence
    items: tuple[Item, ...] = Field(min_length=1)


class ServiceKind(StrEnum):
    """For whom, or through whom, a service works."""

    SUPPORT = "support"
    HOUSING = "housing"
    CHILDREN = "children"
    HEALTH = "health"
    COURTS = "courts"
    PERPETRATORS = "perpetrators"


class Service(Frozen):
    """A service that a report names, as it was at that time."""

    id: Slug
    name: Sentence
    where: Sentence
    when: Sentence
    kind: ServiceKind
    what: Sentence
    citations: tuple[Citation, ...] = Field(min_length=1)
    fact_ids: tuple[str, ...] = ()


def _fault(condition: Condition, *, asked: dict[str, Question], plans: int) -> str | None:
    if condition.plans is not None:
        return "asks for more plans than there are" if condition.plans > plans else None
    question = asked.get(condition.question or "")
    if question is None:
        return f"asks {condition.question}, which is no question"
    fits = {
        QuestionKind.NUMBER: condition.at_least is not None,
        QuestionKind.CHOICE: bool(condition.one_of)
        and set(condition.one_of) <= {one.value for one in question.choices},
        QuestionKind.TICK: condition.at_least is None and not condition.one_of,
    }
    return None if fits[question.kind] else f"does not fit the question {question.id}"
