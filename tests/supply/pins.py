"""What a lock file pins."""

import re
from dataclasses import dataclass
from pathlib import Path

from packaging.utils import canonicalize_name

SERVED = Path(__file__).parents[2] / "requirements" / "served.txt"
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


@dataclass(frozen=True, order=True)
class Pin:
    """A package and its version, named as the index names it."""

    name: str
    version: str


def pins(lock: Path = SERVED) -> tuple[Pin, ...]:
    """Return what a lock file pins, by name.

    Raises:
        ValueError: If it pins nothing: a check of it would pass whatever it is held against.
    """
    found = sorted(
        Pin(canonicalize_name(name), version) for name, version in PIN.findall(lock.read_text())
    )
    if not found:
        raise ValueError(f"{lock.name} pins no package: give a lock file of requirements/")
    return tuple(found)
