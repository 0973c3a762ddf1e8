"""Finds the newest files in what a publisher lists."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urljoin

from data.offer import Offer
from data.pipeline.fetch.faults import FetchError

CONFIRM = "open the address, and correct `fetch` of that source in data/definitions/sources.yaml"


@dataclass(frozen=True)
class Listed:
    """A file that is offered. `edition` tells an older one from a newer one; "" says nothing."""

    name: str
    address: str
    edition: str


def listed_files(content: bytes, *, offer: Offer, base: str) -> list[Listed]:
    """Return the files to ask for, oldest first.

    Args:
        content: A JSON document; every text in it that is an address is looked at.
        offer: What is wanted. Of one edition the file that stands last is taken: publishers add
            corrected files below the first.
        base: Address of the document, for addresses that are relative to it.

    Raises:
        FetchError: If it is not JSON, lists no such file, or several between which nothing decides.
    """
    try:
        texts = list(_texts(json.loads(content)))
    except (ValueError, RecursionError) as error:
        raise FetchError(base, "answered something else than a list in JSON", CONFIRM) from error
    editions: dict[str, Listed] = {}
    names = set()
    for text in texts:
        address = text if "://" in text else urljoin(base, text)
        if not (found := file_named(address, offer=offer)):
            continue
        names.add(found.name)
        editions[found.edition] = found
    if not editions:
        raise FetchError(base, f"lists no file whose name matches {offer.file}", CONFIRM)
    if "" in editions and len(names) > 1:
        raise FetchError(base, f"lists {len(names)} files that match {offer.file}", CONFIRM)
    newest_first = sorted(editions, reverse=True)
    wanted = newest_first[:1] if offer.holds_all else newest_first
    return [editions[one] for one in reversed(wanted) if not one or one > offer.after]


def file_named(address: str, *, offer: Offer) -> Listed | None:
    """Return the file at an address; None where no part of it is the name that is offered."""
    for part in reversed(re.split(r"[/?&=#]", address)):
        name = unquote(part)
        if found := re.fullmatch(offer.file, name):
            return Listed(name, address, next(iter(found.groups("")), ""))
    return None


def _texts(thing: object) -> Iterator[str]:
    match thing:
        case str():
            yield thing
        case dict():
            for one in thing.values():
                yield from _texts(one)
        case list():
            for one in thing:
                yield from _texts(one)
