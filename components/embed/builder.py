"""The page that makes the lines a web editor pastes: choices, a live preview, and the code."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.frame.controls import choice_form, labelled_select
from components.ids import Embed
from components.links import Links
from components.page import Option, Page, View

SANDBOX = "allow-scripts allow-same-origin allow-top-navigation-by-user-activation"
HEIGHTS = {
    "map": 1250,
    "spread": 1100,
    "trend": 760,
    "funnel": 960,
    "borough": 760,
    "hotspots": 1150,
    "figure": 380,
}
SIDES = (
    (
        "The frame follows the height of the view only with the script. Without it, set a height "
        "that shows the whole view: the caveats at its end belong to the figures."
    ),
    (
        "Leave the words in sandbox as they are. allow-top-navigation-by-user-activation lets "
        "“Exit this page” leave your page. Without it the exit asks your page through the script; "
        "without either it hides the view and shows a link."
    ),
    (
        "Shift pressed three times inside the frame leaves your page. Key presses outside the "
        "frame do not reach it: if your page is about abuse, give it an exit of its own."
    ),
    (
        "Your site must be on the list of whoever runs this copy (FRAME_ANCESTORS). Browsers "
        "refuse the frame on any other site."
    ),
)


def snippet(address: str, *, title: str, height: int, script: str) -> str:
    """Return the lines to paste: a frame, and a script that may be left out.

    Args:
        address: Whole address of the embed.
        title: Name of the frame for screen readers.
        height: In pixels, for when no script runs.
        script: Whole address of the host's script.
    """
    return (
        f'<iframe src="{address}"\n'
        f'  title="{title}" data-london-boroughs\n'
        f'  sandbox="{SANDBOX}"\n'
        f'  loading="lazy" style="width:100%;height:{height}px;border:0"></iframe>\n'
        f'<script src="{script}" defer></script>'
    )


def embed_builder_page(
    *,
    view: View,
    views: Sequence[Option],
    indicators: Sequence[Option],
    periods: Sequence[Option],
    boroughs: Sequence[Option],
    code: str,
    preview: str,
    title: str,
    links: Links,
) -> Page:
    """Return the page for the present choices; each choice asks for the page anew.

    Args:
        view: What is chosen; `view.view` names the embed.
        views: Embeds there are.
        indicators: Measures there are.
        periods: Periods of the measure.
        boroughs: Boroughs, London first.
        code: Lines to paste.
        preview: Address of the embed.
        title: Of the frame.
        links: Address builder.
    """
    height = HEIGHTS[view.view]
    return Page(
        title="Embed a view",
        nav="embed",
        live=False,
        scripts=("embed-host.js",),
        body=[
            html.H1("Embed a view on your site"),
            html.P(
                "Choose a view, look at it, and paste the lines under it into your page. The view "
                "keeps its title, period, source, caveats and exit, sets no cookie and asks "
                "nothing of any other site.",
                className="lead",
            ),
            choice_form(
                [
                    labelled_select(
                        "View", element_id=Embed.VIEW, name="view", options=views, value=view.view
                    ),
                    labelled_select(
                        "Measure",
                        element_id=Embed.INDICATOR,
                        name="indicator",
                        options=indicators,
                        value=view.indicator_id,
                    ),
                    labelled_select(
                        "Period",
                        element_id=Embed.PERIOD,
                        name="period",
                        options=periods,
                        value=view.period_end,
                    ),
                    labelled_select(
                        "Borough",
                        element_id=Embed.BOROUGH,
                        name="borough",
                        options=boroughs,
                        value=next(iter(view.boroughs), "london"),
                    ),
                ],
                action=links.to("embed"),
                label="Choose what to embed",
            ),
            html.Section(
                [
                    html.H2("The lines to paste"),
                    html.Pre(
                        html.Code(code, id=Embed.CODE),
                        className="code-box",
                        tabIndex=0,
                        role="region",
                        **{"aria-label": "Lines to paste"},
                    ),
                    html.P(
                        [
                            html.Button(
                                "Copy the lines",
                                type="button",
                                className="btn btn-primary copy-button",
                                **{"data-copy": Embed.CODE},
                            ),
                            html.Span(
                                "", role="status", className="copy-said", **{"data-copied": ""}
                            ),
                        ]
                    ),
                ],
                className="block",
            ),
            html.Section([html.H2("What to know"), _list(SIDES)], className="block prose"),
            html.Section(
                [
                    html.H2("How it looks"),
                    html.Iframe(
                        src=preview,
                        title=title,
                        style={"width": "100%", "height": f"{height}px", "border": "0"},
                        **{"data-london-boroughs": ""},
                    ),
                ],
                className="block",
            ),
        ],
    )


def _list(items: Sequence[str]) -> Component:
    return html.Ul([html.Li(item) for item in items])
