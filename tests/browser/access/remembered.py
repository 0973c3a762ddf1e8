"""axe with what it worked out of an element found at once.

A library in it (memoizee) looks for an element among all that it was ever asked of, one after the
other: on a page with a row for each ward that was half of what some rules took. A map holds the
same (both take NaN for itself, and 0 for −0) and finds it at once.
"""

import re

# A list of what was asked, and beside it the numbers under which the answers stand.
OF_ONE = re.compile(
    r"var (\w)=0,(\w)=\[\],(\w)=\[\];return\{get:function\(e\)\{e=\w\.call\(\2,e\[0\]\);"
    r"return-1===e\?null:\3\[e\]\},set:.{,90}?,delete:.{,110}?,clear:function\(\)\{\2=\[\],\3=\[\]\}\}"
)
OF_SEVERAL = re.compile(
    r"var (\w)=0,(\w)=\[\[\],\[\]\],(\w)=\w\(null\);return\{get:function\(e\)\{.{,130}?\},"
    r"set:.{,210}?,delete:.{,330}?,clear:function\(\)\{\2=\[\[\],\[\]\],\3=\w\(null\)\}\}"
)
MAP = """let last = 0, all = new Map();
return {
  get: asked => all.get(asked[0]) ?? null,
  set: asked => { all.set(asked[0], last += 1); return last; },
  delete: () => { throw new Error('axe lets go of all at once'); },
  clear: () => { all = new Map(); },
}"""
MAPS = """let last = 0, all = new Map();
const within = (asked, make) => {
  let map = all;
  for (let place = 0; map && place < i - 1; place += 1) {
    if (make && !map.has(asked[place])) map.set(asked[place], new Map());
    map = map.get(asked[place]);
  }
  return map;
};
return {
  get: asked => within(asked)?.get(asked[i - 1]) ?? null,
  set: asked => { within(asked, true).set(asked[i - 1], last += 1); return last; },
  delete: () => { throw new Error('axe lets go of all at once'); },
  clear: () => { all = new Map(); },
}"""
# What an element keeps of its styles stands under names that were put together at each question.
PUT_TOGETHER = re.compile(r'"computedStyle_"\+e\b')


def found_at_once(axe: str) -> str:
    """Give the script of axe with maps in place of these lists, and names that are there already.

    Raises:
        ValueError: If they are not where they were: another axe keeps its answers in another way.
    """
    for place, taken in ((OF_ONE, MAP), (OF_SEVERAL, MAPS), (PUT_TOGETHER, "e")):
        axe, found = place.subn(lambda _, taken=taken: taken, axe)
        if found != 1:
            raise ValueError(place.pattern)
    return axe
