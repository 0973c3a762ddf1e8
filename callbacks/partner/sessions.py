"""The only cookie of the site: under /partner, encrypted, and gone with the browser.

The server keeps no session. The cookie holds which boroughs an account opens, an opaque id and
times; no name, address or token of the person, and nothing of a pack.
"""

import json
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from hmac import compare_digest
from hmac import digest as keyed_digest
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from flask import Flask, Request, Response, session
from flask.sessions import SecureCookieSession, SessionInterface, SessionMixin

from callbacks.partner.guard import in_area

NAME = "__Secure-partner"  # browsers take this name from encrypted sites and this machine alone
IDLE = 15 * 60  # seconds without a page until a session ends
WHOLE = 4 * 60 * 60  # seconds until it ends whatever is done
ATTEMPT = 10 * 60  # seconds that signing in at the provider may take
REFRESH = 30  # seconds after which the time of the last page is written anew
AHEAD = 60  # seconds that the clock of another copy may be ahead
SIGNED_IN = "signed_in"


@dataclass(frozen=True)
class SignedIn:
    """One sign-in: a random id, the opaque id of who it is, and the boroughs they may see."""

    id: str
    who: str
    boroughs: tuple[str, ...]
    began: int


class PartnerSession(SecureCookieSession):
    """What Authlib and the area write down. `lapsed` tells that a sign-in ran out of time."""

    lapsed = False
    sent = False  # a cookie came with the request
    written = 0  # when that cookie was made


class Sessions(SessionInterface):
    """Reads and writes the cookie, for requests under the area and for no others."""

    def __init__(self, *, key: bytes, path: str, clock: Callable[[], float]) -> None:
        """Take a secret key of any length, the cookie's path and a clock in seconds."""
        self._fernet = Fernet(urlsafe_b64encode(purpose_key(key, "cookie")))
        self._path, self.clock = path, clock

    def open_session(self, app: Flask, request: Request) -> PartnerSession | None:  # noqa: ARG002
        """Return what the cookie holds; an empty session where it is missing, old or altered."""
        if not in_area(request.path):
            return None
        given = request.cookies.get(NAME)
        opened = self._opened(given) if given else PartnerSession()
        opened.sent = given is not None
        return opened

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:  # noqa: ARG002
        """Write the cookie where something changed or its time ran on, or take it away."""
        kept = session if isinstance(session, PartnerSession) else PartnerSession()
        if not kept:
            if kept.sent:
                response.delete_cookie(NAME, **self._attributes())
            return
        now = int(self.clock())
        if kept.modified or now - kept.written >= REFRESH:
            value = self._fernet.encrypt_at_time(json.dumps(dict(kept)).encode(), now)
            response.set_cookie(NAME, value.decode(), **self._attributes())

    def _opened(self, given: str) -> PartnerSession:
        try:
            held = json.loads(self._fernet.decrypt(given))
            written = self._fernet.extract_timestamp(given)
        except (InvalidToken, ValueError, RecursionError):
            return PartnerSession()
        if not _is_ours(held):
            return PartnerSession()
        now = self.clock()
        began = held[SIGNED_IN]["began"] if SIGNED_IN in held else written
        alive = written <= now + AHEAD and now - began < WHOLE
        if alive and now - written < (IDLE if SIGNED_IN in held else ATTEMPT):
            opened = PartnerSession(held)
            opened.written = written
            return opened
        late = PartnerSession()
        late.lapsed = SIGNED_IN in held
        return late

    def _attributes(self) -> dict[str, Any]:
        # Lax, not Strict: the way back from the provider begins on the provider's site.
        return {"path": self._path, "secure": True, "httponly": True, "samesite": "Lax"}


def _is_ours(held: object) -> bool:
    """Tell whether a cookie holds what this version writes: another may have the same key."""
    if not isinstance(held, dict):
        return False
    signed = held.get(SIGNED_IN)
    if SIGNED_IN not in held:
        return True
    return (
        isinstance(signed, dict)
        and set(signed) == {one.name for one in fields(SignedIn)}
        and isinstance(signed["id"], str)
        and isinstance(signed["who"], str)
        and isinstance(signed["began"], int)
        and isinstance(signed["boroughs"], list)
        and all(isinstance(slug, str) for slug in signed["boroughs"])
    )


def begin(*, who: str, boroughs: Iterable[str], now: float) -> SignedIn:
    """Begin a session under a new id, so that none that was handed to a browser can be taken on."""
    session.clear()
    one = SignedIn(secrets.token_urlsafe(16), who, tuple(sorted(boroughs)), int(now))
    session[SIGNED_IN] = vars(one)
    return one


def current() -> SignedIn | None:
    """Return the sign-in that the request at hand carries; None without one."""
    held = session.get(SIGNED_IN)
    return SignedIn(**{**held, "boroughs": tuple(held["boroughs"])}) if held else None


def purpose_key(key: bytes, purpose: str) -> bytes:
    """Return a key of 32 bytes for one purpose, from which the others do not follow."""
    return keyed_digest(key, purpose.encode(), "sha256")


def opaque_id(key: bytes, *, issuer: str, subject: str) -> str:
    """Return an id that tells accounts apart and cannot be turned back without the key."""
    mine = purpose_key(key, "who")
    return keyed_digest(mine, f"{issuer}\n{subject}".encode(), "sha256").hex()[:16]


def form_token(key: bytes, session_id: str) -> str:
    """Return what a form of this session must send, which another site cannot know."""
    return keyed_digest(purpose_key(key, "form"), session_id.encode(), "sha256").hex()


def is_form_token(given: str, key: bytes, session_id: str) -> bool:
    """Tell whether a form was sent from a page of this session."""
    return compare_digest(given.encode(), form_token(key, session_id).encode())
