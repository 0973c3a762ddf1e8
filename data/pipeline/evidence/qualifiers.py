"""Whether a figure carries the words that its quote puts before it: "around", "at least"."""

import re

from data.evidence.number_words import plain_numbers
from data.pipeline.evidence.fact_numbers import QUALIFIERS, qualifier_and_rest

STEMS = {"estimated": "estimat"}  # "It is estimated that", "the survey estimates"
BEFORE = "|".join(re.escape(words) for words in QUALIFIERS)


def wording_fault(value: str, *, quote: str) -> str | None:
    """Return how the words before a figure differ from those of its quote; None where they agree.

    Args:
        value: As it is to be shown, such as "at least 50".
        quote: The words that it is printed in.
    """
    words, rest = qualifier_and_rest(value)
    said = " ".join(quote.casefold().split())
    if words and STEMS.get(words, words) not in said:
        return f"the quote does not say '{words}'"
    # An amount stands in its file without the "million" that its unit has.
    for text, number in ((said, rest), (plain_numbers(said), plain_numbers(rest).strip())):
        printed = re.search(rf"\b({BEFORE}) £?{re.escape(number)}(?![\d.]*\d)", text)
        if printed and printed[1] != words:
            return f"the quote says '{printed[1]}'"
    return None
