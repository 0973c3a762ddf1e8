"""The first answer, given before any reader asks, in the process that workers are forked from."""

from flask import Flask

FIRST = "dashboard.first_answer"
PATHS = ("/", "/_dash-layout", "/_dash-dependencies")


def answer_once(server: Flask) -> None:
    """Answer once, so that all workers share what a first answer loads, and none does it again."""
    asker = server.test_client()
    for path in PATHS:
        asker.get(path, environ_overrides={FIRST: True})
