"""The boroughs of a comparison as dots: for its page, an embed and a picture alike."""

from callbacks.panels.comparison import Comparison
from components.figures.spread import spread_figure
from components.frame.drawn import Drawn
from components.words.spread import alt_text_spread, describe_spread


def spread_drawn(given: Comparison) -> Drawn:
    """Return the dots with their intervals and every word that goes with them."""
    indicator, panels, rows = given.indicator, given.panels, given.shown
    london = panels.cut.london["value"] if panels.cut.london and given.comparable else None
    said = describe_spread(rows, london=panels.cut.london, indicator=indicator)
    heading, _, rest = said.partition(". ")
    figure = None
    if rows["value"].notna().any():
        figure = spread_figure(rows, unit=indicator.unit, london=london, chosen=given.marked)
    interval = " and 95% interval" if rows["lower"].notna().any() else ""
    measure = f"{indicator.title}: {indicator.unit.plural}{interval}, {panels.cut.period}"
    alternative = alt_text_spread(rows, london=panels.cut.london, indicator=indicator)
    return Drawn(
        figure=figure,
        heading=heading.removesuffix("."),
        subheading=". ".join(part for part in (measure, given.together) if part),
        words=rest,
        described=" ".join(part for part in (alternative, given.together) if part),
    )
