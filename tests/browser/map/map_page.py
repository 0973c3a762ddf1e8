"""A made-up map of squares, and what the tests of maps ask of it."""

from itertools import product

from playwright.sync_api import Locator, Page

NAMES = [f"{first}{second}" for first, second in product("ABCDEF", ("am", "el", "ib", "or", "ux"))]
NAMES += ["Tower Ha", "Tower Hi", "Zed"]  # 33 in all
ARROWS = ["ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"]
PAGE = """<!doctype html><html lang="en-GB"><head><title>Boroughs</title>
<link rel="stylesheet" href="/assets/exit.css"><link rel="stylesheet" href="/assets/map.css">
<script src="/assets/map.js" defer></script><script src="/assets/map-tip.js" defer></script></head>
<body><main id="react-entry-point"><a href="#before" id="before">Before</a>
<div><div class="map" id="map" data-map role="listbox" tabindex="0" aria-label="Boroughs"
 data-caveat="Recorded is not prevalence." {extra}><svg role="presentation" viewBox="0 0 600 600"
 width="600" height="600">{paths}</svg></div>
<p data-map-live role="status"></p></div>
<a href="#after" id="after">After</a></main></body></html>"""


def path(code, name, *, at, neighbours=(), side=90):
    """Draw a square with its centre at a point."""
    x, y = at
    corner = f"M{x - side / 2},{y - side / 2}"
    slug = name.lower().replace(" ", "-")
    return (
        f'<path id="map-{code}" role="option" aria-selected="false" data-code="{code}"'
        f' aria-label="{name}: 9.9 made up offences" data-slug="{slug}" data-x="{x}" data-y="{y}"'
        f' data-neighbours="{" ".join(neighbours)}" d="{corner}h{side}v{side}h-{side}z"/>'
    )


def squares():
    """Place 33 squares in rows of six, each with the neighbours that share a side."""
    spot = {(n % 6, n // 6): f"E{n:02}" for n in range(33)}
    steps = ((0, 1), (1, 0), (0, -1), (-1, 0))
    return "".join(
        path(
            code,
            NAMES[int(code[1:])],
            at=(50 + 100 * x, 50 + 100 * y),
            neighbours=[spot[x + dx, y + dy] for dx, dy in steps if (x + dx, y + dy) in spot],
        )
        for (x, y), code in spot.items()
    )


def active(page: Page) -> str:
    return page.evaluate(
        """() => {
          const id = document.querySelector('[data-map]').getAttribute('aria-activedescendant');
          return document.getElementById(id)?.getAttribute('aria-label').split(':')[0];
        }"""
    )


def press(page: Page, *keys: str) -> str:
    for key in keys:
        page.keyboard.press(key)
    return active(page)


def live(page: Page) -> Locator:
    return page.locator("[data-map-live]")


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.id")


def on_first_area(opened: Page) -> Page:
    """Put the keyboard on the first area by name: Aam, in the north-west corner."""
    opened.locator("#before").focus()
    opened.keyboard.press("Tab")
    return opened


def opened_map(page: Page, site) -> Page:
    page.goto(site.add("/", PAGE.format(paths=squares(), extra='data-target="borough"')))
    return page
