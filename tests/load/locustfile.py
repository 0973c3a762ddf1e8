"""Readers as they come: some open a page and choose every five seconds, some load an embed."""

from itertools import cycle
from typing import Any

from locust import HttpUser, constant_pacing, constant_throughput, events, task

CHOICE = "_dash-update-component"
SLOWEST = 400  # milliseconds within which 95 of 100 choices are answered
INDICATORS = (
    "da_offences_rate",
    "da_vwi_share",
    "da_positive_outcome_rate",
    "da_vwi_offences_rate",
)
PERIODS = ("2025-07-31", "2025-06-30", "2025-05-31")
INPUTS = ("indicator", "period-type", "period", "borough")
MAP_PLACES = ("london-next", "london-map", "london-sentence")


class Reader(HttpUser):
    """Opens the London page, then makes a choice every five seconds."""

    wait_time = constant_pacing(5)

    def on_start(self) -> None:
        """Open the page."""
        self.client.get("", name="page")
        self._choices = cycle((one, period) for one in INDICATORS for period in PERIODS)

    @task
    def choose(self) -> None:
        """Make one choice."""
        indicator, period = next(self._choices)
        self.client.post(
            CHOICE, json=body(indicator, "rolling_12", period, "london"), name="choice"
        )


class Embedder(HttpUser):
    """Loads an embed once a second."""

    wait_time = constant_throughput(1)

    @task
    def load(self) -> None:
        """Load the map."""
        self.client.get("embed/map", name="embed")


def body(*values: str) -> dict[str, Any]:
    """Return the request that the page sends for a choice on the London map."""
    return {
        "output": f"..{'...'.join(f'{place}.children' for place in MAP_PLACES)}..",
        "outputs": [{"id": place, "property": "children"} for place in MAP_PLACES],
        "inputs": [
            {"id": f"london-{name}", "property": "value", "value": value}
            for name, value in zip(INPUTS, values, strict=True)
        ],
        "changedPropIds": ["london-indicator.value"],
    }


@events.quitting.add_listener
def judge(environment: Any, **_: Any) -> None:
    """Fail the run where an answer was an error or choices were slow."""
    total = environment.stats.total
    choices = environment.stats.get("choice", "POST")
    slow = choices.get_response_time_percentile(0.95) or 0
    failed = total.num_failures or not total.num_requests or slow > SLOWEST
    environment.process_exit_code = 1 if failed else 0
