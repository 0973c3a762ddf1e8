import json
import re
from html import unescape

import pytest

from callbacks.address.state import borough_period_types, map_indicators
from callbacks.pages.london.page import PANELS
from callbacks.panels.measure_choices import choices_for
from callbacks.server.answer_cache import PATH
from components.ids import London
from components.page import View
from tests.choice_request import PLACES, choice_request
from tests.rendered import figures_of, text_of, traces_of
from tests.words import forbidden_words


def chosen(indicator="da_offences_rate", kind="rolling_12", period="2025-07-31", **more):
    return {
        "london_indicator": indicator,
        "london_period_type": kind,
        "london_period": period,
        "london_borough": "london",
        "london_order": "name",
        **more,
    }


def test_the_page_can_be_read_before_any_script_runs(client):
    page = client.get("/").get_data(as_text=True)
    before_scripts = page[: page.index('id="react-entry-point"')]

    assert "90,990" in before_scripts
    assert len(re.findall(r'<path [^>]*role="option"', before_scripts)) == 33
    assert before_scripts.count('<th scope="row">') == 34
    assert "14.2 to 15.4" in before_scripts


def test_the_city_of_london_is_on_the_map_and_in_the_table_and_never_zero(client):
    page = client.get("/").get_data(as_text=True)

    assert 'aria-label="City of London: not covered by this source [z]"' in page
    [row] = re.findall(r'<tr><th scope="row"><a href="/borough/city-of-london">.*?</tr>', page)
    assert row.count("[z]") == 3


def test_a_form_without_scripts_asks_for_the_same_page(client):
    page = client.get("/?indicator=da_vwi_share&borough=barnet&order=value").get_data(as_text=True)

    assert re.search(r'<form [^>]*action="/"[^>]* method="get"', page)
    assert re.search(r'<option value="da_vwi_share" selected>', page)
    assert re.search(r'<option value="barnet" selected>', page)
    [chosen_area] = re.findall(r'<path [^>]*aria-selected="true"[^>]*>', page)
    assert "E09000003" in chosen_area


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/?indicator=da_offence_rate", "da_offences_rate"),
        ("/?borough=barking", "barking-and-dagenham"),
        ("/?period=2025-07-30", "2025-07-31"),
        ("/borough/barnett", "borough/barnet"),
    ],
)
def test_a_broken_link_says_what_is_unknown_and_offers_the_nearest(client, address, said):
    answer = client.get(address)

    assert answer.status_code == 404
    assert "is not here" in answer.get_data(as_text=True)
    assert said in answer.get_data(as_text=True)


def test_an_unknown_path_is_not_found(client):
    answer = client.get("/nothing/here")

    assert answer.status_code == 404
    assert "There is no page at this address" in answer.get_data(as_text=True)


@pytest.mark.parametrize("panel", list(PANELS))
def test_every_panel_answers_every_measure_and_period_without_a_blank(fire, site, panel):
    for indicator in map_indicators(site):
        first = choices_for(View(indicator.id, usual_kind(site, indicator), "", ()), site=site)
        for kind, _ in first.period_types:
            offered = choices_for(View(indicator.id, kind, "", ()), site=site)
            for end, _ in (offered.periods[0], offered.periods[-1]):
                drawn = fire(panel, **chosen(indicator.id, kind, end))[panel]["children"]
                assert len(text_of(drawn)) > 40, (indicator.id, kind, end)


def usual_kind(site, indicator) -> str:
    return borough_period_types(site, indicator)[0].value


def test_no_panel_uses_a_word_that_ranks(fire, site):
    for panel in PANELS:
        for indicator in map_indicators(site):
            kind = usual_kind(site, indicator)
            drawn = fire(panel, **chosen(indicator.id, kind, "", london_borough="croydon"))[panel]
            assert forbidden_words(text_of(drawn)) == [], (panel, indicator.id)


def test_the_year_before_the_break_gives_no_percentage_and_names_the_break(fire):
    drawn = fire(London.SENTENCE, **chosen(london_borough="barking-and-dagenham"))[London.SENTENCE]
    words = text_of(drawn)

    year, like_for_like = words.split("Like for like: ")

    assert "No change is given" in year
    assert "1 March 2024" in year
    assert not re.search(r"\d%\)", year)
    assert "March to July 2025: 1,537 offences" in like_for_like
    assert "March to July 2024: 1,280 (+20.1%" in like_for_like


