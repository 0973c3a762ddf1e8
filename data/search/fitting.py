"""How well one entry fits words: by the forms of each, in its names or only in its other words."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from data.search.entries import Entry, Kind
from data.search.words import plain_words, without

SHORTEST_PLURAL = 4
HISSING = ("sses", "shes", "ches", "xes")
EXACT, BEGINS_WHOLE, WHOLE, BEGINS, IN_NAME, NAMED, WITH_WORDS, WITH_BEGINNINGS = range(8)


@dataclass(frozen=True)
class Forms:
    """What stands for one word: `typed`, with its singular, and `same`, others that mean it."""

    typed: tuple[str, ...]
    same: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Return every form, as it was typed first."""
        return (*self.typed, *self.same)


@dataclass(frozen=True)
class Prepared:
    """An entry with its words: those of each name, of each name without idle ones, and all."""

    entry: Entry
    names: tuple[tuple[str, ...], ...]
    cores: tuple[tuple[str, ...], ...]
    all_words: tuple[str, ...]

    @classmethod
    def of(cls, entry: Entry, *, idle: Collection[str]) -> Self:
        """Make an entry ready."""
        names = tuple(plain_words(name) for name in entry.names)
        cores = (tuple(one for one in name if one not in idle) for name in names)
        return cls(
            entry,
            names,
            # One word that is left of a question may be asked for of much else.
            tuple(one for one in cores if len(one) > 1),
            (*dict.fromkeys(plain_words(" ".join((*entry.names, entry.words)))),),
        )

    def in_names(self, words: Iterable[str]) -> int:
        """Return how many of some words begin one of a name."""
        return sum(any(begins((one,), name) for name in self.names) for one in words)


def forms_of(word: str, *, same: Mapping[str, Collection[str]]) -> Forms:
    """Return the forms of a word: "rates" is "rate" too, "fifth" is "5" where `same` says so."""
    typed = (word, *singular(word))
    return Forms(typed, tuple(of for one in typed for of in same.get(one, ())))


def singular(word: str) -> tuple[str, ...]:
    """Return what a plural or a possessive is of, nothing where a word is neither."""
    if len(word) < SHORTEST_PLURAL or not word.endswith("s") or word.endswith("ss"):
        return ()
    if word.endswith("ies"):
        return (word[:-3] + "y",)
    return (word[:-2],) if word.endswith(HISSING) else (word[:-1],)


def rank_of(one: Prepared, *, given: tuple[str, ...], forms: Sequence[Forms]) -> tuple[int, int]:
    """Return how well an entry fits that has every word in some form, less is better.

    The first number is the rank, the second how many words are there in another form alone.

    Args:
        one: The entry.
        given: All words that were asked for.
        forms: Of those that count.
    """
    other = sum(not begins(each.typed, one.all_words) for each in forms)
    rank = _by_name(one, given=given, forms=forms)
    return (_by_words(one, given=given, forms=forms) if rank is None else rank), other


def _by_name(one: Prepared, *, given: tuple[str, ...], forms: Sequence[Forms]) -> int | None:
    if given in one.names or any(_is(name, forms) for name in (*one.cores, *one.names)):
        return EXACT
    if any(_side_by_side(name, forms, whole=True) for name in one.names):
        return BEGINS_WHOLE
    if any(all(_there(each, name) for each in forms) for name in one.names):
        return WHOLE
    if any(_side_by_side(name, forms, whole=False) for name in one.names):
        return WHOLE if one.entry.kind is Kind.BOROUGH else BEGINS
    if any(all(begins(each.all, name) for each in forms) for name in one.names):
        return IN_NAME
    return None


def _by_words(one: Prepared, *, given: tuple[str, ...], forms: Sequence[Forms]) -> int:
    if one.entry.kind is Kind.BOROUGH and named_in(one, given):
        return NAMED
    return WITH_WORDS if all(_there(each, one.all_words) for each in forms) else WITH_BEGINNINGS


def named_in(one: Prepared, given: tuple[str, ...]) -> tuple[int, int] | None:
    """Return the rank of an entry whose name stands side by side among some words, else None."""
    return (NAMED, 0) if any(without(given, name)[0] is not None for name in one.names) else None


def begins(forms: Sequence[str], held: tuple[str, ...]) -> bool:
    """Tell whether a form begins a word that is there; a number must be whole."""
    return any(
        one in held if one[0].isdigit() else any(each.startswith(one) for each in held)
        for one in forms
    )


def _there(forms: Forms, held: tuple[str, ...]) -> bool:
    return any(one in held for one in forms.all)


def _is(name: tuple[str, ...], forms: Sequence[Forms]) -> bool:
    """Tell whether a name is just the words, each in one of its forms."""
    return len(name) == len(forms) and all(
        word in each.all for word, each in zip(name, forms, strict=True)
    )


def _side_by_side(name: tuple[str, ...], forms: Sequence[Forms], *, whole: bool) -> bool:
    """Tell whether a name begins with the words; unless `whole`, the last may be unfinished."""
    if len(name) < len(forms) or not _is(name[: len(forms) - 1], forms[:-1]):
        return False
    last = name[len(forms) - 1]
    return last in forms[-1].all if whole else begins(forms[-1].all, (last,))
