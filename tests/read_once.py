"""What every process of the tests would read or build anew, though nothing of it changes."""

import sys
from functools import cache, wraps
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

GRAMMARS = "rfc3987_syntax"


def keep_catalogues() -> None:
    """Give who loads the same definitions again what was read; nothing of it can be changed."""
    from data.catalogue import DEFINITIONS, Catalogue  # noqa: PLC0415 - who deals out tests has none

    load = Catalogue.load.__func__
    kept: dict[Any, Catalogue] = {}

    def load_once(cls: type[Catalogue], folder: Path = DEFINITIONS) -> Catalogue:
        files = tuple((path, path.read_bytes()) for path in sorted(folder.rglob("*.yaml")))
        key = (cls, folder, files)
        if key not in kept:
            kept[key] = load(cls, folder)
        return kept[key]

    Catalogue.load = classmethod(load_once)


def tell_texts_at_once() -> None:
    """Have pandera say of a column of texts that it is one, in place of saying it of each cell.

    Of cells it takes out those that are none and puts them into words, also where there are none:
    a third of what it takes to hold a small table against its contract.
    """
    from pandera.engines.pandas_engine import STRING  # noqa: PLC0415 - who deals out tests has none

    check = STRING.check

    @wraps(check)
    def told(self: STRING, kind: Any, cells: Any = None) -> Any:
        found = check(self, kind, cells)
        return found if isinstance(found, bool) or not found.all() else True

    STRING.check = told


def build_grammars_late() -> None:
    """Have a validator of JSON build its grammars of addresses when it first asks one of them.

    It builds 38 as it is imported, in every process: a second, for a format that few schemas name.
    """

    @cache
    def built() -> ModuleType:
        del sys.modules[GRAMMARS]
        return import_module(GRAMMARS)

    def is_valid_syntax(term: str, value: str) -> bool:
        return bool(built().is_valid_syntax(term=term, value=value))

    stands_in = ModuleType(GRAMMARS)
    stands_in.is_valid_syntax = is_valid_syntax
    sys.modules[GRAMMARS] = stands_in
