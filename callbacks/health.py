"""A plain answer for a load balancer or a monitor."""

from datetime import date
from typing import Any

from flask import Flask, jsonify
from flask.typing import ResponseReturnValue

from callbacks.site import Site


def health_of(site: Site) -> dict[str, Any]:
    """Say which release is served, how far its data go, and whether the next one is overdue."""
    manifest = site.repository.manifest
    today = site.today()
    data_to = date.fromisoformat(manifest["data_to"])
    due = [one.next_due for one in site.catalogue.sources.values() if one.next_due]
    return {
        "status": "stale" if any(day < today for day in due) else "ok",
        "release": manifest["release"],
        "data_to": data_to.isoformat(),
        "age_days": (today - data_to).days,
    }


def register(server: Flask, *, site: Site) -> None:
    """Serve /health. A stale release is served all the same; only its status says so."""

    @server.get("/health")
    def health() -> ResponseReturnValue:
        return jsonify(health_of(site))
