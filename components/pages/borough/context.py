"""What is known of a borough beside its figures: residents, deprivation, police command."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.links import Links
from components.words.peers import OWN_FORCE
from data.model import Indicator


@dataclass(frozen=True)
class Context:
    """A fact about the place: what it is, its value, where it is defined."""

    title: str
    value: str
    href: str


def context_of(
    area: Mapping[Any, Any],
    *,
    commands: Mapping[str, str],
    indicators: Mapping[str, Indicator],
    links: Links,
) -> list[Context]:
    """Return what is known of a borough.

    Args:
        area: Its row of `data.schemas.Areas`.
        commands: Names of police commands by code.
        indicators: By id.
        links: Address builder.
    """
    command = area["bcu_code"]
    written = {
        "population": f"{area['residents']:,.0f} ({area['residents_period']})",
        "imd_2025_score": f"{area['imd_2025_score']:.1f} (higher is more deprived)",
        "bcu": commands[command] if pd.notna(command) else OWN_FORCE,
    }
    return [
        Context(indicators[name].short_title, value, links.indicator(name))
        for name, value in written.items()
    ]
