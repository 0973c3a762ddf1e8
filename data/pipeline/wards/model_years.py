"""What the ward model is fitted to: one measure in one year, taken from published figures alone."""

import hashlib
import json
from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.model import Level
from data.pipeline.areas.neighbours import Geography
from data.pipeline.wards.inputs import KEY, why_left_out
from data.pipeline.wards.own_rate import london_rate, ward_dispersions
from data.pipeline.wards.weights import Matrix, contiguity

PHI_DECIMALS = 2  # as it is shown: a smaller step moves limits by less than the draws do
MODEL = "BYM2, negative binomial by dispersion; priors as in data.pipeline.wards.bym2"


@dataclass(frozen=True)
class Chains:
    """How long a fit runs. Kept results of other lengths are stale."""

    number: int = 4
    warm_up: int = 500
    draws: int = 1_500
    accept: float = 0.95
    seed: int = 20250731


@dataclass(frozen=True)
class ModelYear:
    """One measure in one fixed year ending 31 July.

    `rows` has `count`, `residents` and `rate_shown` of the wards that enter, by area code: all
    whose count is published and whose residents describe who is there. `weights` are 1 for
    neighbours. `phi` is the dispersion of counts of wards and `london` the rate per resident that
    they are held against.
    """

    indicator_id: str
    era: str
    period_end: pd.Timestamp
    rows: pd.DataFrame
    weights: Matrix
    phi: float
    london: float

    @property
    def counts(self) -> NDArray[np.float64]:
        """Return the count of each ward."""
        counts: NDArray[np.float64] = self.rows["count"].to_numpy(np.float64)
        return counts

    @property
    def expected(self) -> NDArray[np.float64]:
        """Return what each ward would have at the rate of all these wards together."""
        residents: NDArray[np.float64] = self.rows["residents"].to_numpy(np.float64)
        alike: NDArray[np.float64] = residents * (self.counts.sum() / residents.sum())
        return alike

    def fingerprint(self, chains: Chains) -> str:
        """Return a digest of all that a fit rests on: the same for the same posterior."""
        left, right = np.nonzero(np.triu(self.weights))
        rests_on = {
            "model": MODEL,
            "chains": asdict(chains),
            "indicator": self.indicator_id,
            "year": f"{self.period_end:%Y-%m-%d}",
            "wards": self.rows.index.tolist(),
            "counts": self.counts.tolist(),
            "residents": self.rows["residents"].tolist(),
            "shown": self.rows["rate_shown"].tolist(),
            "neighbours": [left.tolist(), right.tolist()],
            "phi": round(self.phi, PHI_DECIMALS),
            "london": round(self.london, 12),
        }
        return hashlib.sha256(json.dumps(rests_on, sort_keys=True).encode()).hexdigest()


def model_years(figures: pd.DataFrame, *, geography: Geography) -> list[ModelYear]:
    """Return every measure and year of wards, in their order.

    Args:
        figures: From `data.pipeline.wards.inputs.figures`. A withheld count is NaN there: that
            ward does not enter, and no neighbour borrows from it.
        geography: Borders of wards.

    Raises:
        InputFault: If a ward that enters has no neighbour that does, they are not in one piece,
            or no dispersion can be measured.
    """
    spread = ward_dispersions(figures)
    wards = figures[figures["level"].eq(Level.WARD.value)]
    found = []
    for _, part in wards.groupby(KEY, sort=True):
        rows = part.set_index("area_code")
        indicator, era = str(part["indicator_id"].iloc[0]), str(part["era"].iloc[0])
        kept = rows[why_left_out(rows).isna()]
        found.append(
            ModelYear(
                indicator_id=indicator,
                era=era,
                period_end=part["period_end"].iloc[0],
                rows=kept[["count", "residents", "rate_shown"]],
                weights=contiguity(kept.index, geography=geography),
                phi=spread[indicator, era].phi,
                london=london_rate(rows),
            )
        )
    return found


def pairs(years: list[ModelYear]) -> list[tuple[ModelYear, ModelYear]]:
    """Return each year of a measure with the next, where no break lies between the two."""
    ends = {(one.indicator_id, one.era, one.period_end): one for one in years}
    later = [
        ends.get((one.indicator_id, one.era, one.period_end + pd.DateOffset(years=1)))
        for one in years
    ]
    return [(one, after) for one, after in zip(years, later, strict=True) if after is not None]
