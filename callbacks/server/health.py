"""A plain answer for a load balancer or a monitor."""

from typing import Any

from flask import Flask, jsonify
from flask.typing import ResponseReturnValue

from callbacks.server.freshness import age_in_days, data_to, overdue_sources
from callbacks.server.site import Site


def health_of(site: Site) -> dict[str, Any]:
    """Say which release is served, how far its data go, and whether the next one is overdue."""
    return {
        "status": "stale" if overdue_sources(site) else "ok",
        "release": site.repository.manifest["release"],
        "data_to": data_to(site).isoformat(),
        "age_days": age_in_days(site),
    }


def register(server: Flask, *, site: Site) -> None:
    """Serve /health. A stale release is served all the same; only its status says so.

    A release that cannot be served stops the start, so that nothing answers here at all; one that
    vanished from under a running copy is a 503.
    """

    @server.get("/health")
    def health() -> ResponseReturnValue:
        if not site.repository.is_whole():
            return jsonify(status="broken", release=site.repository.manifest["release"]), 503
        return jsonify(health_of(site))
