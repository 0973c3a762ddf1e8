"""Which smoothed rate of a ward is published: the model's where it is better and up to date."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from data.pipeline.wards.kept_model import KeptModel
from data.pipeline.wards.model_years import ModelYear
from data.pipeline.wards.prediction import MODELLED, SMOOTHED, better

DECIMALS = 1
SHOWN = ("smoothed_rate", "smoothed_lower", "smoothed_upper")


def shown_rates(smoothed: pd.Series, modelled: pd.DataFrame | None) -> pd.DataFrame:
    """Return the smoothed rate of each area, and which method it is of.

    Args:
        smoothed: By empirical Bayes, per 1,000, by area code; NaN where the rate itself is not
            published, since it would stand in for that rate.
        modelled: Of `rates_to_show`.

    Returns:
        `SHOWN` to one decimal, `above_london` to two, and `smoothed_by`; limits and chance are NaN
        where empirical Bayes had to do, which gives none.
    """
    if modelled is None:
        by = pd.Series(SMOOTHED, index=smoothed.index).where(smoothed.notna(), None)
        table = pd.DataFrame({"smoothed_rate": smoothed.round(DECIMALS)})
        nothing = dict.fromkeys(("smoothed_lower", "smoothed_upper", "above_london"), np.nan)
        return table.assign(**nothing, smoothed_by=by)
    rows = modelled.reindex(smoothed.index).where(smoothed.notna())
    rounded = rows.set_axis([*SHOWN, "above_london"], axis="columns")
    rounded = rounded.round({**dict.fromkeys(SHOWN, DECIMALS), "above_london": 2})
    by = pd.Series(MODELLED, index=smoothed.index).where(rows["rate"].notna(), None)
    return rounded.assign(smoothed_by=by)


def rates_to_show(model: KeptModel, year: ModelYear) -> pd.DataFrame | None:
    """Return the model's rates of a year; None where it is not better, or fitted to other input.

    Args:
        model: What was kept.
        year: One measure and year of wards.
    """
    return model.of(year) if better(model.predictions) else None


def model_state(model: KeptModel, years: Sequence[ModelYear]) -> dict[str, Any]:
    """Return what a release says of the model: which years it holds, how far to trust it, and why.

    `better` is whether it foretold better than what it would take the place of; a year is `fresh`
    where its fit is of the release's own figures.
    """
    fitted = {(one.indicator_id, one.period_end): one for one in model.years}
    described = []
    for year in years:
        end = f"{year.period_end:%Y-%m-%d}"
        one = fitted.get((year.indicator_id, end))
        fresh = model.of(year) is not None
        described.append(
            {"indicator_id": year.indicator_id, "period_end": end, "fresh": fresh}
            | ({} if one is None or not fresh else one.trust())
        )
    return {
        "better": better(model.predictions),
        "years": described,
        "predictions": [vars(one) for one in model.predictions],
    }


def model_line(state: Mapping[str, Any]) -> str:
    """Say in one line whether a release shows the model's rates, and what to do where not."""
    if state["predictions"] and not state["better"]:
        return (
            "Ward model: kept, but it does not foretell better, so smoothed rates stay as before."
        )
    of = [
        f"{one['indicator_id']} {one['period_end']}" for one in state["years"] if not one["fresh"]
    ]
    if not of:
        return "Ward model: up to date for every year of wards."
    return (
        f"The ward model was fitted to other figures than those of "
        f"{', '.join(of)}, which are smoothed without it. Run make model on this release, and this "
        "again."
    )
