"""What each tool answers: what the API answers to the same question, asked inside this process."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, urlsplit

from flask import Flask
from pydantic import BaseModel

from callbacks.api import routes
from callbacks.api.document import BASE
from callbacks.api.records import source_record
from callbacks.assistant.finding import found
from callbacks.assistant.questions import (
    EvidenceQuestion,
    IndicatorQuestion,
    SearchQuestion,
    ValuesQuestion,
)
from callbacks.assistant.refusal import RefusedError
from callbacks.server.site import Site

Answer = dict[str, Any]
FIND_FIRST = "The tool search finds ids and codes."


class Answers:
    """Answers the four tools for one copy of the site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._api = Flask("assistant", static_folder=None)
        routes.register(self._api, site=site)

    def search(self, question: SearchQuestion) -> Answer:
        """Return what is called as asked, the best first. Errors as for `found`."""
        return found(question.words, site=self._site)

    def indicator(self, question: IndicatorQuestion) -> Answer:
        """Return one definition with its caveats and sources.

        Raises:
            RefusedError: Where the API refuses.
        """
        named = question.model_dump(mode="json", exclude={"indicator"}, exclude_none=True)
        return self._ask(f"indicators/{question.indicator}", named)

    def values(self, question: ValuesQuestion) -> Answer:
        """Return values of one indicator with its caveats and sources. Errors as `indicator`."""
        return self._ask("values", _named(question))

    def evidence(self, question: EvidenceQuestion) -> Answer:
        """Return printed figures with their caveats and sources. Errors as `indicator`."""
        answer = self._ask("evidence", _named(question))
        sources = self._site.catalogue.sources
        named = dict.fromkeys(one["source_id"] for one in answer["evidence"])
        return {**answer, "sources": [source_record(sources[each]) for each in named]}

    def _ask(self, path: str, query: Mapping[str, object]) -> Answer:
        reply = self._api.test_client().get(f"{BASE}/{path}", query_string=query)
        told: Answer = reply.get_json()
        if reply.status_code == HTTPStatus.NOT_FOUND:
            raise RefusedError(f"{told['detail']} {FIND_FIRST}")
        if reply.status_code != HTTPStatus.OK:
            raise RefusedError(told["detail"])
        if "next" in told:
            told["cursor"] = _cursor(told.pop("next"))
        if "indicator" in told:
            told["sources"] = told["indicator"].pop("sources")
        return told


def _named(question: BaseModel) -> dict[str, object]:
    return question.model_dump(mode="json", by_alias=True, exclude_none=True)


def _cursor(following: str | None) -> str | None:
    return parse_qs(urlsplit(following).query)["cursor"][0] if following else None
