"""The same pages on a phone: 1.6 Mbit/s, 150 ms, a processor four times slower, 390 pixels wide."""

from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

from playwright.sync_api import Browser, CDPSession, Page

from components.ids import Compare, Drill, London
from tests.bench.pages import PATIENCE, WATCH, Sent, settle

SCREEN = {"width": 390, "height": 844}
LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 0.75e6 / 8,
}
PROCESSOR = {"rate": 4}
STILL = 3000  # milliseconds without a touch, in which nothing may load or block
# Each page, and a box on it that Dash would answer; the others have no Dash.
PAGES = {
    "": London.BOROUGH,
    "compare": Compare.PERIOD,
    "indicators/da_offences_rate": Drill.BOROUGH,
    "borough/croydon": "",
    "ward/fairfield-croydon": "",
    "hotspots": "",
}
# The map of the page, and every chart that is not folded, as the server wrote them. A page without
# a map has its charts, or its first table, in place of one.
MAP = "document.querySelector('[data-map] path, .hotspot-frame, .chart-picture text, tbody td')"
CHARTS = (
    f"{MAP} && document.querySelector('footer') && Array.from(document.querySelectorAll('.chart'))"
    ".every((chart) => chart.querySelector('svg text')) && Array.from(document.images)"
    ".every((one) => one.complete || one.loading === 'lazy')"
)
NOTED = """
window.benchBlocked = 0;
window.benchShift = 0;
const note = (type, add) => new PerformanceObserver((list) => list.getEntries().forEach(add))
  .observe({ type, buffered: true });
note('longtask', (one) => { window.benchBlocked += Math.max(0, one.duration - 50); });
note('layout-shift', (one) => { if (!one.hadRecentInput) window.benchShift += one.value; });
"""
LOADS = 3
Figures = dict[str, float]


def phone_figures(browser: Browser, address: str) -> dict[str, Figures]:
    """Return the middle figures of each page by its path, under the names of the budgets."""
    found = {}
    for path, box in PAGES.items():
        loads = [_page_figures(browser, address + path, box) for _ in range(LOADS)]
        found[path] = {name: median(one[name] for one in loads) for name in loads[0]}
    return found


def ask_once(browser: Browser, address: str) -> None:
    """Ask for each page once, so that none is measured as the first of its server."""
    context = browser.new_context()
    for path in PAGES:
        context.request.get(address + path)
    context.close()


def worst(found: dict[str, Figures]) -> Figures:
    """Return the worst figure of any page."""
    names = dict.fromkeys(name for figures in found.values() for name in figures)
    return {name: max(one[name] for one in found.values() if name in one) for name in names}


def table(found: dict[str, Figures]) -> str:
    """Return the figures of each page as Markdown."""
    names = list(worst(found))
    head = ["on a phone's line", *(name.removeprefix("phone_") for name in names)]
    rows = [
        [f"/{path}", *(f"{one[name]:.2f}" if name in one else "–" for name in names)]
        for path, one in found.items()
    ]
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows])


@contextmanager
def phone(browser: Browser) -> Iterator[tuple[Page, CDPSession]]:
    """Open a page on a phone with an empty cache."""
    # The page's policy forbids what Playwright waits with; it changes nothing that is timed.
    context = browser.new_context(
        viewport=SCREEN, has_touch=True, is_mobile=True, device_scale_factor=2, bypass_csp=True
    )
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", PROCESSOR)
    page.add_init_script(
        f"window.benchWaits = {{map: () => ({MAP}), charts: () => ({CHARTS})}};\n{WATCH}\n{NOTED}"
    )
    settle(page)
    try:
        yield page, session
    finally:
        context.close()


def _page_figures(browser: Browser, address: str, box: str) -> Figures:
    with phone(browser) as (page, session):
        sent = Sent(session)
        page.goto(address)
        page.wait_for_function("window.benchSeen.charts > 0", timeout=PATIENCE)
        page.wait_for_timeout(STILL)
        seen = page.evaluate("window.benchSeen")
        now = page.evaluate("performance.now()") / 1000
        found = {
            "phone_map": seen["map"] / 1000,
            "phone_charts": seen["charts"] / 1000,
            "phone_bytes": sent.megabytes(now),
            "phone_blocked": page.evaluate("window.benchBlocked") / 1000,
            "phone_shift": page.evaluate("window.benchShift"),
        }
        return found | ({"phone_choice": _early_choice(page, box)} if box else {})


def _early_choice(page: Page, box: str) -> float:
    """Make a choice before Dash has come; return the seconds until its answer has been drawn."""
    offered = page.eval_on_selector_all(
        f"#{box} option:not([disabled])", "(options) => options.map((one) => one.value)"
    )
    address = page.url
    page.evaluate(
        "document.addEventListener('change', () => { window.benchChosen = performance.now(); },"
        " { capture: true, once: true })"
    )
    page.select_option(f"#{box}", offered[len(offered) // 2])
    page.wait_for_function("(old) => location.href !== old", arg=address, timeout=PATIENCE)
    page.wait_for_timeout(500)
    return float(page.evaluate("window.benchDrawn() - window.benchChosen")) / 1000
