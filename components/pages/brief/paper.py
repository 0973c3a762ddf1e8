"""The brief for a meeting as a document for paper: plain HTML with its style inside."""

import re
from collections.abc import Sequence
from html import escape

from dash import html
from dash.development.base_component import Component

from components.frame.static_html import to_html
from components.page import SITE
from data.helplines import Helpline


def paper_document(
    content: Sequence[Component],
    *,
    place: str,
    release: str,
    helplines: Sequence[Helpline],
    style: str,
    drawings: str,
    kind: str = "brief for a meeting",
    stamp: str = "",
) -> str:
    """Return a complete HTML document that refers to nothing outside itself.

    Args:
        content: From `components.pages.brief.page.brief_content`.
        place: For the title of the document.
        release: Written at the foot of each page.
        helplines: Support lines, at the end.
        style: Rules for the text.
        drawings: Rules for the drawings, put into each: on paper each drawing is by itself.
        kind: What the document is, for its title.
        stamp: Written at the foot of each page before all else.
    """
    inside = re.sub(
        r'<svg\b(?=[^>]*aria-label="([^"]*)")([^>]*)>',
        # The writer of the PDF takes the words of a drawing from its title.
        lambda found: f"<svg{found[2]}><title>{found[1]}</title><style>{drawings}</style>",
        to_html([*content, _support(helplines)]),
    )
    title = f"{stamp}{place}, {kind} – {SITE}"
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{escape(title)}</title>
<meta name="description" content="{escape(f"{SITE}, release {release}")}">
<style>{style}</style>
</head>
<body>
<p class="paper-foot">{escape(f"{stamp}{SITE}, release {release}, {place}")}</p>
{inside}
</body>
</html>
"""


def _support(helplines: Sequence[Helpline]) -> Component:
    return html.Section(
        [
            html.H2("Support"),
            html.P("In danger now: call 999. From a mobile, press 55 if you cannot speak."),
            " ",
            html.Ul(
                [html.Li(f"{one.name}: {one.number} {one.note or ''}".strip()) for one in helplines]
            ),
        ],
        className="brief-support",
    )
