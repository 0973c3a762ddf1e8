"""The name of a file tells what the file holds and nothing else, whatever its address names."""

import re

import pytest

from callbacks.pages.brief import pdf as brief_pdf
from components.panels.compared import SORTED_BY
from data.model import Level

NAME = re.compile(r'filename="london-boroughs_2025-08_([^"]+)\.\w+"')
# A value other than the usual one of each name that some page reads, and of one that none does.
CHOICES = {
    "indicator": "da_vwi_offences_rate",
    "period_type": "month",
    "period": "2024-07-31",
    "borough": "brent",
    "level": Level.WARD,
    "view": "rate",
    "order": next(order for order in SORTED_BY if order != "name"),
    "q": "fair",
    "ward": "E05011468",
    "group": "bcu-south-west",
    "page": "2",
    "size": "narrow",
    "year": "2007",
    "aim": "1",
    "lang": "ur",
    "yes": "posters",
    "utm_source": "fair",
}
TABLES = [
    f"download/{name}.csv" for name in ("areas", "evidence", "hotspots", "months", "scrutiny")
]
PICTURES = [
    *(f"image/{view}.svg?indicator=da_offences" for view in ("map", "spread", "trend", "months")),
    "image/trends.svg?indicator=children_da_parent_rate",
]
FILES = [
    *TABLES,
    *PICTURES,
    "download/view.csv?indicator=da_vwi_share&borough=camden",
    "download/view.geojson?indicator=da_vwi_share&borough=camden",
]


def named(answer):
    return NAME.findall(answer.headers.get("Content-Disposition", ""))


@pytest.mark.parametrize("address", FILES)
def test_a_name_changes_where_the_file_does_and_nowhere_else(ask, address):
    plain, tried = ask(address), 0
    for name, value in CHOICES.items():
        answer = ask(f"{address}{'&' if '?' in address else '?'}{name}={value}")
        if answer.status != 200:
            assert answer.status in {400, 404}, name
            continue
        tried += 1
        if answer.data == plain.data:
            assert named(answer) == named(plain), name
        elif address in TABLES or address in PICTURES:
            assert named(answer) != named(plain), name
    assert tried > 10 or address.startswith("download/view")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("download/hotspots.csv?q=fair", "hotspots_da_offences_rate_2025-07-31"),
        ("download/hotspots.csv?borough=brent", "hotspots_da_offences_rate_brent_2025-07-31"),
        ("download/hotspots.csv?indicator=da_offences", "hotspots_da_offences_rate_2025-07-31"),
        ("download/months.csv?borough=brent&borough=camden", "months_da_offences_brent"),
        ("download/months.csv?indicator=da_vwi_offences_rate", "months_da_vwi_offences_london"),
        ("image/months.svg?borough=brent&borough=camden", "da_offences_brent_months"),
        ("image/trend.svg?period=2025-06-30", "da_offences_rate_rolling_12_trend"),
        ("image/trend.svg?indicator=da_offences&borough=brent", "da_offences_brent_month_trend"),
        ("image/trend.svg?borough=brent&borough=camden", "da_offences_rate_brent_rolling_12_trend"),
        ("image/trends.svg?indicator=da_offences", "da_offences_month_trends"),
        (
            "image/trends.svg?indicator=da_offences&order=value",
            "da_offences_month_by_rolling_12_2025-07-31_trends_value",
        ),
        ("image/funnel.svg?order=value", "da_offences_rate_2025-07-31_funnel"),
        ("image/map.svg?period=latest", "da_offences_rate_2025-07-31_map"),
        (
            "download/view.csv?indicator=da_offences&indicator=da_offences&borough=brent",
            "da_offences_brent",
        ),
        (
            "download/view.csv?indicator=da_offences&group=brent&group=camden",
            "da_offences_group-brent_group-camden",
        ),
    ],
)
def test_a_file_is_named_by_what_was_understood(ask, address, name):
    assert named(ask(address)) == [name]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("level=london&borough=camden", "add level=borough or level=ward"),
        ("level=borough&ward=fairfield-croydon", "add level=ward"),
    ],
)
def test_an_area_that_no_named_level_holds_is_refused_and_not_left_out(ask, query, said):
    answer = ask(f"download/view.csv?indicator=da_offences&{query}")

    assert answer.status == 400
    assert said in answer.text


def test_what_a_brief_does_not_read_stands_in_the_name_of_nobody_s_file(client, monkeypatch):
    monkeypatch.setattr(brief_pdf, "write_pdf", lambda document, **_: document.encode())
    # Each before the one that it must not lend its words to.
    names = [
        named(client.get(f"/brief.pdf?{query}"))
        for query in ("borough=enfield&utm_source=fair&period=2025-07-31", "borough=enfield")
    ]

    assert names == [["brief_enfield"]] * 2
    measure = client.get("/brief.pdf?borough=enfield&indicator=da_offences")
    assert named(measure) == ["brief_enfield_da_offences"]
