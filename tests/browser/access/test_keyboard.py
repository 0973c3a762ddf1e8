"""Every control of every page by Tab alone: reached, seen, never under the exit, and left again."""

import pytest
from playwright.sync_api import expect

from components.ids import Hotspots
from tests import surface
from tests.browser.access.tabs import press_tab
from tests.browser.settled import open_all, open_settled

MAP = f"#{Hotspots.FRAME}"
SPARE = 5  # a group of radio buttons without a choice may take two
IN_FRAMES = 30  # stops that the documents inside a page's frames may have together
# What a keyboard can stand on, in the sense of HTML; of a group of radio buttons, one.
WATCH = """() => {
  const able = 'a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex]';
  const groups = new Set();
  const name = one => `${one.tagName} ${one.id} ${one.textContent.trim().slice(0, 40)}`;
  // On a narrow screen a part of the header stays: what has no box of its own stays nowhere.
  const bar = [...document.querySelectorAll('.exit-bar, .top-bar')].find(one => one.offsetHeight);
  const sticks = bar && getComputedStyle(bar).position === 'sticky';
  const wanted = [...document.querySelectorAll(able)].filter(one => {
    if (one.tabIndex < 0 || one.disabled || one.type === 'hidden') return false;
    if (!one.checkVisibility({visibilityProperty: true})) return false;
    if (one.type !== 'radio') return true;
    const checked = document.querySelector(
      `input[type=radio][name="${CSS.escape(one.name)}"]:checked`);
    if (checked ? checked !== one : groups.has(one.name)) return false;
    groups.add(one.name);
    return true;
  });
  const reached = new Set();
  const unseen = [];
  function look(one) {
    if (one.tagName === 'IFRAME') return;
    const box = one.getBoundingClientRect();
    if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
      unseen.push('out of sight: ' + name(one));
    const exit = bar?.getBoundingClientRect();
    // Skip links lie over the bar. Of what is taller than the window a part is always in sight.
    const hidden = box.height < innerHeight / 2 ? box.top : box.bottom;
    if (sticks && !bar.contains(one) && !one.closest('.skip') && hidden < exit.bottom - 1)
      unseen.push('under the exit: ' + name(one));
  }
  document.addEventListener('focusin', event => {
    const here = event.target;
    reached.add(here);
    look(here);
    const style = getComputedStyle(here);
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    if (!ring && style.boxShadow === 'none' && !('map' in here.dataset)
      && here.tagName !== 'IFRAME') unseen.push('no ring: ' + name(here));
  });
  // Into a frame the focus goes without a word to the page around it.
  window.addEventListener('blur', () => {
    if (document.activeElement.tagName === 'IFRAME') reached.add(document.activeElement);
  });
  const told = one => `${name(one)}${one.isConnected ? '' : ' (no longer there)'}`;
  window.outcome = () => ({
    missed: wanted.filter(one => !reached.has(one)).map(told),
    further: [...reached].filter(one => !wanted.includes(one)).map(told),
    unseen,
  });
  return wanted.length;
}"""


@pytest.fixture(scope="module")
def browser_context_args(browser_context_args):
    """As for readers who asked for less motion: what has the focus is in sight at once."""
    return {**browser_context_args, "reduced_motion": "reduce"}


# All wards of London are 1,400 stops; those of one borough have the same controls.
PATHS = [one if one != "hotspots" else "hotspots?borough=barnet" for one in surface.views()]


@pytest.mark.parametrize("path", PATHS)
def test_every_control_is_reached_by_tab_seen_and_left(troubled_page, served, path):
    page = troubled_page
    page.set_viewport_size({"width": 1280, "height": 700})
    open_settled(page, served + path)
    open_all(page)
    if path.startswith("hotspots"):
        expect(page.frame_locator(MAP).locator("path.ward").first).to_be_attached()
        page.frames[1].wait_for_load_state()

    wanted = page.evaluate(WATCH)
    press_tab(page, wanted)
    spare = SPARE + (IN_FRAMES if len(page.frames) > 1 else 0)
    more = 0
    while page.evaluate("document.activeElement !== document.body") and more < spare:
        page.keyboard.press("Tab")
        more += 1

    outcome = page.evaluate("outcome()")
    assert {**outcome, "further": []} == {"missed": [], "unseen": [], "further": []}
    assert len(outcome["further"]) <= SPARE, outcome["further"]
    assert page.evaluate("document.activeElement === document.body"), "a trap"
