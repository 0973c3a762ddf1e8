"""Gathers the rows of every source into the one table of metrics."""

from collections.abc import Callable
from typing import Protocol

import pandas as pd

from data.pipeline.areas import context
from data.pipeline.evidence import fact_rows
from data.pipeline.figures.rows import ORDER, Definitions
from data.pipeline.met import coercive_control as met_coercive_control
from data.pipeline.met import recorded as met
from data.pipeline.met import sexual_offences as met_sexual_offences
from data.pipeline.met import vawg as met_vawg
from data.pipeline.met import wards as met_wards
from data.pipeline.raw.read import RawFolder
from data.pipeline.release.fit import refuse_unfit
from data.pipeline.sources import children, homelessness, homelessness_wider, homicide, survey
from data.pipeline.sources import perceptions as attitudes
from data.schemas import Metrics


class Rows(Protocol):
    """What every source module offers."""

    def __call__(self, raw: RawFolder, *, definitions: Definitions) -> pd.DataFrame:
        """Return rows of `data.schemas.Metrics`."""


SOURCES: dict[str, Rows] = {
    "Met, London and boroughs": met.rows,
    "Met, wards": met_wards.rows,
    "Met, coercive control": met_coercive_control.rows,
    "Met, sexual offences": met_sexual_offences.rows,
    "Met, violence against women and girls": met_vawg.rows,
    "Children": children.rows,
    "Homelessness": homelessness.rows,
    "Homelessness, England and refuge": homelessness_wider.rows,
    "Homicide": homicide.rows,
    "Crime Survey": survey.rows,
    "Public Attitude Survey": attitudes.rows,
    "Residents": context.population_rows,
    "Deprivation": context.imd_rows,
}


def rows_of(name: str, raw: RawFolder, *, definitions: Definitions) -> pd.DataFrame:
    """Return the rows of one source, once they fit their definitions.

    Raises:
        InputFault: If a raw file cannot be published from, or a reader leaves out an area.
    """
    rows = SOURCES[name](raw, definitions=definitions)
    refuse_unfit(rows, source=name, definitions=definitions)
    return rows


def metrics(
    raw: RawFolder,
    *,
    definitions: Definitions,
    evidence: pd.DataFrame,
    say: Callable[[str], None],
) -> pd.DataFrame:
    """Return the checked table of metrics, sorted by its key.

    Args:
        raw: The raw folder.
        definitions: The catalogue.
        evidence: The table of printed figures, some of which are points of an indicator.
        say: Told the name and number of rows of each source when it is done.

    Raises:
        InputFault: If a raw file cannot be published from, or a reader leaves out an area.
        pandera.errors.SchemaError: If a source breaks the contract: a fault of ours.
    """
    parts = []
    for name in SOURCES:
        part = rows_of(name, raw, definitions=definitions)
        say(f"{name}: {len(part):,} rows")
        parts.append(part)
    parts.append(fact_rows.rows(raw, definitions=definitions, evidence=evidence))
    say(f"Figures as printed: {len(parts[-1]):,} rows")
    table = pd.concat(parts, ignore_index=True)
    table = table.sort_values(ORDER, kind="stable", na_position="first", ignore_index=True)
    return pd.DataFrame(Metrics.validate(table))
