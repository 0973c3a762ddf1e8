"""The path prefix of a deployment, whether or not the proxy in front takes it off."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


def strip_prefix(inner: "WSGIApplication", prefix: str) -> "WSGIApplication":
    """Take the prefix off an address, whether or not the proxy in front has done so."""
    start = prefix.rstrip("/")

    def serve(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if start and (path == start or path.startswith(start + "/")):
            environ["PATH_INFO"] = path[len(start) :] or "/"
        return inner(environ, start_response)

    return serve
