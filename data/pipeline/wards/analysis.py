"""Groups of areas where more, or less, was recorded than in London: the table of hotspots."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from pandera.typing import DataFrame
from scipy.stats import false_discovery_control

from data.model import Level
from data.pipeline.areas.neighbours import Geography
from data.pipeline.wards.inputs import KEY, why_left_out
from data.pipeline.wards.kept_model import KeptModel
from data.pipeline.wards.model_years import ModelYear, model_years
from data.pipeline.wards.own_rate import own_rates, ward_dispersions
from data.pipeline.wards.permutations import ENOUGH, surroundings
from data.pipeline.wards.shown_rate import rates_to_show, shown_rates
from data.pipeline.wards.statistics import gi_star, local_moran, smoothed_rates
from data.pipeline.wards.weights import Matrix, contiguity, nearest
from data.schemas import HOTSPOTS_KEY, Hotspots
from data.statistics.dispersion import Dispersion

PER = 1000
NO_OWN = {"own_class": None, "own_p_value": np.nan, "own_q_value": np.nan, "london_rate": np.nan}


@dataclass(frozen=True)
class Tested:
    """Classes of the areas of one test and what they rest on, in one order."""

    group_class: pd.Series
    borderline: pd.Series
    z: pd.Series
    p_value: pd.Series
    p_error: pd.Series
    q_value: pd.Series
    outlier: pd.Series


def hotspot_table(
    figures: pd.DataFrame,
    *,
    eras: pd.DataFrame,
    geographies: Mapping[str, Geography],
    model: KeptModel,
) -> DataFrame[Hotspots]:
    """Return the class of every ward and borough, for each rate and fixed year.

    Args:
        figures: From `data.pipeline.wards.inputs.figures`.
        eras: From `data.pipeline.wards.inputs.whole_eras`.
        geographies: Borders and centres by level.
        model: What is kept of the ward model.

    Raises:
        InputFault: If an area has no neighbour, or the areas tested are not in one piece.
    """
    spread = ward_dispersions(figures)
    years = {
        (one.indicator_id, one.period_end): one
        for one in model_years(figures, geography=geographies[Level.WARD])
    }
    table = (
        pd.concat(
            [
                _one_year(
                    rows.set_index("area_code"),
                    pooled=eras.xs(rows["era"].iloc[0])[rows["indicator_id"].iloc[0]],
                    geography=geographies[rows["level"].iloc[0]],
                    own=_own(rows.set_index("area_code"), spread=spread),
                    modelled=_modelled(rows, years=years, model=model),
                )
                for _, rows in figures.groupby(KEY, sort=True)
            ]
        )
        .rename_axis("area_code")
        .reset_index()
    )
    columns = Hotspots.to_schema().columns
    texts = [name for name, column in columns.items() if column.dtype.type is str]
    table = table[list(columns)].astype(dict.fromkeys(texts, "str"))
    return Hotspots.validate(
        table.sort_values(HOTSPOTS_KEY, kind="stable", ignore_index=True),
    )


def _own(rows: pd.DataFrame, *, spread: Mapping[tuple[str, str], Dispersion]) -> pd.DataFrame:
    """Hold the rates of wards against London's; for boroughs, whose pages do, say nothing."""
    if rows["level"].iloc[0] != Level.WARD.value:
        return pd.DataFrame(NO_OWN, index=rows.index)
    phi = spread[rows["indicator_id"].iloc[0], rows["era"].iloc[0]].phi
    found = own_rates(rows, phi=phi)
    return pd.DataFrame(
        {
            "own_class": found.own_class,
            "own_p_value": found.p_value,
            "own_q_value": found.q_value,
            "london_rate": found.london_rate * PER,
        }
    )


def _modelled(
    rows: pd.DataFrame,
    *,
    years: Mapping[tuple[str, pd.Timestamp], ModelYear],
    model: KeptModel,
) -> pd.DataFrame | None:
    """Return the model's rates of one year of wards; boroughs are not modelled."""
    if rows["level"].iloc[0] != Level.WARD.value:
        return None
    return rates_to_show(model, years[rows["indicator_id"].iloc[0], rows["period_end"].iloc[0]])


