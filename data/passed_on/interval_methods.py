"""How the limits of each row were made, for those who work on with them."""

import numpy as np
import pandas as pd

from data.groups.totals import LEVEL
from data.model import Indicator, Level, Measure
from data.statistics.intervals import BYAR_FROM
from data.statistics.widening import Dispersions


def with_methods(rows: pd.DataFrame, *, indicator: Indicator, stated: Dispersions) -> pd.DataFrame:
    """Add `interval_method` and `phi` to rows of one measure.

    Args:
        rows: Of `data.schemas.Metrics`.
        indicator: The measure.
        stated: What the release says of dispersion.

    Returns:
        The rows with the method's name, missing where a row has no limits, and the φ that they
        are widened by, NaN where they are not.
    """
    phi = np.array(
        [
            # A group is widened as the boroughs are that it is put together from.
            stated.phi(indicator.id, level=Level.BOROUGH if level == LEVEL else level, era=era)
            for level, era in zip(rows["level"], rows["era"], strict=True)
        ],
        dtype=np.float64,
    )
    there = rows["lower"].notna().to_numpy()
    share = indicator.unit.measure is Measure.SHARE
    few = (rows["numerator"] < BYAR_FROM).to_numpy()
    wider = there & ~few & (phi > 1)
    method = np.select(
        [~there, np.full(len(rows), share), few, wider],
        ["", "wilson", "exact_poisson", "byar_widened"],
        default="byar",
    )
    named = pd.Series(method, index=rows.index, dtype="object").where(there)
    return rows.assign(interval_method=named, phi=np.where(wider, phi, np.nan))
