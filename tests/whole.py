"""What `make fast` leaves to `make test`, by folder or module.

First what starts something: browsers, servers with processes of their own, runs of the whole
pipeline or of the ward model, clients that are generated. Then what looks at everything there is:
each page, file and figure, each area's pack, or an attack on all of them.
"""

from functools import cache
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
)
EVERYTHING = (
    "callbacks/api/test_api_fuzz.py",
    "callbacks/everywhere",
    "callbacks/files",
    "callbacks/groups/test_group_attack.py",
    "callbacks/paper",
    "callbacks/partner",
    "callbacks/server/test_addresses.py",
    "callbacks/server/test_making.py",
    "callbacks/server/test_one_order.py",
    "callbacks/server/test_operation.py",
    "callbacks/server/test_public_address.py",
    "callbacks/server/test_refusals.py",
    "callbacks/words",
    "partner",
    "unit/evidence/test_every_report_figure.py",
    "unit/pipeline/fetch/test_fetch_faults.py",
    "unit/pipeline/raw/test_fault_matrix.py",
    "unit/pipeline/wards",
)


@cache
def is_whole(path: Path) -> bool:
    """Tell whether a module of tests, or the folder it is in, is named above."""
    return any(path.is_relative_to(TESTS / one) for one in (*WHOLE, *EVERYTHING))


def is_left_out(path: Path, *, chosen: str) -> bool:
    """Tell whether a choice of tests by marks leaves out a module or folder as a whole."""
    return "not whole" in chosen and is_whole(path)
