"""What partners may bring as counts by quarter: measures, and what they may be told apart by."""

from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import yaml

from data.model import Frozen, Sentence

FILE = Path(__file__).parent / "service_measures.yaml"
BETWEEN = "; "  # in a category, between a measure and what it is told apart by
NOT_TOLD = "Not recorded"
OTHERS = f"{BETWEEN}the others"  # after a measure that is part of another: what is left of that


class Dimension(StrEnum):
    """What people, or what was decided, may be told apart by."""

    AGE = "age"
    SEX = "sex"
    SEXUALITY = "sexuality"
    ETHNICITY = "ethnicity"
    DISABILITY = "disability"
    RELATIONSHIP = "relationship"
    REASON = "reason"


class ServiceMeasure(Frozen):
    """One thing that a partner counts in a quarter. Two measures are never added or divided.

    `part_of` names a measure among whose counts each of these is. `quarterly_2005` marks the list
    that the strategy of 2005 asked the police to report each quarter.
    """

    id: str
    title: Sentence
    part: Sentence
    holder: Sentence
    quarterly_2005: bool = False
    part_of: str = ""
    reasons: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def service_measures() -> tuple[ServiceMeasure, ...]:
    """Return every measure, in the order of the pages."""
    given = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(ServiceMeasure.model_validate(one) for one in given)


def category_of(measure: ServiceMeasure, dimension: str = "", label: str = "") -> str:
    """Return the category of a count: of the whole measure, or of one group of it."""
    return f"{measure.title}{BETWEEN}{dimension}: {label}" if dimension else measure.title


def parts_of(category: str) -> tuple[str, str, str]:
    """Return title, dimension and label of a category; the last two are "" of a whole measure."""
    title, _, group = category.partition(BETWEEN)
    dimension, _, label = group.partition(": ")
    return title, dimension, label
