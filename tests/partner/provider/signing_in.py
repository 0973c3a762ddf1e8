"""Starts the provider for tests, and signs made-up accounts in without a browser."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests
from flask.testing import FlaskClient

from tests.browser.served import PATIENCE, free_port, wait_for
from tests.partner.provider.openid_provider import CLIENT, PASSWORD, SECRET
from tests.partner.provider.provider_faults import SWITCH
from tests.paths import ROOT

GROUPS = "cs-barking=barking-and-dagenham,cs-camden=camden"
COOKIE = "__Secure-partner"
OWN = "/partner/barking-and-dagenham/made-up"
OTHER = "/partner/camden/made-up"
KEY = "made-up session key of 32 characters and more"


class TestProvider:
    """The provider as a test sees it: where it is, and what it does wrong next."""

    __test__ = False

    def __init__(self, port: int, folder: Path) -> None:
        self.issuer = f"http://127.0.0.1:{port}/o"
        self._switch = folder / SWITCH

    def settings(self, *, packs: Path, port: int, prefix: str = "/") -> dict[str, str]:
        """What a site needs to sign people in here, as environment variables."""
        return {
            "PARTNER": "oidc",
            "PARTNER_PACKS": str(packs),
            "OIDC_ISSUER": self.issuer,
            "OIDC_CLIENT_ID": CLIENT,
            "OIDC_CLIENT_SECRET": SECRET,
            "OIDC_GROUPS": GROUPS,
            "OIDC_SESSION_KEY": KEY,
            "OIDC_REDIRECT_URI": f"http://127.0.0.1:{port}{prefix}partner/signed-in",
        }

    @contextmanager
    def wrong(self, path: str, fault: str, **more: Any) -> Iterator[None]:
        """Answer one address wrongly until the block ends."""
        faults = json.loads(self._switch.read_text()) if self._switch.exists() else {}
        self._switch.write_text(json.dumps({**faults, f"/o/{path}": {"fault": fault, **more}}))
        try:
            yield
        finally:
            self._switch.write_text(json.dumps(faults))


@contextmanager
def running_provider(folder: Path) -> Iterator[TestProvider]:
    """Run the provider until the block ends."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.partner.provider.openid_provider", str(port), str(folder)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        provider = TestProvider(port, folder)
        wait_for(f"{provider.issuer}/.well-known/openid-configuration")
        yield provider
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def way_back(client: FlaskClient, account: str) -> str:
    """Sign an account in at the provider, and return the address that leads back to the site."""
    start = client.get("/partner/sign-in")
    assert start.status_code == 302, start.text
    with requests.Session() as browser:
        browser.trust_env = False
        form = browser.get(start.location)
        [token] = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', form.text)
        sent = {"csrfmiddlewaretoken": token, "username": account, "password": PASSWORD}
        answer = browser.post(form.url, data=sent, allow_redirects=False)
        home = urlsplit(start.location).netloc
        while True:
            address = requests.compat.urljoin(answer.url, answer.headers["Location"])
            if urlsplit(address).netloc != home:
                parts = urlsplit(address)
                return f"{parts.path}?{parts.query}"
            answer = browser.get(address, allow_redirects=False)


def sign_in(client: FlaskClient, account: str) -> Any:
    """Sign an account in, and return the site's answer to the way back."""
    return client.get(way_back(client, account))


def cookie(client: FlaskClient) -> Any:
    """The cookie that a browser would send, or None."""
    return client.get_cookie(COOKIE, path="/partner")


def give(client: FlaskClient, value: str) -> None:
    """Put a cookie into a browser."""
    client.set_cookie(COOKIE, value, path="/partner", secure=True)


def is_shut(client: FlaskClient) -> bool:
    """Whether nothing of the area is open to a browser."""
    answers = [client.get(path) for path in ("/partner", OWN, OTHER)]
    return all(one.status_code == 401 and "made-up" not in one.text for one in answers)


def is_a_door_page(answer: Any) -> bool:
    """Whether a refusal looks like the site, with exit and support lines."""
    return all(part in answer.text for part in ("data-exit", "helplines", "<h1>"))
