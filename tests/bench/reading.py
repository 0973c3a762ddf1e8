"""Pages that only need to be read, and what is suggested as one types."""

import time
from http.client import HTTPConnection
from urllib.parse import urlencode

from playwright.sync_api import Browser

from tests.bench import pages

PAGES = ("hotspots", "scrutiny", "evidence", "borough/croydon")
READABLE: pages.Waits = {
    "readable": "document.querySelector('main h1') && document.querySelector('footer')"
}
TIMES = 3
TYPED = (
    *("tower hamlets", "barking and dagenham", "fairfield croydon", "king's cross"),
    *("recommendation 5", "homelessness in refuge", "coercive control", "13,600"),
)


def readable_seconds(browser: Browser, address: str) -> float:
    """Return the time until the slowest of the pages stands whole, each from an empty cache."""
    return max(
        pages.cold_moments(browser, f"{address}{path}", waits=READABLE, times=TIMES)[
            "readable"
        ].seconds
        for path in PAGES
    )


def suggestion_times(port: int) -> list[float]:
    """Return milliseconds of each answer to what a reader has typed so far, letter by letter."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    found = []
    for text in TYPED:
        for length in range(2, len(text) + 1):
            asked = urlencode({"q": text[:length]})
            begun = time.perf_counter()
            connection.request("GET", f"/search/suggest.json?{asked}")
            answer = connection.getresponse()
            answer.read()
            found.append((time.perf_counter() - begun) * 1000)
            if answer.status != 200:
                raise RuntimeError(f"{answer.status} for {text[:length]!r}")
    connection.close()
    return found
