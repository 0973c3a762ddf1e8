"""A reader with a task: what they do, how often, and where the answer stands when they are done."""

import math
import sys
from contextlib import ExitStack
from dataclasses import dataclass

from playwright.sync_api import expect

from tests.browser.conftest import window as opened_window
from tests.browser.devices import FAST
from tests.browser.settled import PATIENCE, open_settled

LAPTOP, PHONE = (1366, 768), (390, 844)
# Most actions, and within how many screens all that is pressed and the answer lie.
LIMITS = {LAPTOP: (2, 1), PHONE: (3, 2)}
LINE, WHOLE = 24, 10_000  # pixels that have to be in sight: of an answer without words, of others
# Where words stand, or the beginning of a part where none are named; {} where nothing is drawn.
WORDS_AT = """(part, [words, line]) => {
  const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT), places = [];
  let all = '';
  while (words && texts.nextNode()) {
    for (let at = 0; at < texts.currentNode.length; at += 1) {
      const sign = texts.currentNode.data[at].replace(/\\s/, ' ');
      if (sign === ' ' && all.endsWith(' ')) continue;
      places.push([texts.currentNode, at]);
      all += sign;
    }
  }
  const range = document.createRange();
  const first = words ? all.toLowerCase().indexOf(words.toLowerCase()) : -1;
  if (first >= 0) {
    range.setStart(...places[first]);
    const [node, at] = places[first + words.length - 1];
    range.setEnd(node, at + 1);
  }
  const box = (first >= 0 ? range : part).getBoundingClientRect();
  if (!box.height && !box.width) return {};
  return {top: box.top, foot: Math.min(box.bottom, box.top + line), left: box.left};
}"""
# Where each of several parts stands, all asked at once; {} for what cannot be seen.
PLACES = f"""(parts, line) => parts.map(part => {{
  const box = part.getBoundingClientRect();
  const seen = part.checkVisibility({{visibilityProperty: true}}) && box.width && box.height;
  return seen ? ({WORDS_AT})(part, ['', line]) : {{}};
}})"""
# A browser goes to what an address names once it has drawn: true after frames in which nothing
# has moved, a quarter of a second of them.
STILL = """() => {
  const now = [scrollY, document.documentElement.scrollHeight, innerHeight].join();
  window.standsStill = window.stoodAt === now ? (window.standsStill || 0) + 1 : 0;
  window.stoodAt = now;
  return document.readyState === 'complete' && window.standsStill >= 15;
}"""


class Starts(ExitStack):
    """Pages on which several readers search: opened once in a window of each size, and kept."""

    def __init__(self, keeper):
        super().__init__()
        self._keeper, self._pages = keeper, {}

    def at(self, address, window):
        """Return the page of an address in such a window.

        Where a search would lead is asked for, and the page stays: an answer without content.
        """
        if (address, window) not in self._pages:
            page = self.enter_context(opened_window(self._keeper, FAST))
            page.set_viewport_size({"width": window[0], "height": window[1]})
            open_settled(page, address)
            page.route("**/search?*", lambda route: route.fulfill(status=204))
            self._pages[address, window] = page
        return self._pages[address, window]


@dataclass(frozen=True)
class Task:
    """A question of a reader.

    `start` is where they are; `steps` what they do, as pairs of a deed of `Reader` and what it is
    done to, `on_phone` where that is another way there; `answer` is a selector and words of what
    they were looking for.
    """

    name: str
    start: str
    steps: tuple[tuple[str, str], ...]
    answer: tuple[str, str]
    on_phone: tuple[tuple[str, str], ...] = ()