def _one_year(
    rows: pd.DataFrame,
    *,
    pooled: pd.Series,
    geography: Geography,
    own: pd.DataFrame,
    modelled: pd.DataFrame | None,
) -> pd.DataFrame:
    """Test one rate in one year, and again by other methods."""
    left_out = why_left_out(rows)
    kept = rows[left_out.isna()]
    weights = contiguity(kept.index, geography=geography)
    smoothed = _smoothed(kept["count"], kept["residents"])
    found = _test(smoothed, weights, enough=ENOUGH)
    changed = pd.Series("", index=kept.index)
    for name, other in _other_ways(rows, kept, pooled=pooled, geography=geography):
        differs = other.reindex(kept.index).ne(found.group_class)
        changed = changed.where(~differs, changed + " " + name)
    table = pd.DataFrame(
        {
            "group_class": found.group_class.reindex(rows.index, fill_value="not_tested"),
            "left_out": left_out,
            "depends_on": changed.str.strip().reindex(rows.index, fill_value=""),
            "borderline": found.borderline.reindex(rows.index, fill_value=False),
            "outlier": found.outlier.reindex(rows.index),
            "z": found.z.reindex(rows.index),
            "p_value": found.p_value.reindex(rows.index),
            "p_error": found.p_error.reindex(rows.index),
            "q_value": found.q_value.reindex(rows.index),
        }
    ).join(own)
    # A smoothed rate of a ward whose rate is not published would stand in for that rate.
    shown = smoothed.where(kept["rate_shown"]) * PER
    return rows[KEY].join(table).join(shown_rates(shown, modelled).reindex(rows.index))


def _other_ways(
    rows: pd.DataFrame, kept: pd.DataFrame, *, pooled: pd.Series, geography: Geography
) -> Iterator[tuple[str, pd.Series]]:
    """Classes of the same areas by other methods, each of which might have been chosen."""
    smoothed = _smoothed(kept["count"], kept["residents"])
    touching = contiguity(kept.index, geography=geography)
    yield "six_nearest", _test(smoothed, nearest(kept.index, geography=geography)).group_class
    lengths = contiguity(kept.index, geography=geography, lengths=True)
    yield "border_length", _test(smoothed, lengths).group_class
    longer = _smoothed(pooled.reindex(kept.index), kept["residents"])
    yield "whole_era", _test(longer, touching).group_class
    yield "counts", _test(kept["count"], touching).group_class
    known = rows[rows["covered"] & rows["count"].notna()]
    if len(known) > len(kept):
        everywhere = contiguity(known.index, geography=geography)
        smoothed = _smoothed(known["count"], known["residents"])
        yield "listed_wards", _test(smoothed, everywhere).group_class


def _smoothed(counts: pd.Series, residents: pd.Series) -> pd.Series:
    rates = smoothed_rates(counts.to_numpy(float), residents.to_numpy(float))
    return pd.Series(rates, index=counts.index)


def _test(values: pd.Series, weights: Matrix, *, enough: int = 0) -> Tested:
    """Class areas by their group, and name those that differ from their own neighbours.

    Args:
        values: What the areas are compared by.
        weights: Of their neighbours.
        enough: As in `surroundings`; 0 where only the class is asked for.
    """
    numbers = values.to_numpy(float)
    z, moran = gi_star(numbers, weights), local_moran(numbers, weights)
    around = surroundings(numbers, weights, enough=enough)
    more = around.stands & around.above & (z > 0)
    less = around.stands & ~around.above & (z < 0)
    unlike = around.stands & (moran < 0)
    named = {
        "group_class": np.select([more, less], ["more", "less"], "not_distinguishable"),
        "borderline": around.borderline,
        "outlier": np.select(
            [unlike & ~around.above, unlike & around.above],
            ["high_among_low", "low_among_high"],
            "",
        ),
        "z": z,
        "p_value": around.p_value,
        "p_error": around.error,
        "q_value": false_discovery_control(around.p_value),
    }
    columns = {name: pd.Series(column, index=values.index) for name, column in named.items()}
    columns["outlier"] = columns["outlier"].astype("object").replace("", None)
    return Tested(**columns)
