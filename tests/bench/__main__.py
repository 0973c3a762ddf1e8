"""Measure everything and print it: `python -m tests.bench [runs]`."""

import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import cycle, islice, product
from typing import Any

from playwright.sync_api import Browser, Page

from components.ids import Compare, Drill, Justice, London
from tests.bench import baseline_data, callbacks, pages, phone, reading, report, servers
from tests.bench.offline import rebuild

LOADS, CHOICES, OTHER_CHOICES, ANSWERS = 5, 40, 12, 120
REQUESTS = {"product": 8000, "plain": 400}
PAGE, FIGURE = f"{London.MAP}.children", f"{Compare.PANEL}.children"
COMPARED = (Compare.INDICATOR, Compare.PERIOD)
OTHERS = {
    "compare": (*COMPARED, Compare.ORDER),
    "compare?view=funnel": COMPARED,
    "compare?view=change": COMPARED,
    "compare?view=trends": COMPARED,
    "compare?view=table": COMPARED,
    "indicators/da_offences_rate": (Drill.BOROUGH, Drill.PERIOD, Drill.ORDER),
    "justice": (Justice.INDICATOR, Justice.BOROUGH),
}
Choice = Callable[[Page], None]
Figures = dict[str, float]


def main(runs: int) -> int:
    """Measure `runs` times; return 1 where a budget was missed."""
    found: list[dict[str, Figures]] = []
    for number in range(1, runs + 1):
        figures, on_phone = measure()
        found.append(figures)
        text = f"{report.table(found)}\n\n{phone.table(on_phone)}\n\n{report.machine()}"
        say(f"\nRun {number} of {runs}\n\n{text}")
        report.keep(text)
    return int(bool(report.missed(found)))


def measure() -> tuple[dict[str, Figures], dict[str, Figures]]:
    """Return the figures of each target by the name of the budget, and of each page on a phone."""
    with pages.chromium() as browser:
        on_phone = phone_pages(browser)
        ours, plain = product_figures(browser), plain_figures(browser)
        streamlit = streamlit_figures(browser)
    ours["throughput_ratio"] = ours["throughput"] / plain["throughput"]
    ours |= rebuild() | phone.worst(on_phone)
    return {"product": ours, "plain": plain, "streamlit": streamlit}, on_phone


def phone_pages(browser: Browser) -> dict[str, Figures]:
    """Measure pages of the dashboard on a phone's line, each asked for once before."""
    say("dashboard: pages on a phone's line")
    with servers.product() as server:
        phone.ask_once(browser, server.address)
        return phone.phone_figures(browser, server.address)


def product_figures(browser: Browser) -> Figures:
    """Measure the dashboard."""
    say("dashboard: start, memory")
    with servers.product(workers=3) as server:
        found = {"start": server.started}
        for _ in range(LOADS):
            first_moments(browser, server.address, waits=pages.PRODUCT, times=1)
        found["memory"] = server.memory()
    with servers.product() as server:
        say("dashboard: loads and choices in the browser")
        first_moments(browser, server.address, waits=pages.PRODUCT, times=1)
        found |= first_moments(browser, server.address, waits=pages.PRODUCT, times=LOADS)
        with pages.fresh_page(browser, waits=pages.PRODUCT) as page:
            page.goto(server.address)
            page.wait_for_function("window.benchSeen.all > 0", timeout=pages.PATIENCE)
            found["choice_p95"] = p95(pages.choice_times(page, product_choices()))
        say("dashboard: choices on other pages")
        found["other_choice_p95"] = p95(other_choice_times(browser, server.address))
        say("dashboard: pages to read, suggestions")
        found["pages_readable"] = reading.readable_seconds(browser, server.address)
        found["search_p95"] = p95(reading.suggestion_times(server.port))
        say("dashboard: callbacks on the server")
        found |= callback_figures(server.port, FIGURE, compared_views(), target="product")
        page = callback_figures(server.port, PAGE, product_views(), target="product")
        return found | {f"page_{name}": value for name, value in page.items()}


def plain_figures(browser: Browser) -> Figures:
    """Measure the plain Dash baseline."""
    say("plain Dash")
    with servers.plain_dash() as server:
        found = {"start": server.started}
        found |= first_moments(browser, server.address, waits=pages.BASELINE, times=LOADS)
        found["memory"] = server.memory()
        with pages.fresh_page(browser, waits=pages.BASELINE) as page:
            page.goto(server.address)
            page.wait_for_function("window.benchSeen.all > 0", timeout=pages.PATIENCE)
            found["choice_p95"] = p95(pages.choice_times(page, plain_choices()))
        views = [
            {"indicator": indicator, "borough": code}
            for indicator, code in product(baseline_data.INDICATORS, baseline_data.names())
        ]
        return found | callback_figures(server.port, "trend.figure", views, target="plain")


