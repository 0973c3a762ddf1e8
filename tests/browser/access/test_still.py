"""axe finds on a page that is held still what it finds on one that is not. Made up."""

import pytest
from playwright.sync_api import Error

from tests.browser.access.remembered import found_at_once
from tests.browser.access.still import (
    AXE,
    LATER,
    Look,
    State,
    prepare,
    violations,
    violations_in,
)
from tests.browser.access.test_axe import COLOURS, SIZES, STRUCTURE

AMISS = """<!doctype html><html lang="en-GB"><head><title>Boroughs</title><style>
button { font: 16px/18px sans-serif; height: 18px; width: 18px; padding: 0; margin: 0 }
.pale { color: #999; background: #fff } div { overflow: auto; height: 9px }</style></head>
<body><main><h1>Figures</h1><p class="pale">Pale</p><img src="data:,">
<button>A</button><button>B</button><div><p>One</p><p>Two</p></div></main></body></html>"""
LOOKS = (
    (STRUCTURE, "earlier", ["image-alt", "scrollable-region-focusable"]),
    (SIZES, "axe", ["target-size"]),
    (COLOURS, "earlier", ["color-contrast"]),
)
# Faults that checks of each kind tell: one of several must hold, each must, or none may.
MANY = """<!doctype html><html lang="en-GB"><head><title>Boroughs</title></head><body><main>
<h1>Figures</h1><ul><p>One</p></ul><dl><p>Two</p></dl><div role="checkbox">Three</div>
<a href="/a"></a><table><tr><th id="a">Four</th></tr><tr><td headers="b">Five</td></tr></table>
<p id="six">Six</p><button aria-hidden="true">Seven</button><input id="eight"><i role="row">Nine</i>
<span lang="nowhere">Ten</span></main></body></html>"""
PLAIN = """rules => {
  const untouched = window.axe;
  window.axe = window.kept;
  return untouched.run('html', rules).then(found => found.violations);
}"""


def by_itself(page, by, rules):
    """What an axe finds to which nothing was done."""
    page.evaluate("() => { window.kept = window.axe; }")
    page.evaluate({"earlier": AXE, "axe": LATER}[by])
    return page.evaluate(PLAIN, rules)


@pytest.fixture
def amiss(page):
    page.set_content(AMISS)
    prepare(page)
    return page


@pytest.mark.parametrize(("rules", "by", "ids"), LOOKS)
def test_it_finds_what_axe_finds_by_itself(amiss, rules, by, ids):
    held = violations(amiss, Look(rules, by=by))
    plain = by_itself(amiss, by, rules)

    assert [rule for rule, _, _ in held] == ids
    assert [[rule, why] for rule, _, why in held] == told(plain)


def told(plain):
    return [[one["id"], one["nodes"][0]["failureSummary"][:200]] for one in plain]


def test_it_finds_what_axe_finds_by_checks_of_each_kind(page):
    page.set_content(MANY)
    prepare(page)
    held = violations(page, Look(STRUCTURE))
    plain = by_itself(page, "earlier", STRUCTURE)

    assert len(held) > 8
    assert [[rule, why] for rule, _, why in held] == told(plain)
    assert [html for _, html, _ in held] == [one["nodes"][0]["html"][:160] for one in plain]


@pytest.mark.parametrize("by", ["earlier", "axe"])
def test_a_rule_that_cannot_be_followed_is_no_rule_kept(amiss, by):
    amiss.evaluate(
        """by => {
          const check = window[by]._audit.checks['color-contrast'];
          check.evaluate = () => { throw new Error('Made up'); };
        }""",
        by,
    )

    with pytest.raises(Error, match="Made up"):
        violations(amiss, Look(COLOURS, by=by))


def test_the_next_look_is_at_the_page_as_it_is_by_then(amiss):
    assert violations(amiss, Look(COLOURS))
    amiss.evaluate("document.querySelector('.pale').style.color = '#333'")
    assert violations(amiss, Look(COLOURS)) == []

    amiss.evaluate("document.querySelector('.pale').style.color = '#999'")
    assert violations(amiss, Look(COLOURS))


def test_what_is_asked_after_a_look_is_answered_by_the_page(amiss):
    violations(amiss, *(Look(rules, by=by) for rules, by, _ in LOOKS))
    wide = amiss.evaluate(
        """() => {
          const [one] = document.querySelectorAll('button');
          one.style.width = '50px';
          return [one.clientWidth, getComputedStyle(one).getPropertyValue('width'),
            one.getBoundingClientRect().width];
        }"""
    )

    assert wide == [46, "50px", 50]


# Opened it is pale, but for a reader who waits.
SLOWLY = """<style>summary { color: #333; transition: color 60s } [open] > summary { color: #999 }
</style><details><summary>More</summary><p>Words</p></details>"""


def test_each_state_is_looked_at_in_the_colours_that_it_comes_to(page):
    page.set_content(AMISS.replace('<p class="pale">Pale</p>', SLOWLY))
    prepare(page)
    states = [State(str(one), {"details": one}, (Look(COLOURS),)) for one in (False, True, False)]

    assert [told[:2] for told in violations_in(page, *states)] == [["True", "color-contrast"]]


# Changes the page under each of so many looks, and makes it right under the last.
UNDER_WAY = """times => {
  const run = window.earlier.run;
  const pale = document.querySelector('.pale');
  let looks = 0;
  window.earlier.run = (...given) => {
    looks += 1;
    if (looks <= times) pale.title = looks;
    if (looks === times) pale.style.color = '#333';
    return run(...given);
  };
}"""


def test_a_look_under_which_the_page_changed_is_taken_anew(amiss):
    amiss.evaluate(UNDER_WAY, 2)

    assert violations(amiss, Look(COLOURS)) == []


def test_a_page_that_never_rests_is_refused(amiss):
    amiss.evaluate(UNDER_WAY, 100)

    with pytest.raises(Error, match="The page does not stand still: <p class="):
        violations(amiss, Look(COLOURS))


# Rules that are about other elements by their selector in a browser than by axe.
ELSEWHERE = """() => {
  const {utils, _audit: {rules}} = window.earlier;
  window.earlier.setup();
  const found = rules.filter(({selector}) => {
    const picked = utils.querySelectorAll(window.earlier._tree, selector);
    const told = [...document.querySelectorAll(selector)];
    return picked.length !== told.length || told.some((one, n) => one !== picked[n].actualNode);
  });
  window.earlier.teardown();
  return [rules.length, found.map(({id}) => id)];
}"""


def test_a_browser_follows_the_selector_of_each_rule_as_axe_does(amiss):
    rules, elsewhere = amiss.evaluate(ELSEWHERE)

    assert rules > 80
    assert elsewhere == []


DRAWING = '<svg width="200" height="50"><text y="20" fill="#ccc" color="#ccc">Pale</text></svg>'
BOX = '<select size="2" aria-label="Places"><option class="pale">Barnet</option></select>'


@pytest.mark.parametrize("part", [DRAWING, BOX], ids=["drawing", "box"])
def test_of_the_colours_inside_a_drawing_or_a_box_axe_never_tells(page, part):
    page.set_content(AMISS.replace('<p class="pale">Pale</p>', part))
    prepare(page)

    assert by_itself(page, "earlier", COLOURS) == []


def test_an_axe_that_keeps_its_answers_in_another_way_is_refused():
    assert found_at_once(LATER).count("let last = 0, all = new Map();") == 2
    assert "computedStyle_" not in found_at_once(LATER)
    with pytest.raises(ValueError, match="return"):
        found_at_once(found_at_once(LATER))
