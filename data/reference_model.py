"""What the words mean and how the figures are made, as definitions: see `definitions/`."""

from pydantic import Field

from data.model import Frozen, Sentence, Slug


class Term(Frozen):
    """A word or a sign and what it means here. `see` are ids of other terms."""

    id: Slug
    term: str = Field(min_length=1)
    meaning: Sentence
    see: tuple[Slug, ...] = ()


class DrawnOn(Frozen):
    """A page that rests on a method: its address, without the first slash, and what it is."""

    path: str
    title: Sentence


class Method(Frozen):
    """How one kind of figure is made. `rests_on` names where the method comes from.

    `made_by` are the functions that do it, and `drawn` the pages that rest on it.
    """

    id: Slug
    title: Sentence
    body: Sentence
    formula: tuple[Sentence, ...] = ()
    rests_on: Sentence
    made_by: tuple[str, ...] = ()
    drawn: tuple[DrawnOn, ...] = ()
