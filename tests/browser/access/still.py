"""axe on a page that stands still: what it asks of one element again and again is answered once.

For each text axe asks each element around it how far it scrolls and how it is styled, for which a
browser has the page styled and laid out, or looks whether it is. While a page stands still the
answer is the same. A look during which something changed is taken anew, and one that finds no
rest fails.
"""

from pathlib import Path
from typing import Any, NamedTuple

import axe_core_python
import axe_playwright_python
from playwright.sync_api import Page

from tests.browser.access.remembered import found_at_once

AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
KEPT = "() => { window.earlier = window.axe; }"
# A later axe, which knows the size of what is pressed. Two may be in one page.
LATER = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
EARLIER_AT_ONCE, LATER_AT_ONCE = found_at_once(AXE), found_at_once(LATER)
STILL = """() => {
  const places = [];
  const remember = (owner, name, part) => {
    const own = Object.getOwnPropertyDescriptor(owner, name);
    const ask = own[part];
    const known = new Map();
    const answer = function () {
      if (!known.has(this)) known.set(this, ask.call(this));
      return known.get(this);
    };
    places.push({
      begin: () => Object.defineProperty(owner, name, {...own, [part]: answer}),
      end: () => { Object.defineProperty(owner, name, own); known.clear(); },
    });
  };
  ['scrollLeft', 'scrollTop', 'scrollWidth', 'scrollHeight', 'clientWidth', 'clientHeight'].forEach(
    name => remember(Element.prototype, name, 'get'));
  ['getBoundingClientRect', 'getClientRects'].forEach(
    name => remember(Element.prototype, name, 'value'));
  const [styleOf, style] = [window.getComputedStyle, CSSStyleDeclaration.prototype];
  const valueOf = style.getPropertyValue;
  const styles = new Map();
  const values = new Map();
  places.push({
    begin: () => {
      window.getComputedStyle = (one, part) => {
        if (part) return styleOf.call(window, one, part);
        if (!styles.has(one)) {
          styles.set(one, styleOf.call(window, one));
          values.set(styles.get(one), new Map());
        }
        return styles.get(one);
      };
      style.getPropertyValue = function (name) {
        const known = values.get(this);
        if (!known) return valueOf.call(this, name); // what stands in an attribute, or in a sheet
        if (!known.has(name)) known.set(name, valueOf.call(this, name));
        return known.get(name);
      };
    },
    end: () => {
      [window.getComputedStyle, style.getPropertyValue] = [styleOf, valueOf];
      styles.clear();
      values.clear();
    },
  });
  const look = async work => {
    const changes = [];
    const watch = new MutationObserver(list => changes.push(...list));
    watch.observe(document,
      {subtree: true, childList: true, attributes: true, characterData: true});
    places.forEach(one => one.begin());
    try {
      return [await work(), changes];
    } finally {
      places.forEach(one => one.end());
      changes.push(...watch.takeRecords());
      watch.disconnect();
    }
  };
  // A chart may still take the width of another window: then the look is taken once more.
  window.still = async work => {
    let changed;
    for (let times = 0; times < 5; times += 1) {
      const [found, changes] = await look(work);
      if (!changes.length) return found;
      changed = changes[0].target.outerHTML || changes[0].target.data;
    }
    throw new Error('The page does not stand still: ' + changed.slice(0, 160));
  };
  // What rules are about is named by selectors, which a browser follows faster than axe does.
  const {utils, _audit: {rules}} = window.earlier;
  const selectors = new Set(rules.map(rule => rule.selector));
  const taken = selector => {
    let nodes;
    return {selector, get result() {
      nodes ||= Array.from(document.querySelectorAll(selector), one => utils.getNodeFromTree(one));
      return nodes;
    }};
  };
  let known;
  Object.defineProperty(window.earlier, '_selectCache', {
    get: () => known,
    set: given => {
      known = given;
      if (given && window.whole) selectors.forEach(one => given.push(taken(one)));
    },
  });
  const amiss = ({any, all, none}) => !any || [...any, ...all].some(({result}) => result === false)
    || none.some(({result}) => result === true);
  new Set([window.earlier, window.axe]).forEach(one => {  // one alone where no later is asked
    // Without the markup of all that it looks at; that of a violation is written below.
    one.configure({noHtml: true});
    // What no check found fault with is no violation: it is not told in words either.
    const after = one._audit.after;
    one._audit.after = function (...given) {
      const rules = after.apply(this, given);
      rules.forEach(rule => { rule.nodes = rule.nodes.filter(amiss); });
      return rules;
    };
    // Which classes and attributes are rare on the page is asked for selectors, which none reads:
    // between the two that are set here axe walks through all there is.
    let tree, below, rare;
    Object.defineProperty(one, '_tree', {get: () => tree, set: given => {
      tree = given;
      if (given) [below, given[0].children] = [given[0].children, []];
    }});
    Object.defineProperty(one, '_selectorData', {get: () => rare, set: given => {
      rare = given;
      if (below) [tree[0].children, below] = [below, undefined];
    }});
  });
}"""
# Frames have no axe in them: what they show is looked at by its own address. A rule that fails by
# itself is a failure (`debug`): axe would only doubt.
LOOK = """looks => window.still(async () => {
  const found = [];
  for (const {by, within, rules} of looks) {
    window.whole = within === 'html';
    const {violations} = await window[by].run(within, {
      ...rules, resultTypes: ['violations'], iframes: false, selectors: false, elementRef: true,
      debug: true,
    }).catch(({message}) => { throw new Error(message); });
    window.whole = false;
    found.push(...violations.map(({id, nodes: [{element, failureSummary}]}) => [
      id, element.outerHTML.slice(0, 160), failureSummary.slice(0, 200),
    ]));
  }
  return found;
})"""


class Look(NamedTuple):
    """One look of axe: by rules, at what a selector names, by the earlier axe or the later one."""

    rules: dict[str, Any]
    within: str = "html"
    by: str = "earlier"


def prepare(page: Page, *, later: bool = True) -> None:
    """Put both into a page that is open, or the earlier alone where the later is not asked."""
    for script in (EARLIER_AT_ONCE, KEPT, *((LATER_AT_ONCE,) if later else ()), STILL):
        page.evaluate(script)


def violations(page: Page, *looks: Look) -> list[list[str]]:
    """What axe finds amiss in a page that stands as it is: rule, markup and reason of each.

    Raises:
        playwright.sync_api.Error: If the page does not come to rest.
    """
    return list(page.evaluate(LOOK, [look._asdict() for look in looks]))
