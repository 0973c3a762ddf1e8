"""Charts of a comparison in one period, for its page, an embed and a picture alike."""

from components.figures.funnel import funnel_figure
from components.figures.spread import spread_figure
from components.frame.drawn import Drawn
from components.panels.compared import Compared
from components.panels.measured import Measured
from components.words.funnel import (
    NO_FUNNEL,
    alt_text_funnel,
    describe_funnel,
    funnel_heading,
)
from data.model import UnitKind
from data.statistics.funnel_places import NoFunnel

SIZES = {UnitKind.OUTCOME: "Offences recorded"}
USUAL_SIZE = "Residents"


def compared_spread(given: Compared) -> Drawn:
    """Return the boroughs shown as dots with their intervals, and the words that go with them."""
    indicator, cut, rows = given.indicator, given.measured.cut, given.shown
    london = cut.london["value"] if cut.london and given.comparable else None
    heading, _, rest = rows.words.partition(". ")
    figure = None
    if rows.any_value:
        figure = spread_figure(
            rows.records,
            unit=indicator.unit,
            london=london,
            chosen=given.marked,
            together=given.grouped.drawn if given.grouped else None,
        )
    together = given.grouped.words if given.grouped else ""
    interval = " and 95% interval" if rows.any_interval else ""
    measure = f"{indicator.title}: {indicator.unit.plural}{interval}, {cut.period}"
    return Drawn(
        figure=figure,
        heading=heading.removesuffix("."),
        subheading=". ".join(part for part in (measure, given.together) if part),
        words=rest,
        described=" ".join(part for part in (rows.alt_text, given.together, together) if part),
    )


def funnel_drawn(measured: Measured) -> Drawn:
    """Return every borough among the limits of its size, or why this measure has no funnel."""
    indicator, cut, chosen = measured.indicator, measured.cut, measured.chosen
    places = cut.funnel
    if isinstance(places, NoFunnel):
        why = NO_FUNNEL[places]
        return Drawn(None, "No funnel for this measure", measured.measure, why, why)
    drawn = {row["area_code"] for row in places.records}
    left_out = [row for row in cut.records if row["area_code"] not in drawn]
    said = describe_funnel(places, indicator=indicator, left_out=left_out, chosen=chosen)
    return Drawn(
        figure=funnel_figure(
            places.records,
            funnel=places.funnel,
            unit=indicator.unit,
            size_title=SIZES.get(indicator.unit.kind, USUAL_SIZE),
            chosen=chosen,
        ),
        heading=funnel_heading(places),
        subheading=f"{measured.measure}. Limits allow for the variation between boroughs as well "
        "as for chance (overdispersion).",
        words=said,
        described=alt_text_funnel(places, indicator=indicator, period=cut.period, said=said),
    )
