"""Reads one file of definitions: strict YAML, checked against the model of what it holds."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from data.consistency import CatalogueError
from data.model import Frozen, Indicator

Model = TypeVar("Model", bound=Frozen)


class _StrictLoader(yaml.CSafeLoader):
    """Refuses a key written twice, where YAML would silently keep the second."""

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002 - the library's own signature
    ) -> dict[Hashable, Any]:
        """Build one mapping; raise `yaml.MarkedYAMLError` where a key comes twice."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"'{key.value}' is written twice", problem_mark=key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


def _parse(path: Path, *, name: str) -> object:
    try:
        with path.open(encoding="utf-8") as file:
            # The loader derives from the safe one: it builds plain values and nothing else.
            return yaml.load(file, Loader=_StrictLoader)  # noqa: S506
    except FileNotFoundError as error:
        raise CatalogueError(f"{name}: missing. Restore it to definitions/.") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CatalogueError(
            f"{name}: line {line}: {error.problem}. Correct the YAML there."
        ) from error
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
