"""A browser that fails a test for what a reader would never see: errors and foreign requests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.devices import FAST
from tests.browser.sites import Site, running_site
from tests.browser.walking import walking

# The shell has no window and no profile, and takes less; the whole one does where it is not there.
WHOLE, SHELL = "/usr/bin/chromium", "/usr/bin/chromium-headless-shell"
# A script that comes would be parsed on its way, in another thread, before anybody sees that it was
# compiled for an earlier page: an eighth of what a page with charts takes. Chromium reads the last
# list alone, so those that Playwright leaves out are named again.
LEFT_OUT = (
    *("AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"),
    *("DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades"),
    *("MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding"),
    *("PreconnectToSearch", "ThirdPartyStoragePartitioning"),
    "ScriptStreaming",
    # A page that goes to another address of the site stays what it is to the browser, which is not
    # told again of all that Playwright asked.
    "RenderDocument",
)
OF_SCRIPTS = (
    # Lines of faults that a script catches itself, as Plotly does as it begins, would be found by
    # reading all of it again: Playwright has the browser listen for faults.
    "--no-enable-lazy-source-positions",
    # No page lives for so long that the slowest of its compilers, or several threads that look for
    # garbage, give back what they take.
    *("--no-opt", "--single-threaded-gc"),
    # In megabytes; with less, all of its memory is looked through for garbage on every large page.
    *("--min-semi-space-size=64", "--max-semi-space-size=128", "--initial-old-space-size=512"),
)
# What draws and what fetches are threads of the browser itself, and the process of a page is
# started, not forked from one that waits: a message to a process of their own costs both.
IN_ONE = ("--in-process-gpu", "--enable-features=NetworkServiceInProcess2", "--no-zygote")
PATIENCE = 20_000  # milliseconds: what is not there by then, on a busy machine too, is a failure
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in this folder, so that `-m "not browser"` leaves it out."""
    for item in items:
        if item.nodeid.startswith("tests/browser/"):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the system's Chromium, with everything off that phones home.

    Pages of one reader share a process, so that the site's scripts are compiled once for all.
    """
    return {
        **browser_type_launch_args,
        "executable_path": SHELL if Path(SHELL).exists() else WHOLE,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--process-per-site",
            *IN_ONE,
            f"--disable-features={','.join(LEFT_OUT)}",
            f"--js-flags={' '.join(OF_SCRIPTS)}",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Read the site as most of its readers do."""
    return {**browser_context_args, "locale": "en-GB", "viewport": {"width": 1280, "height": 800}}


@contextmanager
def _problems(page: Page) -> Iterator[list[str]]:
    found: list[str] = []
    heard: dict[Any, Callable[[Any], object]] = {
        "console": lambda message: message.type == "error" and found.append(message.text),
        "pageerror": lambda error: found.append(str(error)),
        "request": lambda request: (
            "//127.0.0.1" in request.url
            or request.url.startswith(("blob:", "data:"))
            or found.append(f"asked {request.url}")
        ),
    }
    for event, note in heard.items():
        page.on(event, note)
    yield found
    for event, note in heard.items():
        page.remove_listener(event, note)


@contextmanager
def window(keeper: Page, device: str) -> Iterator[Page]:
    """Open a page in a window of its own for several tests, and fail as `page` does.

    Opened by the page that stays it begins in its process, and cannot tell who opened it.
    """
    with keeper.expect_popup() as opening:
        keeper.evaluate("() => { window.open('about:blank').opener = null; }")
    page = opening.value
    page.set_default_timeout(PATIENCE)
    page.add_init_script(device)
    with _problems(page) as problems:
        yield page
    page.close()
    assert problems == []
    assert keeper.context.cookies() == [], "the next test would send it"


@pytest.fixture
def troubled_page(page: Page) -> Page:
    """A page on which errors in the console are part of the test."""
    return page


