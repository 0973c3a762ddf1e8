"""`python -m tests.load short` or `full`: readers and a burst of embeds against one copy."""

import subprocess
import sys
from pathlib import Path

from tests.browser.served import running_app

# Users of each kind, how many start a second, and for how long.
FORMS = {
    "short": (("Reader", 10, 5, "15s"), ("Embedder", 20, 20, "5s")),
    "full": (("Reader", 300, 30, "5m"), ("Embedder", 200, 200, "11s")),
}


def main(form: str) -> int:
    """Run both kinds of readers one after the other, and return 1 where one run failed."""
    failed = 0
    with running_app(WORKERS="3") as address:
        for kind, users, rate, time in FORMS[form]:
            command = [
                *(
                    sys.executable,
                    "-m",
                    "locust",
                    "-f",
                    str(Path(__file__).with_name("locustfile.py")),
                ),
                *("--headless", "--only-summary", "--host", address, kind),
                *("-u", str(users), "-r", str(rate), "-t", time, "--stop-timeout", "5"),
            ]
            failed |= subprocess.run(command, check=False).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "full"))
