"""What can be found: one entry for each place, measure, question, word and page."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an entry is, in the words that readers are given. The order breaks ties."""

    BOROUGH = "Borough"
    WARD = "Ward"
    OLD_WARD = "Ward until 2022"
    MEASURE = "Measure"
    RECOMMENDATION = "Recommendation"
    PAGE = "Page"
    PLAIN = "Plain answer"
    WORD = "Word explained"
    METHOD = "How it is worked out"
    FIGURE = "Printed figure"
    REPORTED = "Said or asked for in a report"
    ACTION = "Action of 2005"
    PLANNED = "Action of 2008"
    COMPARED = "Comparison"


@dataclass(frozen=True)
class Entry:
    """Something that a search can lead to.

    `names` are what it is called, the one that is shown first; `words` are further words that it is
    found by, which count less. `path` is without the prefix of the deployment.
    """

    kind: Kind
    names: tuple[str, ...]
    path: str
    note: str = ""
    words: str = ""

    @property
    def title(self) -> str:
        """Return what it is called on the pages."""
        return self.names[0]
