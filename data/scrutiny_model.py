"""What was asked, promised or measured by the reports, as definitions: see `definitions/`."""

from typing import Annotated

from pydantic import Field, StringConstraints

from data.model import Frozen, Question, Sentence, Slug


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
