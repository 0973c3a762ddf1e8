"""The funnel of a view: every borough among the limits of its size."""

from callbacks.panels.measure_panels import Panels
from components.figures.funnel import funnel_figure
from components.frame.drawn import Drawn
from components.words.funnel import (
    NO_FUNNEL,
    alt_text_funnel,
    describe_funnel,
    funnel_heading,
)
from data.model import UnitKind
from data.statistics.funnel_places import NoFunnel, funnel_places

SIZES = {UnitKind.OUTCOME: "Offences recorded"}
USUAL_SIZE = "Residents"


def funnel_drawn(panels: Panels) -> Drawn:
    """Return the funnel and its words, or why this measure has none."""
    indicator = panels.indicator
    places = funnel_places(panels.cut.with_sentences, unit=indicator.unit)
    if isinstance(places, NoFunnel):
        why = NO_FUNNEL[places]
        return Drawn(None, "No funnel for this measure", panels.measure, why, why)
    chosen = panels.chosen
    drawn = set(places.rows["area_code"])
    left_out = [row["area_name"] for row in panels.cut.records if row["area_code"] not in drawn]
    return Drawn(
        figure=funnel_figure(
            places.rows,
            funnel=places.funnel,
            unit=indicator.unit,
            size_title=SIZES.get(indicator.unit.kind, USUAL_SIZE),
            chosen=chosen,
        ),
        heading=funnel_heading(places),
        subheading=f"{panels.measure}. Limits allow for the variation between boroughs as well as "
        "for chance (overdispersion).",
        words=describe_funnel(places, indicator=indicator, left_out=left_out, chosen=chosen),
        described=alt_text_funnel(
            places,
            indicator=indicator,
            period=panels.cut.period,
            left_out=left_out,
            chosen=chosen,
        ),
    )
