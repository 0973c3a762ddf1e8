"""Answers that several copies share through Redis; each keeps its own besides.

An answer belongs to a release and to the code and settings that wrote it: copies that differ in any
of these never take each other's. Redis away means slower, never wrong.
"""

import logging
from hashlib import sha256
from hmac import compare_digest
from time import monotonic

from redis import Redis

from callbacks.making.shared_cache import connections_to
from callbacks.server.answer_cache import AnswerCache
from callbacks.server.release_mark import code_mark
from data.settings import Settings

LOG = logging.getLogger("dashboard")
REST = 10.0  # seconds until it is asked again after it failed
KEPT_FOR = 24 * 3600
DIGEST = sha256().digest_size


def answers_shared(settings: Settings, *, mark: str) -> "SharedAnswers":
    """Return where answers are kept with `CACHE_URL`: beside this process in Redis as well.

    Args:
        settings: Of the deployment; what of them shapes an answer tells copies apart.
        mark: Of the release that is served.
    """
    scope = sha256(f"{settings.url_prefix} {settings.contact} {settings.exit_url}".encode())
    return SharedAnswers(
        url=settings.cache_url, scope=f"{mark}:{code_mark()}:{scope.hexdigest()[:8]}"
    )


class SharedAnswers(AnswerCache):
    """Looks into this process first, then into Redis; keeps a new answer in both."""

    def __init__(self, *, url: str, scope: str) -> None:
        """Make the cache; nothing is asked of Redis before the first answer.

        Args:
            url: A redis:// address.
            scope: What an answer depends on besides the request: release, code and settings.
        """
        super().__init__()
        self._scope = f"answer:{scope}:".encode()
        self._asked_again_at = 0.0
        self._redis = Redis(connection_pool=connections_to(url))

    def get(self, key: bytes) -> bytes | None:
        """Return an answer, or None."""
        own = super().get(key)
        if own is not None or not self._is_there():
            return own
        try:
            found = self._redis.get(self._named(key))
        except Exception:  # noqa: BLE001 - whatever is wrong with it, a reader has nothing to do with it
            self._rest()
            return None
        answer = self._checked(key, found)
        if answer is not None:
            super().put(key, answer)
        return answer

    def put(self, key: bytes, answer: bytes) -> None:
        """Keep an answer here, and in Redis for a day."""
        super().put(key, answer)
        if not self._is_there():
            return
        try:
            self._redis.set(self._named(key), self._digest(key, answer) + answer, ex=KEPT_FOR)
        except Exception:  # noqa: BLE001 - as above
            self._rest()

    def _named(self, key: bytes) -> bytes:
        return self._scope + sha256(key).hexdigest().encode()

    def _digest(self, key: bytes, answer: bytes) -> bytes:
        return sha256(self._named(key) + answer).digest()

    def _checked(self, key: bytes, found: object) -> bytes | None:
        """Return what was kept; None for what is not there, or not as one of us wrote it."""
        if not isinstance(found, bytes):
            return None
        digest, answer = found[:DIGEST], found[DIGEST:]
        return answer if compare_digest(digest, self._digest(key, answer)) else None

    def _is_there(self) -> bool:
        return monotonic() >= self._asked_again_at

    def _rest(self) -> None:
        self._asked_again_at = monotonic() + REST
        LOG.warning("the shared cache does not answer; this copy works without it for a while")
