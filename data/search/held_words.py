"""Which of many things hold a word, asked for by its first letters."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

LAST = "\U0010ffff"  # after every letter


class HeldWords:
    """The words that things hold, each thing by its number."""

    def __init__(self, held: Iterable[Iterable[str]]) -> None:
        """Take the words of each thing, in the order of their numbers."""
        self._with: dict[str, set[int]] = defaultdict(set)
        for number, words in enumerate(held):
            for word in words:
                self._with[word].add(number)
        self._words = sorted(self._with)

    def beginning(self, word: str) -> Sequence[str]:
        """Return the words that are there and begin so; a number must be whole."""
        if word[0].isdigit():
            return (word,) if word in self._with else ()
        words = self._words
        return words[bisect_left(words, word) : bisect_left(words, word + LAST)]

    def having(self, *forms: str, shortest: int = 1) -> set[int]:
        """Return the numbers of the things that hold a word in any of its forms, or one begun so.

        Args:
            forms: The word as it may be written.
            shortest: Letters of a form at least that a longer word may begin with.
        """
        return {
            number
            for form in forms
            for word in (self.beginning(form) if len(form) >= shortest else (form,))
            for number in self._with.get(word, ())
        }
