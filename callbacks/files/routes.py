"""The routes of downloads: the address decides the file, and a file is made once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from flask import Flask, Response, abort, request

from callbacks.address.file_names import choice_words, file_name
from callbacks.address.state import parse_query
from callbacks.api.replies import cacheable
from callbacks.files import other_sites
from callbacks.files.maps import map_file, release_maps
from callbacks.files.release import release_csv, release_parquet
from callbacks.files.tables import TABLES, table_words
from callbacks.files.views import (
    DownloadQuery,
    parcel_of,
    read_query,
    whole_release,
)
from callbacks.making.apart import Room
from callbacks.making.choices import Asked
from callbacks.server.kept_answers import Answer, KeptAnswers
from callbacks.server.public_address import kept_as
from callbacks.server.site import Site
from components.downloads.files import csv_archive, csv_with_notes
from components.downloads.plain import PlainTable, plain_archive, plain_csv
from components.downloads.workbook import plain_workbook_bytes, workbook_bytes
from components.opendocument.book import MIMETYPE as ODS

# The five files of a whole release, 17 MB, and some of single views. One over half is not kept;
# where processes share them, a fourth of it is free after each clearing.
MOST_BYTES = 24 * 1024 * 1024
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Whole:
    """A file of the whole release: its media type and how it is written."""

    mimetype: str
    write: Callable[[Site], bytes]


@dataclass(frozen=True)
class Kind:
    """A kind of file: its media type and how a view is written as it."""

    mimetype: str
    write: Callable[[DownloadQuery, Site], bytes]


KINDS = {
    "csv": Kind("text/csv", lambda query, site: csv_with_notes(parcel_of(query, site=site))),
    "zip": Kind("application/zip", lambda query, site: csv_archive(parcel_of(query, site=site))),
    "xlsx": Kind(XLSX, lambda query, site: workbook_bytes(parcel_of(query, site=site))),
    "ods": Kind(ODS, lambda query, site: workbook_bytes(parcel_of(query, site=site), form="ods")),
    "geojson": Kind("application/geo+json", lambda query, site: map_file(query, site=site)),
}
PLAIN_KINDS: dict[str, tuple[str, Callable[[PlainTable], bytes]]] = {
    "csv": ("text/csv", plain_csv),
    "zip": ("application/zip", plain_archive),
    "xlsx": (XLSX, plain_workbook_bytes),
    "ods": (ODS, partial(plain_workbook_bytes, form="ods")),
}
WHOLE = {
    "release.zip": Whole("application/zip", release_parquet),
    "release-csv.zip": Whole("application/zip", release_csv),
    "release-geojson.zip": Whole("application/zip", release_maps),
    "release.xlsx": Whole(XLSX, lambda site: workbook_bytes(whole_release(site))),
    "release.ods": Whole(ODS, lambda site: workbook_bytes(whole_release(site), form="ods")),
}
RELEASES = ", ".join(f"'{name}'" for name in WHOLE)


def register(server: Flask, *, site: Site) -> None:
    """Serve files of a view and of the whole release, and let other sites read what is public."""
    other_sites.register(server)
    made = KeptAnswers(MOST_BYTES)

    def file(
        write: Callable[[], bytes],
        *,
        mimetype: str,
        name: Callable[[], str],
        of: str = "",
        asked: Asked,
    ) -> Response:
        def make() -> Answer:
            body = write()
            named = {"Content-Disposition": f'attachment; filename="{name()}"'}
            return Answer(body, mimetype, named)

        within = kept_as(of, site=site)
        return cacheable(made.by_choices(request.path, asked, make, room=Room.FILE, within=within))

    @server.get("/download/view.<kind>")
    def download_view(kind: str) -> Response:
        if kind not in KINDS:
            abort(404, f"Files are {', '.join(KINDS)}.")
        query = read_query(request.args)
        return file(
            lambda: KINDS[kind].write(query, site),
            mimetype=KINDS[kind].mimetype,
            name=lambda: _name(query, site, kind),
            of=repr(query.model_copy(update={"release": None})),
            asked=Asked({}),
        )

    @server.get(
        "/download/<any('areas', 'evidence', 'hotspots', 'months', 'scrutiny'):name>.<kind>"
    )
    def download_table(name: str, kind: str) -> Response:
        if kind not in PLAIN_KINDS:
            abort(404, f"Files are {', '.join(PLAIN_KINDS)}.")
        query = parse_query(request.query_string.decode("utf-8", "replace")).without("release")
        mimetype, write = PLAIN_KINDS[kind]
        return file(
            lambda: write(TABLES[name](query, site=site)),
            mimetype=mimetype,
            name=lambda: file_name(
                name, *table_words(name, query, site=site), kind=kind, site=site
            ),
            asked=query,
        )

    @server.get(f"/download/<any({RELEASES}):name>")
    def download_release(name: str) -> Response:
        if set(request.args) - {"release"}:
            abort(400, "The whole release takes no choices.")
        whole = WHOLE[name]
        stem, _, kind = name.rpartition(".")
        called = file_name(stem, kind=kind, site=site)
        return file(
            lambda: whole.write(site), mimetype=whole.mimetype, name=lambda: called, asked=Asked({})
        )


def _name(query: DownloadQuery, site: Site, kind: str) -> str:
    """Return a name that tells files apart; it holds ids and slugs that were looked up."""
    period = f"{query.period}" if query.period else ""
    parts = (_measures(query), *query.level, *query.borough[:1], *query.ward[:1], period)
    given = dict(request.args.lists())
    return file_name(*parts, *choice_words(given, said=parts), kind=kind, site=site)


def _measures(query: DownloadQuery) -> str:
    if len(set(query.indicator)) > 1:
        return "several-measures"
    return query.indicator[0] if query.indicator else "all-measures"
