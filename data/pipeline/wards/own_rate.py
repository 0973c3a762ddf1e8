"""Whether a ward's own rate differs from London's: what is said of it apart from its group."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.stats import false_discovery_control

from data.model import Level
from data.pipeline.figures.spread import as_published
from data.pipeline.met import wards as met_wards
from data.pipeline.raw.faults import InputFault
from data.pipeline.wards.inputs import why_left_out
from data.pipeline.wards.permutations import FALSE_DISCOVERIES
from data.statistics.against_expected import chance_against
from data.statistics.dispersion import Dispersion, dispersion
from data.statistics.multiple_tests import benjamini_hochberg


@dataclass(frozen=True)
class OwnRates:
    """Classes of wards by their own rate, and what they rest on, all indexed by area code.

    `own_class` is "not_tested" where a ward has no part in the test; its chances are then NaN.
    `london_rate` is the rate, per resident, that all were held against.
    """

    own_class: pd.Series
    p_value: pd.Series
    q_value: pd.Series
    london_rate: float


def ward_dispersions(figures: pd.DataFrame) -> dict[tuple[str, str], Dispersion]:
    """Return how widely counts of wards vary from year to year, by measure and era.

    An era with one year so far has no dispersion of its own and takes that of the last era that
    has: how offences cluster on people and places changes less than how they are counted.

    Args:
        figures: From `data.pipeline.wards.inputs.figures`; a withheld count is NaN and leaves its
            ward out.

    Raises:
        InputFault: If no era has two years.
    """
    wards = figures[figures["level"].eq(Level.WARD.value) & figures["covered"]]
    found: dict[tuple[str, str], Dispersion] = {}
    for indicator, rows in wards.groupby("indicator_id"):
        eras = rows.groupby("era", sort=False)["period_end"].min().sort_values().index
        measured = {
            era: as_published(dispersion(_by_year(rows[rows["era"].eq(era)]))) for era in eras
        }
        known = [one for one in measured.values() if one.freedom]
        if not known:
            problem = f"no two years of {indicator} of wards lie between the same breaks"
            raise InputFault(met_wards.FILE, None, problem, "load two whole years of one era")
        for era, one in measured.items():
            found[str(indicator), str(era)] = one if one.freedom else known[-1]
    return found


def own_rates(rows: pd.DataFrame, *, phi: float) -> OwnRates:
    """Hold each ward's rate against London's, with 5% false discoveries over all of them.

    Args:
        rows: Of one measure and year of `data.pipeline.wards.inputs.figures`, by area code.
        phi: Dispersion of counts of wards from year to year.
    """
    london = london_rate(rows)
    tested = rows[why_left_out(rows).isna() & rows["rate_shown"]]
    chance = chance_against(tested["count"], expected=tested["residents"] * london, phi=phi)
    stands = benjamini_hochberg(chance, rate=FALSE_DISCOVERIES)
    higher = (tested["count"] > tested["residents"] * london).to_numpy()
    names = np.select([stands & higher, stands], ["above", "below"], "not_distinguishable")
    return OwnRates(
        own_class=pd.Series(names, tested.index).reindex(rows.index, fill_value="not_tested"),
        p_value=pd.Series(chance, tested.index).reindex(rows.index),
        q_value=pd.Series(false_discovery_control(chance), tested.index).reindex(rows.index),
        london_rate=london,
    )


def london_rate(rows: pd.DataFrame) -> float:
    """Return the rate, per resident, that wards are held against.

    It is that of all wards together whose count is published, those whose residents do not
    describe who is there included: the same offences over the same residents, Census 2021, as
    each ward's own. London's rate on other pages also counts offences without a place, over
    residents of a later year, and would set wards apart that do not differ.
    """
    known = rows[rows["covered"] & rows["count"].notna()]
    return float(known["count"].sum() / known["residents"].sum())


def _by_year(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.pivot_table(
        index="area_code", columns="period_end", values="count", dropna=False, aggfunc="first"
    )
