"""What a tool may be asked: the API's own queries, with pages that a conversation can hold."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from callbacks.api.queries import EvidenceQuery, Id, Query, ValuesQuery
from components.frame.search_box import LONGEST

USUAL_ROWS, MOST_ROWS = 50, 500

Rows = Annotated[
    int, Field(ge=1, le=MOST_ROWS, description="rows at once; `cursor` asks for those that follow")
]


class SearchQuestion(BaseModel):
    """What to look for."""

    model_config = ConfigDict(extra="forbid")

    words: Annotated[
        str,
        StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST),
        Field(
            description="a borough, a ward, a measure, a code, a recommendation, a word to be "
            "explained, or a number that a report prints; never a postcode"
        ),
    ]


class IndicatorQuestion(Query):
    """Which definition."""

    # It becomes part of a path.
    indicator: Annotated[Id, StringConstraints(pattern=r"^\w+$")] = Field(
        description="id of one indicator, as `search` gives it"
    )


class ValuesQuestion(ValuesQuery):
    """Which values of one indicator."""

    limit: Rows = USUAL_ROWS


class EvidenceQuestion(EvidenceQuery):
    """Which printed figures."""

    limit: Rows = USUAL_ROWS
