"""Memory and time over days, in an hour: `make soak` asks for 100,000 different things.

Addresses are put together by chance from what the site offers, and a part of them from what it
does not: names that nobody reads, hosts and media types that nobody has. Memory (PSS: what a
process has to itself, and its share of what several have) is taken before the first and as they go.
"""

import json
import os
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from urllib.parse import urlencode

from callbacks.server.answer_cache import PATH
from components.ids import London
from data.model import Level
from data.repository import ParquetRepository
from data.settings import Settings
from tests.bench.servers import Server, product
from tests.choice_request import choice_request

WORKERS, ASKERS = 3, 8
REST = 20  # seconds
NUMBER, MINUTES = 100_000, 90
EARLY = 20_000  # requests after which memory is to be within its bound, as at the end
MOST_MEMORY = 380  # MB
LOOK_EVERY = 5_000
PATIENCE = 120  # seconds for one answer
# What is asked for by chance may not be there; what is there is given.
FINE = frozenset({200, 301, 400, 404, 406})
PICTURES = ("map", "spread", "trend", "funnel", "change", "values", "trends")
INDICATORS = (
    *("da_offences", "da_offences_rate", "da_vwi_offences", "da_vwi_offences_rate"),
    *("da_vwi_share", "da_positive_outcome_rate", "da_homelessness_rate", "da_homicide_victims"),
)
PERIODS = tuple(f"20{year}-{end}" for year in (21, 22, 23, 24, 25) for end in ("07-31", "03-31"))


@dataclass(frozen=True)
class Wish:
    """One request."""

    path: str
    body: str | None = None
    headers: dict[str, str] = field(default_factory=dict)


class Wishes:
    """All kinds of requests by chance, in the same order for the same seed. Safe for threads."""

    def __init__(self, number: int, *, seed: int = 16) -> None:
        """Take how many there are to be."""
        release = ParquetRepository.open(Settings().release_dir)
        boroughs = release.areas(Level.BOROUGH)
        self._boroughs = boroughs["slug"].tolist()
        self._codes = boroughs["area_code"].tolist()
        self._facts = release.evidence()["fact_id"].tolist()
        self._chance = random.Random(seed)  # noqa: S311 - the same each time
        self._lock = threading.Lock()
        self.left = number

    def take(self) -> Wish | None:
        """Return the next request; None once there were enough."""
        with self._lock:
            if not self.left:
                return None
            self.left -= 1
            return self._one()

    def _one(self) -> Wish:
        chance, pick = self._chance, self._chance.choice
        choices = {
            "indicator": pick(INDICATORS),
            "period": pick(PERIODS) if chance.random() < 0.3 else None,
            "borough": chance.sample(self._boroughs, chance.choice((0, 1, 1, 2, 3, 6))),
            "x": f"{chance.random()}" if chance.random() < 0.3 else None,
        }
        asked = urlencode({k: v for k, v in choices.items() if v}, doseq=True)
        path = pick(
            (
                *(
                    f"/?{asked}",
                    f"/compare?{asked}",
                    f"/embed/trend?{asked}",
                    f"/embed/map?{asked}",
                ),
                f"/borough/{pick(self._boroughs)}?{asked}",
                f"/indicators/{choices['indicator']}?{asked}",
                f"/evidence/{pick(self._facts)}",
                f"/evidence?q={chance.random()}",
                f"/hotspots?borough={pick(self._boroughs)}",
                f"/hotspots/map?borough={pick(self._boroughs)}",
                f"/image/{pick(PICTURES)}.{pick(('svg', 'svg', 'png'))}?{asked}",
                f"/download/view.{pick(('csv', 'zip', 'geojson'))}?{asked}",
                (
                    f"/api/v1/values?indicator={choices['indicator']}&area={pick(self._codes)}"
                    f"&limit={chance.randint(1, 5000)}"
                ),
                f"/no/such/{chance.random()}",
                *("/privacy", "/scrutiny", "/costs", "/survey", "/justice", "/response", "/data"),
            )
        )
        headers = {"X-Forwarded-For": f"10.{chance.randint(0, 9)}.0.{chance.randint(1, 250)}"}
        if chance.random() < 0.1:
            headers |= {
                "Host": f"h{chance.random()}.example",
                "Accept": f"a/{chance.random()}, */*",
            }
        if chance.random() < 0.3:
            chosen = {London.INDICATOR: choices["indicator"], London.BOROUGH: pick(self._boroughs)}
            body = json.dumps(choice_request(chosen, changed=London.BOROUGH))
            return Wish(PATH, body, {**headers, "Content-Type": "application/json"})
        return Wish(path, None, headers)


@dataclass
class Told:
    """What came of it."""

    statuses: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def ask(server: Server, wishes: Wishes, told: Told) -> None:
    """Ask for one thing after the other until there were enough."""
    while (wish := wishes.take()) is not None:
        connection = HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
        try:
            connection.request("POST" if wish.body else "GET", wish.path, wish.body, wish.headers)
            answer = connection.getresponse()
            answer.read()
            told.statuses[answer.status] += 1
            if answer.status not in FINE:
                told.wrong.append(f"{answer.status} {wish.path}")
        except Exception as error:  # noqa: BLE001 - whatever ends an asker is to be seen
            told.wrong.append(f"{type(error).__name__} {wish.path}")
        finally:
            connection.close()


def looks(wishes: Wishes, number: int, until: float) -> Iterator[int]:
    """Give how many were asked, each time that some thousand more were, and at the end."""
    due = LOOK_EVERY
    while wishes.left and time.monotonic() < until:
        time.sleep(0.2)
        if number - wishes.left >= due:
            yield number - wishes.left
            due += LOOK_EVERY
    asked = number - wishes.left
    wishes.left = 0
    yield asked


def main(number: int = NUMBER, minutes: float = MINUTES) -> int:
    """Ask, print memory as it goes, and return 1 where it passes its bound or an answer fails."""
    wishes, told, over = Wishes(number), Told(), 0
    with product(workers=WORKERS) as server:
        sys.stdout.write(f"0 asked: {server.memory():.0f} MB of {WORKERS} processes and theirs\n")
        askers = [
            threading.Thread(target=ask, args=(server, wishes, told), daemon=True)
            for _ in range(ASKERS)
        ]
        began = time.monotonic()
        for one in askers:
            one.start()
        for asked in looks(wishes, number, began + minutes * 60):
            memory = server.memory()
            over += memory > MOST_MEMORY and (asked >= EARLY or not wishes.left)
            sys.stdout.write(
                f"{asked} asked: {memory:.0f} MB, {time.monotonic() - began:.0f} s, "
                f"load average {os.getloadavg()[0]:.1f}\n"
            )
            sys.stdout.flush()
        for one in askers:
            one.join(PATIENCE)
        sys.stdout.write(f"at the end: {server.memory():.0f} MB\n")
        time.sleep(REST)
        memory = server.memory()
        over += memory > MOST_MEMORY
        sys.stdout.write(f"asked by nobody for {REST} s: {memory:.0f} MB\n")
    sys.stdout.write(f"statuses {dict(told.statuses)}, wrong {len(told.wrong)}\n")
    sys.stdout.writelines(f"{one}\n" for one in told.wrong[:10])
    return 1 if over or told.wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
