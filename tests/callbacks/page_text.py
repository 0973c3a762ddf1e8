"""What a reader meets in a page, without its markup."""

import re
from functools import lru_cache
from html import unescape

from tests.markup import Markup


class _Reader(Markup):
    """Collects text and the words that stand in attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag, attrs):
        if tag in {"script", "style"}:
            self._skipped += 1
        self.found += [value for name, value in attrs if name in {"aria-label", "title"} and value]

    def handle_endtag(self, tag):
        if tag in {"script", "style"}:
            self._skipped -= 1

    def handle_data(self, data):
        if not self._skipped:
            self.found.append(data)


@lru_cache(maxsize=1024)  # many tests read the same page
def text_of(page: str) -> str:
    if "<" not in page and "&" not in page:
        return " ".join(page.split())
    reader = _Reader()
    reader.feed(page)
    return " ".join(" ".join(reader.found).split())


def main_of(page: str) -> str:
    """Return the part between the header and the footer, before any script."""
    written = page[page.index('id="static-page"') : page.index("</main>")]
    return written.partition("<script")[0]  # Dash's configuration carries a key drawn for each page


def empty_parts(page: str) -> list[str]:
    """Return headings, table cells, paragraphs and list items that say nothing."""
    found = re.findall(r"<(h[1-4]|td|th|p|li|dd|caption|summary)\b([^>]*)></\1>", page)
    return [unescape(f"{tag}{attrs}") for tag, attrs in found if "live" not in attrs]


def quotes_of(page: str) -> list[str]:
    """Return what stands in quotation marks or as a quote: a report may say what we do not."""
    marked = re.findall(r"<(?:q|blockquote)[^>]*>(.*?)</(?:q|blockquote)>", page, re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", one)).split()) for one in marked]