def streamlit_figures(browser: Browser) -> Figures:
    """Measure the Streamlit baseline. It has no callback that could be asked by itself."""
    say("Streamlit")
    with servers.streamlit() as server:
        found = {"start": server.started}
        found |= first_moments(browser, server.address, waits=pages.BASELINE, times=LOADS)
        with pages.fresh_page(browser, waits=pages.BASELINE) as page:
            page.goto(server.address)
            page.wait_for_function("window.benchSeen.all > 0", timeout=pages.PATIENCE)
            page.wait_for_timeout(1000)
            found["choice_p95"] = p95(pages.choice_times(page, streamlit_choices()))
        return found


def first_moments(browser: Browser, address: str, *, waits: pages.Waits, times: int) -> Figures:
    """Return the moments of loading under the names of the budgets."""
    seen = pages.cold_moments(browser, address, waits=waits, times=times)
    found = {
        "map_time": seen["map"].seconds,
        "map_bytes": seen["map"].megabytes,
        "all_time": seen["all"].seconds,
        "all_bytes": seen["all"].megabytes,
    }
    # A baseline draws no chart before its scripts.
    charts = seen.get("charts", seen["all"])
    found |= {"charts_time": charts.seconds, "charts_bytes": charts.megabytes}
    if "readable" in seen:
        found["readable"] = seen["readable"].seconds * 1000
        found["readable_bytes"] = seen["readable"].megabytes
    return found


def callback_figures(
    port: int, output: str, views: Sequence[Mapping[str, Any]], *, target: str
) -> Figures:
    """Ask one figure callback for views it has not seen, then for the same again, then at once."""
    callback = callbacks.dependency(port, output)
    bodies = [callbacks.body(callback, view) for view in islice(cycle(views), ANSWERS)]
    callbacks.answer_times(port, bodies[:4])
    found = {"figure_p95": p95(callbacks.answer_times(port, bodies[4:]))}
    # Three times, so that every worker has seen them.
    for _ in range(3):
        again = callbacks.answer_times(port, bodies)
    found["figure_cached_p95"] = p95(again)
    found["throughput"] = callbacks.throughput(port, bodies, total=REQUESTS[target])
    return found


def product_views() -> list[dict[str, str]]:
    """Return views of the London page, each another borough or measure than the last."""
    slugs = [name.lower().replace(" ", "-") for name in baseline_data.names().values()]
    return [
        {
            London.INDICATOR: indicator,
            London.PERIOD_TYPE: "rolling_12",
            London.PERIOD: period,
            London.BOROUGH: slug,
            London.ORDER: "name",
        }
        for period, slug, indicator in product(
            baseline_data.periods()[:8], slugs, baseline_data.INDICATORS
        )
    ]


def other_choice_times(browser: Browser, address: str) -> list[float]:
    """Return the times of choices on other pages and in other views than the first."""
    found = []
    for path, boxes in OTHERS.items():
        with pages.fresh_page(browser, waits=pages.LIVE) as page:
            page.goto(address + path)
            page.wait_for_function("window.benchSeen.all > 0", timeout=pages.PATIENCE)
            found += pages.choice_times(page, _turns(*boxes, times=OTHER_CHOICES))
    return found


def compared_views() -> list[dict[str, Any]]:
    """Return views of the one figure of /compare, each another borough or measure than the last."""
    boxes = {
        London.INDICATOR: Compare.INDICATOR,
        London.PERIOD_TYPE: Compare.PERIOD_TYPE,
        London.PERIOD: Compare.PERIOD,
        London.ORDER: Compare.ORDER,
    }
    return [
        {box: view[own] for own, box in boxes.items()}
        | {Compare.BOROUGHS: [view[London.BOROUGH]], Compare.VIEW: "spread", Compare.GROUP: []}
        for view in product_views()
    ]


def product_choices() -> list[Choice]:
    """Return choices of a borough, a period and a measure in turn."""
    return _turns(London.BOROUGH, London.PERIOD, London.BOROUGH, London.INDICATOR)


def plain_choices() -> list[Choice]:
    """Return the same choices on the plain page."""
    return _turns("borough", "period", "borough", "indicator")


def _turns(*boxes: str, times: int = CHOICES) -> list[Choice]:
    def choose(element: str, step: int) -> Choice:
        def make(page: Page) -> None:
            offered = page.eval_on_selector_all(
                f"#{element} option:not([disabled])", "(options) => options.map((one) => one.value)"
            )
            # Some boxes stand behind one press.
            page.eval_on_selector(
                f"#{element}", "(box) => box.closest('details')?.setAttribute('open', '')"
            )
            page.select_option(f"#{element}", offered[(step * 7 + 1) % len(offered)])

        return make

    return [choose(element, step) for step, element in islice(enumerate(cycle(boxes)), times)]


def streamlit_choices() -> list[Choice]:
    """Return choices on the Streamlit page; its boxes are not select elements."""

    def choose(box: int, step: int) -> Choice:
        def make(page: Page) -> None:
            page.locator('[data-testid="stSelectbox"] input').nth(box).click()
            option = page.locator('[role="option"]').nth(step % 3)
            option.wait_for()
            page.evaluate("window.benchChosen = performance.now()")
            option.click()

        return make

    return [choose(box, step) for step, box in islice(enumerate(cycle((2, 1, 2, 0))), CHOICES // 2)]


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 of 100 do not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def say(words: str) -> None:
    """Print at once, so that a long run shows where it is."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
