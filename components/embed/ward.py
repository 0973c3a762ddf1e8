"""What stands inside an embed of a ward, and its lines to paste on the ward's page."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.embed.code_box import code_box
from components.embed.content import folded
from components.embed.frame import embed_caveats
from components.words.wards import AS_WARDS
from data.model import Caveat


def ward_content(
    title: str,
    *,
    recorded: str,
    statements: Sequence[str],
    beside: Sequence[Component],
    caveats: Sequence[Caveat],
) -> list[Component]:
    """Return a ward in its newest year: what was recorded, its two statements, caveats and tables.

    Args:
        title: The ward, with its borough.
        recorded: What was recorded, beside the borough and London.
        statements: Of the ward itself and of its group.
        beside: A table for each measure, the main one first.
        caveats: Of wards and of the measures.
    """
    return [
        html.H1(title),
        html.P(recorded),
        html.Ul([html.Li(one) for one in statements], className="embed-statements"),
        html.P(AS_WARDS, className="source-note"),
        embed_caveats(caveats),
        folded(html.Div(list(beside))),
    ]


def ward_lines(frame: str, *, builder: str) -> Component:
    """Return the lines that embed a ward, folded, with a button that copies them.

    Args:
        frame: The lines.
        builder: Address of the page that writes lines of other views.
    """
    return html.Details(
        [
            html.Summary("Embed this ward on a site"),
            *code_box(
                frame,
                element_id="ward-embed-code",
                name="Lines that embed this ward",
                look="btn-outline-dark",
                beside=[" ", html.A("What to know, and other views", href=builder)],
            ),
        ],
        className="on-screen ward-lines",
    )
