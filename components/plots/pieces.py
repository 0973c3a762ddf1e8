"""SVG as text: lengths, places and elements, as every part of a drawing writes them."""

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape

# Thousands of lengths and colours are written for a page, and hardly any holds one of these.
_special: Callable[[str], object] = re.compile("[&<>\"']").search
BASE = 13  # pixels of the type that a figure counts in: `components.figures.theme.TYPE_SIZE`


def em(pixels: float, *, of: float = BASE) -> str:
    """Write a length that grows with the reader's type, `of` being the size of the type there."""
    return f"{short(pixels / of, 3)}em"


def per_cent(at: float) -> str:
    """Write a place along the drawing."""
    return f"{short(at, 2)}%"


def short(value: float, digits: int) -> str:
    """Write a number with no more digits than it needs."""
    written = f"{value:.{digits}f}"
    return (written.rstrip("0").rstrip(".") if "." in written else written) or "0"


def escaped(value: str) -> str:
    """Write text as it stands inside the quotes of an attribute."""
    return escape(value) if _special(value) else value


def tag(name: str, inside: str = "", **attributes: str | None) -> str:
    """Write one element; a line below stands for a hyphen, and None is left out.

    Args:
        name: Of the element.
        inside: SVG that is written already.
        attributes: As text, not yet escaped.
    """
    given = "".join(
        [
            f' {hyphened(key)}="{escaped(value)}"'
            for key, value in attributes.items()
            if value is not None
        ]
    )
    return f"<{name}{given}>{inside}</{name}>" if inside else f"<{name}{given}/>"


@lru_cache(maxsize=256)
def hyphened(name: str) -> str:
    """Return the name of an attribute: a line below stands for a hyphen, and none for the last."""
    return name.rstrip("_").replace("_", "-")


def there(inside: str, *, x: float, y: float) -> str:
    """Place what is drawn around 0, 0 at a place of the drawing, in per cent from its left top."""
    return tag("svg", inside, x=per_cent(x), y=per_cent(y), overflow="visible")
