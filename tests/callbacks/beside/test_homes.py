import re

import pytest

from data.model import Level, PeriodType
from tests.callbacks.page_text import empty_parts, main_of, text_of
from tests.words import forbidden_words

YEAR = PeriodType.FOUR_QUARTERS
SHARE, PRIORITY = "da_homelessness_share", "homelessness_da_priority_need"


@pytest.fixture(scope="module")
def page(server):
    answer = server.test_client().get("/homes")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def part_of(page, anchor):
    part = page[page.index(f'id="{anchor}"') :]
    return part[: part.index("</section>")]


def test_every_borough_stands_beside_london_and_england(page, repository):
    said = text_of(part_of(page, "refuge"))
    for name in ("London", "England", *repository.areas(Level.BOROUGH)["area_name"]):
        assert name in said
    for figure in ("6,640", "940", "1,500", "39,220", "4,130", "5,680"):
        assert figure in said
    assert empty_parts(page) == []
    assert forbidden_words(text_of(main_of(page))) == []


def test_the_newest_year_is_said_before_anything_else(page):
    before, _, after = text_of(main_of(page)).partition("Read this first")

    assert "year to December 2025" in before
    assert "1,500" in before
    assert "are never added" in before
    assert "Newest police figures" not in before
    assert after


def test_councils_stand_as_a_middle_half_and_none_of_them_by_name(page, repository):
    councils = repository.values(SHARE, level=Level.COUNCIL, period_type=YEAR)
    said = text_of(part_of(page, "england"))

    assert "All councils of England 12.1% 9.9% to 15.9% 282 of 296" in said
    assert "The eight core cities of England 10.7% 8.7% to 13.3% 7 of 8" in said
    named = set(councils["area_name"]) - {"London", "England"}
    core = "Birmingham, Bristol, Leeds, Liverpool, Manchester, Newcastle upon Tyne, Nottingham and"
    assert core in said
    rest = said.replace(core, "").replace("Sheffield", "")
    assert [one for one in named if re.search(rf"\b{re.escape(one)}\b", rest)] == []


def test_the_nine_regions_stand_in_the_publishers_order_with_no_place(page, repository):
    england = part_of(page, "england")
    table = england[england.index("The nine regions") : england.index("Each borough")]
    names = ["London", *repository.areas(Level.REGION)["area_name"]]
    places = {name: table.find(f">{name}</th>") for name in names if name != "Wales"}

    assert len(places) == 9
    assert min(places.values()) > 0
    assert sorted(places, key=places.__getitem__)[:2] == ["North East", "North West"]
    assert sorted(places, key=places.__getitem__)[6] == "London"
    assert "London 10.0% 6,640 940 1,500 South East" in text_of(table)
    assert not re.search(r"middle half|above|below|highest|lowest", text_of(table))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Barking and Dagenham", "5.3% below it 4.2% to 6.6%"),
        ("Brent", "10.8% not distinguishable 9.7% to 12.0%"),
        ("Islington", "13.4% inside it 12.1% to 14.7%"),
        ("Richmond upon Thames", "23.6% above it 20.8% to 26.6%"),
        ("City of London", "[c] [c] [c]"),
        ("Lewisham", "[x] [x] [x]"),
    ],
)
def test_a_borough_is_placed_only_where_its_whole_interval_is(page, name, words):
    assert f"{name} {words}" in text_of(part_of(page, "england"))


def test_the_law_of_july_2021_is_drawn_and_crossed_by_no_line(page):
    years = part_of(page, "years")
    charts = years.split("<figure")[1:]

    assert "Priority need in" in charts[0]
    assert "No line crosses 1 July 2021" in text_of(charts[0])
    assert "5 July 2021" in text_of(charts[1])
    assert "380 [b] [e]" in text_of(years)


def test_reports_and_questions_stand_there_and_all_figures_lead_to_evidence(page, repository):
    evidence = repository.evidence()
    own = evidence["source_id"].isin(["ldvs2_2005", "lga_2007", "bd_2008", "assembly_2020"])
    reported = evidence.loc[own & evidence["theme"].eq("housing"), "fact_id"]

    assert len(reported) > 15
    for fact in reported:
        assert f'href="/evidence/{fact}"' in page
    assert "How many main duties ended with a settled home" in page


def test_no_change_is_given_across_the_law(client):
    asked = f"/compare?indicator={PRIORITY}&view=change&period=2022-12-31&borough=camden"
    said = text_of(main_of(client.get(asked).get_data(as_text=True)))

    assert "cannot be compared" in said or "[b]" in said


def test_a_council_is_a_row_of_the_api_and_nowhere_a_choice(client, repository):
    values = f"/api/v1/values?indicator={SHARE}&level=council&limit=5"
    rows = client.get(values).json["values"]
    known = repository.areas(Level.COUNCIL)

    assert {one["level"] for one in rows} == {"council"}
    assert known.empty
    assert client.get("/api/v1/areas?level=council").json["areas"] == []
    assert client.get("/borough/birmingham").status_code == 404
    assert client.get(f"/api/v1/values?indicator={SHARE}&area=E08000025").status_code == 404
    found = client.get("/search?q=Birmingham").get_data(as_text=True)
    assert "/birmingham" not in found
    assert "E08000025" not in found
