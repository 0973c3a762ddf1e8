"""Support lines: the national ones by default, or a deployment's own file."""

from pathlib import Path

import yaml
from pydantic import TypeAdapter, ValidationError

from data.model import Frozen, Sentence

DEFAULT = Path(__file__).parent / "definitions" / "helplines.yaml"


class Helpline(Frozen):
    """A telephone number that people living with abuse can call."""

    name: Sentence
    number: Sentence
    note: str = ""


class HelplinesError(Exception):
    """The file of support lines cannot be used. The message names it and the remedy."""


def load_helplines(path: Path | None = None) -> tuple[Helpline, ...]:
    """Read support lines.

    Args:
        path: A YAML list of `name`, `number`, `note`; None for the national lines.

    Raises:
        HelplinesError: If the file is missing, empty or of another shape.
    """
    file = path or DEFAULT
    try:
        found = TypeAdapter(tuple[Helpline, ...]).validate_python(
            tuple(yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) or ())
        )
    except (OSError, TypeError, yaml.YAMLError, ValidationError) as error:
        reason = str(error).splitlines()[0]
        raise HelplinesError(
            f"HELPLINES: {file} needs a list of name and number ({reason})"
        ) from error
    if not found:
        raise HelplinesError(f"HELPLINES: {file} holds no support line; a page must show one")
    return found
