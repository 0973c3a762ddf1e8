"""Words that no rendered text may use, and the phrases that are exempt by name."""

import re
from collections.abc import Iterable

FORBIDDEN = ("worst", "best", "top", "league", "leagues", "hotbed", "hotbeds")
EXEMPT = {
    "the national indicator of 2005 that the strategy set": "Best Value Performance Indicator",
    "its plural": "Best Value Performance Indicators",
    "the caveat on comparing boroughs": "not a league table",
}
_WORD = re.compile(rf"\b({'|'.join(FORBIDDEN)})\b", re.IGNORECASE)


def forbidden_words(text: str, *, quotes: Iterable[str] = ()) -> list[str]:
    """Return each forbidden word in the text with what stands around it.

    Args:
        text: Rendered text, without markup.
        quotes: Verbatim quotes from reports that the text shows. A report may say what we do not.
    """
    if not _WORD.search(text):
        return []
    excused = [phrase for phrase in (*quotes, *EXEMPT.values()) if _WORD.search(phrase)]
    for phrase in sorted(excused, key=len, reverse=True):
        text = re.sub(re.escape(phrase), " ", text, flags=re.IGNORECASE)
    return [text[max(0, hit.start() - 30) : hit.end() + 30] for hit in _WORD.finditer(text)]
