"""Readers who open pages and make choices without a pause, and note what they were given."""

import json
import re
import threading
import urllib.error
import urllib.request
from http import HTTPStatus
from typing import Self

from callbacks.server.answer_cache import PATH
from tests.choice_request import choice_request

PATHS = ("/", "/borough/hackney", "/embed/map", "/api/v1/indicators", "/health", "/privacy")
PATIENCE = 30  # seconds


class Readers:
    """Ask in turn until told to stop.

    `errors` are answers that a reader would see as a fault. `mixed` are those whose parts, or whose
    page and choice, are of two releases. `seen` lists the release of each answer, and `reloaded`
    counts choices refused because the page was of the release before: the page then loads anew.
    """

    def __init__(self, address: str, *, number: int) -> None:
        self.errors: list[str] = []
        self.seen: list[str] = []
        self.mixed: list[str] = []
        self.reloaded = 0
        self._address, self._going = address, True
        self._threads = [threading.Thread(target=self._read, args=(n,)) for n in range(number)]

    def __enter__(self) -> Self:
        for one in self._threads:
            one.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._going = False
        for one in self._threads:
            one.join()

    def _read(self, turn: int) -> None:
        mark = ""
        while self._going:
            path = PATHS[turn % len(PATHS)]
            turn += 1
            try:
                with urllib.request.urlopen(self._address + path, timeout=PATIENCE) as answer:  # noqa: S310 - loopback
                    mark = answer.headers["X-Release"]
                    self._note(path, answer.read().decode(), mark)
                if path == "/":
                    self._choose(mark)
            except (urllib.error.URLError, OSError) as error:
                self.errors.append(f"{path}: {error}")

    def _choose(self, mark: str) -> None:
        """Make a choice on the page that was opened just now."""
        headers = {"Content-Type": "application/json", "X-Release": mark}
        sent = json.dumps(choice_request()).encode()
        request = urllib.request.Request(f"{self._address}{PATH}", sent, headers)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
                given = answer.headers["X-Release"]
        except urllib.error.HTTPError as refused:
            if refused.code != HTTPStatus.CONFLICT or refused.headers["X-Release"] == mark:
                raise
            self.reloaded += 1
            return
        self.seen.append(given)
        if given != mark:
            self.mixed.append("a choice")

    def _note(self, path: str, text: str, mark: str) -> None:
        self.seen.append(mark)
        release = mark.rpartition("-")[0]
        said = re.findall(r'Release (\d{4}-\d\d)|"release": ?"(\d{4}-\d\d)"', text)
        if any(release not in pair for pair in said) or re.findall(
            r'data-release="([^"]+)"', text
        ) not in ([], [mark]):
            self.mixed.append(path)
