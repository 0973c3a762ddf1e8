"""Ways to take a view along: a picture for a paper, its words, and lines for another site."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.frame.static_html import Ready, written
from components.links import Links, QueryValue
from components.page import View


def share_links(
    name: str, view: View, *, links: Links, what: str, described: str, embed: str | None = ""
) -> Component:
    """Return links to a view's pictures and to its embed.

    Args:
        name: Of the picture: map, spread, trend, funnel, change, values or trends.
        view: What is chosen.
        links: Address builder.
        what: The figure in words, so that each link says what it gives.
        described: Text alternative, for whoever puts the picture into a paper or a page.
        embed: Name of the embed; "" where it is that of the picture, None where there is none.
    """
    chosen = view_query(view)
    listed = [
        *picture_links(name, links=links, what=what, **chosen),
        *([] if embed is None else [_embed_link(embed or name, links=links, what=what, **chosen)]),
    ]
    return share_box(listed, described=described)


def view_query(view: View) -> dict[str, QueryValue]:
    """Return a view as query values; the usual order is left out."""
    return {
        "indicator": view.indicator_id,
        "period_type": view.period_type,
        "period": view.period_end,
        "borough": view.boroughs,
        "group": view.group,
        "order": None if view.order == "name" else view.order,
    }


def picture_links(name: str, *, links: Links, what: str, **query: QueryValue) -> list[Ready]:
    """Return the links to one picture as PNG and as SVG; both save a file under its own name."""
    kinds = (("png", "Picture for a paper (PNG)"), ("svg", "SVG"))
    return [
        written(
            "a",
            [words, written("span", f": {what}", class_="visually-hidden")],
            href=links.to(f"image/{name}.{kind}", **query),
            download="",
        )
        for kind, words in kinds
    ]


def share_box(listed: Sequence[Ready], *, described: str) -> Component:
    """Return links in a row, with the text alternative to copy under them."""
    button = written(
        "button",
        "Copy the text",
        type="button",
        class_="btn btn-outline-dark copy-button",
        data_copy="",
    )
    copied = written("span", role="status", data_copied="")
    words = written(
        "details",
        [
            written("summary", "Alternative text to go with the picture"),
            written("p", described, data_copy_words=""),
            written("p", [button, copied]),
        ],
        data_copy_box="",
    )
    return html.Div([written("p", Ready(" · ".join(listed))), words], className="share-links")


def _embed_link(name: str, *, links: Links, what: str, **query: QueryValue) -> Ready:
    given = {key: held for key, held in query.items() if key not in {"order", "group"}}
    return written(
        "a",
        ["Embed on a site", written("span", f": {what}", class_="visually-hidden")],
        href=links.to("embed", view=name, **given),
    )
