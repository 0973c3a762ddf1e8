"""What a reader meets in a component tree, as a callback sends it."""

import json
import re
from html import unescape

FIGURE = re.compile(r'<script type="application/json">([^<]*)</script>')


def text_of(node) -> str:
    """All strings that a reader or a screen reader meets in a component tree."""
    if isinstance(node, str):
        return node + " "
    if isinstance(node, dict):
        written = re.sub(
            r"<[^>]*?(?: aria-label=\"([^\"]*)\")?>",
            r" \1 ",
            FIGURE.sub("", node.get("data-written", "")),
        )
        held = {**node, "figures": figures_of(node)} if "data-written" in node else node
        return unescape(written) + "".join(
            text_of(value)
            for key, value in held.items()
            if key in {"children", "props", "aria-label", "data", "text", "name"}
            or isinstance(value, dict | list)
        )
    if isinstance(node, list):
        return "".join(map(text_of, node))
    return ""


def traces_of(node) -> list:
    """Every trace of every chart of a component tree."""
    return [trace for figure in figures_of(node) for trace in figure["data"]]


def figures_of(node) -> list:
    """Every chart of a component tree, as the dictionary that a browser draws."""
    if isinstance(node, dict):
        if "data-written" in node:
            return [json.loads(one) for one in FIGURE.findall(node["data-written"])]
        return [figure for value in node.values() for figure in figures_of(value)]
    if isinstance(node, list):
        return [figure for value in node for figure in figures_of(value)]
    return []
