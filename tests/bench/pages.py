"""What a reader's browser sees: when, and after how many bytes."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.browser.devices import FAST

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
    # Playwright has the browser listen for faults. A script that throws and catches some as it
    # begins, as Plotly does, is then read a second time to tell their lines: 3.1 s in place of 1.8
    # on a busy machine. No reader's browser does that; nor this one, which notes lines at once.
    "--js-flags=--no-enable-lazy-source-positions",
    # The maps of the baselines need WebGL; this draws it without a graphics card.
    "--enable-unsafe-swiftshader",
]
WATCH = Path(__file__).with_name("watch.js").read_text(encoding="utf-8")
SCREEN = {"width": 1280, "height": 900}
QUIET = 250
SETTLED = 1000
PATIENCE = 60_000

Waits = Mapping[str, str]
# Dash has taken over, and each chart, as soon as a pointer comes upon it, is drawn by Plotly.
LIVE_PAGE = """document.querySelector('[data-ready]') && !document.getElementById('static-page')
 && Array.from(document.querySelectorAll('.chart')).every((chart) => {
  chart.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }));
  return chart.querySelector('.scatterlayer .trace, .barlayer .trace');
})"""
PRODUCT: Waits = {
    "readable": "document.querySelector('.headlines') && document.querySelector('[data-map] path')"
    " && document.querySelector('.figures-table tbody tr:last-child')",
    "map": "window.boroughMap && document.querySelector('[data-map] path')",
    "charts": "document.querySelector('[data-map] path') && document.querySelector('footer')"
    " && Array.from(document.querySelectorAll('.chart'))"
    ".every((chart) => chart.querySelector('svg text'))",
    "all": f"{LIVE_PAGE} && document.querySelectorAll('.scatterlayer .trace').length > 1",
}
LIVE: Waits = {"all": LIVE_PAGE}
BASELINE: Waits = {
    "map": "document.querySelector('.maplibregl-canvas')"
    " && document.querySelector('.js-plotly-plot')._fullLayout.map._subplot.map.loaded()",
    "all": "document.querySelector('.maplibregl-canvas')"
    " && document.querySelector('.js-plotly-plot')._fullLayout.map._subplot.map.loaded()"
    " && document.querySelector('.barlayer .point')"
    " && document.querySelector('.scatterlayer .trace')",
}


@dataclass(frozen=True)
class Moment:
    """When something was on screen, in seconds, and the MB sent until then, as sent."""

    seconds: float
    megabytes: float


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run a browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def fresh_page(browser: Browser, *, waits: Waits) -> Iterator[Page]:
    """Open a page with an empty cache that notes when each wait holds."""
    # The page's policy forbids what Playwright waits with; it changes nothing that is timed.
    context = browser.new_context(viewport=SCREEN, bypass_csp=True)
    page = context.new_page()
    wanted = ",".join(f"{name}: () => ({held})" for name, held in waits.items())
    # Dash is measured where it loads by itself, however busy the machine is.
    page.add_init_script(FAST)
    page.add_init_script(f"window.benchWaits = {{{wanted}}};\n{WATCH}")
    settle(page)
    try:
        yield page
    finally:
        context.close()


def settle(page: Page) -> None:
    """Wait until a new window is at rest.

    As it opens Chromium loads pages of its own beside what is measured, such as the list under its
    address. A reader's window is open before a page is asked for.
    """
    page.wait_for_timeout(SETTLED)


def cold_moments(browser: Browser, address: str, *, waits: Waits, times: int) -> dict[str, Moment]:
    """Load a page several times with an empty cache.

    Returns:
        By wait, the middle time and the middle number of bytes.
    """
    loads = [_one_load(browser, address, waits=waits) for _ in range(times)]
    return {
        name: Moment(
            median(one[name].seconds for one in loads),
            median(one[name].megabytes for one in loads),
        )
        for name in waits
    }


def _one_load(browser: Browser, address: str, *, waits: Waits) -> dict[str, Moment]:
    with fresh_page(browser, waits=waits) as page:
        sent = Sent(page.context.new_cdp_session(page))
        page.goto(address)
        for name in waits:
            page.wait_for_function(f"window.benchSeen['{name}'] > 0", timeout=PATIENCE)
        page.wait_for_timeout(QUIET)
        seen = page.evaluate("window.benchSeen")
        painted = page.evaluate(
            "performance.getEntriesByName('first-contentful-paint')[0].startTime"
        )
        seen = {name: max(at, painted) for name, at in seen.items()}
        return {name: Moment(at / 1000, sent.megabytes(at / 1000)) for name, at in seen.items()}


class Sent:
    """Counts what the network carried, compressed as it was sent, against the navigation."""

    def __init__(self, session: CDPSession) -> None:
        self._begun: float | None = None
        self._pieces: list[tuple[float, int]] = []
        self._counted: dict[str, int] = {}
        session.on("Network.requestWillBeSent", self._request)
        session.on("Network.dataReceived", self._data)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def megabytes(self, seconds: float) -> float:
        """Return the MB that had arrived at a time since the navigation."""
        end = (self._begun or 0.0) + seconds
        return sum(size for at, size in self._pieces if at <= end) / 1e6

    def _request(self, event: Mapping[str, float]) -> None:
        if self._begun is None:
            self._begun = event["timestamp"]

    def _data(self, event: Mapping[str, float]) -> None:
        size = int(event["encodedDataLength"])
        self._pieces.append((event["timestamp"], size))
        name = str(event["requestId"])
        self._counted[name] = self._counted.get(name, 0) + size

    def _finished(self, event: Mapping[str, float]) -> None:
        # The total holds headers too, and whatever was not reported piece by piece.
        rest = int(event["encodedDataLength"]) - self._counted.pop(str(event["requestId"]), 0)
        self._pieces.append((event["timestamp"], rest))


def choice_times(page: Page, choices: list[Callable[[Page], None]]) -> list[float]:
    """Make choices one after another.

    Returns:
        Milliseconds from each choice until the browser has drawn the last change it made. A choice
        of what is chosen already changes nothing and is left out.
    """
    return [spent for make in choices if (spent := _one_choice(page, make)) > 0]


def _one_choice(page: Page, make: Callable[[Page], None]) -> float:
    page.evaluate(
        "document.addEventListener('change', () => { window.benchChosen = performance.now(); },"
        " { capture: true, once: true })"
    )
    page.evaluate("window.benchChosen = performance.now()")
    make(page)
    page.wait_for_function(
        f"performance.now() - Math.max(window.benchDrawn(), window.benchChosen) > {QUIET}",
        timeout=PATIENCE,
        polling=QUIET // 5,
    )
    return float(page.evaluate("window.benchDrawn() - window.benchChosen"))
