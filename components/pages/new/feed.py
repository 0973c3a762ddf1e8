"""The feed of releases as Atom (RFC 4287). Its words are neutral: a reader's screen shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from components.page import SITE
from components.words.periods import day_words
from components.words.released import entry_title, entry_words
from data.released.entries import Entry

ATOM = "http://www.w3.org/2005/Atom"
RIGHTS = "Open Government Licence v3.0"


@dataclass(frozen=True)
class Feed:
    """What a feed is of. `page` and `address` are whole addresses, `data_to` an ISO day.

    `place` is a borough's name, "" for all. Which measure it is of its words never say.
    """

    page: str
    address: str
    place: str
    of_one_measure: bool
    data_to: str

    @property
    def title(self) -> str:
        """Return a neutral title."""
        parts = [SITE, self.place, "one measure" if self.of_one_measure else ""]
        return ", ".join(part for part in parts if part) + ": what is new"


def feed_bytes(entries: Sequence[Entry], *, feed: Feed) -> bytes:
    """Return the feed, newest entry first.

    The id of an entry is the address of its place on the page, and stays as long as the public
    address does. It is dated by the newest police extract in it, since no clock is read where a
    release is made.
    """
    register_namespace("", ATOM)
    root = Element(f"{{{ATOM}}}feed", {"xml:lang": "en-GB"})
    updated = entries[0].extracted.isoformat() if entries else feed.data_to
    _text(root, "id", feed.address)
    _text(root, "title", feed.title)
    _text(root, "updated", _moment(updated))
    _text(_sub(root, "author"), "name", SITE)
    _text(root, "rights", RIGHTS)
    _link(root, rel="self", href=feed.address, type="application/atom+xml")
    _link(root, rel="alternate", href=feed.page, type="text/html")
    for one in entries:
        place = f"{feed.page}#{one.id}"
        held = _sub(root, "entry")
        _text(held, "id", place)
        _text(held, "title", entry_title(one))
        _text(held, "updated", _moment(one.extracted.isoformat()))
        _link(held, rel="alternate", href=place, type="text/html")
        words = f"{entry_words(one)} Police figures to {day_words(one.data_to)}."
        _text(held, "summary", words)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _sub(parent: Element, name: str) -> Element:
    return SubElement(parent, f"{{{ATOM}}}{name}")


def _text(parent: Element, name: str, words: str) -> None:
    _sub(parent, name).text = words


def _link(parent: Element, **attributes: str) -> None:
    _sub(parent, "link").attrib.update(attributes)
