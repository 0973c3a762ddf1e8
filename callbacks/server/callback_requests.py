"""What a callback may be sent: the shape that the page itself sends, and nothing larger.

Everything a browser sends is untrusted. A body of another shape is refused with 400 before Dash
sees it; whether a choice exists is then the callback's own question.
"""

from collections.abc import Mapping
from typing import Any

from dash import Dash
from flask import Flask, Response, request

from callbacks.server.answer_cache import PATH

LONGEST_TEXT = 300
MOST_ITEMS = 60
# No control of ours holds a number or a truth.
PLAIN = (str, type(None))


def register(server: Flask, *, app: Dash) -> None:
    """Refuse callback requests of another shape than the page's own."""

    @server.before_request
    def check() -> Response | None:
        if request.path != PATH or request.method != "POST":
            return None
        request.get_data()  # refuses a body that is too large, whatever it says it is
        try:
            fault = fault_in(request.get_json(silent=True), callbacks=app.callback_map)
        except RecursionError:
            fault = "the body is nested too deeply"
        return Response(fault, status=400, mimetype="text/plain") if fault else None


def fault_in(body: object, *, callbacks: Mapping[str, Mapping[str, Any]]) -> str | None:
    """Say what is wrong with a callback request, or None where nothing is.

    Args:
        body: The parsed body.
        callbacks: Dash's own map from output to inputs and states.
    """
    if not isinstance(body, dict):
        return "the body is no JSON object"
    output = body.get("output")
    if not isinstance(output, str) or output not in callbacks:
        return "output names no callback"
    if body.get("outputs") != outputs_of(output):
        return "outputs are not those of this callback"
    for kind, name in (("inputs", "inputs"), ("state", "state")):
        fault = _fault_in_values(body.get(name, []), expected=callbacks[output][kind])
        if fault:
            return f"{name}: {fault}"
    return _fault_in_names(body.get("changedPropIds", []))


def _fault_in_names(changed: object) -> str | None:
    if not isinstance(changed, list) or len(changed) > MOST_ITEMS:
        return "changedPropIds is no short list"
    if not all(isinstance(one, str) and len(one) <= LONGEST_TEXT for one in changed):
        return "changedPropIds is no list of names"
    return None


def outputs_of(output: str) -> dict[str, str] | list[dict[str, str]]:
    """Return the outputs that the page sends beside the name of a callback."""
    parts = [
        dict(zip(("id", "property"), part.rsplit(".", 1), strict=True))
        for part in output.strip(".").split("...")
    ]
    return parts if output.startswith("..") else parts[0]


def _fault_in_values(given: object, *, expected: list[Mapping[str, Any]]) -> str | None:
    if not isinstance(given, list) or len(given) != len(expected):
        return f"{len(expected)} values are needed"
    for one, wanted in zip(given, expected, strict=True):
        if not isinstance(one, dict):
            return "a value is no object"
        if (one.get("id"), one.get("property")) != (wanted["id"], wanted["property"]):
            return f"{wanted['id']}.{wanted['property']} is missing"
        if not _is_choice(one.get("value")):
            return f"{wanted['id']} holds no choice"
    return None


def _is_choice(value: object) -> bool:
    """Tell whether a value is what a control can hold: text or nothing, or a short list of such."""
    if isinstance(value, list):
        return len(value) <= MOST_ITEMS and all(_is_plain(one) for one in value)
    return _is_plain(value)


def _is_plain(value: object) -> bool:
    return isinstance(value, PLAIN) and len(str(value)) <= LONGEST_TEXT
