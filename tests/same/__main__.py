"""Which answers a change of code changes: `make same SINCE=REVISION`.

Asks the code of an earlier revision and the code of this folder for the addresses in
`addresses.txt`, each on its own release and definitions, and lists the answers whose bytes differ.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.paths import ROOT

HERE = Path(__file__).parent
ADDRESSES = HERE / "addresses.txt"


def answers(checkout: Path, *, addresses: Path = ADDRESSES, seed: int = 0) -> dict[str, list]:
    """Status, media type, length and digest of each answer of a checkout, by address.

    Args:
        checkout: Whose code answers.
        addresses: A file that lists them.
        seed: Of the order in which the process keeps sets: earlier revisions wrote attributes in
            that order.
    """
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", HERE / "answers.py", checkout, addresses],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
    )
    return json.loads(ran.stdout)


def main(revision: str) -> int:
    """Print which answers differ; return how many."""
    with tempfile.TemporaryDirectory() as folder:
        before = Path(folder) / "before"
        git = ["git", "-C", ROOT, "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", before, revision], check=True)
        try:
            old, new = answers(before), answers(ROOT)
        finally:
            subprocess.run([*git, "remove", "--force", before], check=True)
    changed = [address for address in old if old[address] != new[address]]
    for address in changed:
        sys.stdout.write(f"differs: {address}  {old[address][:3]} then, {new[address][:3]} now\n")
    sys.stdout.write(
        f"{len(old) - len(changed)} of {len(old)} answers are the same bytes as at {revision}.\n"
    )
    return len(changed)


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1])))
