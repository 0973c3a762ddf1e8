"""One borough, all services: a table whose rows are each in their own unit, and what it says."""

import re

import pytest

from callbacks.panels.standings import beside_measures, standings
from data.model import Level
from data.statistics.standing import rank_correlation
from tests.callbacks.page_text import text_of

SERVICES = (
    "The police",
    "The council’s housing service",
    "The council’s services for children",
    "Residents, asked in a survey",
)
TOGETHER = re.compile(
    r"Across (\d+) boroughs with both, .*? correlation of (\S+), 95% interval (\S+) to (\S+): (.)"
)


@pytest.fixture(scope="module")
def parts(server):
    client, found = server.test_client(), {}
    for slug in ("croydon", "hackney", "barking-and-dagenham", "city-of-london"):
        page = client.get(f"/borough/{slug}").text
        part = page[page.index("beside-part") :]
        found[slug] = part[: part.index("peers-part")]
    return found


def code_of(repository, slug):
    areas = repository.areas(Level.BOROUGH)
    return areas.loc[areas["slug"].eq(slug), "area_code"].iloc[0]


def test_each_service_has_its_rows_with_unit_year_and_what_limits_them(parts, site, repository):
    for slug, part in parts.items():
        for one in SERVICES:
            assert f"<strong>{one}</strong></th>" in part, (slug, one)
        held = standings(beside_measures(site), code=code_of(repository, slug), site=site)
        assert "police_trust" in held
        for one in ("da_offences_rate", "da_homelessness_rate", *held):
            apart = not site.catalogue.indicators[one].side_by_side
            own = f"?borough={slug}" if apart else ""
            assert f'href="/indicators/{one}{own}"' in part, (slug, one)
        rows = re.findall(r'<tr><th scope="row">.*?</tr>', part)
        assert len(rows) >= 9
        for row in rows:
            cells = [text_of(one) for one in re.findall(r"<td>.*?</td>", row)]
            assert len(cells) == 3, slug
            assert all(cells), (slug, cells)
            limit = re.search(r'<span data-caveat-id="\w+">(.*?)</span></td>', row)
            assert text_of(limit[1]) in cells[1], (slug, cells)


def test_how_far_two_services_go_together_is_worked_out_from_the_release(parts, site, repository):
    ids = ("da_offences_rate", "da_homelessness_rate")
    found = standings(
        [site.catalogue.indicators[one] for one in ids],
        code=code_of(repository, "croydon"),
        site=site,
    )
    right = rank_correlation(*(found[one].peers for one in ids))
    areas, *numbers, _ = TOGETHER.search(text_of(parts["croydon"])).groups()

    assert int(areas) == right.areas
    assert [float(one.replace("−", "-")) for one in numbers] == [
        round(one, 2) for one in (right.value, right.lower, right.upper)
    ]


def test_what_residents_say_has_neither_interval_nor_london_nor_a_drawing(parts):
    for slug, part in parts.items():
        trust = part[part.index("police_trust") :]
        trust = text_of(trust[: trust.index("</tr>")])
        assert "Not set beside others" in trust, slug
        assert "%" in trust or "[z]" in trust, slug
        assert "(" not in trust, slug
        assert "svg" not in part, slug


def test_where_the_services_point_is_said_by_intervals(parts):
    assert "middle half" in text_of(parts["croydon"])
    assert "can be put beside those of other boroughs" in text_of(parts["croydon"])
