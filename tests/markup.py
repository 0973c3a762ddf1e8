"""A parser that tells what the library's tells, and takes tags as pages write them by one pattern.

The library's looks at each tag four times and counts lines. Whatever is written otherwise, scripts
and sheets of style among it, it still reads.
"""

import re
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser

TAG = re.compile(
    r"""<(?:/[a-zA-Z][a-zA-Z0-9]*|[a-zA-Z][a-zA-Z0-9]*(?: [^\s"'<>/=]+(?:="[^"]*")?)*/?)>"""
)
PARTS = re.compile(r'[</]([a-zA-Z0-9]+)((?: [^\s"\'<>/=]+(?:="[^"]*")?)*)')
ATTRIBUTE = re.compile(r' ([^\s"\'<>/=]+)(="[^"]*")?')


class Markup(HTMLParser):
    """The library's parser, sooner; to be given a document whole."""

    def feed(self, data: str) -> None:
        place = 0
        while not self.rawdata and (begun := data.find("<", place)) >= 0:
            found = TAG.match(data, begun)
            if found is None and not data.startswith("<!", begun):
                break
            kind, tag, attributes = _told(found[0]) if found else ("", "", ())
            if found is None or tag in self.CDATA_CONTENT_ELEMENTS:
                last = f"</{tag}>" if tag else ">"
                end = data.find(last, begun)
                if end < 0:
                    break
                super().feed(data[place : end + len(last)])
                place = end + len(last)
                continue
            if begun > place:
                self.handle_data(unescape(data[place:begun]))
            if kind == "end":
                self.handle_endtag(tag)
            elif kind == "start":
                self.handle_starttag(tag, list(attributes))
            else:
                self.handle_startendtag(tag, list(attributes))
            place = found.end()
        super().feed(data[place:])


@lru_cache(maxsize=1 << 15)  # most tags of a page are on the others as well
def _told(tag: str) -> tuple[str, str, tuple[tuple[str, str | None], ...]]:
    """Return whether a tag starts, ends or does both, its name, and its attributes."""
    kind = "end" if tag[1] == "/" else "both" if tag[-2] == "/" else "start"
    parts = PARTS.match(tag, 1 if kind == "end" else 0)
    assert parts is not None
    attributes = tuple(
        (name.lower(), unescape(value[2:-1]) if value else None)
        for name, value in ATTRIBUTE.findall(parts[2])
    )
    return kind, parts[1].lower(), attributes
