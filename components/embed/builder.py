"""The page that makes the lines a web editor pastes: choices, a live preview, and the code."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from dash import html
from dash.development.base_component import Component

from components.embed.code_box import code_box
from components.frame.controls import choice_form, labelled_select
from components.frame.static_html import written
from components.ids import Embed
from components.links import Links
from components.page import Option, Page, View
from data.selection import LATEST

SANDBOX = "allow-scripts allow-same-origin allow-top-navigation-by-user-activation"
NARROW = 480  # pixels: below, a view is as high as on a phone
# Pixels that show the whole of a view of any measure and borough, folded parts folded: on a phone,
# and in a column of text. Narrow pictures grow with the width up to 479 pixels, and words need the
# more lines the narrower they stand.
HEIGHTS = {
    "map": (2250, 1850),
    "spread": (2350, 2350),
    "trend": (2450, 2450),
    "months": (2650, 2650),
    "funnel": (2350, 2350),
    "borough": (1600, 1450),
    "ward": (1250, 950),
    "hotspots": (2100, 1850),
    "figure": (800, 650),
}
OTHER_WARD = (
    "A ward is shown in the newest year it has. Another ward has its lines on its own page, which "
    "the search box finds by name."
)
SIDES = (
    (
        "The frame follows the height of the view only with the script. Without it, it has the "
        "height that shows the view on any screen. “Newest” shows the newest period there is."
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


def height_of(view: str, *, width: int | None = None) -> int:
    """Return how high a frame is to be, in pixels; without a width, high enough for any."""
    narrow, wide = HEIGHTS[view]
    if width is None:
        return max(narrow, wide)
    return wide if width >= NARROW else narrow


def frame(address: str, *, title: str, width: str, height: int) -> str:
    """Return a frame that keeps its size where an editor strips styles.

    Args:
        address: Whole address of the embed.
        title: Name of the frame for screen readers.
        width: As the attribute takes it.
        height: In pixels.
    """
    return (
        f'<iframe src="{escape(address)}"\n'
        f'  title="{escape(title)}" data-london-boroughs\n'
        f'  sandbox="{SANDBOX}"\n'
        f'  width="{width}" height="{height}" loading="lazy" '
        f'style="max-width:100%;border:0"></iframe>'
    )


def script_line(address: str) -> str:
    """Return the line that loads the host's script, by its whole address."""
    return f'<script src="{escape(address)}" defer></script>'


@dataclass(frozen=True)
class Lines:
    """What an editor pastes: a frame, a line of script after it, or the embed's whole address.

    `ward` is the slug of the ward that the lines are of; "" where they are of no ward.
    """

    frame: str
    script: str
    address: str
    ward: str = ""

    @property
    def with_script(self) -> str:
        """Return the frame with the script after it."""
        return f"{self.frame}\n{self.script}"


def embed_builder_page(
    *,
    view: View,
    views: Sequence[Option],
    indicators: Sequence[Option],
    periods: Sequence[Option],
    boroughs: Sequence[Option],
    newest: str,
    lines: Lines,
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
        newest: What the newest period is now, in words.
        lines: What there is to paste.
        preview: Address of the embed.
        title: Of the frame.
        links: Address builder.
    """
    height = height_of(view.view)
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
                        options=[(LATEST, f"Newest (now {newest})"), *periods],
                        value=view.period_end,
                    ),
                    labelled_select(
                        "Borough",
                        element_id=Embed.BOROUGH,
                        name="borough",
                        options=boroughs,
                        value=next(iter(view.boroughs), "london"),
                    ),
                    *_ward_kept(lines.ward),
                ],
                action=links.to("embed"),
                label="Choose what to embed",
            ),
            *([html.P(OTHER_WARD, className="source-note")] if lines.ward else []),
            html.Section(
                [
                    html.H2("The lines to paste"),
                    html.H3("An editor that takes a frame alone"),
                    *code_box(lines.frame, element_id=Embed.CODE, name="Lines of the frame alone"),
                    html.H3("An editor that takes scripts: the frame follows its height"),
                    *code_box(
                        lines.with_script,
                        element_id=Embed.CODE_WITH_SCRIPT,
                        name="Lines of the frame with its script",
                    ),
                    html.H3("A system that asks for the frame itself (oEmbed)"),
                    *code_box(lines.address, element_id=Embed.ADDRESS, name="The address"),
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


def _ward_kept(slug: str) -> list[Component]:
    """Return a box that nobody sees, which keeps the ward when another choice is sent."""
    held = written("input", type="hidden", name="ward", value=slug)
    return [html.Div(held, hidden=True)] if slug else []


def _list(items: Sequence[str]) -> Component:
    return html.Ul([html.Li(item) for item in items])
