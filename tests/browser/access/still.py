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
      let told = known.get(this);
      if (told === undefined) known.set(this, told = ask.call(this));
      return told;
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
  remember(Node.prototype, 'getRootNode', 'value');
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
        let told = known.get(name);
        if (told === undefined) known.set(name, told = valueOf.call(this, name));
        return told;
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
    // No check waits for anything, so none is put in a queue, as axe does with each.
    Object.getPrototypeOf(one._audit.rules[0]).run = function (context, options, tell, fail) {
      let told;
      try { told = this.runSync(context, options); } catch (fault) { fail(fault); return; }
      tell(told);
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
#
# Between states nothing is drawn, and what is on its way to another colour arrives.
LOOK = """async states => {
  const found = [];
  const look = async ({by, within, rules}) => {
    window.whole = within === 'html';
    const {violations} = await window[by].run(within, {
      ...rules, resultTypes: ['violations'], iframes: false, selectors: false, elementRef: true,
      debug: true,
    }).catch(({message}) => { throw new Error(message); });
    window.whole = false;
    return violations.map(({id, nodes: [{element, failureSummary}]}) => [
      id, element.outerHTML.slice(0, 160), failureSummary.slice(0, 200),
    ]);
  };
  for (const {name, opened, looks} of states) {
    Object.entries(opened).forEach(([selector, open]) => {
      document.querySelectorAll(selector).forEach(one => { one.open = open; });
    });
    document.getAnimations().forEach(one => one.finish());
    const told = await window.still(async () => {
      const all = [];
      for (const one of looks) all.push(...await look(one));
      return all;
    });
    found.push(...told.map(one => [name, ...one]));
  }
  return found;
}"""


class Look(NamedTuple):
    """One look of axe: by rules, at what a selector names, by the earlier axe or the later one."""

    rules: dict[str, Any]
    within: str = "html"
    by: str = "earlier"


class State(NamedTuple):
    """A state of a page: its name, what is opened or closed by selector, and the looks at it."""

    name: str
    opened: dict[str, bool]
    looks: tuple[Look, ...]


def prepare(page: Page, *, later: bool = True) -> None:
    """Put both into a page that is open, or the earlier alone where the later is not asked."""
    for script in (EARLIER_AT_ONCE, KEPT, *((LATER_AT_ONCE,) if later else ()), STILL):
        page.evaluate(script)


def violations(page: Page, *looks: Look) -> list[list[str]]:
    """What axe finds amiss in a page that stands as it is: rule, markup and reason of each.

    Raises:
        playwright.sync_api.Error: If the page does not come to rest.
    """
    return [told for _, *told in violations_in(page, State("", {}, looks))]


def violations_in(page: Page, *states: State) -> list[list[str]]:
    """What axe finds in states of a page, one after the other: name of the state, then as above.

    Raises:
        playwright.sync_api.Error: If the page does not come to rest.
    """
    given = [{**one._asdict(), "looks": [look._asdict() for look in one.looks]} for one in states]
    return list(page.evaluate(LOOK, given))
