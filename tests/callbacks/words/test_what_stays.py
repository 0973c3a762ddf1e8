"""What readers rely on, each on a page where it stands: none of it goes unnoticed."""

import re

import pytest

from tests.callbacks.page_text import main_of, text_of

CHOSEN = "#9e0059"
BAND = '<rect [^>]*height="100%" fill="#eef0f2"'  # the time between two eras


@pytest.fixture(scope="module")
def page(server):
    return lambda address: main_of(server.test_client().get(address).text)


def test_the_chosen_borough_has_one_colour_and_a_shape_on_map_dots_line_and_table(page):
    london = page("/?borough=croydon")

    assert london.count('class="chosen-outline"') == 1
    assert re.search(rf'<path d="M0-1\.3 1\.3 0[^"]*"[^>]*fill="{CHOSEN}"', london)  # a diamond
    assert re.search(rf'fill="none" stroke="{CHOSEN}"', london)
    assert re.search(r'<tr class="chosen-row"><th[^>]*>(<a[^>]*>)?Croydon', london)


@pytest.mark.parametrize("address", ["/?borough=croydon", "/indicators/da_offences_rate"])
def test_a_line_is_broken_at_the_break_with_a_grey_band_and_ends_in_hollow_points(page, address):
    shown = page(address)

    assert re.search(BAND, shown)
    assert "break" in text_of(shown)
    assert "Hollow points: provisional" in text_of(shown)


def test_every_measure_of_a_borough_has_its_words_its_interval_and_no_line_across_the_break(page):
    borough = page("/borough/croydon")
    measures = borough.split('<article class="measure')[1:]

    assert len(measures) > 10
    for one in measures:
        assert "<summary>In words</summary>" in one
        assert "95% interval" in text_of(one) or "cost" in text_of(one)
    assert borough.count('class="trend-gap"') > 10
    assert borough.count('class="trend-provisional"') > 10


def test_a_measure_says_what_to_ask_next_and_of_whom(page, catalogue):
    said = text_of(page("/indicators/da_offences_rate"))

    assert "What to ask next" in said
    for one in catalogue.indicators["da_offences_rate"].ask_next:
        assert one.ask in said
        assert one.of in said


def test_peers_are_chosen_by_three_stated_rules(page):
    said = text_of(page("/borough/croydon"))

    for rule in ("Same police command, South Area", "Neighbours", "Nearest in deprivation"):
        assert rule in said, rule
    assert "never by what was recorded" in said
