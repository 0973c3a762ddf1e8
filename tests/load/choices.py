"""The request that the page sends for a choice, for readers without a browser."""

from typing import Any

CHOICE = "_dash-update-component"
PLACES = ("london-next", "london-map", "london-sentence")
INPUTS = ("indicator", "period-type", "period", "borough")


def body(*values: str) -> dict[str, Any]:
    """Return the request for a choice on the London map: a measure, a kind of period, its end."""
    return {
        "output": f"..{'...'.join(f'{place}.children' for place in PLACES)}..",
        "outputs": [{"id": place, "property": "children"} for place in PLACES],
        "inputs": [
            {"id": f"london-{name}", "property": "value", "value": value}
            for name, value in zip(INPUTS, values, strict=True)
        ],
        "changedPropIds": ["london-indicator.value"],
    }
