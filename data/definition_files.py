"""Reads a file of definitions, or of words that a deployment wrote: strict YAML, within bounds."""

import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError
from yaml.constructor import BaseConstructor

from data.checksums import plain_bytes
from data.consistency import CatalogueError
from data.model import Frozen, Indicator

Model = TypeVar("Model", bound=Frozen)
# Of a file of words: bytes, words, and lists in one another. A mapping that lists ten thousand
# codes, each with as long a name as may be, and counts and adds all of them up, has fewer.
MOST, MOST_WORDS, DEEPEST = 5_000_000, 100_000, 12
LONGEST_SAID = 200  # characters of a file's own words in the line that refuses it


class _Strict(BaseConstructor):
    """Refuses a key written twice, where YAML would silently keep the second."""

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002 - the library's own signature
    ) -> dict[Hashable, Any]:
        """Build one mapping; raise `yaml.MarkedYAMLError` where a key comes twice or is a list."""
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise _fault("a list stands where a name should", at=key)
            if key.value in seen:
                raise _fault(f"'{in_line(key.value)}' is written twice", at=key)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


class _Values(_Strict, yaml.CSafeLoader):
    """Builds plain values and nothing else."""


class _Words(_Strict, yaml.CBaseLoader):
    """Builds words and nothing else: 01 is no number, and no is no refusal."""


def read_words(path: Path) -> object:
    """Return what a file says, every word as it is written.

    What stands for something else in the file is refused, as are a file too large, lines that begin
    with % and lists in one another without end: a few lines could stand for more than any machine
    holds, or take longer than anybody waits.

    Raises:
        OSError: If it cannot be read, or is no plain file.
        UnicodeDecodeError: If it is not in UTF-8.
        yaml.YAMLError: If it is no YAML, uses `*name`, says a name twice, or is past a bound.
    """
    held = plain_bytes(path, most=MOST + 1)
    if len(held) > MOST:
        raise yaml.YAMLError(f"more than {MOST:,} bytes")
    text, deep, words = held.decode("utf-8"), 0, 0
    if re.search("^%", text, re.MULTILINE):
        raise yaml.YAMLError("a line that begins with % is not taken")
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        words += isinstance(event, yaml.ScalarEvent)
        deep += isinstance(event, yaml.CollectionStartEvent)
        deep -= isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent):
            raise _fault(f"*{in_line(str(event.anchor))} is not taken", at=event)
        if words > MOST_WORDS:
            raise _fault(f"more than {MOST_WORDS:,} words", at=event)
        if deep > DEEPEST:
            raise _fault(f"more than {DEEPEST} lists in one another", at=event)
    return yaml.load(text, Loader=_Words)  # noqa: S506 - it makes nothing but words


def _fault(problem: str, *, at: Any) -> yaml.MarkedYAMLError:  # noqa: ANN401 - marks are of two kinds
    return yaml.MarkedYAMLError(problem=problem, problem_mark=at.start_mark)


def why_no_yaml(error: yaml.YAMLError) -> str:
    """Return what is wrong with a file, with its line where that is known."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return f"line {error.problem_mark.line + 1}: {error.problem}"
    return in_line(" ".join(str(error).split()))


def in_line(words: str) -> str:
    """Return words of a file for a line: cut, and without a sign that would act on a screen."""
    return "".join(one if one.isprintable() else "�" for one in words[:LONGEST_SAID])


def _parse(path: Path, *, name: str) -> object:
    try:
        with path.open(encoding="utf-8") as file:
            return yaml.load(file, Loader=_Values)  # noqa: S506 - it derives from the safe one
    except FileNotFoundError as error:
        raise CatalogueError(f"{name}: missing. Restore it to definitions/.") from error
    except yaml.MarkedYAMLError as error:
        raise CatalogueError(f"{name}: {why_no_yaml(error)}. Correct the YAML there.") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{name}: cannot be read. Save it as YAML in UTF-8.") from error


def read_indicator(path: Path) -> Indicator:
    """Read `indicators/<id>.yaml`; raise `CatalogueError` where it is wrong or holds another id."""
    name = f"indicators/{path.name}"
    indicator = _validate(_parse(path, name=name), Indicator, where=name)
    if indicator.id != path.stem:
        raise CatalogueError(
            f"{name}: holds the id '{indicator.id}'. Name the file {indicator.id}.yaml."
        )
    return indicator


def read_one(path: Path, model: type[Model]) -> Model:
    """Read a file that is one definition; raise `CatalogueError` where it is wrong."""
    return _validate(_parse(path, name=path.name), model, where=path.name)


def read_list(path: Path, model: type[Model]) -> dict[str, Model]:
    """Read a list of definitions by id; raise `CatalogueError` where it is wrong."""
    entries = _parse(path, name=path.name)
    if not isinstance(entries, list):
        raise CatalogueError(f"{path.name}: is not a list. Start each entry with '- id:'.")
    items: dict[str, Model] = {}
    for entry in entries:
        name = str(entry.get("id", "an entry without id") if isinstance(entry, dict) else entry)
        item = _validate(entry, model, where=f"{path.name}: {name}")
        if name in items:
            raise CatalogueError(f"{path.name}: {name} is defined twice. Remove one.")
        items[name] = item
    return items


def _validate(entry: object, model: type[Model], *, where: str) -> Model:
    try:
        return model.model_validate(entry)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "entry"
        raise CatalogueError(
            f"{where}: {field}: {first['msg']}. Correct `{field}`; "
            f"{model.__name__} in {model.__module__.replace('.', '/')}.py says what it may hold."
        ) from error
