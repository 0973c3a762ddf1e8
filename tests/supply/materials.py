"""The list of materials of the served app (CycloneDX): packages, licences, and who needs whom.

`make lock` writes it from the lock file and from what is installed: `python -m
tests.supply.materials`. Hashes stand in the lock file, for each file that may be installed.
"""

import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.supply.licences import licence
from tests.supply.pins import SERVED, Pin, pins

MATERIALS = SERVED.with_suffix(".cdx.json")
# What the lock file is made for, whichever interpreter of that version writes the list.
PYTHON = {"python_version": "3.11", "python_full_version": "3.11.0"}
PRODUCT = "london-domestic-abuse-dashboard"


def materials(pinned: tuple[Pin, ...]) -> str:
    """Return the list as JSON: the same for the same packages, without a time or an id by chance.

    Args:
        pinned: What the app is served with; each is to be installed.

    Raises:
        PackageNotFoundError: If one is not installed, so that its licence cannot be read.
    """
    made = LicenseFactory()
    root = Component(name=PRODUCT, type=ComponentType.APPLICATION, bom_ref=PRODUCT)
    parts = {
        one.name: Component(
            name=one.name,
            version=one.version,
            type=ComponentType.LIBRARY,
            bom_ref=f"{one.name}@{one.version}",
            purl=PackageURL("pypi", None, one.name, one.version),
            licenses=[made.make_from_string(licence(one.name))],
        )
        for one in pinned
    }
    number = uuid5(NAMESPACE_URL, "\n".join(f"{one.name}=={one.version}" for one in pinned))
    bom = Bom(components=parts.values(), serial_number=number)
    bom.metadata.component = root
    bom.metadata.timestamp = None
    needed = {name: _needs(name) & parts.keys() for name in parts}
    for name, part in parts.items():
        bom.register_dependency(part, [parts[one] for one in sorted(needed[name])])
    first = parts.keys() - set().union(*needed.values())
    bom.register_dependency(root, [parts[one] for one in sorted(first)])
    return str(JsonV1Dot6(bom).output_as_string(indent=1)) + "\n"


def _needs(name: str) -> set[str]:
    wanted = (Requirement(one) for one in distribution(name).requires or ())
    return {
        canonicalize_name(one.name)
        for one in wanted
        if one.marker is None or one.marker.evaluate({"extra": "", **PYTHON})
    }


def main(target: Path = MATERIALS) -> int:
    """Write the list beside the lock file, or say what is not installed."""
    try:
        written = materials(pins())
    except PackageNotFoundError as missing:
        sys.stderr.write(f"{missing.name} is pinned and not installed: run make setup first\n")
        return 1
    target.write_text(written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
