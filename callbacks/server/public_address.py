"""Where readers find the site: what addresses that leave it rest on, and which hosts it answers.

Without `PUBLIC_URL` they rest on the host that a request names, so whatever is kept is kept for
that host alone. No forwarded header is believed.
"""

from http import HTTPStatus
from urllib.parse import SplitResult, urlsplit

from flask import Flask, request
from werkzeug.exceptions import HTTPException

from callbacks.server.request_limits import FIRST
from callbacks.server.site import Site
from data.settings import Settings

USUAL_PORTS = {"http": ":80", "https": ":443"}
# Monitors and proxies ask a copy by its own address.
ANY_HOST = frozenset({"/health", "/metrics"})
UNSET = (
    "PUBLIC_URL is not set: addresses that leave the site rest on the host of each request, "
    "and any host is answered"
)


class MisdirectedRequest(HTTPException):
    """The request names a host that is not this site's (RFC 9110, 15.5.20)."""

    code = HTTPStatus.MISDIRECTED_REQUEST.value


def register(server: Flask, *, settings: Settings) -> None:
    """Refuse hosts other than that of `PUBLIC_URL` with 421; answer any where it is not set."""
    if not settings.public_url:
        return
    ours = host_of(settings.public_url)
    said = f"This site answers as {settings.public_url} alone. Please ask for it there."

    @server.before_request
    def refuse_other_hosts() -> None:
        if request.path in ANY_HOST or FIRST in request.environ:
            return
        named = request.environ.get("HTTP_HOST", "")
        if host_of(f"{urlsplit(settings.public_url).scheme}://{named}") != ours:
            raise MisdirectedRequest(said)


def host_of(address: str) -> str:
    """Return host and port of an address as they are compared: the usual port is left out."""
    scheme, _, rest = address.partition("://")
    host = rest.partition("/")[0].lower()
    return host.removesuffix(USUAL_PORTS.get(scheme, "")).removesuffix(".")


def origin(site: Site) -> str:
    """Return scheme and host that addresses leaving the site begin with.

    Returns:
        "" where the setting is empty and the request names no host that could be one.
    """
    public = site.settings.public_url
    if public:
        return public.removesuffix(site.settings.url_prefix)
    return f"{request.scheme}://{request.host}" if request.host else ""


def whole(address: str, *, site: Site) -> str:
    """Return an address of `site.links` with scheme and host, for use outside the site."""
    return origin(site) + address


def kept_as(name: str, *, site: Site) -> bytes:
    """Return the key of an answer that is kept: two hosts share none."""
    return f"{origin(site)}\n{name}".encode()


def parts_of(address: str) -> SplitResult:
    """Return the parts of an address that somebody sent; empty ones where it is none."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")
