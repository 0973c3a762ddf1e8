"""One measure of a brief: its figures with the caveats, questions and recommendations on it."""

from collections.abc import Sequence

from dash.development.base_component import Component

from components.links import Links
from components.pages.brief.page import BriefItem
from components.panels.measure_block import MeasureBlock
from data.caveats import must_read
from data.model import Caveat, Indicator


def brief_item(
    indicator: Indicator,
    block: MeasureBlock,
    *,
    table: Component | None,
    caveats: Sequence[Caveat],
    source: str,
    links: Links,
) -> BriefItem:
    """Return one measure with its drawings, its table, its caveats and its questions.

    Args:
        indicator: The measure.
        block: Its value, its drawings and its words.
        table: Its latest years; None where there are too few.
        caveats: Of its figures at this level.
        source: Names its sources and the release.
        links: Address builder.
    """
    scrutiny = links.to("scrutiny")
    return BriefItem(
        block=block,
        question=indicator.question,
        table=table,
        notes=must_read(caveats),
        source=source,
        questions=indicator.ask_next,
        bears_on=[
            (f"Assembly recommendation {number}", f"{scrutiny}#recommendation-{number}")
            for number in indicator.recommendations
        ],
    )
