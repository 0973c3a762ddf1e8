"""Pieces of XML: text that stays as it is written, and attributes."""

import re
from html import escape

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{where}:1.0"'
    for name, where in {
        "config": "config",
        "fo": "xsl-fo-compatible",
        "manifest": "manifest",
        "meta": "meta",
        "number": "datastyle",
        "office": "office",
        "style": "style",
        "svg": "svg-compatible",
        "table": "table",
        "text": "text",
    }.items()
) + (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:ooo="http://openoffice.org/2004/office"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink"'
)
SPACES = re.compile(r"^ |(?<= ) +")
VERSION = 'office:version="1.3"'


def document(kind: str, inner: str) -> str:
    """Return one part of the file: `kind` is its root element in the namespace of documents."""
    return f"{XML}<office:{kind} {NAMESPACES} {VERSION}>{inner}</office:{kind}>"


def paragraphs(words: str) -> str:
    """Return text as paragraphs, one a line. Spaces that XML would fold are written out."""
    return "".join(f"<text:p>{_spaced(line)}</text:p>" for line in words.split("\n"))


def link(words: str, *, to: str) -> str:
    """Return text that leads to a place in the same file."""
    leads = f'xlink:type="simple" xlink:href="{escape(to)}"'
    return f"<text:p><text:a {leads}>{_spaced(words)}</text:a></text:p>"


def _spaced(words: str) -> str:
    return SPACES.sub(lambda found: f'<text:s text:c="{len(found[0])}"/>', escape(words))
