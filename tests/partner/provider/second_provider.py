"""Starts panva's oidc-provider on Node, where both are there."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from tests.browser.served import free_port, wait_for
from tests.partner.provider.openid_provider import CLIENT, SECRET
from tests.partner.provider.signing_in import GROUPS, KEY
from tests.paths import ROOT

WRITTEN = ROOT / "tests" / "peers" / "provider.mjs"
PEERS = ROOT / ".venv-peers"  # a module from standard input looks for packages here
MISSING = "needs Node and `make peers`"


def is_here() -> bool:
    """Whether Node and the provider are there."""
    return bool(shutil.which("node")) and (PEERS / "node_modules" / "oidc-provider").is_dir()


@contextmanager
def running_second_provider(area: str) -> Iterator[str]:
    """Run the provider until the block ends, for the partner area at an address; give its own."""
    port = free_port()
    issuer = f"http://127.0.0.1:{port}"
    with WRITTEN.open() as written:
        process = subprocess.Popen(
            ["node", "--input-type=module", "-", str(port), area],
            cwd=PEERS,
            stdin=written,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    try:
        wait_for(f"{issuer}/.well-known/openid-configuration")
        yield issuer
    finally:
        process.terminate()
        process.wait(timeout=30)


def settings(issuer: str, *, packs: str, area: str) -> dict[str, str]:
    """What a site needs to sign people in there, as environment variables."""
    return {
        "PARTNER": "oidc",
        "PARTNER_PACKS": packs,
        "OIDC_ISSUER": issuer,
        "OIDC_CLIENT_ID": CLIENT,
        "OIDC_CLIENT_SECRET": SECRET,
        "OIDC_GROUPS": GROUPS,
        "OIDC_SCOPES": "openid groups",
        "OIDC_SESSION_KEY": KEY,
        "OIDC_REDIRECT_URI": f"{area}/signed-in",
    }
