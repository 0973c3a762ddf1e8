"""Turns a borough's own extract into a pack: see docs/partner.md."""

import argparse
import os
import sys
from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from data.definition_files import read_words
from data.partner.model import FileRole, PackManifest
from data.pipeline.partner.entry.files import refuse_special
from data.pipeline.partner.mapping.document import Mapping, read_mapping
from data.pipeline.partner.mapping.draft import completed
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.reading.extract import Checked, check_all
from data.pipeline.partner.reading.places import open_borough
from data.pipeline.partner.run import add_checked, pack_of, work_folder
from data.pipeline.partner.sums import Sums
from data.pipeline.partner.write import earlier_packs, write_pack
from data.pipeline.raw.faults import line_of
from data.repository import ReleaseError

OPTIONS = {
    FileRole.INCIDENTS: "--extract",
    FileRole.VICTIMS: "--victims",
    FileRole.ACCUSED: "--accused",
    FileRole.REFERRALS: "--referrals",
    FileRole.ALL_OFFENCES: "--all-offences",
    FileRole.BASE: "--base",
    FileRole.SERVICE_COUNTS: "--service-counts",
}
AS_DOCUMENTED = (
    "make pack EXTRACT=incidents.csv MAPPING=mapping.yaml BOROUGH=camden, as docs/partner.md says"
)


def main(arguments: Sequence[str], settings: Dictionary[str, str]) -> int:
    """Check the files and write the pack, and say what was counted and what was not.

    Args:
        arguments: See `--help`.
        settings: `RELEASE_DIR`, `POSTCODES` and `PIPELINE_ENGINE`.

    Returns:
        0, or 1 where there is no pack; one line then says why.
    """
    given = _parser().parse_args(arguments)
    lacking = [name for name, value in _needed(given).items() if not value]
    if lacking:
        sys.stderr.write(f"{' and '.join(lacking)} not set. Remedy: {AS_DOCUMENTED}.\n")
        return 1
    try:
        manifest = _run(given, settings)
    except (ExtractFault, ReleaseError, OSError) as fault:
        sys.stderr.write(f"{line_of(fault)}\n")
        return 1
    if manifest:
        folder = given.out / manifest.borough_slug
        sys.stdout.write(
            f"{folder} is pack {manifest.pack_id} now: {manifest.counts.rows:,} rows.\n"
        )
        for note in manifest.notes:
            sys.stdout.write(f"Note: {note.text}\n")
    return 0


def _needed(given: argparse.Namespace) -> dict[str, object]:
    """Return what has to be named, by how `make pack` calls it; an empty word names nothing."""
    return {"EXTRACT": given.incidents, "MAPPING": given.mapping, "BOROUGH": given.borough}


def _path(word: str) -> Path | None:
    return Path(word) if word.strip() else None


def _run(given: argparse.Namespace, settings: Dictionary[str, str]) -> PackManifest | None:
    refuse_special(given.mapping, remedy=AS_DOCUMENTED)
    mapping = read_mapping(given.mapping)
    paths = {role: getattr(given, role.value) for role in OPTIONS if getattr(given, role.value)}
    _refuse_records_among_packs([*paths.values(), given.beside], packs=given.out)
    release = Path(settings.get("RELEASE_DIR", "data/published"))
    borough = open_borough(given.borough, release=release)
    with work_folder() as folder:
        checked = check_all(
            paths,
            mapping=mapping,
            borough=borough,
            into=Path(folder),
            beside=given.beside,
            postcodes=Path(settings["POSTCODES"]) if settings.get("POSTCODES") else None,
        )
        _report(checked)
        if given.check:
            _offer(given.mapping, mapping, checked)
            return None
        if not checked.files[FileRole.INCIDENTS].count.rows_counted:
            raise ExtractFault(
                f"{given.incidents.name}: no row can be counted. Remedy: mend the faults above."
            )
        sums = _added(checked, engine=settings.get("PIPELINE_ENGINE", "duckdb"))
        today = datetime.now(tz=UTC).date()
        shelf = None if given.unseen else given.out
        rows, manifest = pack_of(
            checked,
            sums,
            mapping=mapping,
            borough=borough,
            today=today,
            earlier=earlier_packs(shelf, slug=borough.slug, made_up=mapping.made_up),
        )
    return write_pack(rows.counts, manifest=manifest, root=given.out, unseen=given.unseen)


def _added(checked: Checked, *, engine: str) -> Sums:
    try:
        return add_checked(checked, engine=engine)
    except ModuleNotFoundError as error:
        raise ExtractFault(
            f"PIPELINE_ENGINE={engine} needs {error.name}, which is not installed. Remedy: leave "
            "PIPELINE_ENGINE out, or see docs/partner.md."
        ) from error


def _report(checked: Checked) -> None:
    for line in checked.said:
        sys.stdout.write(f"{line}\n")
    for line in checked.summary:
        sys.stderr.write(f"{line}\n")
    for count in checked.counts:
        sys.stdout.write(
            f"{count.role.value}: {count.rows_read or 0:,} rows read, "
            f"{count.rows_counted or 0:,} counted, "
            f"{count.rows_set_aside:,} set aside{_repeated(count.rows_repeated)}.\n"
        )


def _offer(path: Path, mapping: Mapping, checked: Checked) -> None:
    """Print a mapping that lists every code, where the one that was given does not."""
    given = read_words(path)
    if checked.lacking and isinstance(given, dict):
        text = completed(given, mapping.codes, unlisted=checked.lacking)
        sys.stdout.write(f"A mapping that can be used as it is:\n\n{text}\n")


def _repeated(rows: int) -> str:
    return f", {rows:,} further rows of the same references" if rows else ""


def _refuse_records_among_packs(places: Sequence[Path | None], *, packs: Path) -> None:
    """Keep files that hold records out of the folder that a server reads."""
    for place in places:
        # Unlike Path.resolve, realpath does not mind a link that leads to itself.
        if place and Path(os.path.realpath(place)).is_relative_to(os.path.realpath(packs)):
            raise ExtractFault(
                f"{place} lies in {packs}, which a server reads. Remedy: keep records elsewhere."
            )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.pipeline.partner", description=__doc__)
    for role, option in OPTIONS.items():
        parser.add_argument(
            option,
            dest=role.value,
            type=_path,
            metavar="FILE",
            help=f"CSV, workbook or Parquet: {role.value.replace('_', ' ')}",
        )
    parser.add_argument("--mapping", type=_path, metavar="FILE", help="YAML")
    parser.add_argument("--borough", help="such as barking-and-dagenham")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help="PARTNER_PACKS of the server"
    )
    parser.add_argument(
        "--beside",
        type=Path,
        metavar="FOLDER",
        help="for faults and rows set aside, if not beside the extract",
    )
    parser.add_argument(
        "--unseen",
        action="store_true",
        help="nobody has seen the packs made before: forget them, and hold nothing against them",
    )
    parser.add_argument("--check", action="store_true", help="only check, write no pack")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
