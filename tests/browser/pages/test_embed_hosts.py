"""Pages of content systems: a dark one, one that strips, one with a frame or an address alone."""

import io
import re

import micawber
import pytest
from PIL import Image
from playwright.sync_api import expect

from callbacks.embed.views import VIEWS
from components.embed.builder import frame, height_of
from tests.browser import sites
from tests.browser.settled import resize

STRIPPED = re.compile(r' (?:style|sandbox|loading|data-[\w-]+)="?[^"> ]*"?')
SIZES = """() => [document.documentElement.scrollHeight, document.documentElement.clientHeight,
  document.documentElement.scrollWidth, document.documentElement.clientWidth]"""
DARK = "<meta name='color-scheme' content='dark'><style>:root{color-scheme:dark}</style>"
HELP = ("#exit-this-page", "text=0808 2000 247", "text=In danger: 999")
# Light words on the light ground that an embed brings with it would not be read.
LOOKS = """() => {
  const look = getComputedStyle(document.body);
  return [look.color, look.backgroundColor];
}"""
WHITE = (255, 255, 255)
TALL = 5000  # pixels: more than any embed has
# What is in sight is told by what is painted, not by a layout between two frames.
TO_THE_END = """() => new Promise(done => {
  window.scrollTo(0, document.documentElement.scrollHeight);
  requestAnimationFrame(() => requestAnimationFrame(done));
})"""
IN_SIGHT = """(part) => {
  const box = part.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight + 1;
}"""


# What an editor kept for another width, put in place of what is shown: only the size of the frame
# is another, so that it need not be loaded anew.
TURN = """(kept) => {
  const [old, fresh] = [document.querySelector('iframe'), document.createElement('template')];
  fresh.innerHTML = kept;
  for (const {name, value} of fresh.content.querySelector('iframe').attributes) {
    if (old.getAttribute(name) === value) continue;
    if (!['width', 'height'].includes(name)) throw new Error(`${name} is ${value}`);
    old.setAttribute(name, value);
  }
}"""
# Opened as on a phone, then widened.
WIDTHS = (320, 640)


@pytest.fixture
def hosted(troubled_page, listed_host, served, monkeypatch):
    """Show what an editor kept on a page of the host, and give the app and its frame.

    What is kept at another width is put into the page that is shown.
    """
    monkeypatch.setattr(sites, "POLICY", "default-src * 'unsafe-inline'")

    def show(kept, *, width, head=""):
        if width != WIDTHS[0]:
            troubled_page.evaluate(TURN, kept)
            resize(troubled_page, width, 700)
            return troubled_page.frames[1]
        troubled_page.set_viewport_size({"width": width, "height": 700})
        page = f"<!DOCTYPE html><html lang='en'><title>Host</title>{head}"
        body = f"<body style='margin:0'><h1>A council</h1>{kept}</body></html>"
        troubled_page.goto(listed_host.add("/page", page + body))
        inside = troubled_page.frame_locator("iframe")
        expect(inside.locator("#exit-this-page")).to_be_visible(timeout=20_000)
        frame = troubled_page.frames[1]
        frame.wait_for_load_state()
        return frame

    return served, show


def whole(inside):
    """Nothing of an embed is cut, and help and the exit are in it."""
    for part in HELP:
        expect(inside.locator(part).first).to_be_visible()
    high, room, wide, across = inside.evaluate(SIZES)
    assert high <= room
    assert wide <= across


@pytest.mark.parametrize("view", list(VIEWS))
def test_a_host_that_keeps_a_frame_alone_without_styles_or_scripts_cuts_nothing(hosted, view):
    address, show = hosted
    lines = frame(
        f"{address}embed/{view}?borough=croydon",
        title="View",
        width="100%",
        height=height_of(view),
    )
    stripped = STRIPPED.sub("", lines)
    assert "style" not in stripped

    for width in WIDTHS:
        whole(show(stripped, width=width))


@pytest.mark.parametrize("view", list(VIEWS))
def test_a_host_that_keeps_an_address_alone_asks_for_the_frame_and_cuts_nothing(hosted, view):
    address, show = hosted
    consumer = micawber.ProviderRegistry()
    consumer.register(re.escape(address) + r"embed/\S+", micawber.Provider(f"{address}oembed"))
    pasted = f"{address}embed/{view}?borough=croydon"

    for width in WIDTHS:
        shown = consumer.request(pasted, maxwidth=width, maxheight=TALL)
        assert shown["type"] == "rich"
        whole(show(shown["html"], width=width))


@pytest.mark.parametrize("view", ["map", "ward", "hotspots"])
def test_in_a_frame_as_low_as_a_host_asks_for_the_exit_stays_and_help_is_a_scroll_away(
    hosted, view
):
    address, show = hosted
    consumer = micawber.ProviderRegistry()
    consumer.register(re.escape(address) + r"embed/\S+", micawber.Provider(f"{address}oembed"))
    for width in WIDTHS:
        # The library asks for sixteen to nine, upright.
        shown = consumer.request(f"{address}embed/{view}", maxwidth=width)
        assert shown["height"] <= width * 16 // 9

        inside = show(shown["html"], width=width)
        inside.evaluate(TO_THE_END)
        for part in HELP:
            assert inside.locator(part).first.evaluate(IN_SIGHT), part


def test_a_consumer_library_puts_frames_in_place_of_addresses_of_embeds_alone(served):
    consumer = micawber.ProviderRegistry()
    consumer.register(re.escape(served) + r"\S+", micawber.Provider(f"{served}oembed"))
    written = micawber.parse_text(
        f"{served}embed/trend?borough=camden\n\n{served}compare\n", consumer
    )

    assert written.count("<iframe") == 1
    assert f"{served}compare" in written


@pytest.mark.parametrize("view", ["map", "figure", "ward", "hotspots"])
def test_a_dark_host_shows_dark_words_on_the_light_ground_of_the_embed(hosted, view):
    address, show = hosted
    lines = frame(f"{address}embed/{view}", title="View", width="100%", height=height_of(view))

    for width in WIDTHS:
        inside = show(lines, width=width, head=DARK)
        whole(inside)
        assert inside.evaluate(LOOKS) == ["rgb(29, 33, 38)", "rgb(255, 255, 255)"]
        drawn = Image.open(io.BytesIO(inside.page.locator("iframe").screenshot())).convert("RGB")
        right, below = drawn.width - 3, drawn.height - 3
        for corner in ((2, 2), (2, below), (right, below)):
            assert drawn.getpixel(corner) == WHITE
