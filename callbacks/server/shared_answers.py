"""Answers that several copies share through Redis; each keeps its own besides.

An answer belongs to a release and to the code and settings that wrote it: copies that differ in any
of these never take each other's. Redis away means slower, never wrong.
"""

import logging
from contextlib import suppress
from hashlib import sha256
from time import monotonic

from redis import Redis
from redis.exceptions import RedisError

from callbacks.server.answer_cache import AnswerCache
from callbacks.server.release_mark import code_mark
from data.settings import Settings

LOG = logging.getLogger("dashboard")
PATIENCE = 0.2  # seconds for Redis to answer: recomputing takes less than waiting longer
REST = 10.0  # seconds until it is asked again after it failed
KEPT_FOR = 24 * 3600


def answers_kept(settings: Settings, *, mark: str) -> AnswerCache:
    """Return where answers are kept: in this process, and with `CACHE_URL` in Redis as well.

    Args:
        settings: Of the deployment; what of them shapes an answer tells copies apart.
        mark: Of the release that is served.
    """
    if not settings.cache_url:
        return AnswerCache()
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
        self._redis = Redis.from_url(
            url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE, retry=None
        )

    def get(self, key: bytes) -> bytes | None:
        """Return an answer, or None."""
        own = super().get(key)
        if own is not None or not self._is_there():
            return own
        try:
            found = self._redis.get(self._scope + key)
        except RedisError:
            self._rest()
            return None
        if not isinstance(found, bytes):
            return None
        super().put(key, found)
        return found

    def put(self, key: bytes, answer: bytes) -> None:
        """Keep an answer here, and in Redis for a day."""
        super().put(key, answer)
        if self._is_there():
            with suppress(RedisError):
                self._redis.set(self._scope + key, answer, ex=KEPT_FOR)
                return
            self._rest()

    def _is_there(self) -> bool:
        return monotonic() >= self._asked_again_at

    def _rest(self) -> None:
        self._asked_again_at = monotonic() + REST
        LOG.warning("the shared cache does not answer; this copy works without it for a while")
