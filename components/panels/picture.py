"""A picture of a chart, drawn by the server, where a page or an embed shows no live one."""

from dash import html
from dash.development.base_component import Component

from components.frame.static_html import written


def chart_picture(
    address: str, *, narrow: str, described: str, look: str, folded: bool = False
) -> Component:
    """Return a picture of a chart that suits a phone as well.

    A picture holds its own heading, caveats and source, so that it can be saved as it is.

    Args:
        address: Of the picture.
        narrow: Of the one for a phone.
        described: Its text alternative.
        look: Its class.
        folded: Whether it stands in a part that opens by a press: it is fetched then.
    """
    loading = "lazy" if folded else None
    source = written("source", media="(max-width: 40rem)", srcset=narrow)
    picture = written("img", src=address, alt=described, class_=look, loading=loading)
    return html.Div(written("picture", [source, picture]))
