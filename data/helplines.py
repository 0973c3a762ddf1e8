"""Support lines: the national ones by default, or a deployment's own file; and their words.

What is said around the lines and on the exit is there in English and in ten languages more.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import StringConstraints, TypeAdapter, ValidationError

from data.definition_files import in_line, read_words, why_no_yaml
from data.model import Frozen, Sentence

ENGLISH = "en-GB"
DEFAULT = Path(__file__).parent / "definitions" / "helplines.yaml"


class Helpline(Frozen):
    """A telephone number that people living with abuse can call."""

    name: Sentence
    number: Sentence
    note: str = ""


class SupportWords(Frozen):
    """What exit and support say in one language.

    `id` is its BCP 47 tag, `name` its name in itself. `whom` says whom a line is for, by the line's
    name; a line that is not named there keeps its own note, in English. `unchecked` says that this
    site made the translation and no native speaker has checked it; "" where it is no translation
    or has been checked.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
    name: Sentence
    english: Sentence
    direction: Literal["ltr", "rtl"]
    heading: Sentence
    emergency: Sentence
    leave: Sentence
    leaving: Sentence
    danger: Sentence
    silent: Sentence
    lines: Sentence
    interpreter: Sentence
    whom: Mapping[str, Sentence]
    trace: Sentence
    steps: tuple[Sentence, Sentence, Sentence, Sentence]
    others: Sentence
    unchecked: str = ""

    @property
    def marks(self) -> dict[str, str]:
        """Return the attributes of an element that holds these words; none for the page's own."""
        return {} if self.id == ENGLISH else {"lang": self.id, "dir": self.direction}


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
    found, reason = _lines_of(file)
    if reason:
        raise HelplinesError(f"HELPLINES: {file} needs a list of name and number ({reason})")
    if not found:
        raise HelplinesError(f"HELPLINES: {file} holds no support line; a page must show one")
    return found


def _lines_of(file: Path) -> tuple[tuple[Helpline, ...], str]:
    """Return the lines of a file, and what is wrong with it where it has none."""
    try:
        given = read_words(file) or []
        if not isinstance(given, list):
            return (), "it is no list"
        return TypeAdapter(tuple[Helpline, ...]).validate_python(tuple(given)), ""
    except OSError as error:
        return (), str(error.strerror)
    except UnicodeDecodeError:
        return (), "not in UTF-8: save it as text in UTF-8"
    except yaml.YAMLError as error:
        return (), why_no_yaml(error)
    except ValidationError as error:
        first = error.errors()[0]
        entry, *name = first["loc"]
        place = "".join(f", {in_line(str(one))}" for one in name)
        return (), f"entry {int(entry) + 1}{place}: {first['msg']}"
