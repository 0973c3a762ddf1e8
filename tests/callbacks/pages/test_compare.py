import inspect
import json
import re
from copy import copy
from html import unescape

import pytest

from callbacks.address.state import borough_period_types, borough_periods, map_indicators
from callbacks.pages.compare.change import change_view
from callbacks.pages.compare.page import VIEW_BUILDERS, compare_view
from callbacks.panels.comparison import Comparison
from components.ids import Compare
from components.panels.comparison_choices import MOST_BOROUGHS, VIEWS
from data.model import Measure
from data.statistics.ratios import count_ratio_limits
from tests.charts import MOST_CATEGORIES, marks_of
from tests.rendered import figures_of, text_of, traces_of
from tests.words import forbidden_words

PAIR = ["barking-and-dagenham", "city-of-london"]
ASKED = ("changes_found", "_found", "change_view")


def chosen(indicator="da_offences_rate", kind="rolling_12", period="2025-07-31", **more):
    return {
        "compare_indicator": indicator,
        "compare_period_type": kind,
        "compare_period": period,
        "compare_boroughs": [],
        "compare_group": [],
        "compare_view": "spread",
        "compare_order": "name",
        **more,
    }


def panel(fire, **given):
    return fire(Compare.PANEL, **chosen(**given))[Compare.PANEL]["children"]


def every_choice(site, *, oldest):
    """Each measure and kind of period, the newest of it and, if asked for, the oldest."""
    for indicator in map_indicators(site):
        for kind in borough_period_types(site, indicator):
            ends = borough_periods(site, indicator, kind)
            for end in dict.fromkeys([ends[0], ends[-1 if oldest else 0]]):
                yield indicator, kind.value, end


@pytest.mark.parametrize("view", list(VIEW_BUILDERS))
@pytest.mark.parametrize("boroughs", [[], PAIR], ids=["all", "two"])
def test_every_measure_and_period_has_a_view_that_says_something(fire, site, view, boroughs):
    for indicator, kind, end in every_choice(site, oldest=not boroughs):
        drawn = panel(
            fire,
            indicator=indicator.id,
            kind=kind,
            period=end,
            compare_view=view,
            compare_boroughs=boroughs,
        )
        words = text_of(drawn)
        assert len(words) > 200, (indicator.id, kind, end)
        assert forbidden_words(words) == [], (indicator.id, kind, end)
        assert not re.search(r"\bnan\b|None(?! of the \w+ changes is)", words), (
            indicator.id,
            kind,
            end,
        )
        for trace in traces_of(drawn):
            assert trace["x"], (indicator.id, kind, end)
        for figure in figures_of(drawn):
            assert len(marks_of(figure)) <= MOST_CATEGORIES, (indicator.id, kind, end)


def test_every_view_can_be_read_and_chosen_before_any_script_runs(client):
    for view, words in VIEWS:
        page = client.get(f"/compare?view={view}&borough=brent&borough=barnet")
        text = page.get_data(as_text=True)
        static = text[: text.index('id="react-entry-point"')]

        assert page.status_code == 200
        assert static.count("<table") == 1, view
        assert re.search(rf'value="{view}"[^>]* checked', static), view
        assert words in static
        assert len(re.findall(r'type="checkbox"[^>]*name="borough"', static)) == 33
        assert len(re.findall(r'type="checkbox"[^>]* checked', static)) == 2


def test_the_funnel_names_those_outside_and_says_that_boroughs_differ_beyond_chance(fire):
    words = text_of(panel(fire, compare_view="funnel"))

    assert "29 of 32 boroughs lie within the 95% limits" in words
    assert "Above the 95% limit: Barking and Dagenham (14.8)." in words
    assert "Below the 95% limit: Kingston upon Thames (6.1) and Richmond upon Thames (5.7)" in words
    assert "dwarfs chance (phi 75" in words


def test_only_rates_and_ratios_have_a_funnel_and_the_others_say_why_not(fire, site):
    for indicator in map_indicators(site):
        kind = borough_period_types(site, indicator)[0].value
        drawn = panel(fire, indicator=indicator.id, kind=kind, period="", compare_view="funnel")
        has_one = indicator.unit.measure in (Measure.RATE, Measure.RATIO)
        assert bool(traces_of(drawn)) == has_one, indicator.id
        assert has_one or "No funnel" in text_of(drawn), indicator.id


def test_a_change_across_the_break_is_refused_and_like_months_are_offered_instead(fire):
    drawn = panel(fire, compare_view="change")
    words = text_of(drawn)

    assert "cannot be compared with the year before" in words
    assert "1 March 2024" in words
    assert "March to July 2025 compared with March to July 2024" in words
    assert "City of London: not covered by this source [z]." in words


def test_a_measure_without_monthly_counts_refuses_and_offers_a_period_that_has_a_change(
    fire, client
):
    drawn = panel(fire, indicator="da_vwi_share", compare_view="change")
    [href] = re.findall(r'href=\\?"(/compare\?[^"\\]*period=[^"\\]*)', json_text(drawn))

    assert traces_of(drawn) == []
    assert "No change can be given" in text_of(drawn)
    there = client.get(unescape(href)).get_data(as_text=True)
    assert "from it beyond what such counts vary" in there or "differ from it" in there


def json_text(drawn) -> str:
    return json.dumps(drawn)


