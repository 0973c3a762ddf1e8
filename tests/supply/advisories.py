"""Hold what is pinned against advisories in files, in the form that OSV publishes them.

`make audit ADVISORIES=folder` reads every `.json` of a folder, or one file. None can be fetched
where no network is; who has one downloads `PyPI/all.zip` from OSV and unpacks it.
Form: https://ossf.github.io/osv-schema/ (fields `id`, `withdrawn`, `affected`).
"""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from tests.supply.pins import SERVED, Pin, pins

FOUND, UNREADABLE = 1, 2


class AdvisoryError(ValueError):
    """A file is no advisory that can be read."""


@dataclass(frozen=True, order=True)
class Finding:
    """A package that is pinned at a version which an advisory names."""

    pin: Pin
    advisory: str
    mended: str


def findings(pinned: tuple[Pin, ...], advisories: Iterator[Mapping[str, Any]]) -> list[Finding]:
    """Return which pins are affected, in order of their names.

    Args:
        pinned: What is installed.
        advisories: In the form of OSV. One that was withdrawn counts for nothing.

    Raises:
        AdvisoryError: If an advisory names versions that cannot be compared.
    """
    by_name = {one.name: one for one in pinned}
    found = set()
    for advisory in advisories:
        if advisory.get("withdrawn"):
            continue
        for affected in advisory.get("affected", ()):
            package = affected.get("package", {})
            pin = by_name.get(canonicalize_name(str(package.get("name", ""))))
            if pin is None or package.get("ecosystem") != "PyPI":
                continue
            try:
                hit = pin.version in affected.get("versions", ()) or _within(pin, affected)
                mended = ", ".join(dict.fromkeys(_fixes(affected)))
            except InvalidVersion as unread:
                raise AdvisoryError(f"{advisory['id']}: {unread}") from None
            if hit:
                found.add(Finding(pin, str(advisory["id"]), mended))
    return sorted(found)


def _within(pin: Pin, affected: Mapping[str, Any]) -> bool:
    return any(
        _after_events(Version(pin.version), one.get("events", ()))
        for one in affected.get("ranges", ())
        if one.get("type") == "ECOSYSTEM"
    )


def _after_events(version: Version, events: Any) -> bool:
    """Return whether a version is affected once each event up to it has happened."""
    hit = False
    for kind, said in sorted(
        ((kind, said) for event in events for kind, said in event.items()),
        key=lambda one: (_number(one[1]), one[0] != "introduced"),
    ):
        at = _number(said)
        if kind == "introduced" and version >= at:
            hit = True
        elif (kind == "fixed" and version >= at) or (kind == "last_affected" and version > at):
            hit = False
    return hit


def _number(said: str) -> Version:
    return Version("0.dev0" if said == "0" else said)


def _fixes(affected: Mapping[str, Any]) -> Iterator[str]:
    for one in affected.get("ranges", ()):
        for event in one.get("events", ()):
            if "fixed" in event and one.get("type") == "ECOSYSTEM":
                yield event["fixed"]


def read(place: Path) -> Iterator[Mapping[str, Any]]:
    """Give each advisory of a file or of a folder.

    Raises:
        AdvisoryError: If there is none, or one is no JSON object with an `id`.
    """
    files = sorted(place.rglob("*.json")) if place.is_dir() else [place]
    if not files:
        raise AdvisoryError(f"{place} holds no .json file: unpack OSV's PyPI/all.zip there")
    for file in files:
        try:
            said = json.loads(file.read_bytes())
        except (OSError, ValueError) as fault:
            raise AdvisoryError(f"{file.name} cannot be read as JSON: {fault}") from None
        for one in said if isinstance(said, list) else [said]:
            if not isinstance(one, dict) or "id" not in one:
                raise AdvisoryError(f"{file.name} holds no advisory: each has an id")
            yield one


def main(given: list[str]) -> int:
    """Print what is affected; return 1 where something is, and 2 where nothing could be checked."""
    if not given:
        sys.stderr.write("Nothing was checked: say ADVISORIES=folder with advisories of OSV\n")
        return UNREADABLE
    # The widest of what may be served: with what sign-in needs.
    pinned = pins(SERVED.with_name("partner.txt"))
    try:
        found = findings(pinned, read(Path(given[0])))
    except AdvisoryError as fault:
        sys.stderr.write(f"Nothing was checked: {fault}\n")
        return UNREADABLE
    for one in found:
        sys.stdout.write(
            f"{one.pin.name} {one.pin.version}: {one.advisory}, "
            f"mended in {one.mended or 'no version yet'}\n"
        )
    sys.stdout.write(f"{len(pinned)} packages held against {given[0]}: {len(found)} named\n")
    return FOUND if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
