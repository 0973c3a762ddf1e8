"""What a document loads, as the lines of its head."""

from collections.abc import Iterable
from html import escape


def stylesheets(addresses: Iterable[str]) -> str:
    """Return the lines that load style sheets."""
    return "\n".join(f'<link rel="stylesheet" href="{escape(one)}">' for one in addresses)


def scripts(addresses: Iterable[str]) -> str:
    """Return the lines that load scripts, which wait until the document is there."""
    return "\n".join(f'<script defer src="{escape(one)}"></script>' for one in addresses)
