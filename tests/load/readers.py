"""Readers who open pages and make choices, and note what they were given.

A page that fails is asked for once more, as a reader would; what fails twice has failed. Whatever
else may happen to a reader is noted as well: one who stops reading unseen would make every count
look good.
"""

import json
import re
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPResponse
from itertools import count
from typing import Self
from urllib.parse import urlsplit

from callbacks.server.answer_cache import PATH
from tests.choice_request import choice_request

PATHS = ("/", "/borough/hackney", "/embed/map", "/api/v1/indicators", "/health", "/privacy")
PATIENCE = 60  # seconds for one answer
RETRY = 0.2  # seconds until a reader asks again
TO_END = 2 * PATIENCE + 5  # seconds until a reader who was told to stop has stopped
OK = HTTPStatus.OK


class BrokenPageError(Exception):
    """An answer that a reader would see as a fault."""


@dataclass
class Outcome:
    """What all readers saw. Lists grow from many threads at once; each append is one step.

    `pages` are those read whole, `asked_again` those that failed once, `failed` those that failed
    when asked again. `mixed` are those whose parts, or whose page and choice, are of two releases.
    `seen` lists the release of each answer; `reloaded` the choices refused because the page was of
    the release before: the page then loads anew. `ended` says of each reader who did not read on to
    the end why not.
    """

    pages: list[str] = field(default_factory=list)
    asked_again: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    mixed: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    reloaded: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)


class Readers:
    """Ask in turn until told to stop. Each comes from a loopback address of its own."""

    def __init__(
        self, address: str, *, number: int, paths: Sequence[str] = PATHS, thinking: float = 0
    ) -> None:
        """Take where to ask, how many readers there are, what they read and how long they look."""
        self.outcome = Outcome()
        self._host = urlsplit(address).netloc
        self._paths, self._thinking = paths, thinking
        self._over = threading.Event()
        self._read_by = [0] * number
        self._threads = [
            threading.Thread(target=self._live, args=(n,), daemon=True) for n in range(number)
        ]

    def __enter__(self) -> Self:
        for one in self._threads:
            one.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop all, and note whoever had stopped before or does not stop."""
        for number, one in enumerate(self._threads):
            if not one.is_alive() and not any(f"reader {number}:" in e for e in self.outcome.ended):
                self.outcome.ended.append(f"reader {number}: stopped without a word")
        self._over.set()
        until = time.monotonic() + TO_END
        for number, one in enumerate(self._threads):
            one.join(max(0, until - time.monotonic()))
            if one.is_alive():
                self.outcome.ended.append(f"reader {number}: waits for an answer without an end")

    def has_each_read_on(self, *, patience: float) -> bool:
        """Wait until each reader has read two more pages: the first may have begun before."""
        before, until = list(self._read_by), time.monotonic() + patience
        while time.monotonic() < until:
            pairs = zip(before, self._read_by, strict=True)
            if all(now >= then + 2 for then, now in pairs):
                return True
            time.sleep(0.05)
        return False

    def _live(self, number: int) -> None:
        try:
            self._read(number)
        except BaseException as error:  # noqa: BLE001 - there is nobody else to hear of it
            self.outcome.ended.append(f"reader {number}: {type(error).__name__}: {error}")

    def _read(self, number: int) -> None:
        for turn in count(number):
            path = self._paths[turn % len(self._paths)]
            try:
                self._page(path, number)
            except Exception as error:  # noqa: BLE001 - whatever goes wrong, a reader asks again
                self.outcome.asked_again.append(f"{path}: {type(error).__name__}: {error}")
                time.sleep(RETRY)
                self._ask_again(path, number)
            self._read_by[number] += 1
            if self._over.wait(self._thinking):
                return

    def _ask_again(self, path: str, number: int) -> None:
        try:
            self._page(path, number)
        except Exception as error:  # noqa: BLE001
            self.outcome.failed.append(f"{path}: {type(error).__name__}: {error}")

    def _page(self, path: str, number: int) -> None:
        """Read a page to its last line, and make a choice on the first one."""
        status, mark, text = self._ask(number, "GET", path)
        if status != OK:
            raise BrokenPageError(f"status {status}")
        self._note(path, text, mark)
        if path == "/":
            self._choose(mark, number)
        self.outcome.pages.append(path)

    def _choose(self, mark: str, number: int) -> None:
        """Make a choice on the page that was opened just now."""
        headers = {"Content-Type": "application/json", "X-Release": mark}
        body = json.dumps(choice_request()).encode()
        status, given, text = self._ask(number, "POST", PATH, body, headers)
        if status == HTTPStatus.CONFLICT and given != mark:
            self.outcome.reloaded.append(given)
            return
        if status != OK:
            raise BrokenPageError(f"status {status} of a choice")
        json.loads(text)
        self.outcome.seen.append(given)
        if given != mark:
            self.outcome.mixed.append("a choice")

    def _ask(
        self,
        number: int,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> tuple[int, str, str]:
        """Return status, release and text of one answer, each over a connection of its own."""
        own = (f"127.0.{1 + number // 250}.{1 + number % 250}", 0)
        connection = HTTPConnection(self._host, timeout=PATIENCE, source_address=own)
        try:
            connection.request(method, path, body, headers or {})
            answer: HTTPResponse = connection.getresponse()
            return answer.status, answer.headers.get("X-Release", ""), answer.read().decode()
        finally:
            connection.close()

    def _note(self, path: str, text: str, mark: str) -> None:
        """Look at a page: it is whole, and all of it is of the release that its header names."""
        if text.lstrip().startswith("<!DOCTYPE"):
            if not text.rstrip().endswith("</html>"):
                raise BrokenPageError("a page without its end")
        else:
            json.loads(text)
        self.outcome.seen.append(mark)
        release = mark.rpartition("-")[0]
        # Each is looked for by its own words: a choice between them would be tried at every letter.
        said = re.findall(r"Release (\d{4}-\d\d)", text)
        said += re.findall(r'"release": ?"(\d{4}-\d\d)"', text)
        if any(release != one for one in said) or re.findall(
            r'data-release="([^"]+)"', text
        ) not in ([], [mark]):
            self.outcome.mixed.append(path)
