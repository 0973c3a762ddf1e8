"""The same component tree as plain HTML, so that a page can be read before any script runs.

The server writes this into the page; when Dash has mounted its live twin, the browser swaps them.
Only components with a plain HTML meaning are taken: one that needs a script to say anything
raises, so that no page can depend on scripts by accident.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import Any

from dash.development.base_component import Component

from components.plots.pieces import escaped, hyphened

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source"}
RENAMED = {
    "className": "class",
    "htmlFor": "for",
    "tabIndex": "tabindex",
    "colSpan": "colspan",
    "rowSpan": "rowspan",
    "autoComplete": "autocomplete",
    "inputMode": "inputmode",
    "maxLength": "maxlength",
    "readOnly": "readonly",
    "dateTime": "datetime",
    "srcSet": "srcset",
    "viewBox": "viewBox",
    "preserveAspectRatio": "preserveAspectRatio",
    "patternUnits": "patternUnits",
    "patternTransform": "patternTransform",
}
SKIPPED = {"children", "key", "n_clicks", "n_clicks_timestamp", "disable_n_clicks", "n_blur"}
NUMBERS = (int, float)
# Hardly any text holds one of these.
_special: Callable[[str], object] = re.compile("[&<>]").search
INVISIBLE = {"Location", "Store", "Interval"}
NAMESPACES = {"dash_html_components", "dash_svg"}


class Ready(str):
    """HTML that is written already, every text in it escaped.

    For maps and tables: a component takes ten times as long to make and write as its HTML, and
    there are hundreds. It has to stand inside a part that no callback touches.
    """

    __slots__ = ()


class NotStaticError(TypeError):
    """A component has no meaning without scripts."""


def written(tag: str, children: object = None, **attributes: str | None) -> Ready:
    """Write one element at once, without making a component first.

    Args:
        tag: Its name in HTML or SVG.
        children: As for `to_html`.
        attributes: By their names in HTML, with a line below for a hyphen and `class_` for class;
            None is left out.
    """
    named = "".join(
        [
            f' {hyphened(name)}="{escaped(value)}"'
            for name, value in attributes.items()
            if value is not None
        ]
    )
    if tag in VOID:
        return Ready(f"<{tag}{named}>")
    return Ready(f"<{tag}{named}>{to_html(children)}</{tag}>")


def to_html(node: object) -> str:
    """Write a component tree as HTML.

    Args:
        node: A Dash component, text, a number, None (nothing), or an iterable of these.

    Raises:
        NotStaticError: If a component needs scripts to say anything.
    """
    if isinstance(node, str):
        return node if isinstance(node, Ready) or not _special(node) else escape(node, quote=False)
    if node is None:
        return ""
    if isinstance(node, NUMBERS):
        return str(node)
    if isinstance(node, Component):
        return _component(node)
    if isinstance(node, Iterable):
        return "".join(to_html(child) for child in node)
    raise NotStaticError(f"{type(node).__name__} cannot be written as HTML")


def _component(node: Component) -> str:
    kind = type(node).__name__
    if kind in INVISIBLE:
        return ""
    special = SPECIAL.get(kind)
    if special is not None and node._namespace not in NAMESPACES:  # noqa: SLF001
        return special(_props(node))
    if node._namespace not in NAMESPACES:  # noqa: SLF001
        raise NotStaticError(f"{kind} of {node._namespace} has no plain HTML form")  # noqa: SLF001
    props = _props(node)
    tag = kind[0].lower() + kind[1:] if node._namespace == "dash_svg" else kind.lower()  # noqa: SLF001
    if tag == "objectEl":
        raise NotStaticError("embedded objects are not used")
    return _element(tag, props, svg=node._namespace == "dash_svg")  # noqa: SLF001


def _element(tag: str, props: Mapping[str, Any], *, svg: bool = False) -> str:
    attributes = "".join(
        _attribute(name, value, svg=svg) for name, value in props.items() if name not in SKIPPED
    )
    if tag in VOID:
        return f"<{tag}{attributes}>"
    inside = to_html(props.get("children"))
    # Inside a drawing an element may close itself, and a page has hundreds of marks.
    return f"<{tag}{attributes}/>" if svg and not inside else f"<{tag}{attributes}>{inside}</{tag}>"


def _attribute(name: str, value: object, *, svg: bool) -> str:
    if value is None or value is False:
        return ""
    written = RENAMED.get(name, _kebab(name) if svg else name)
    if isinstance(value, str):
        return f' {written}="{escaped(value)}"'
    if name == "style" and isinstance(value, Mapping):
        value = ";".join(f"{_kebab(key)}:{given}" for key, given in value.items())
    if isinstance(value, Mapping):
        raise NotStaticError(f"attribute {name} is a mapping")
    if value is True:
        # ARIA states are words; the others are switches.
        return f' {written}="true"' if name.startswith("aria-") else f" {written}"
    return f' {written}="{escaped(str(value))}"'


def _props(node: Component) -> dict[str, Any]:
    """Return what a component was given, in Dash's own order.

    As `to_plotly_json` does, which tries every name that a component might have been given.
    """
    given = vars(node)
    named = [name for name in node._prop_names if name in given]  # noqa: SLF001
    return {name: given[name] for name in (*named, *unlisted(node))}


def unlisted(node: Component) -> list[str]:
    """Return the names that Dash has no list of and keeps in another order in each process.

    Sorted, so that each copy of the server writes the same bytes.
    """
    return sorted(name for name in vars(node) if name.startswith(("aria-", "data-")))


@lru_cache(maxsize=256)
def _kebab(name: str) -> str:
    return re.sub(r"(?<!^)([A-Z])", lambda found: "-" + found.group().lower(), name)


def _select(props: Mapping[str, Any]) -> str:
    options = "".join(
        _element(
            "option",
            {
                "value": option["value"],
                "selected": str(option["value"]) == str(props.get("value")),
                "disabled": bool(option.get("disabled")),
                "children": option["label"],
            },
        )
        for option in props["options"]
    )
    kept = {name: props.get(name) for name in ("id", "name") if props.get(name)}
    described = {name: value for name, value in props.items() if name.startswith("aria-")}
    attributes = "".join(
        _attribute(name, value, svg=False)
        for name, value in {**kept, **described, "className": "form-select"}.items()
    )
    return f"<select{attributes}>{options}</select>"


def _input(props: Mapping[str, Any]) -> str:
    kept = ("id", "name", "type", "value", "placeholder", "min", "max", "step")
    given = {name: props[name] for name in kept if props.get(name) is not None}
    described = {name: value for name, value in props.items() if name.startswith("aria-")}
    return _element("input", {**given, **described, "className": "form-control"})


def _choices(kind: str) -> Callable[[Mapping[str, Any]], str]:
    def write(props: Mapping[str, Any]) -> str:
        chosen = props.get("value")
        held = {str(one) for one in chosen} if isinstance(chosen, list) else {str(chosen)}
        items = "".join(
            '<div class="form-check">'
            + _element(
                "input",
                {
                    "type": kind,
                    "className": "form-check-input",
                    "name": props.get("name") or props["id"],
                    "id": f"{props['id']}-{option['value']}",
                    "value": option["value"],
                    "checked": str(option["value"]) in held,
                },
            )
            + _element(
                "label",
                {
                    "htmlFor": f"{props['id']}-{option['value']}",
                    "className": "form-check-label",
                    "children": option["label"],
                },
            )
            + "</div>"
            for option in props["options"]
        )
        return f'<div class="{escape(props.get("className") or "")}">{items}</div>'

    return write


SPECIAL: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "Select": _select,
    "Input": _input,
    "RadioItems": _choices("radio"),
    "Checklist": _choices("checkbox"),
}
