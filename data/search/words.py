"""The words of a text as a search compares them."""

import re
import unicodedata

_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHE = re.compile("['\u2018\u2019`\u00b4]")
_COMMA = re.compile(r"(?<=\d),(?=\d{3})")


def plain_words(text: str) -> tuple[str, ...]:
    """Return a text's words in small letters without accents and apostrophes.

    "King’s Cross" gives kings and cross, "Bexleyheath & Crook Log" no word for its sign, "18%" the
    words of "18 per cent", "1,000" one word.
    """
    spelled = _APOSTROPHE.sub("", text.casefold()).replace("%", " per cent ")
    folded = unicodedata.normalize("NFKD", _COMMA.sub("", spelled))
    return tuple(_WORD.findall("".join(one for one in folded if not unicodedata.combining(one))))


def without(given: tuple[str, ...], name: tuple[str, ...]) -> tuple[int | None, tuple[str, ...]]:
    """Return where a name stands among words, and the words with "" in the place of each of it.

    A possessive names too: "croydons". None and the words as they are where it stands nowhere.
    """
    of = (*name[:-1], f"{name[-1]}s")
    for at in range(len(given) - len(name) + 1):
        if given[at : at + len(name)] in {name, of}:
            return at, (*given[:at], *("" for _ in name), *given[at + len(name) :])
    return None, given
