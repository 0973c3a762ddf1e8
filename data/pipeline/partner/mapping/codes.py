"""Codes of a partner and what they mean, however they are spelled."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Generic, Literal, TypeVar

import yaml
from pydantic import AfterValidator, BeforeValidator, Field

from data.model import Frozen
from data.partner.model import ALL, Sex
from data.partner.schemas import LABEL, LONGEST_LABEL
from data.pipeline.raw.cells import UNSEEN

Meaning = TypeVar("Meaning")
LONGEST_COMPOSED = 1_000  # characters
NOT_RECORDED = "Not recorded"
# Markup, a sign that nobody sees, or what a spreadsheet takes for a formula.
NOT_A_NAME = re.compile(rf"[<>{UNSEEN}]|^\s*[=+\-@]")
READY = Path(__file__).parent / "ethnic_groups.yaml"
# What stands for "not known" in a cell of an age, as folded.
UNKNOWN = {
    "", "uk", "u", "unknown", "notknown", "notrecorded", "notstated", "na", "nk", "none", "null",
    "unspecified", "blank", "dk", "dontknow", "refused", "missing", "-", "?", ".", "nan", "nodata",
    "notprovided", "notavailable", "notgiven", "notspecified", "notentered", "unrecorded",
    "agenotknown", "ageunknown", "unknownage", "prefernottosay", "notasked",
}  # fmt: skip
SEXES = dict.fromkeys(UNKNOWN, Sex.NOT_KNOWN) | {
    "f": Sex.FEMALE,
    "female": Sex.FEMALE,
    "m": Sex.MALE,
    "male": Sex.MALE,
}
# A code with its name beside it, in one cell: "A1 - Indian", "(A1) Indian", "Male (M)".
CODE_FIRST = re.compile(r"\(?(?P<code>\w{1,3})(?:\)|\s*[-–:.=]|\s)\s*(?P<name>\w.*)")
NAME_FIRST = re.compile(r"(?P<name>.*\w)\s*[(\[](?P<code>\w{1,3})[)\]]")
TELLING = re.compile(r"[a-z]\d", re.IGNORECASE)  # a code that is no word, whatever stands beside it


def plain(text: str) -> str:
    """Return words without case and with single spaces.

    Accents of what is longer than any name stay as they are: to sort a hundred thousand of them on
    one letter takes minutes.
    """
    if len(text) <= LONGEST_COMPOSED:
        text = unicodedata.normalize("NFKC", text)
    return " ".join(text.split()).casefold()


def folded(text: str) -> str:
    """Return a code as codes are compared: without case, spaces and punctuation; & is "and".

    One of nothing but punctuation stays as it is: "-" is a code like another, not a blank.
    """
    words = plain(text)
    letters = "".join(one for one in words.replace("&", "and") if one.isalnum())
    return letters if any(one.isalnum() for one in words) else words


@dataclass(frozen=True)
class CodeList(Generic[Meaning]):
    """Meanings by code. A code is first sought as it is written, then as it is folded."""

    written: Mapping[str, Meaning]
    folded: Mapping[str, frozenset[Meaning]]

    @classmethod
    def of(cls, meanings: Mapping[str, Meaning]) -> "CodeList[Meaning]":
        """Return the list of these codes."""
        loose: dict[str, set[Meaning]] = {}
        for code, meaning in meanings.items():
            loose.setdefault(folded(code), set()).add(meaning)
        return cls(
            {plain(code): meaning for code, meaning in meanings.items()},
            {code: frozenset(several) for code, several in loose.items()},
        )

    def found(self, cell: str) -> frozenset[Meaning]:
        """Return what a cell may mean: one meaning, none, or several of which none is certain.

        A code with its name beside it is what both mean. One such as A1 is enough where the name
        is not listed; where the two mean different things, neither is certain.
        """
        exact = self.written.get(plain(cell))
        if exact is not None:
            return frozenset({exact})
        return self.folded.get(folded(cell)) or self._named(cell.strip())

    def _named(self, cell: str) -> frozenset[Meaning]:
        for form in (CODE_FIRST, NAME_FIRST):
            both = form.fullmatch(cell)
            code, name = (
                self.folded.get(folded(both[one]), frozenset()) if both else frozenset()
                for one in ("code", "name")
            )
            if both and code and (name or TELLING.fullmatch(both["code"])):
                return code | name
        return frozenset()


def _labels(given: object) -> object:
    """Take a list of labels that are their own codes, labels by code, or the name of a list."""
    if isinstance(given, str):
        return _ready_list(given)
    if isinstance(given, list):
        return {str(label): str(label) for label in given}
    return (
        {str(code): str(label) for code, label in given.items()}
        if isinstance(given, dict)
        else given
    )


def _ready_list(name: str) -> dict[str, str]:
    """Return labels by code of a list of ethnic groups; a label is among its own codes."""
    known = yaml.safe_load(READY.read_text(encoding="utf-8"))
    found = next((groups for one, groups in known.items() if folded(one) == folded(name)), None)
    if found is None:
        raise ValueError(f"{name!r} is no list of ethnic groups: write {' or '.join(known)}")
    return {str(code): label for label, codes in found.items() for code in (label, *codes)}


def plain_labels(labels: dict[str, str]) -> dict[str, str]:
    """Return labels by code once each is a name that can be shown.

    Raises:
        ValueError: If one is not, or two are alike but for case, spaces and punctuation.
    """
    seen: dict[str, str] = {}
    for label in labels.values():
        if not re.fullmatch(LABEL, label) or not 1 <= len(label) <= LONGEST_LABEL:
            raise ValueError(
                f"label {label[:LONGEST_LABEL]!r} must be at most {LONGEST_LABEL} characters "
                "without five digits in a row"
            )
        if NOT_A_NAME.search(label):
            raise ValueError(
                f"label {label[:LONGEST_LABEL]!r} must be words: without < and >, signs that "
                "nobody sees, and not beginning with =, +, - or @"
            )
        first = seen.setdefault(folded(label), label)
        if first != label:
            raise ValueError(
                f"labels {first!r} and {label!r} differ only in case, spaces or punctuation: "
                "give both codes the same label"
            )
    if ALL in seen:
        raise ValueError(f"label {seen[ALL]!r} is what a total is called: choose another")
    blank = seen.get(folded(NOT_RECORDED))
    return {code: NOT_RECORDED if label == blank else label for code, label in labels.items()}


Labels = Annotated[dict[str, str], BeforeValidator(_labels), AfterValidator(plain_labels)]


class Codes(Frozen):
    """What codes mean. A code that is not listed is a fault, so that no free text gets in."""

    offence_type: Labels = Field(default_factory=dict)
    ethnicity: Labels = Field(default_factory=dict)
    sex: dict[str, Sex] = Field(default_factory=dict)


class Counted(Frozen):
    """Labels of which the records would tell: where no row has one, that is a count of zero.

    Of any other label that no row ever has it is not known whether the system records it at all.
    """

    offence_type: tuple[str, ...] | Literal["all"] = ()
    ethnicity: tuple[str, ...] | Literal["all"] = ()
    sex: tuple[Sex, ...] | Literal["all"] = ()
    age: tuple[str, ...] | Literal["all"] = ()

    def holds(self, name: str, label: str) -> bool:
        """Return whether a label of one of these lists is counted."""
        listed = getattr(self, name)
        return listed == ALL or folded(label) in _all_folded(listed)


@lru_cache(maxsize=8)
def _all_folded(listed: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(folded, listed))
