"""The picture of a ward map, for paper and for readers without scripts, beside the map itself."""

import json
import re
from html import unescape

import pytest

from callbacks.pages.hotspots.drawing import map_caveats
from data.model import Severity


def text_of(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.text


def features(document):
    """Everything the frame says of each area, by code."""
    [data] = re.findall(r"geo_json_wards_add\((\{.*?\})\);\n", document, flags=re.DOTALL)
    return {one["id"]: one["properties"] for one in json.loads(data)["features"]}


@pytest.mark.parametrize(
    "query", ["", "?view=rate&period=2023-07-31", "?view=boroughs", "?view=rate&borough=barnet"]
)
def test_the_picture_for_paper_and_without_scripts_holds_what_the_map_holds(client, query):
    page, frame = text_of(client, f"/hotspots{query}"), text_of(client, f"/hotspots/map{query}")
    [(address, said)] = re.findall(r'<img src="([^"]+)" alt="([^"]+)" class="ward-picture"', page)
    drawing = text_of(client, unescape(address))
    areas = {one["name"]: one for one in features(frame).values()}
    filled = re.findall(r'<path d="[^"]+" fill="([^"]+)"[^>]*><title>([^<]+)</title>', drawing)
    key = re.findall(r"<li><svg.*?</svg><span>([^<]+)</span></li>", frame)

    assert said in page.replace(f'alt="{said}"', "")  # the words under the map, once more
    assert len(filled) == len(features(frame))
    assert {unescape(name) for _, name in filled} == set(areas)
    looks = {fill for fill, _ in filled if fill.startswith("url(#")}
    assert all(f'id="{one[5:-1]}"' in drawing for one in looks)
    assert key
    assert [one for one in key if f">{one}</text>" not in drawing] == []


def test_the_picture_carries_what_must_be_read_with_it_and_its_source(client, site):
    drawing = " ".join(
        re.findall(r"<text[^>]*>([^<]+)</text>", text_of(client, "/hotspots/map.svg"))
    )
    needed = [one for one in map_caveats(site) if one.severity is Severity.MUST_READ]

    assert needed
    assert [one.id for one in needed if one.headline not in unescape(drawing)] == []
    assert "Open Government Licence" in drawing
    assert "Release" in drawing
