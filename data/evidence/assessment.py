"""Scoring of the two self-assessments: pure functions of what was answered.

`assets/assess.js` follows the same rules in the browser, from the same definitions; a browser test
holds the two together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite

from data.framework_model import (
    LEVELS,
    Condition,
    Criterion,
    Framework,
    Item,
    Needs,
    Question,
    QuestionKind,
)

TICKED = "yes"
INTEGRATED, FULLY = "1", "2"


class AnswerError(ValueError):
    """An answer that the form cannot have given. `name` and `given` say which."""

    def __init__(self, name: str, given: str) -> None:
        super().__init__(f"{name}: {given!r} is no answer")
        self.name, self.given = name, given


@dataclass(frozen=True)
class Answers:
    """What was answered. A question without an answer is in none of these and meets nothing.

    `numbers` and `choices` are by question id, `ticks` are question ids, `plans` are plan ids with
    True where domestic violence is fully integrated.
    """

    numbers: Mapping[str, float] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)
    ticks: frozenset[str] = frozenset()
    plans: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class LevelResult:
    """The criteria of one level, those that are met and those that are missing."""

    level: int
    met: tuple[Criterion, ...]
    missing: tuple[Criterion, ...]


@dataclass(frozen=True)
class Assessment:
    """The level reached, 0 where level one is not, and the criteria of each level."""

    level: int
    levels: tuple[LevelResult, ...]

    @property
    def next(self) -> LevelResult | None:
        """Return the first level that is not reached, None where all are."""
        return next((one for one in self.levels if one.level == self.level + 1), None)


def read_answers(query: Mapping[str, Sequence[str]], framework: Framework) -> Answers:
    """Read the answers from an address; names that the framework does not know are left alone.

    Raises:
        AnswerError: If a number is not one or is out of range, or a choice, tick or plan does not
            exist.
    """
    given = {name: values[-1] for name, values in query.items() if values and values[-1]}
    asked = {one.id: one for one in framework.questions}
    numbers = {
        name: _number(given[name], question=one)
        for name, one in asked.items()
        if one.kind is QuestionKind.NUMBER and name in given
    }
    choices = {
        name: _one_of(given[name], [each.value for each in one.choices], name=name)
        for name, one in asked.items()
        if one.kind is QuestionKind.CHOICE and name in given
    }
    tickable = [name for name, one in asked.items() if one.kind is QuestionKind.TICK]
    plans = {
        one.id: _one_of(given[one.id], (INTEGRATED, FULLY), name=one.id) == FULLY
        for one in framework.plans
        if one.id in given
    }
    return Answers(numbers, choices, read_ticks(query, tickable), plans)


def read_ticks(query: Mapping[str, Sequence[str]], known: Sequence[str]) -> frozenset[str]:
    """Read which questions were answered with yes.

    Raises:
        AnswerError: If one of them does not exist.
    """
    return frozenset(_one_of(one, known, name=TICKED) for one in query.get(TICKED, ()))


def assess(answers: Answers, framework: Framework) -> Assessment:
    """Return the level reached and what is met and missing at each.

    A level is reached where every criterion of it and of the levels below is met. The report does
    not say that the levels build on each other; it expects partnerships to move up year by year,
    and several criteria of level one are in no other level, so we read it so.
    """
    levels = tuple(_level(level, answers=answers, framework=framework) for level in LEVELS)
    reached = 0
    for one in levels:
        if one.missing:
            break
        reached = one.level
    return Assessment(reached, levels)


def meets(criterion: Criterion, answers: Answers) -> bool:
    """Tell whether the answers meet a criterion."""
    held = [_holds(one, answers=answers) for one in criterion.conditions]
    return any(held) if criterion.needs is Needs.ANY else all(held)


def bvpi_score(ticks: Iterable[str], items: Sequence[Item]) -> float:
    """Return the share of questions answered with yes, in per cent.

    LGA 2007, paragraph 4.2: the indicator is the percentage of questions that an authority can
    answer with yes.
    """
    yes = {one.id for one in items} & set(ticks)
    return 100 * len(yes) / len(items)


def levels_of_score(score: float, framework: Framework, *, question: str) -> tuple[int, ...]:
    """Return the levels whose criterion on one number a score meets, lowest first."""
    answers = Answers(numbers={question: score})
    return tuple(
        one.level
        for one in framework.criteria
        if [each.question for each in one.conditions] == [question] and meets(one, answers)
    )


def _level(level: int, *, answers: Answers, framework: Framework) -> LevelResult:
    criteria = [one for one in framework.criteria if one.level == level]
    return LevelResult(
        level,
        met=tuple(one for one in criteria if meets(one, answers)),
        missing=tuple(one for one in criteria if not meets(one, answers)),
    )


def _holds(condition: Condition, *, answers: Answers) -> bool:
    if condition.plans is not None:
        counted = [full for full in answers.plans.values() if full or not condition.fully]
        return len(counted) >= condition.plans
    name = condition.question or ""
    if condition.at_least is not None:
        return answers.numbers.get(name, -1) >= condition.at_least
    if condition.one_of:
        return answers.choices.get(name) in condition.one_of
    return name in answers.ticks


def _number(text: str, *, question: Question) -> float:
    try:
        number = float(text)
    except ValueError:
        raise AnswerError(question.id, text) from None
    if not isfinite(number) or number < 0 or number > (question.most or number):
        raise AnswerError(question.id, text)
    return number


def _one_of(given: str, known: Sequence[str], *, name: str) -> str:
    if given not in known:
        raise AnswerError(name, given)
    return given


def example_query(framework: Framework) -> dict[str, list[str]]:
    """Return the example's answers as they stand in an address."""
    found: dict[str, list[str]] = {}
    for one in framework.example.answers:
        found.setdefault(one.name, []).append(one.value)
    return {TICKED: found.pop(TICKED, []), **found}
