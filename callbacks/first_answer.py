"""The first answer, given before any reader asks, in the process that workers are forked from.

What only later answers need is got ready once the first can be given: that is done by `get_ready`.
"""

from functools import partial
from importlib import import_module

from flask import Flask

from callbacks.address.state import map_indicators
from callbacks.pages.london.page import PANELS, chosen_view
from callbacks.panels.measure_view import MeasureView
from callbacks.panels.peer_choices import peers_of
from callbacks.server.request_limits import FIRST
from callbacks.server.site import Site
from components.pages.hotspots import document
from data.model import Level

PATHS = ("/", "/_dash-layout", "/_dash-dependencies")
# Plotly looks for it among what is imported whenever it writes an answer. Where the first picture
# was being drawn in another thread it found it half imported, and the answer ended in a fault.
WHOLE_BEFORE_THREADS = "PIL.Image"
# With the libraries behind them, which take 19 and 9 MB: workers share them where they are there
# before them.
DRAW = ("callbacks.files.pictures", document.DRAWS)


def register(server: Flask, *, site: Site) -> None:
    """Say what the first answer is to have ready beside itself."""
    import_module(WHOLE_BEFORE_THREADS)
    server.extensions[FIRST] = partial(cut_newest, site)


def answer_once(server: Flask, *, host: str) -> None:
    """Answer once, so that all workers share what a first answer loads, and none does it again.

    Args:
        server: Of the app.
        host: By which the first reader may ask: the page is kept for who asks by the same one; for
            everybody where `PUBLIC_URL` is set.
    """
    asker = server.test_client()
    for path in PATHS:
        asker.get(path, base_url=f"http://{host}", environ_overrides={FIRST: True})


def get_ready(server: Flask) -> None:
    """Draw the London page of each measure, and load what draws pictures and ward maps."""
    server.extensions[FIRST]()


def cut_newest(site: Site) -> None:
    """Draw the London page of each measure, and load what draws pictures, before anybody asks.

    The peers of each borough are found as well.
    """
    for name in DRAW:
        import_module(name)
    for slug in site.repository.areas(Level.BOROUGH)["slug"]:
        peers_of(site, slug)
    for indicator in map_indicators(site):
        shown = MeasureView(chosen_view({"indicator": indicator.id}, site=site), site=site)
        for one in PANELS.values():
            one.draw(shown)
