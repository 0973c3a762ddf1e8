"""What was asked for and what can be shown, as a file: its columns, and what stands in them."""

from collections.abc import Sequence

from components.downloads.cells import NOT_APPLICABLE, Cell, neutral
from components.downloads.plain import Column
from data.scrutiny_model import NationalIndicator, Outcome2015, Recommendation, Statement

COLUMNS = (
    Column("kind", "Kind", width=24),
    Column("number", "Number", width=16),
    Column("of_whom", "Asked of", width=30),
    Column("asked", "What was asked, aimed at or measured", width=60),
    Column("when", "Due, or what there is today", width=50),
    Column("shown_here", "What is shown here now", width=60),
    Column("printed", "Printed figures that bear on it", width=30),
    Column("missing", "What no public figure shows", width=60),
    Column("holder", "Who holds it", width=30),
)
TITLE = "What was asked for, and what can be shown"
WHAT = (
    "One row for each recommendation, outcome or indicator. Numbers of printed figures are those "
    "of the page of evidence."
)
ON_THE_SITE = "on the site alone"


def statement_cells(one: Statement, shown: Sequence[str]) -> list[Cell]:
    """Return the cells of one statement.

    Args:
        one: A recommendation, an outcome or an indicator of its time.
        shown: What is shown here now that bears on it, each with the name of its measure.
    """
    return [
        *(neutral(words) for words in _said(one)),
        neutral("; ".join(shown) or NOT_APPLICABLE),
        " ".join(one.fact_ids) or NOT_APPLICABLE,
        neutral(" ".join(gap.what for gap in one.gaps) or NOT_APPLICABLE),
        neutral(" ".join(gap.holder for gap in one.gaps) or NOT_APPLICABLE),
    ]


def _said(one: Statement) -> tuple[str, ...]:
    match one:
        case Recommendation():
            dates = [each for each in (one.due, one.due_in_chapter) if each]
            due = "; in its chapter ".join(dates) or NOT_APPLICABLE
            return ("Recommendation of 2020", one.id, one.addressee, one.ask, due)
        case Outcome2015():
            return ("Outcome of 2015", one.id, NOT_APPLICABLE, one.aim, one.now)
        case NationalIndicator():
            return ("Indicator of 2005", one.id, NOT_APPLICABLE, one.measured, one.today)
        case _:
            raise TypeError(f"{type(one).__name__} is no statement of the page on scrutiny")