@pytest.fixture
def stated_device() -> str:
    """State the reader's device: a fast one, on which Dash loads by itself."""
    return FAST


@pytest.fixture(scope="session")
def keepers(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Keep a page open for all that are opened in a browser context of some settings.

    They find the site's scripts compiled and its files fetched, in whichever module they are.
    """
    kept: dict[str, Page] = {}

    def give(**settings: Any) -> Page:
        name = repr(sorted(settings.items()))
        if name not in kept:
            kept[name] = browser.new_context(**settings).new_page()
        return kept[name]

    yield give
    for page in kept.values():
        page.context.close()


@pytest.fixture(scope="module")
def keeper(keepers: Callable[..., Page], browser_context_args: dict[str, Any], served: str) -> Page:
    """The page that stays open, on the site, in the browser context that most tests share."""
    page = keepers(**browser_context_args)
    if page.url == "about:blank":
        page.goto(f"{served}health")
    return page


@pytest.fixture(scope="module")
def walked(keeper: Page, browser_context_args: dict[str, Any]) -> Iterator[Callable[[], Page]]:
    """Give the page that tests of a module have one after the other."""
    with walking(keeper.context, browser_context_args) as give:
        yield give


@pytest.fixture(scope="module")
def walked_plainly(
    keepers: Callable[..., Page], browser_context_args: dict[str, Any]
) -> Iterator[Callable[[], Page]]:
    """Give one without scripts, in a browser that has the site's files already."""
    settings = {**browser_context_args, "java_script_enabled": False}
    with walking(keepers(**settings).context, settings) as give:
        yield give


@contextmanager
def _no_problem(page: Page, request: pytest.FixtureRequest) -> Iterator[None]:
    page.set_default_timeout(PATIENCE)
    with _problems(page) as problems:
        yield
    if "troubled_page" in request.fixturenames:  # a test may ask for it as it goes
        problems = [problem for problem in problems if problem.startswith("asked ")]
    assert problems == []


@contextmanager
def _handed_on(page: Page) -> Iterator[None]:
    yield
    page.unroute_all()
    assert page.context.cookies() == [], "the next test would send it"


@pytest.fixture
def plain(walked_plainly: Callable[[], Page], request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a reader without scripts."""
    page = walked_plainly()
    with _no_problem(page, request), _handed_on(page):
        yield page


@pytest.fixture
def page(stated_device: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Fail the test on a console error or on a request to another host.

    The tests of a module have one page, emptied for each (`walking.py`). Those marked `windowed`
    have a window of their own; one that asks for its `context`, or sets the clock of one, has that
    to itself.
    """
    alone = "context" in request.fixturenames
    windowed = request.node.get_closest_marker("windowed")
    if alone:
        page = request.getfixturevalue("context").new_page()
    elif windowed:
        page = request.getfixturevalue("keeper").context.new_page()
    else:
        page = request.getfixturevalue("walked")()
    with (
        _no_problem(page, request),
        nullcontext() if alone else _handed_on(page),
        page.add_init_script(stated_device),
    ):
        yield page
    if windowed:
        page.close()


@pytest.fixture(scope="session")
def _site() -> Iterator[Site]:
    with running_site() as site:
        yield site


@pytest.fixture
def site(_site: Site) -> Site:
    """An empty site of the test's own; started once."""
    _site.pages.clear()
    _site.seen.clear()
    return _site


@pytest.fixture
def host_site() -> Iterator[Site]:
    """A second site, of another origin: what may frame the first one."""
    with running_site() as site:
        yield site


@pytest.fixture
def stub_dash(page: Page) -> Iterator[None]:
    """Stand in for Dash's `set_props`: each page opened notes its calls in `window.calls`."""
    with page.add_init_script(
        """window.calls = [];
        window.dash_clientside = {
          no_update: {no: 'update'},
          set_props: (id, props) => window.calls.push([id, props]),
        };"""
    ):
        yield
