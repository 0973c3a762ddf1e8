"""What `make fast` leaves to `make test`, by folder or module.

Browsers, servers with processes of their own, runs of the whole pipeline or of the ward model, and
clients that are generated.
"""

from pathlib import Path

from tests.paths import ROOT

TESTS = ROOT / "tests"
WHOLE = (
    "browser",
    "callbacks/assistant",
    "callbacks/clients",
    "callbacks/partner/test_partner_local.py",
    "callbacks/server/test_first_answer.py",
    "callbacks/server/test_gunicorn.py",
    "callbacks/server/test_memory.py",
    "callbacks/server/test_redis_chaos.py",
    "callbacks/server/test_shared_answers.py",
    "load",
    "unit/commands/test_adding.py",
    "unit/pipeline/fetch/test_update.py",
    "unit/pipeline/release/test_main.py",
    "unit/pipeline/release/test_new_release.py",
    "unit/pipeline/wards/test_bym2.py",
)


def is_whole(path: Path) -> bool:
    """Tell whether a module of tests, or the folder it is in, is named above."""
    return any(path.is_relative_to(TESTS / one) for one in WHOLE)
