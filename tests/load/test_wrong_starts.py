"""A server as it is shipped that is given what it cannot start with."""

import os
import subprocess

from tests.browser.served import PATIENCE
from tests.load.test_reloads import GUNICORN
from tests.paths import ROOT

# Each of them was a trace, before any of them was looked at with the other settings.
WRONG = {"WORKERS": "three", "PORT": "eighty", "HOST": "::1"}


def test_a_server_that_cannot_start_says_why_in_one_line():
    done = subprocess.run(
        GUNICORN,
        cwd=ROOT,
        env={**os.environ, **WRONG},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("Cannot start: PORT: must be a whole number")
    assert done.stderr.count("\n") == 1
