"""What every page loads, joined into one style sheet and one script: each request costs a reader.

The parts stay files of their own in assets/, and in the installed package of Bootstrap.
"""

import re
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, abort

from callbacks.server.headers import version_of
from callbacks.server.vendor import vendor_file
from components.links import Links

ASSETS = Path(__file__).parents[2] / "assets"
SHEETS = ("exit.css", "map.css", "live.css", "areas.css", "site.css", "search.css")
# In this order: live.js takes a page as ready once written.js has put its parts in place, focus.js
# looks for a control once map.js and written.js have drawn theirs, and type-size.js hears of Plotly
# before charts.js draws with it.
LIVE = (
    "device.js",
    "connection.js",
    "ahead.js",
    "map.js",
    "map-tip.js",
    "chart-tip.js",
    "address.js",
    "periods.js",
    "written.js",
    "focus.js",
    "live.js",
    "announce.js",
    "early.js",
    "type-size.js",
    "charts.js",
    "room.js",
)
# The classes of Bootstrap that a page has, those that Dash Bootstrap Components write included.
OF_BOOTSTRAP = frozenset(
    {
        *("btn", "btn-outline-dark", "btn-primary", "lead", "mark", "visually-hidden"),
        *("form-control", "form-label", "form-select"),
        *("form-check", "form-check-inline", "form-check-input", "form-check-label"),
    }
)
# Bootstrap's sheet has blocks within @media and @keyframes, and none deeper.
RULE = re.compile(r"(?P<selectors>[^{}]+)\{(?P<declarations>[^{}]*)\}")
BETWEEN = re.compile(r",(?![^(]*\))")
CLASS = re.compile(r"\.([A-Za-z][\w-]*)")
DARK = "[data-bs-theme=dark]"
NOTHING_LEFT = re.compile(r"@media[^{]*\{\}")
FRAMES = re.compile(r"@keyframes [\w-]+\{(?:[^{}]*\{[^{}]*\})+\}")
KINDS = {"page.css": "text/css", "live.js": "text/javascript"}


@cache
def bundle(name: str) -> bytes:
    """Return a bundle's content.

    Raises:
        KeyError: If there is none of that name.
    """
    if name not in KINDS:
        raise KeyError(name)
    parts = [(ASSETS / one).read_bytes() for one in (SHEETS if name == "page.css" else LIVE)]
    if name == "page.css":
        whole = vendor_file("bootstrap.min.css").read_text(encoding="utf-8")
        parts.insert(0, what_applies(whole).encode())
    return (b"\n" if name == "page.css" else b"\n;\n").join(parts)


def what_applies(sheet: str) -> str:
    """Return the rules of Bootstrap's sheet that something on a page can have, in their order.

    A rule stays for those of its selectors that name no class but ours, and the notice of its
    authors stays at the top. Most of the sheet, and four fifths of what is sent of it, goes.
    """
    notice, end, rules = sheet.partition("*/")
    rules = RULE.sub(_for_ours, FRAMES.sub("", rules))
    return f"{notice}{end}{NOTHING_LEFT.sub('', rules)}"


def _for_ours(rule: re.Match[str]) -> str:
    ours = [
        one
        for one in BETWEEN.split(rule["selectors"])
        if OF_BOOTSTRAP.issuperset(CLASS.findall(one)) and DARK not in one
    ]
    return f"{','.join(ours)}{{{rule['declarations']}}}" if ours else ""


def asset_versions() -> dict[str, str]:
    """Return a short hash of the content of each of our assets."""
    return {
        path.name: version_of(path.read_bytes())
        for path in sorted(ASSETS.iterdir())
        if path.is_file()
    }


def bundle_address(links: Links, name: str) -> str:
    """Return the address of a bundle, with a hash of its content."""
    return links.to(f"bundle/{name}", v=version_of(bundle(name)))


def blueprint() -> Blueprint:
    """Return the routes below bundle/."""
    routes = Blueprint("bundle", __name__, url_prefix="/bundle")

    @routes.get("/<name>")
    def serve(name: str) -> Response:
        if name not in KINDS:
            abort(404)
        return Response(bundle(name), mimetype=KINDS[name])

    return routes
