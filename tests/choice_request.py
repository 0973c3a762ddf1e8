"""The request that the London page sends for a choice, for readers without a browser."""

from typing import Any

from components.ids import London

PLACES = (
    London.LEAD,
    London.NEXT,
    London.TILES,
    London.READ_FIRST,
    London.MAP,
    London.SPREAD,
    London.SENTENCE,
    London.TREND,
    London.TABLE,
)
CHOSEN = {
    London.INDICATOR: "da_offences_rate",
    London.PERIOD_TYPE: "rolling_12",
    London.PERIOD: "2025-07-31",
    London.BOROUGH: "london",
    London.ORDER: "name",
}


def choice_request(
    chosen: dict[London, Any] | None = None, *, changed: London = London.INDICATOR, **instead: Any
) -> dict[str, Any]:
    """Return the body that the page sends.

    Args:
        chosen: What boxes hold, by their id; the others hold what the page opens with.
        changed: The box whose choice it is.
        instead: Parts of the body that are to be another.
    """
    return {
        "output": f"..{'...'.join(f'{place}.children' for place in PLACES)}..",
        "outputs": [{"id": place, "property": "children"} for place in PLACES],
        "inputs": [
            {"id": box, "property": "value", "value": value}
            for box, value in {**CHOSEN, **(chosen or {})}.items()
        ],
        "changedPropIds": [f"{changed}.value"],
        **instead,
    }
