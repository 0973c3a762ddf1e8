"""What words mean, how figures are made, what residents ask, as definitions: see `definitions/`."""

from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

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


class ReadMore(Frozen):
    """Where more is said: a path, without the first slash, and the words of its link."""

    path: str
    words: Sentence


class PlainAnswer(Frozen):
    """A question that residents ask, and its answer, for a reader of eleven years.

    `id` is its anchor. `called` are other ways to ask it and `found_by` further words, for the
    search. `caveat_id` is what must be known of its number, `also_ids` what must stand there too.
    `line` is the name that the support line to call begins with.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*$")]
    question: Sentence
    called: tuple[Sentence, ...] = ()
    found_by: str = ""
    says: tuple[Sentence, ...] = Field(min_length=1)
    caveat_id: Slug
    also_ids: tuple[Slug, ...] = ()
    more: ReadMore
    help: Sentence
    line: Sentence = "National"


def _words(given: object) -> object:
    """Return the words of a text, as a file holds them: lists are written one a line there."""
    return tuple(given.split()) if isinstance(given, str) else given


Words = Annotated[tuple[str, ...], BeforeValidator(_words), Field(min_length=1)]


class AlikeWords(Frozen):
    """Words that ask for boroughs like one: each of `words`, and "like" between two others.

    That is after one of `before` ("boroughs like") or before one of `after` ("like mine").
    """

    words: Words
    before: Words
    after: Words


class FoundPage(Frozen):
    """A page by what readers look for. `path` is without the first slash.

    `called` is what it is called besides, and `found_by` are further words, which count less.
    `by_borough` says that it shows the borough that its address names, and `caveat_id` names the
    caveat whose headline stands with it.
    """

    path: str
    title: Sentence
    called: tuple[str, ...] = ()
    found_by: str = ""
    by_borough: bool = False
    caveat_id: Slug | None = None


class FoundBesides(Frozen):
    """What something else is called besides, by its `path`: a measure, a term, a borough."""

    path: str
    called: tuple[str, ...] = ()
    found_by: str = ""


class SearchWords(Frozen):
    """What a search knows besides.

    `idle` are words that are in a question and in no name, `roughly` those before a number that is
    not exact, `outcomes` what readers call outcomes,
    by how the words begin, `same` groups of words that mean the same, `whole` words for all that
    the site is about.
    """

    idle: Words
    roughly: Words
    same: tuple[Words, ...]
    whole: Words
    alike: AlikeWords
    outcomes: Words
    pages: tuple[FoundPage, ...] = Field(min_length=1)
    besides: tuple[FoundBesides, ...] = ()
