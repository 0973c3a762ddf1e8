"""How many requests an address may make, so that one reader cannot slow the others."""

import logging
import re
from ipaddress import IPv6Address, IPv6Network, ip_address

from flask import Flask, request
from flask_limiter import Limiter

from callbacks.making.apart import HANDED_ON
from data.settings import Settings

# 192.0.2.1:4711, or [2001:db8::1]:4711.
WITH_PORT = re.compile(r"^(?:([\d.]+)|\[(.+)\])(?::\d+)?$")
# Marks the requests that a copy of the site makes of itself before any reader asks.
FIRST = "dashboard.first_answer"
FREE = ("/assets/", "/bundle/", "/vendor/", "/_dash-component-suites/", "/health", "/metrics")


def register(server: Flask, *, settings: Settings) -> None:
    """Limit requests by address where the deployment sets a limit. Addresses are not written down.

    With `CACHE_URL` all copies count together; without, each process counts its own.
    """
    if not settings.rate_limit:
        return
    # Below a warning its lines name the reader's address.
    logging.getLogger("flask-limiter").setLevel(logging.WARNING)
    limiter = Limiter(
        client_address,
        app=server,
        application_limits=[settings.rate_limit],
        storage_uri=settings.cache_url or "memory://",
        # A cache that is away must not take the site with it.
        in_memory_fallback_enabled=bool(settings.cache_url),
        in_memory_fallback=[settings.rate_limit] if settings.cache_url else [],
    )
    limiter.request_filter(is_free)


def is_free() -> bool:
    """Tell whether a request is for something that is cached for ever, or for a monitor.

    So is one that was counted before a thread handed it on to where it is made.
    """
    asked_before = not request.environ.keys().isdisjoint((FIRST, HANDED_ON))
    return asked_before or request.path.startswith(FREE)


def client_address() -> str:
    """Return whose request it is: an IPv4 address, or the network of an IPv6 one."""
    return reader_of(request.remote_addr or "unknown", request.headers.get("X-Forwarded-For", ""))


def reader_of(peer: str, forwarded_for: str) -> str:
    """Return who asks: an IPv4 address, or the network of an IPv6 one.

    A proxy on this host or network says for whom it asks; what a reader's own browser says in
    that header is not believed, and neither is what is no address.

    Args:
        peer: The other end of the connection.
        forwarded_for: The header `X-Forwarded-For`; "" for none.
    """
    try:
        near = ip_address(peer).is_private
    except ValueError:
        return peer
    forwarded = forwarded_for.rpartition(",")[2].strip()
    return (counted_as(forwarded) if near else None) or counted_as(peer) or peer


def counted_as(text: str) -> str | None:
    """Return what is counted for an address, or None where the text is no address.

    Some proxies add the reader's port, a new one with each connection. One household has a whole
    network of IPv6 addresses (RFC 6177), and is counted once.
    """
    plain = WITH_PORT.sub(r"\1\2", text)
    try:
        address = ip_address(plain)
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or IPv6Network((int(address), 64), strict=False))
    return str(address)
