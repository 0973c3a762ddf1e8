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


def answers(checkout: Path) -> dict[str, list]:
    """Status, media type, length and digest of each answer of a checkout, by address."""
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", HERE / "answers.py", checkout, ADDRESSES],
        check=True,
        capture_output=True,
        # Dash writes attributes in the order of a set.
        env={**os.environ, "PYTHONHASHSEED": "0"},
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