@pytest.mark.parametrize("place", [London.SPREAD, London.TREND])
def test_a_choice_is_answered_with_a_picture_and_what_plotly_draws_of_the_same(fire, place):
    panel = fire(place, **chosen(london_borough="croydon"))[place]["children"]
    html = panel["props"]["data-written"]
    picture = html.partition('class="chart-picture"')[2].partition("<script")[0]
    [figure] = figures_of(panel)

    assert "children" not in panel["props"]  # one component, which Dash asks nothing of
    assert picture.count('class="plot"') == 1
    assert "Croydon" in picture
    assert any("Croydon" in str(trace["text"]) for trace in figure["data"])
    for note in figure["layout"]["annotations"]:
        assert all(line in picture for line in note["text"].split("<br>"))


def test_no_line_of_any_trend_joins_two_eras(fire, site):
    for indicator in map_indicators(site):
        drawn = fire(London.TREND, **chosen(indicator.id, usual_kind(site, indicator), ""))[
            London.TREND
        ]
        hard = [one.date.isoformat() for one in site.catalogue.breaks_for(indicator.id) if one.hard]
        for trace in traces_of(drawn):
            for day in hard:
                assert not (min(trace["x"]) < day <= max(trace["x"])), (indicator.id, day)


def test_an_unknown_measure_in_a_callback_is_refused_without_a_trace(client):
    client.get("/_dash-dependencies")
    answer = client.post(PATH, json=choice_request({London.INDICATOR: "no-such-thing"}))

    assert answer.status_code == 400
    assert answer.get_data(as_text=True) == "indicator is unknown"


def test_answers_are_json_that_browsers_can_read(fire):
    drawn = fire(London.SPREAD, **chosen())[London.SPREAD]
    assert "NaN" not in json.dumps(drawn)


def test_the_chosen_borough_leads_to_its_comparisons_in_one_step(client):
    page = client.get("/?borough=croydon").get_data(as_text=True)
    [steps] = re.findall(r'<nav [^>]*aria-label="Next with Croydon".*?</nav>', page)

    assert "Compare with its police command, South Area" in steps
    [href] = re.findall(r'href="([^"]*)">Compare with its police command', steps)
    assert "borough=croydon&amp;borough=bromley&amp;borough=sutton" in href
    assert client.get(unescape(href)).status_code == 200


def test_a_reader_who_chose_no_borough_is_told_how(client):
    page = client.get("/").get_data(as_text=True)

    assert "Choose a borough in the box or on the map" in page
    assert "Next with" not in page


def test_the_links_follow_a_choice_without_a_new_page(fire):
    steps = fire(London.NEXT, **chosen(london_borough="barnet"))[London.NEXT]

    assert "Compare with its police command, North West" in text_of(steps)


@pytest.mark.parametrize(
    ("changed", "left"),
    [
        (London.INDICATOR, [London.TILES]),
        (London.PERIOD, [London.TILES, London.READ_FIRST, London.TREND]),
        (London.BOROUGH, [London.READ_FIRST]),
        (
            London.ORDER,
            [
                London.LEAD,
                London.NEXT,
                London.TILES,
                London.READ_FIRST,
                London.MAP,
                London.SENTENCE,
                London.TREND,
            ],
        ),
    ],
)
def test_one_request_draws_the_panels_that_show_a_choice_and_leaves_the_others(
    client, changed, left
):
    client.get("/_dash-dependencies")
    answer = client.post(PATH, json=choice_request(changed=changed))

    assert [place for place in PLACES if place not in answer.json["response"]] == left


def test_the_words_of_a_trend_speak_of_each_of_its_lines(fire):
    drawn = fire(London.TREND, **chosen(london_borough="barnet"))[London.TREND]
    words = " ".join(text_of(drawn).split())

    assert "London: from the year to June 2019 to the year to February 2024" in words
    assert "Barnet: from the year to" in words
    assert words.count("No line crosses 1 March 2024") == len(("words", "described", "copied"))


def test_the_table_of_an_embedded_trend_holds_each_of_its_lines(client):
    page = client.get("/embed/trend?indicator=da_offences_rate&borough=barnet").text

    assert '<th scope="row">London, year to July 2025</th>' in page
    assert '<th scope="row">Barnet, year to July 2025</th>' in page


def test_measures_are_offered_by_short_distinct_names_under_headings_that_cannot_be_chosen(
    client, site
):
    page = client.get("/").get_data(as_text=True)
    box = re.search(r'<select [^>]*name="indicator".*?</select>', page, re.DOTALL)[0]
    options = re.findall(r"<option ([^>]*)>([^<]*)</option>", box)
    measures = [words for held, words in options if "disabled" not in held]

    assert len(measures) == len(set(measures)) == len(map_indicators(site))
    assert len({words[:16] for words in measures}) == len(measures)
    assert all(words.startswith("– ") for held, words in options if "disabled" in held)
    assert [words for held, words in options if "disabled" in held]
