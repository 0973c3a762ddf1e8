"""What the words mean and how the figures are made, as definitions: see `definitions/`."""

from pydantic import Field

from data.model import Frozen, Sentence, Slug


class Term(Frozen):
    """A word or a sign and what it means here. `see` are ids of other terms."""

    id: Slug
    term: str = Field(min_length=1)
    meaning: Sentence
    see: tuple[Slug, ...] = ()


class Method(Frozen):
    """How one kind of figure is made. `rests_on` names where the method comes from."""

    id: Slug
    title: Sentence
    body: Sentence
    formula: tuple[Sentence, ...] = ()
    rests_on: Sentence
