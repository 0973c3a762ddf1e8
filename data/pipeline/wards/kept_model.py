"""The ward model's results as they are kept between runs, with what they were fitted to."""

import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data.pipeline.raw.faults import InputFault
from data.pipeline.wards.model_years import Chains, ModelYear
from data.pipeline.wards.prediction import Prediction

FOLDER = Path(__file__).parent / "kept"
RATES, DESCRIPTION = "ward_model.parquet", "ward_model.json"
KEY = ["indicator_id", "period_end", "area_code"]
COLUMNS = [*KEY, "rate", "lower", "upper", "above_london"]
REMEDY = "run make model again, or restore the file"
UNREADABLE = (OSError, ValueError, KeyError, TypeError, RecursionError, pa.ArrowException)
LARGEST_R_HAT, FEWEST_EFFECTIVE = 1.01, 400  # Vehtari and others 2021, doi 10.1214/20-BA1221


@dataclass(frozen=True)
class FittedYear:
    """What is kept of one fit besides its rates.

    `fingerprint` is of all that it was fitted to. `sigma` and `rho` are posterior means with 95%
    limits. `r_hat`, `effective` and `divergences` are as in `data.pipeline.wards.bym2.Fit`.
    """

    indicator_id: str
    period_end: str
    fingerprint: str
    wards: int
    phi: float
    sigma: tuple[float, float, float]
    rho: tuple[float, float, float]
    r_hat: float
    effective: float
    divergences: int

    @property
    def converged(self) -> bool:
        """Tell whether the chains agree, are long enough, and could be followed throughout."""
        mixed = self.r_hat <= LARGEST_R_HAT and self.effective >= FEWEST_EFFECTIVE
        return mixed and self.divergences == 0

    def trust(self) -> dict[str, Any]:
        """Return what a reader needs to judge the fit by."""
        said = asdict(self)
        return {name: said[name] for name in said if name not in {*KEY, "fingerprint"}}


@dataclass(frozen=True)
class KeptModel:
    """All that was kept. `rates` has `COLUMNS`, one row for each ward, measure and year."""

    rates: pd.DataFrame
    years: tuple[FittedYear, ...]
    predictions: tuple[Prediction, ...]

    def of(self, year: ModelYear) -> pd.DataFrame | None:
        """Return the rates of a year by area code; None where they were fitted to other input."""
        asked = year.fingerprint(Chains())
        if asked not in {one.fingerprint for one in self.years}:
            return None
        rows = self.rates[
            self.rates["indicator_id"].eq(year.indicator_id)
            & self.rates["period_end"].eq(year.period_end)
        ]
        return rows.set_index("area_code")[["rate", "lower", "upper", "above_london"]]


NOTHING = KeptModel(pd.DataFrame(columns=COLUMNS), (), ())


def read_kept(folder: Path = FOLDER) -> KeptModel:
    """Return what is kept; `NOTHING` where nothing was kept yet.

    Raises:
        InputFault: If the files are not the two that were written together.
    """
    if not (folder / DESCRIPTION).exists():
        return NOTHING
    try:
        described = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
        content = (folder / RATES).read_bytes()
        if hashlib.sha256(content).hexdigest() != described["sha256"]:
            raise InputFault(str(folder / RATES), None, "is not the file that was kept", REMEDY)
        years = tuple(
            FittedYear(**{**one, "sigma": tuple(one["sigma"]), "rho": tuple(one["rho"])})
            for one in described["years"]
        )
        tried = tuple(Prediction(**one) for one in described["predictions"])
        rates = pd.read_parquet(io.BytesIO(content))[COLUMNS]
    except UNREADABLE as error:
        raise InputFault(str(folder), None, f"cannot be read ({error})", REMEDY) from error
    return KeptModel(rates, years, tried)


def keep(
    rates: pd.DataFrame,
    *,
    years: Sequence[FittedYear],
    predictions: Sequence[Prediction],
    folder: Path = FOLDER,
) -> None:
    """Write results in the place of those kept before; the same results give the same bytes."""
    table = pa.Table.from_pandas(
        rates.sort_values(KEY)[COLUMNS], preserve_index=False
    ).replace_schema_metadata()
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd", version="2.6")
    content = buffer.getvalue()
    described = {
        "sha256": hashlib.sha256(content).hexdigest(),
        "chains": asdict(Chains()),
        "years": [asdict(one) for one in years],
        "predictions": [asdict(one) for one in predictions],
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / RATES).write_bytes(content)
    text = json.dumps(described, indent=2, sort_keys=True, ensure_ascii=False)
    (folder / DESCRIPTION).write_text(f"{text}\n", encoding="utf-8")
