"""Headers of every answer: what a browser may load, keep and tell others."""

import re
from collections.abc import Iterable
from hashlib import sha256

from flask import Flask, Response, current_app, g, request

PERMISSIONS = ", ".join(
    f"{name}=()"
    for name in (
        "accelerometer",
        "camera",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "payment",
        "usb",
        "browsing-topics",
    )
)
FOR_EVER = "public, max-age=31536000, immutable"
ENCRYPTED_ONLY, FOR_A_YEAR = "Strict-Transport-Security", "max-age=31536000"
FIVE_MINUTES = "public, max-age=300"
OURS = ("/assets/", "/bundle/", "/vendor/")
# Dash writes a version and a time into the names of most scripts of its suites, not of all. It
# answers whatever version is asked for with the one it has.
VERSIONED = re.compile(r"/_dash-component-suites/.*\.(v\w+m\d+)\..*")
SUITES = "dashboard.suite_versions"
DIGITS = 12  # of a hash that stand in an address
PAGE_POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    # plotly.js and Dash set styles on elements; scripts stay without 'unsafe-inline'.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
OF_EVERY_ANSWER = {
    "Content-Security-Policy": "; ".join(PAGE_POLICY),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": PERMISSIONS,
    "Cross-Origin-Opener-Policy": "same-origin",
}


def register(server: Flask, *, public_url: str = "") -> None:
    """Set the headers that an answer does not set itself.

    Args:
        server: Of the app.
        public_url: Where readers find the site; where that is encrypted, browsers are told to ask
            for it in no other way. Nothing else says so: what a proxy forwards is not believed.
    """
    encrypted = {ENCRYPTED_ONLY: FOR_A_YEAR} if public_url.startswith("https://") else {}

    @server.after_request
    def set_headers(response: Response) -> Response:
        headers = response.headers
        for name, value in {**OF_EVERY_ANSWER, **encrypted}.items():
            headers.setdefault(name, value)
        if response.status_code == 200 and names_what_is_sent(response):  # noqa: PLR2004
            headers["Cache-Control"] = FOR_EVER
        elif VERSIONED.fullmatch(request.path):
            # Dash would have another version's address kept for a year.
            headers["Cache-Control"] = "no-store"
        else:
            headers.setdefault("Cache-Control", "no-store")
        return response


def version_of(content: bytes) -> str:
    """Return the short hash by which an address names a content."""
    return sha256(content).hexdigest()[:DIGITS]


def know_suites(server: Flask, *, addresses: Iterable[str]) -> None:
    """Tell which versions of the suites this server has, from the addresses that it writes."""
    found = map(VERSIONED.search, addresses)
    server.extensions[SUITES] = frozenset(each[1] for each in found if each)


def is_suite_as_served() -> bool:
    """Tell whether the address names a script of a suite in the version that this server has."""
    found = VERSIONED.fullmatch(request.path)
    return found is not None and found[1] in current_app.extensions.get(SUITES, ())


def asked_version() -> str | None:
    """Return the hash that an address gives for what it names; None where it gives none."""
    return request.args.get("v") if request.path.startswith(OURS) else None


def names_what_is_sent(response: Response) -> bool:
    """Tell whether the address names one content for ever, and this answer is that content.

    While copies are replaced in turn, an old one is asked under new addresses: what it sends then
    must be kept by nobody.
    """
    if is_suite_as_served():
        return True
    version = asked_version()
    if version is None:
        return False
    if "version_sent" in g:
        return bool(g.version_sent == version)
    response.direct_passthrough = False
    return version_of(response.get_data()) == version
