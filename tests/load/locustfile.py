"""Readers as they come: some open a page and choose every five seconds, some load an embed."""

from itertools import count, cycle
from typing import Any

from locust import HttpUser, constant_pacing, constant_throughput, events, task

from callbacks.server.answer_cache import PATH
from components.ids import London
from tests.choice_request import choice_request

SLOWEST = 400  # milliseconds within which 95 of 100 choices are answered
INDICATORS = (
    "da_offences_rate",
    "da_vwi_share",
    "da_positive_outcome_rate",
    "da_vwi_offences_rate",
)
PERIODS = ("2025-07-31", "2025-06-30", "2025-05-31")


NUMBER = count()


def as_reader(user: HttpUser) -> None:
    """Have a user counted as a reader of its own, as behind a proxy."""
    number = next(NUMBER)
    user.client.headers["X-Forwarded-For"] = f"10.0.{number // 256}.{number % 256}"


class Reader(HttpUser):
    """Opens the London page, then makes a choice every five seconds."""

    wait_time = constant_pacing(5)

    def on_start(self) -> None:
        """Open the page."""
        as_reader(self)
        self.client.get("", name="page")
        self._choices = cycle((one, period) for one in INDICATORS for period in PERIODS)

    @task
    def choose(self) -> None:
        """Make one choice."""
        indicator, period = next(self._choices)
        chosen = {London.INDICATOR: indicator, London.PERIOD: period}
        self.client.post(PATH.lstrip("/"), json=choice_request(chosen), name="choice")


class Embedder(HttpUser):
    """Loads an embed once a second."""

    wait_time = constant_throughput(1)

    def on_start(self) -> None:
        """Come as a reader of one's own."""
        as_reader(self)

    @task
    def load(self) -> None:
        """Load the map."""
        self.client.get("embed/map", name="embed")


@events.quitting.add_listener
def judge(environment: Any, **_: Any) -> None:
    """Fail the run where an answer was an error or choices were slow."""
    total = environment.stats.total
    choices = environment.stats.get("choice", "POST")
    slow = choices.get_response_time_percentile(0.95) or 0
    failed = total.num_failures or not total.num_requests or slow > SLOWEST
    environment.process_exit_code = 1 if failed else 0
