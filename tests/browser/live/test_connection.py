"""A lost connection says so and recovers; nothing chosen meanwhile is lost. The page is made up."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pauses import end, hold, wait_until_held

PAGE = """<!doctype html><html lang="en-GB"><head><title>Boroughs</title>
<link rel="stylesheet" href="/assets/live.css"><script src="/assets/connection.js" defer></script>
</head><body><main><h1>Figures</h1></main></body></html>"""
CALLBACK = "/_dash-update-component"
ASK = """path => { window.answer = fetch(path, {method: 'POST', body: '{}'})
  .then(response => response.status); }"""


class Server:
    """Answers callbacks with what the test has set: a status, or None for no answer at all."""

    def __init__(self, page: Page) -> None:
        self.status: int | None = 200
        self.headers: dict[str, str] = {}
        self.asked = 0
        self.marks: list[str | None] = []
        page.route(f"**{CALLBACK}", self._answer)

    def _answer(self, route):
        self.asked += 1
        self.marks.append(route.request.headers.get("x-release"))
        if self.status is None:
            route.abort("connectionrefused")
        else:
            route.fulfill(status=self.status, body="{}", headers=self.headers)


@pytest.fixture
def server(troubled_page, site):
    troubled_page.goto(site.add("/", PAGE))
    return Server(troubled_page)


@pytest.fixture
def held(server, page):  # noqa: ARG001 - its page is open by then
    hold(page)
    return page


def banner(page: Page):
    return page.locator("#connection-status")


@pytest.mark.usefixtures("server")
def test_the_banner_is_there_and_silent_from_the_start(page):
    expect(banner(page)).to_have_role("status")
    expect(banner(page)).to_be_hidden()


@pytest.mark.parametrize("fault", [None, 502, 503, 504])
def test_a_lost_connection_says_so_then_recovers_with_the_same_request(server, held, fault):
    server.status = fault
    held.evaluate(ASK, CALLBACK)
    wait_until_held(held, 300)
    expect(banner(held)).to_have_text("")  # a single failure is not worth a word
    end(held, 300)
    wait_until_held(held, 1000)
    expect(banner(held)).to_contain_text("The connection was lost.")

    server.status = 200
    held.get_by_role("button", name="Try now").click()

    assert held.evaluate("answer") == 200
    expect(banner(held)).to_have_text("Connected again.")
    wait_until_held(held, 1000, 4000)
    end(held, 4000)
    expect(banner(held)).to_be_hidden()


def test_it_is_tried_again_by_itself_less_and_less_often(server, held):
    server.status = 503
    held.evaluate(ASK, CALLBACK)
    for pause in (300, 1000, 2000, 4000, 8000, 15000):
        wait_until_held(held, pause)
        end(held, pause)
    wait_until_held(held, 15000)
    server.status = 200
    end(held, 15000)

    assert held.evaluate("answer") == 200
    assert server.asked == 8
    expect(banner(held)).to_have_text("Connected again.")


def test_a_single_failure_is_mended_without_a_word(server, held):
    held.route(f"**{CALLBACK}", lambda route: route.abort("connectionreset"), times=1)
    held.evaluate(ASK, CALLBACK)
    wait_until_held(held, 300)
    end(held, 300)

    assert held.evaluate("answer") == 200
    assert server.asked == 1  # the second time; the first never arrived
    expect(banner(held)).to_have_text("")


@pytest.mark.parametrize("status", [204, 400, 404, 500])
def test_an_answer_of_the_page_itself_is_passed_on_at_once(server, page, status):
    server.status = status
    page.evaluate(ASK, CALLBACK)

    assert page.evaluate("answer") == status
    assert server.asked == 1
    expect(banner(page)).to_have_text("")


def test_a_busy_server_is_given_the_time_it_asks_for(server, held):
    server.status, server.headers = 429, {"Retry-After": "2"}
    held.evaluate(ASK, CALLBACK)
    wait_until_held(held, 2000)
    assert server.asked == 1

    server.status = 200
    end(held, 2000)
    assert held.evaluate("answer") == 200
    assert server.asked == 2


@pytest.mark.usefixtures("server")
def test_only_callbacks_are_sent_again(page):
    page.route("**/other", lambda route: route.fulfill(status=503))

    page.evaluate(ASK, "/other")

    assert page.evaluate("answer") == 503


def test_a_choice_on_a_release_that_was_replaced_loads_the_page_again(server, page):
    page.evaluate("document.documentElement.setAttribute('data-release', 'made-up')")
    server.status = 409
    with page.expect_navigation():
        page.evaluate(ASK, CALLBACK)

    assert page.evaluate("document.documentElement.getAttribute('data-release')") is None
    assert server.marks == ["made-up"]


def test_what_was_chosen_a_moment_ago_is_in_the_address_that_is_loaded_again(server, page):
    page.evaluate(
        """() => {
          window.dash_clientside = {
            address: { write: () => history.replaceState(null, '', '?borough=ealing') },
          };
        }"""
    )
    server.status = 409
    with page.expect_event("load"):
        page.evaluate(ASK, CALLBACK)

    assert page.evaluate("location.search") == "?borough=ealing"
