"""The whole release as files, Parquet or CSV, without what may not be passed on."""

from io import BytesIO

import orjson
import pandas as pd

from callbacks.api.records import caveat_records, every_area, indicator_record
from callbacks.files.views import whole_release
from callbacks.server.site import Site
from components.downloads.archive import zip_bytes
from components.downloads.files import release_csv_archive
from components.downloads.notes import notes_of, notes_text
from data.checksums import MANIFEST, SUMS, sums_text
from data.passed_on.extract import open_evidence
from data.passed_on.release_copy import manifest_of_copy, parquet_bytes, wound
from data.schemas import REVISIONS

PRETTY = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS


def release_csv(site: Site) -> bytes:
    """Return the release as CSV files with notes and CSVW metadata."""
    groups = pd.read_parquet(BytesIO(site.repository.table_file("hotspots.parquet")))
    return release_csv_archive(
        whole_release(site),
        areas=every_area(site, None),
        evidence=open_evidence(site.repository),
        hotspots=groups,
    )


def release_parquet(site: Site) -> bytes:
    """Return a zip that can be served as it is: tables, outlines, manifest, definitions, notes.

    Figures and evidence are cut to what may be passed on; the other tables hold nothing else. The
    manifest vouches for the tables, a list of checksums for all else.
    """
    parcel, catalogue = whole_release(site), site.catalogue
    cut = {"metrics.parquet": parcel.rows, "evidence.parquet": open_evidence(site.repository)}
    revisions = site.repository.revisions()
    if len(revisions):
        closed = [one.id for one in catalogue.indicators.values() if not one.redistribute]
        cut[REVISIONS] = revisions[~revisions["indicator_id"].isin(closed)]
    listed = site.repository.manifest["tables"]
    files = {
        name: parquet_bytes(cut[name]) if name in cut else _table_file(name, site=site)
        for name in sorted(listed)
    }
    manifest = manifest_of_copy(
        site.repository.manifest,
        files=files,
        rows={name: len(cut[name]) if name in cut else listed[name]["rows"] for name in files},
        left_out=[one.id for one in catalogue.indicators.values() if not one.redistribute],
        closed_sources=[one.id for one in catalogue.sources.values() if not one.redistribute],
    )
    described = {
        "notes.txt": notes_text(notes_of(parcel)),
        MANIFEST: orjson.dumps(manifest, option=PRETTY),
        "definitions.json": orjson.dumps(_definitions(site), option=PRETTY),
    }
    return zip_bytes({**described, SUMS: sums_text(described).encode(), **files})


def _table_file(name: str, *, site: Site) -> bytes:
    content = site.repository.table_file(name)
    return wound(content) if name.endswith(".geoparquet") else content


def _definitions(site: Site) -> dict[str, object]:
    return {
        "indicators": [
            indicator_record(one, site=site) for one in site.catalogue.indicators.values()
        ],
        "caveats": caveat_records(site.catalogue.caveats.values(), site=site),
    }
