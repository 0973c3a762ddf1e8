"""The ruler for targets finds what is too small and too near, and nothing else. Made up."""

import pytest

from tests.browser.access.targets import crowded

LINKS = '<a href="/a" class="block">One</a><a href="/b" class="block">Two</a>'
PAGE = """<!doctype html><html lang="en-GB"><head><title>Boroughs</title><style>
* {{ font: 16px/18px sans-serif; margin: 0 }} .block {{ display: block; height: 18px }}
.apart .block {{ margin-bottom: 8px }} .tall .block {{ height: 24px; width: 24px }}
.scrolled {{ height: 9px; overflow: auto }}</style></head><body>{}</body></html>"""


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (LINKS, 2),
        (f'<div class="apart">{LINKS}</div>', 0),
        (f'<div class="tall">{LINKS}</div>', 0),
        (f'<div class="scrolled">{LINKS}</div><button>Far below by its place</button>', 2),
        ('<ul><li><a href="/a">One</a></li><li><a href="/b">Two</a></li></ul>', 2),
        ('<p>Read <a href="/a">one</a>, then <a href="/b">two</a>, each in its line.</p>', 0),
        ('<input id="a" type="checkbox"><button>Go</button>', 1),
        ('<label><input type="checkbox"> Every borough</label><p>Words</p><button>Go</button>', 0),
    ],
    ids=["near", "apart", "large", "scrolled away", "list", "sentence", "box", "box with label"],
)
def test_only_what_is_small_and_near_something_else_is_found(page, body, found):
    page.set_content(PAGE.format(body))

    assert len(crowded(page)) == found
