"""The words of a mapping file, read within bounds, and none of them lost or stood in for."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

MOST = 1_000_000  # bytes: ten thousand codes, each with as long a name as may be
DEEPEST = 12  # of lists and settings in one another; what a mapping says needs four


class _Words(yaml.CBaseLoader):
    """Makes nothing but words, and refuses a setting written twice: YAML would keep the second."""

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002 - the library's own signature
    ) -> dict[Hashable, Any]:
        """Build one mapping.

        Raises:
            yaml.YAMLError: If a name comes twice, or is none.
        """
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.YAMLError(f"{_line(key)}: a list stands where a name should")
            if key.value in seen:
                raise yaml.YAMLError(f"{_line(key)}: {key.value!r} is written twice")
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


def read_words(path: Path) -> object:
    """Return what a mapping file says, every word as it is written.

    A code of 01 or no is neither a number nor a refusal. What stands for something else in the file
    is refused, as are a file too large and lists in one another without end: a few lines could
    stand for more than any machine holds, or take longer than anybody waits.

    Raises:
        OSError: If it cannot be read.
        UnicodeDecodeError: If it is not in UTF-8.
        yaml.YAMLError: If it is no YAML, uses `*name`, says a name twice, or is past a bound.
    """
    with path.open("rb") as file:
        held = file.read(MOST + 1)
    if len(held) > MOST:
        raise yaml.YAMLError(f"more than {MOST:,} bytes")
    text, deep = held.decode("utf-8"), 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        deep += isinstance(event, yaml.CollectionStartEvent)
        deep -= isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent):
            raise yaml.YAMLError(f"{_line(event)}: *{event.anchor} is not taken")
        if deep > DEEPEST:
            raise yaml.YAMLError(f"{_line(event)}: more than {DEEPEST} lists in one another")
    return yaml.load(text, Loader=_Words)  # noqa: S506 - it makes nothing but words


def _line(found: yaml.Event | yaml.Node) -> str:
    return f"line {found.start_mark.line + 1}" if found.start_mark else "the file"
