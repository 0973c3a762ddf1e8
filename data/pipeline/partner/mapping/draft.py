"""A mapping with the codes added that it lacks, ready to be used."""

import re
from collections.abc import Mapping as Dictionary
from collections.abc import Sequence

import yaml

from data.partner.model import Sex
from data.partner.schemas import LABEL, LONGEST_LABEL
from data.pipeline.partner.mapping.codes import NOT_A_NAME, Codes


def completed(
    given: Dictionary[str, object], codes: Codes, *, unlisted: Dictionary[str, Sequence[str]]
) -> str:
    """Return the text of a mapping that lists every code of the files.

    A code that is no name, such as one with five digits in a row, is left to a person; that of a
    sex means "not known" until a person says otherwise.

    Args:
        given: The mapping as it was read.
        codes: The lists in it.
        unlisted: What it lacks, by the name of the list.
    """
    lists: dict[str, object] = {}
    for name, listed in codes.model_dump(mode="json").items():
        fresh = [code for code in unlisted.get(name, ()) if name == "sex" or _is_name(code)]
        added = {code: Sex.NOT_KNOWN.value if name == "sex" else code for code in fresh}
        known = {code: str(meaning) for code, meaning in listed.items()} | added
        if known:
            alike = all(code == meaning for code, meaning in known.items())
            lists[name] = list(known) if alike else known
    text: str = yaml.safe_dump(
        {**given, "codes": lists}, sort_keys=False, allow_unicode=True, width=100
    )
    return text


def _is_name(code: str) -> bool:
    return bool(
        re.fullmatch(LABEL, code) and len(code) <= LONGEST_LABEL and not NOT_A_NAME.search(code)
    )
