"""Fits the ward model to a release and keeps the result: `make model`."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from data.model import Level, PeriodType
from data.pipeline.areas.neighbours import Geography
from data.pipeline.raw.faults import InputFault, line_of
from data.pipeline.raw.say import say
from data.pipeline.wards.bym2 import Fit, fit
from data.pipeline.wards.inputs import MEASURES, figures
from data.pipeline.wards.kept_model import FOLDER, FittedYear, keep
from data.pipeline.wards.model_years import Chains, ModelYear, model_years, pairs
from data.pipeline.wards.prediction import MODELLED, POISSON, Prediction, better, tried
from data.repository import ParquetRepository, ReleaseError

PER = 1000
LIMITS = (0.025, 0.975)


def main(settings: Mapping[str, str], *, folder: Path = FOLDER) -> int:
    """Fit the model to every measure and year of wards, say how well it does, and keep it.

    Nothing but what a release publishes goes in, so nothing that a release withholds can come out.

    Args:
        settings: `RELEASE_DIR`, the release whose ward figures are fitted.
        folder: Where the result is kept.

    Returns:
        0, or 1 where the release is at fault or a fit cannot be trusted: one line then says which
        and what to do, and what was kept before is untouched.
    """
    directory = Path(settings.get("RELEASE_DIR", "data/published"))
    try:
        _run(model_years_of(directory), folder=folder)
    except (InputFault, ReleaseError, OSError) as fault:
        sys.stderr.write(f"{line_of(fault)}\n")
        return 1
    return 0


def model_years_of(directory: Path) -> list[ModelYear]:
    """Return what is fitted, from the tables of a release.

    Raises:
        ReleaseError: If the release is damaged.
        InputFault: If its wards are not in one piece.
    """
    release = ParquetRepository.open(directory)
    rows = [
        release.values(one, level=Level.WARD, period_type=PeriodType.ROLLING_12)
        for one in (*MEASURES, *MEASURES.values())
    ]
    areas = release.areas(Level.WARD)
    near = areas.set_index("area_code")["neighbours"].str.split().explode().dropna()
    borders = near.rename("right").rename_axis("left").reset_index()
    borders = borders[borders["left"] < borders["right"]].assign(metres=1.0)
    return model_years(
        figures(pd.concat(rows), areas), geography=Geography(borders, pd.DataFrame())
    )


def _run(years: list[ModelYear], *, folder: Path) -> None:
    rates, fitted = [], []
    means: dict[tuple[str, pd.Timestamp], pd.Series] = {}
    for year in years:
        found = fit(year.counts, year.expected, year.weights, phi=year.phi)
        described = _described(year, found)
        say(_line(described))
        _refuse_unsettled(described)
        fitted.append(described)
        table = rates_of(year, found)
        means[year.indicator_id, year.period_end] = table["rate"]
        rates.append(table[year.rows["rate_shown"]])
    predicted: list[Prediction] = []
    for year, after in pairs(years):
        plain = fit(year.counts, year.expected, year.weights)
        modelled = {
            POISSON: rates_of(year, plain)["rate"],
            MODELLED: means[year.indicator_id, year.period_end],
        }
        predicted += tried(year, after, modelled=modelled)
    for one in predicted:
        say(
            f"{one.indicator_id}, {one.next_end} from {one.period_end}, {one.wards} wards: "
            f"{one.method} {one.deviance:.2f}"
        )
    keep(
        pd.concat(rates).rename_axis("area_code").reset_index(),
        years=fitted,
        predictions=predicted,
        folder=folder,
    )
    takes = "takes" if better(predicted) else "does not take"
    say(f"The model {takes} the place of the smoothed rate. Kept in {folder}; now run make data.")


def rates_of(year: ModelYear, found: Fit) -> pd.DataFrame:
    """Return rates per 1,000 residents with 95% limits, and the chance of lying above London's.

    Args:
        year: What was fitted.
        found: The fit.

    Returns:
        `rate` (the posterior mean), `lower`, `upper` and `above_london` by area code, with the
        measure and the year.
    """
    residents = year.rows["residents"].to_numpy(np.float64)
    drawn = found.relative * year.expected / residents
    lower, upper = np.quantile(drawn, LIMITS, axis=0)
    return pd.DataFrame(
        {
            "indicator_id": year.indicator_id,
            "period_end": year.period_end,
            "rate": drawn.mean(axis=0) * PER,
            "lower": lower * PER,
            "upper": upper * PER,
            "above_london": (drawn > year.london).mean(axis=0),
        },
        index=year.rows.index,
    ).round({"rate": 3, "lower": 3, "upper": 3, "above_london": 3})


def _described(year: ModelYear, found: Fit) -> FittedYear:
    return FittedYear(
        indicator_id=year.indicator_id,
        period_end=f"{year.period_end:%Y-%m-%d}",
        fingerprint=year.fingerprint(Chains()),
        wards=len(year.rows),
        phi=round(year.phi, 4),
        sigma=_summary(found.sigma),
        rho=_summary(found.rho),
        r_hat=round(found.r_hat, 4),
        effective=round(found.effective),
        divergences=found.divergences,
    )


def _summary(drawn: np.ndarray) -> tuple[float, float, float]:
    lower, upper = np.quantile(drawn, LIMITS)
    return round(float(drawn.mean()), 4), round(float(lower), 4), round(float(upper), 4)


def _refuse_unsettled(one: FittedYear) -> None:
    if not one.converged:
        raise InputFault(
            f"{one.indicator_id}, year to {one.period_end}",
            None,
            f"the model did not settle: {_trust(one)}",
            "raise warm_up or draws of Chains in data/pipeline/wards/model_years.py",
        )


def _line(one: FittedYear) -> str:
    return (
        f"{one.indicator_id}, year to {one.period_end}: {one.wards} wards, φ {one.phi:.2f}, "
        f"σ {one.sigma[0]:.3f}, ρ {one.rho[0]:.2f}; {_trust(one)}"
    )


def _trust(one: FittedYear) -> str:
    return (
        f"largest R-hat {one.r_hat:.4f}, {one.effective:.0f} effective draws at least, "
        f"{one.divergences} divergences"
    )


if __name__ == "__main__":
    sys.exit(main(os.environ))
