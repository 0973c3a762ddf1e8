"""Measures of which no two areas are set side by side: no comparison, wherever one is asked for."""

import pytest

from callbacks.pages.brief.items import item_of
from callbacks.panels.standings import standings
from data.model import Level, PeriodType
from tests.callbacks.page_text import main_of, text_of

APART = ("children_da_child", "police_trust", "police_fair_treatment")


@pytest.fixture(scope="module")
def croydon(repository):
    areas = repository.areas(Level.BOROUGH)
    return areas[areas["slug"].eq("croydon")].iloc[0].to_dict()


def test_these_are_all_there_are(catalogue):
    apart = [one.id for one in catalogue.indicators.values() if not one.side_by_side]

    assert sorted(apart) == sorted(APART)


@pytest.mark.parametrize("indicator_id", APART)
def test_a_brief_draws_no_place_among_boroughs_and_no_london(
    site, catalogue, croydon, indicator_id
):
    indicator = catalogue.indicators[indicator_id]
    found = standings([indicator], code=croydon["area_code"], site=site)[indicator_id]
    item = item_of(indicator, area=croydon, site=site)

    assert set(found.peers["area_code"]) == {croydon["area_code"]}
    assert (found.london, found.middle, len(found.london_series)) == (None, None, 0)
    assert item.block.strip is None
    assert item.block.london == "Not set beside London or other boroughs"
    assert not any("London" in one or "boroughs" in one for one in item.block.sentences)


@pytest.mark.parametrize("kind", ["brief", "brief.pdf"])
def test_a_brief_of_it_names_no_other_borough(server, kind):
    address = "&".join(f"indicator={one}" for one in APART)
    answer = server.test_client().get(f"/{kind}?borough=croydon&{address}")
    assert answer.status_code == 200
    if kind == "brief":
        words = text_of(main_of(answer.text))
        items = words[words.rindex("How many") :] if "How many" in words else words
        assert "middle half" not in items


@pytest.mark.parametrize("indicator_id", APART)
def test_its_own_page_sets_no_boroughs_side_by_side(server, repository, indicator_id):
    page = server.test_client().get(f"/indicators/{indicator_id}").text
    table = page[page.index("<main") : page.index("</main")]
    cells = [one for one in repository.areas(Level.BOROUGH)["area_name"] if f">{one}</th>" in table]

    assert cells == []
    assert "No table here sets boroughs side by side" in text_of(table)


@pytest.mark.parametrize("indicator_id", APART)
@pytest.mark.parametrize(
    "address",
    [
        "/compare?indicator={}",
        "/?indicator={}",
        "/embed/map?indicator={}",
        "/embed/spread?indicator={}",
    ],
)
def test_it_is_on_no_map_and_in_no_comparison(server, address, indicator_id):
    assert server.test_client().get(address.format(indicator_id)).status_code in {400, 404}


def test_what_residents_say_leaves_the_site_nowhere(server, repository):
    client = server.test_client()
    held = repository.values("police_trust", level=Level.BOROUGH, period_type=PeriodType.QUARTER)
    assert len(held) > 1_000
    for one in APART[1:]:
        answer = client.get(f"/api/v1/values?indicator={one}")
        assert answer.status_code == 200
        assert answer.get_json()["values"] == []
    whole = client.get("/download/release.csv")
    assert whole.status_code in {200, 404}
    assert "police_trust," not in whole.text


@pytest.mark.parametrize("indicator_id", APART)
def test_a_borough_leads_to_its_own_earlier_figures_and_to_nobody_elses(
    server, repository, catalogue, indicator_id
):
    client = server.test_client()
    page = client.get("/borough/croydon").text
    address = f"/indicators/{indicator_id}?borough=croydon"
    said = main_of(client.get(address).text)
    [kind] = catalogue.indicators[indicator_id].levels[Level.BOROUGH]
    held = repository.values(indicator_id, level=Level.BOROUGH, period_type=kind)
    others = set(repository.areas(Level.BOROUGH)["area_name"]) - {"Croydon"}

    assert f'href="{address}"' in page
    assert said.count(">Croydon</th>") == held["area_name"].eq("Croydon").sum() > 5
    assert [one for one in others if f">{one}</th>" in said] == []
    assert "Those of Croydon follow, by themselves" in text_of(said)
