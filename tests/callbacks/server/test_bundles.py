"""What every page loads, joined: one style sheet and one script."""

import re

from callbacks.server.bundles import ASSETS, LIVE, SHEETS


def test_a_page_asks_for_one_style_sheet_and_one_script_of_every_page(client):
    page = client.get("/").get_data(as_text=True)

    assert len(re.findall(r'rel="stylesheet" href="/bundle/page\.css\?v=\w+"', page)) == 1
    assert len(re.findall(r'src="/bundle/live\.js\?v=\w+"', page)) == 1
    for part in (*SHEETS, *LIVE):
        assert f"assets/{part}" not in page


def test_a_bundle_holds_each_of_its_parts_in_order(client):
    for name, parts in (("page.css", SHEETS), ("live.js", LIVE)):
        joined = client.get(f"/bundle/{name}?v=1").get_data(as_text=True)
        places = [joined.find((ASSETS / part).read_text(encoding="utf-8")) for part in parts]
        assert -1 not in places
        assert places == sorted(places)
    assert joined.isascii() or "charset=utf-8" in client.get("/bundle/live.js").content_type


def test_there_is_no_other_bundle(client):
    assert client.get("/bundle/app.py").status_code == 404