class Reader:
    """Does what a task says in a window of one size, and counts. A deed is one action or two.

    What is pressed has to be in sight; where it is not the reader scrolls to it, and `screens`
    counts how far: the first, and each further one that was scrolled on the way.
    """

    def __init__(self, page, served, window, starts):
        self.page = self.own = page
        self.served, self.window, self.starts = served, window, starts
        self.screens = 1
        width, height = window
        page.set_viewport_size({"width": width, "height": height})

    def do(self, task):
        """Do a task, write a line of the table, and return it where anything was too much."""
        address = f"{self.served}{task.start}"
        steps = (self.window == PHONE and task.on_phone) or task.steps
        if [deed for deed, _ in steps[:1]] == ["search"]:
            self.page = self.starts.at(address, self.window)
        else:
            open_settled(self.own, address)
        actions = sum(getattr(self, deed)(what) for deed, what in steps)
        self._settle()
        selector, words = task.answer
        found = self.page.locator(selector).filter(has_text=words).first
        expect(found).to_be_visible(timeout=PATIENCE)
        self.page.wait_for_function(STILL, polling="raf")
        place = self._scroll_to(found, words, WHOLE if words else LINE)
        most, screens = LIMITS[self.window]
        done = "; ".join(f"{deed} {what}" for deed, what in steps) or "nothing"
        told = (
            f"{task.name}, {self.window[0]} px: {actions} actions, {self.screens} screens, answer "
            f"at {place:.0f} ({done})"
        )
        sys.stdout.write(f"{told}\n")
        return "" if actions <= most and self.screens <= screens else told

    def search(self, words):
        """Type into the search box and press Enter; a phone has a button to a page of its own."""
        actions = 1
        box = self.page.locator("#site-search")
        if not box.is_visible():
            button = self.page.locator(".site-header").get_by_role("button", name="Search")
            self.page = self.starts.at(self._led_by(button.click), self.window)
            box, actions = self.page.locator("#search-page"), 2
        box.fill(words)
        address, self.page = self._led_by(lambda: box.press("Enter")), self.own
        self.page.goto(address)
        self.page.wait_for_url("**/search?*")
        return actions

    def follow(self, name):
        """Press a link."""
        self._seen(self.page.locator("main, .site-header").get_by_role("link", name=name)).click()
        return 1

    def open(self, name):
        """Open a group of the menu."""
        self._seen(self.page.locator(".site-header summary").filter(has_text=name)).click()
        return 1

    def choose(self, option):
        """Choose from a box: its label, a colon, the option."""
        label, value = option.split(": ", 1)
        self._seen(self.page.get_by_label(label, exact=True)).select_option(value)
        self.page.wait_for_url(f"**={value.lower()}*", timeout=PATIENCE)
        return 1

    def press(self, name):
        """Press a button."""
        self._seen(self.page.get_by_role("button", name=name)).click()
        return 1

    def _led_by(self, press):
        """Return where a page that is kept would have led."""
        with self.page.expect_request(lambda one: one.is_navigation_request()) as asked:
            press()
        return asked.value.url

    def _seen(self, found):
        """Return the first that is in sight, else the first once it was scrolled to."""
        expect(found.first).to_be_attached(timeout=PATIENCE)
        places = found.evaluate_all(PLACES, WHOLE)
        shown = [at for at, place in enumerate(places) if place] or [0]
        in_sight = [at for at in shown if places[at] and not self._screens_to(places[at])]
        chosen = found.nth((in_sight or shown)[0])
        self._scroll_to(chosen)
        return chosen

    def _scroll_to(self, found, words="", part=WHOLE):
        """Scroll as far as it takes, count the screens, and return where it was in the window."""
        place = self._place(found, words, part)
        if further := self._screens_to(place):
            self.screens += further
            self.page.evaluate("y => scrollBy(0, y)", place["foot"] - self.window[1] / 2)
        return place["top"]

    def _screens_to(self, place):
        width, height = self.window
        if not 0 <= place["left"] < width:
            return math.inf  # nobody looks for it beside the window
        below = place["foot"] - height
        return math.ceil(max(below, -place["top"], 0) / height)

    def _place(self, found, words="", part=WHOLE):
        """Return where it is in the window; a part that is drawn anew has no place for a moment."""
        while not (place := found.evaluate(WORDS_AT, [words, part])):
            self.page.wait_for_timeout(100)
        return place

    def _settle(self):
        self.page.wait_for_load_state()
        if self.page.locator("#react-entry-point").count():
            expect(self.page.locator("#static-page")).to_have_count(0, timeout=PATIENCE)
