"""How many requests an address may make, so that one reader cannot slow the others."""

import logging
import re
from collections.abc import Callable
from hashlib import sha256
from http import HTTPStatus
from ipaddress import IPv6Address, IPv6Network, ip_address
from math import ceil
from time import monotonic, time
from typing import TYPE_CHECKING

from flask import Flask, Response, request
from flask_limiter import ApplicationLimit, Limiter
from limits import RateLimitItem, parse_many

from callbacks.making.apart import HANDED_ON
from callbacks.making.counts import STORE
from data.settings import Settings, SettingsError

if TYPE_CHECKING:
    from redis import ConnectionPool

# 192.0.2.1:4711, or [2001:db8::1]:4711.
WITH_PORT = re.compile(r"^(?:([\d.]+)|\[(.+)\])(?::\d+)?$")
# Marks the requests that a copy of the site makes of itself before any reader asks.
FIRST = "dashboard.first_answer"
A_JUMP = 5  # seconds
OF_THE_SITE = ApplicationLimit("").scope  # under which the library counts what no address limits
MayAsk = Callable[[str, str], bool]
FREE = ("/assets/", "/bundle/", "/vendor/", "/_dash-component-suites/", "/health", "/metrics")


def register(server: Flask, *, settings: Settings) -> MayAsk:
    """Limit requests by address where the deployment sets a limit. Addresses are not written down.

    With `CACHE_URL` all copies count together; without, each process counts its own.

    Returns:
        What counts a request that Flask does not see, of a peer and forwarded for somebody: False
        where Flask is to be asked.
    """
    if not settings.rate_limit:
        return lambda _peer, _forwarded_for: True
    # Below a warning its lines name the reader's address.
    logging.getLogger("flask-limiter").setLevel(logging.WARNING)
    limits = _limits(settings.rate_limit)
    shared = {"connection_pool": _connections(settings.cache_url)} if settings.cache_url else {}

    def hashed(reader: str) -> str:
        """Name a reader by a hash: nobody who looks at the counts reads an address there."""
        return sha256(f"{settings.cache_url} {reader}".encode()).hexdigest()[:32]

    def counted() -> str:
        return hashed(client_address())

    clocks = Clocks()

    # Before the limiter asks. What Redis counts ends by a clock of its own.
    @server.before_request
    def begin_anew_where_the_clock_was_set() -> None:
        if clocks.were_set() and not settings.cache_url:
            limiter.reset()

    limiter = Limiter(
        counted,
        app=server,
        application_limits=[settings.rate_limit],
        storage_uri=settings.cache_url or f"{STORE}://",
        storage_options=shared,
        # A cache that is away must not take the site with it, nor those who ask as it goes.
        in_memory_fallback_enabled=bool(settings.cache_url),
        in_memory_fallback=[settings.rate_limit] if settings.cache_url else [],
        swallow_errors=True,
    )
    limiter.request_filter(is_free)

    @server.after_request
    def say_when_to_ask_again(response: Response) -> Response:
        limit = limiter.current_limit
        if response.status_code == HTTPStatus.TOO_MANY_REQUESTS and limit is not None:
            response.headers["Retry-After"] = str(max(1, ceil(limit.reset_at - time())))
        return response

    def may_ask(peer: str, forwarded_for: str) -> bool:
        # Copies count together by asking each other, which takes longer than Flask.
        if settings.cache_url:
            return False
        begin_anew_where_the_clock_was_set()
        reader = hashed(reader_of(peer, forwarded_for))
        # Each is counted, whichever is at its end.
        within = [limiter.limiter.hit(one, reader, OF_THE_SITE) for one in limits]
        return all(within)

    return may_ask


def _limits(given: str) -> list[RateLimitItem]:
    """Return the limits that a setting names.

    Raises:
        SettingsError: If it names none, or one that lets nobody ask.
    """
    try:
        limits = sorted(parse_many(given))
    except ValueError:
        limits = []
    if not limits or any(one.amount < 1 for one in limits):
        raise SettingsError(
            f"RATE_LIMIT: must be such as 600 per minute, or empty for none (given: {given!r})"
        )
    return limits


def _connections(url: str) -> "ConnectionPool":
    from callbacks.making.shared_cache import connections_to  # noqa: PLC0415 - with a cache alone

    return connections_to(url)


class Clocks:
    """How the clock of the day stands to one that never jumps: counts rest on the first."""

    def __init__(self) -> None:
        self._apart = time() - monotonic()

    def were_set(self) -> bool:
        """Tell whether the first was set since this was asked: no count would end in its time."""
        apart = time() - monotonic()
        moved = abs(apart - self._apart) > A_JUMP
        self._apart = apart
        return moved


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
