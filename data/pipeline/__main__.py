"""Rebuilds the published tables from the raw files: `python -m data.pipeline`."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from data.catalogue import Catalogue
from data.consistency import CatalogueError
from data.model import Level
from data.pipeline.areas.outlines import borough_shapes, ward_shapes
from data.pipeline.areas.postcodes import postcode_table
from data.pipeline.areas.table import area_table
from data.pipeline.evidence import table as evidence
from data.pipeline.met import monthly as met_monthly
from data.pipeline.met.london_report import against_printed, london_report
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.reading.postcodes import read_directory
from data.pipeline.raw.checks import refuse_going_back
from data.pipeline.raw.faults import InputFault, line_of
from data.pipeline.raw.read import RawFolder
from data.pipeline.raw.say import say
from data.pipeline.release import collect, manifest
from data.pipeline.release.candidate import candidate_folder
from data.pipeline.release.defined import definitions_table
from data.pipeline.release.dispersion import in_release
from data.pipeline.release.last import last_day, last_release
from data.pipeline.release.publish import (
    AREAS,
    BOROUGHS,
    EVIDENCE,
    HOTSPOTS,
    METRICS,
    WARDS,
    geoparquet_bytes,
    parquet_bytes,
    publish,
)
from data.pipeline.release.questions import questions
from data.pipeline.release.record import record
from data.pipeline.release.report import closing_report
from data.pipeline.wards import inputs as ward_analysis_inputs
from data.pipeline.wards.analysis import hotspot_table
from data.pipeline.wards.kept_model import read_kept
from data.pipeline.wards.model_years import model_years
from data.pipeline.wards.shown_rate import model_line, model_state
from data.schemas import CHANGES, DEFINITIONS, REVISIONS
from data.search.postcodes import TABLE as POSTCODES


def main(settings: Mapping[str, str]) -> int:
    """Build a release, publish it and say what it holds.

    Args:
        settings: `RAW_DATA`, the folder of raw files; `RELEASE_DIR`, where the release goes and
            what it is compared with; `CANDIDATE`, a folder to put it into instead, so that what is
            served stays; `PIPELINE_ENGINE`, which adds up large files; `POSTCODES`, the ONS
            Postcode Directory, from which readers' postcodes can be placed.

    Returns:
        0, or 1 where an input, a definition, the disk or the folder to put it into is at fault: one
        line then says which and what to do, and the last good release is untouched.
    """
    raw = RawFolder(
        Path(settings.get("RAW_DATA", "../shared/data")),
        engine=settings.get("PIPELINE_ENGINE", "duckdb"),
    )
    directory = Path(settings.get("RELEASE_DIR", "data/published"))
    try:
        candidate = candidate_folder(settings.get("CANDIDATE", ""), served=directory)
        postcodes = Path(settings["POSTCODES"]) if settings.get("POSTCODES") else None
        run(raw, directory=candidate, last_directory=directory, postcodes=postcodes)
    except (InputFault, CatalogueError, ExtractFault, OSError) as fault:
        sys.stderr.write(f"{line_of(fault)}\n")
        return 1
    return 0


def run(
    raw: RawFolder, *, directory: Path, last_directory: Path, postcodes: Path | None = None
) -> list[str]:
    """Build every table, then publish them together.

    Args:
        raw: The raw folder.
        directory: Where the release goes.
        last_directory: The release it is compared with, and may not end sooner than.
        postcodes: The ONS Postcode Directory; None for a release that places none.

    Returns:
        What a person should ask before it is served; none where nothing stands out.

    Raises:
        InputFault: If a raw file cannot be published from, or the last release is damaged.
        CatalogueError: If the definitions contradict themselves.
        ExtractFault: If the directory of postcodes cannot be read.
    """
    further = placed(raw, postcodes)
    catalogue = Catalogue.load()
    newest = met_monthly.borough_months(raw)
    refuse_going_back(newest.data_to, last=last_day(last_directory), file=met_monthly.FILE)
    facts = evidence.rows(raw, disagreements=catalogue.disagreements.values())
    table = collect.metrics(raw, definitions=catalogue, evidence=facts, say=say)
    boroughs, wards = borough_shapes(raw), ward_shapes(raw)
    groups = catalogue.ward_groups.values()
    areas = area_table(raw, boroughs=boroughs, wards=wards, ward_groups=groups)
    figures, model = ward_analysis_inputs.figures(table, areas), read_kept()
    hotspots = hotspot_table(
        figures,
        eras=ward_analysis_inputs.whole_eras(raw, definitions=catalogue),
        geographies={Level.BOROUGH: boroughs.geography, Level.WARD: wards.geography},
        model=model,
    )
    modelled = model_state(model, model_years(figures, geography=wards.geography))
    last = last_release(last_directory)
    defined = definitions_table(catalogue.indicators.values())
    recorded = record(
        table,
        areas=areas,
        named=manifest.named(newest),
        definitions=defined,
        last=last,
        in_its_place=directory.resolve() == last_directory.resolve(),
    )
    table = recorded.metrics
    frames = {METRICS: table, AREAS: areas, EVIDENCE: facts, HOTSPOTS: hotspots} | further
    frames |= {CHANGES: recorded.changes, REVISIONS: recorded.revisions, DEFINITIONS: defined}
    outlines = {BOROUGHS: boroughs.table, WARDS: wards.table}
    for name, frame in (frames | outlines).items():
        say(f"{name}: {len(frame):,} rows")
    description = manifest.describe(
        table,
        rows={name: len(frame) for name, frame in (frames | outlines).items()},
        newest=newest,
        inputs=raw.fingerprints,
        sources=catalogue.sources,
        dispersion=in_release(raw, definitions=catalogue),
    ) | {"ward_model": modelled, "history": recorded.history}
    before = last.metrics if last else None
    files = {name: parquet_bytes(frame) for name, frame in frames.items()}
    files |= {name: geoparquet_bytes(frame) for name, frame in outlines.items()}
    publish(files, manifest=description, directory=directory)
    say(f"Release {description['release']} published in {directory}")
    say(closing_report(table, last=before))
    printed = against_printed(table, raw=raw)
    say(london_report(table, last=before, printed=printed))
    say(model_line(modelled))
    asked = questions(table, last=before, printed=printed)
    for line in asked:
        say(f"Ask before it is served: {line}.")
    return asked


def placed(raw: RawFolder, postcodes: Path | None) -> dict[str, pd.DataFrame]:
    """Return the table of postcodes by its name; nothing without the directory."""
    if postcodes is None:
        return {}
    directory = read_directory(postcodes)
    small_areas = np.array(directory.areas, dtype=str)[directory.places]
    return {POSTCODES: postcode_table(raw, postcodes=directory.postcodes, small_areas=small_areas)}


if __name__ == "__main__":
    sys.exit(main(os.environ))
