"""What a release says of dispersion: every φ that limits in it are widened by."""

from collections.abc import Mapping

from data.model import Level
from data.pipeline.figures.rows import Definitions
from data.pipeline.figures.spread import Spread, stated
from data.pipeline.met import recorded, sexual_offences, vawg, wards
from data.pipeline.met.dispersions import COUNTED
from data.pipeline.raw.read import RawFolder
from data.statistics.widening import Measured

BY_LEVEL = {
    Level.LONDON: Level.BOROUGH,
    Level.BOROUGH: Level.BOROUGH,
    Level.WARD: Level.WARD,
}
Spreads = Mapping[str, Mapping[str, Spread]]


def in_release(raw: RawFolder, *, definitions: Definitions) -> list[Measured]:
    """Return the dispersion of each measure of the Met's, level and era, for the manifest."""
    abuse: dict[Level, Spreads] = {
        Level.BOROUGH: recorded.spread_of_boroughs(raw, definitions=definitions),
        Level.WARD: wards.spread_of_wards(raw, definitions=definitions),
    }
    sexual: dict[Level, Spreads] = {
        Level.BOROUGH: sexual_offences.spread_of_boroughs(raw, definitions=definitions)
    }
    women: dict[Level, Spreads] = {
        Level.BOROUGH: vawg.spread_of_boroughs(raw, definitions=definitions)
    }
    return [
        *_stated(COUNTED, measured=abuse, definitions=definitions),
        *_stated(sexual_offences.COUNTED, measured=sexual, definitions=definitions),
        *_stated(vawg.COUNTED, measured=women, definitions=definitions),
    ]


def _stated(
    counted: Mapping[str, str], *, measured: Mapping[Level, Spreads], definitions: Definitions
) -> list[Measured]:
    """Say of each measure, by the column it counts, what was measured for its levels."""
    return [
        entry
        for indicator_id, column in counted.items()
        for level, measured_at in BY_LEVEL.items()
        if level in definitions.indicators[indicator_id].levels
        for entry in stated(
            measured[measured_at].get(column, {}).values(),
            indicator_id=indicator_id,
            level=level,
            measured_at=measured_at,
        )
    ]