def test_from_the_view_of_changes_to_the_limits_of_a_change_are_few_functions(site, monkeypatch):
    """Each adds one thing: its place, what is looked up, the answer, the judgement, the limits."""
    ways = set()

    def watched(*counts, **exposure):
        frame, way = inspect.currentframe(), []
        while way[-1:] != ["change_view"]:
            frame = frame.f_back
            if not frame.f_code.co_name.startswith("<"):  # a comprehension is not a function
                way.append(frame.f_code.co_name)
        ways.add(tuple(way))
        return count_ratio_limits(*counts, **exposure)

    monkeypatch.setattr("data.statistics.change_between.count_ratio_limits", watched)
    for indicator in ("da_offences", "da_offences_rate", "da_homelessness_rate"):
        view = compare_view({"indicator": [indicator], "view": ["change"]}, site=site)
        change_view(Comparison(view, site=copy(site)))  # of which nothing was found before

    assert ways == {
        ("change_between", "what_changed", *ASKED),
        ("change_between", "_parts", "what_changed", *ASKED),  # a count by its parts
        # Of a borough that has none, the newest that it has.
        (
            "change_between",
            "changes",
            "_a_year_before",
            "what_changed",
            ASKED[0],
            "_alone",
            ASKED[2],
        ),
    }


def test_a_change_is_read_against_the_whole_and_never_counted_alone(fire):
    words = text_of(panel(fire, indicator="da_offences", compare_view="change"))

    assert "London rose by 12.0%; no borough’s change differs from it beyond" in words
    assert "London: +12.0% (95% interval +10.1% to +13.9%), so it rose." in words
    assert "with injury, +1.2% (95% interval −2.1% to +4.6%)" in words
    assert "without injury, +15.4% (95% interval +13.2% to +17.6%)" in words
    assert "2.9% of London’s and then 1.8%, so the boroughs together show +13.3%" in words
    assert "in the first six months after 1 March 2024" in words
    assert "of 32 changes" not in words


def test_no_view_draws_a_count_of_london_beside_those_of_its_boroughs(fire, client, site):
    for indicator in map_indicators(site):
        if indicator.unit.measure is not Measure.COUNT:
            continue
        kind = borough_period_types(site, indicator)[0].value
        spread = panel(fire, indicator=indicator.id, kind=kind, period="")
        assert '"London ' not in json_text(figures_of(spread))
        assert "London" not in small_charts(client, indicator.id, kind)
    assert small_charts(client, "da_offences_rate", "rolling_12")[0] == "London"


def small_charts(client, indicator, kind):
    """Return the names above the small charts, in their order."""
    page = client.get(f"/compare?view=trends&indicator={indicator}&period_type={kind}").text
    return re.findall(r'<h3 class="multiple-name">(?:<a[^>]*>)?([^<]+)', page)


@pytest.mark.parametrize(
    ("order", "state", "column"),
    [
        ("name", "ascending", "Area"),
        ("name_down", "descending", "Area"),
        ("value", "descending", "Offences per 1,000 residents"),
        ("count_up", "ascending", "Number of offences"),
    ],
)
def test_the_table_says_which_column_orders_it_and_links_to_the_other_way_round(
    client, order, state, column
):
    page = unescape(client.get(f"/compare?view=table&order={order}").get_data(as_text=True))
    head = r'<th scope="col" aria-sort="(ascending|descending)">'
    [(sorted_state, link, words)] = re.findall(rf'{head}<a [^>]*?href="([^"]*)"[^>]*>([^<]*)', page)

    assert (sorted_state, words) == (state, column)
    assert not link.endswith(f"order={order}")
    assert client.get(link).status_code == 200


def test_the_order_changes_the_rows_and_blanks_stay_last(site):
    given = Comparison(compare_view({"order": ["value_up"]}, site=site), site=site)
    values = [row["value"] for row in given.records]

    assert values[:-1] == sorted(values[:-1])
    assert given.records[-1]["area_name"] == "City of London"


def test_peers_are_offered_with_their_reason_and_lead_to_at_most_six_boroughs(client):
    page = unescape(client.get("/compare?borough=brent&view=trends").get_data(as_text=True))
    links = [
        re.search(r'href="([^"]*)"', anchor)[1]
        for anchor in re.findall(r"<a [^>]*>", page)
        if 'data-sets="compare-boroughs"' in anchor
    ]

    assert "Policed with Brent by one command, North West" in page
    assert "Share a border with Brent" in page
    assert "Index of Multiple Deprivation 2025" in page
    assert len(links) >= 3
    for link in links:
        assert 2 <= link.count("borough=") <= MOST_BOROUGHS
        assert "view=trends" in link
        assert client.get(link).status_code == 200


def test_the_city_is_in_no_police_command_and_the_page_says_so(client):
    page = client.get("/compare?borough=city-of-london").get_data(as_text=True)

    assert "City of London is policed by its own force" in page


def test_a_seventh_borough_cannot_be_ticked_and_is_left_out_where_it_was(fire):
    slugs = ["barnet", "bexley", "brent", "bromley", "camden", "croydon", "ealing"]
    answer = fire(Compare.BOROUGHS, "options", **chosen(compare_boroughs=slugs))
    options = answer[Compare.BOROUGHS]["options"]

    assert sum(not option["disabled"] for option in options) == MOST_BOROUGHS
    assert "Ealing" not in answer[Compare.CHOSEN]["children"]
