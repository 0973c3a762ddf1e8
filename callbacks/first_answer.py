"""The first answer, given before any reader asks, in the process that workers are forked from."""

from functools import partial
from importlib import import_module

from flask import Flask

from callbacks.address.state import map_indicators
from callbacks.pages.london.page import PANELS, chosen_view
from callbacks.panels.measure_view import MeasureView
from callbacks.server.request_limits import FIRST
from callbacks.server.site import Site

PATHS = ("/", "/_dash-layout", "/_dash-dependencies")
# Plotly looks for it among what is imported whenever it writes an answer. Where the first picture
# was being drawn in another thread it found it half imported, and the answer ended in a fault.
WHOLE_BEFORE_THREADS = "PIL.Image"
# With the library behind it, which takes 19 MB: workers share it where it is there before them.
DRAWS = "callbacks.files.pictures"


def register(server: Flask, *, site: Site) -> None:
    """Say what the first answer is to have ready beside itself."""
    import_module(WHOLE_BEFORE_THREADS)
    server.extensions[FIRST] = partial(cut_newest, site)


def answer_once(server: Flask) -> None:
    """Answer once, so that all workers share what a first answer loads, and none does it again."""
    asker = server.test_client()
    for path in PATHS:
        asker.get(path, environ_overrides={FIRST: True})
    # What the benchmark compares with is started alike and has nothing to prepare.
    prepare = server.extensions.get(FIRST)
    if prepare is not None:
        prepare()


def cut_newest(site: Site) -> None:
    """Draw the London page of each measure, and load what draws pictures, before anybody asks."""
    import_module(DRAWS)
    for indicator in map_indicators(site):
        shown = MeasureView(chosen_view({"indicator": indicator.id}, site=site), site=site)
        for one in PANELS.values():
            one.draw(shown)
