"""Counters for Prometheus: how many answers, how fast, and how old the release is.

No label holds an address, a query, a borough or a measure.
"""

import os
from collections.abc import Callable, Iterator

from flask import Flask, Response
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from callbacks.making import counted_files
from callbacks.making.counted_files import SHARED_FOLDER
from callbacks.server.freshness import age_in_days, overdue_sources
from callbacks.server.site import Site

SECONDS = (0.005, 0.015, 0.05, 0.15, 0.4, 1, 3)
METHODS = ("GET", "HEAD", "POST", "OPTIONS")


class ReleaseCollector(Collector):
    """Which release is served, how old its figures are and how many sources are overdue."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def collect(self) -> Iterator[Metric]:
        """Yield what a scrape is told, worked out as it asks."""
        release = GaugeMetricFamily("dashboard_release", "The release served", labels=["release"])
        release.add_metric([str(self._site.repository.manifest["release"])], 1)
        yield release
        yield GaugeMetricFamily(
            "dashboard_data_age_days",
            "Days since the last day the police figures reach",
            value=age_in_days(self._site),
        )
        yield GaugeMetricFamily(
            "dashboard_sources_overdue",
            "Sources whose next release is overdue",
            value=len(overdue_sources(self._site)),
        )


def register(server: Flask, *, site: Site) -> Callable[[str, str, int, float], None]:
    """Serve /metrics, and return what counts an answer: method, route, status and seconds.

    What cannot be counted is not: no reader has anything to do with it.
    """
    is_shared = SHARED_FOLDER in os.environ
    if is_shared:
        counted_files.use()
    own = CollectorRegistry()
    answers = Counter(
        "dashboard_answers", "Answers given", ["method", "route", "status"], registry=own
    )
    taken = Histogram(
        "dashboard_answer_seconds",
        "Time from request to answer",
        ["route"],
        buckets=SECONDS,
        registry=own,
    )

    @server.get("/metrics")
    def metrics() -> Response:
        text = _all_processes() if is_shared else generate_latest(own)
        ours = CollectorRegistry()
        ours.register(ReleaseCollector(site))
        return Response(text + generate_latest(ours), content_type=CONTENT_TYPE_LATEST)

    def observe(method: str, route: str, status: int, seconds: float) -> None:
        if is_shared and not counted_files.has_room():
            return
        try:
            # A method is free text: whoever invents some must not make the counters grow.
            answers.labels(method if method in METHODS else "other", route, str(status)).inc()
            taken.labels(route).observe(seconds)
        except Exception:  # noqa: BLE001 - whatever became of the files, the answer is given
            counted_files.begin_anew()

    return observe


def _all_processes() -> bytes:
    """Return what all processes counted; nothing where somebody clears it away at this moment."""
    registry = CollectorRegistry()
    try:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry)
    except Exception:  # noqa: BLE001 - of the library's own kinds
        return b""
