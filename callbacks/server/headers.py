"""Headers of every answer: what a browser may load, keep and tell others."""

import re

from flask import Flask, Response, request

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
FIVE_MINUTES = "public, max-age=300"
# Dash writes a version and a time into the names of most scripts of its suites, not of all.
VERSIONED = re.compile(r"/_dash-component-suites/.*\.v\w+m\d+\..*")
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


def register(server: Flask) -> None:
    """Set the headers that an answer does not set itself."""

    @server.after_request
    def set_headers(response: Response) -> Response:
        headers = response.headers
        for name, value in OF_EVERY_ANSWER.items():
            headers.setdefault(name, value)
        if is_hashed_address() and response.status_code == 200:  # noqa: PLR2004
            headers["Cache-Control"] = FOR_EVER
        else:
            headers.setdefault("Cache-Control", "no-store")
        return response


def is_hashed_address() -> bool:
    """Tell whether the address names one content for ever."""
    ours = request.path.startswith(("/assets/", "/bundle/", "/vendor/")) and "v" in request.args
    return ours or VERSIONED.fullmatch(request.path) is not None
