"""What a release says of dispersion: every φ that limits in it are widened by."""

from data.model import Level
from data.pipeline.figures.rows import Definitions
from data.pipeline.figures.spread import Spread, stated
from data.pipeline.met import recorded, wards
from data.pipeline.met.dispersions import COUNTED
from data.pipeline.raw.read import RawFolder
from data.statistics.widening import Measured

BY_LEVEL = {
    Level.LONDON: Level.BOROUGH,
    Level.BOROUGH: Level.BOROUGH,
    Level.WARD: Level.WARD,
}


def in_release(raw: RawFolder, *, definitions: Definitions) -> list[Measured]:
    """Return the dispersion of each measure of the Met's, level and era, for the manifest."""
    measured: dict[Level, dict[str, dict[str, Spread]]] = {
        Level.BOROUGH: recorded.spread_of_boroughs(raw, definitions=definitions),
        Level.WARD: wards.spread_of_wards(raw, definitions=definitions),
    }
    return [
        entry
        for indicator_id, column in COUNTED.items()
        for level, measured_at in BY_LEVEL.items()
        if level in definitions.indicators[indicator_id].levels
        for entry in stated(
            measured[measured_at].get(column, {}).values(),
            indicator_id=indicator_id,
            level=level,
            measured_at=measured_at,
        )
    ]
