"""Every printed figure on every page has what must be read with it, and only that."""

import re

import pytest

from data.caveats import is_for_fact
from data.model import Level, Severity
from tests import surface
from tests.callbacks.page_text import main_of

# The address of a page, with the view whose caveats belong to it whatever it shows.
VIEWS = {"": "london", "evidence/RF0001": "evidence"}
# A borough's page shows its wards too.
TOGETHER, WITH_A_WARD = "boroughs together", "a ward along with a borough"
VIEWS_BESIDE = {
    TOGETHER: ("compare", "group"),
    WITH_A_WARD: ("brief", "hotspots"),
    "borough": ("borough", "hotspots"),
    "ward": ("borough", "hotspots"),
    "search": ("evidence",),
    "plain": ("london", "hotspots"),
}
# Measures that a page shows and does not link.
SHOWN = {
    "": {"da_homicide_victims"},
    "justice": {"coercive_control_offences"},
    "costs": {"estimated_cost"},
    "plain": {"refuge_spaces_per_10k"},
    "response": {"bcu_open_cases"},
    "ward": {"da_offences_rate", "da_vwi_offences_rate"},
}


@pytest.fixture(scope="module")
def pages(ask, site):
    """Every page with its variants, each borough, each measure, and the whole list of figures."""
    boroughs = site.repository.areas(Level.BOROUGH)["slug"]
    addresses = dict.fromkeys(
        [
            *(one for one in surface.every_page() if one not in surface.NOT_THERE),
            *(f"borough/{one}" for one in boroughs),
            *(f"indicators/{one}" for one in site.catalogue.indicators),
            *(f"evidence?page={number}" for number in range(1, 31)),
        ]
    )
    found = {one: ask(one) for one in addresses}
    return {one: main_of(answer.text) for one, answer in found.items() if answer.status == 200}


def figures_on(page):
    return set(re.findall(r'href="/evidence/([A-Z]{2}\d{4})"', page))


def caveats_on(page):
    return set(re.findall(r'data-caveat-id="([a-z_]+)"', page))


def unread(page, catalogue):
    """Return figure and caveat wherever a caveat that must be read is not on the page."""
    held = caveats_on(page)
    return [
        (fact_id, one.id)
        for fact_id in figures_on(page)
        for one in catalogue.fact_caveats([fact_id])
        if one.severity is Severity.MUST_READ and one.id not in held
    ]


def out_of_place(page, catalogue, *, view, indicators):
    """Return the caveats of a page that nothing on it calls for."""
    views = VIEWS_BESIDE.get(view, (view,))
    own = {one.id for each in views for one in catalogue.view_caveats(each)}
    shown = figures_on(page)
    return [
        one
        for one in caveats_on(page) - own
        for caveat in [catalogue.caveats[one]]
        if not set(caveat.indicators) & indicators
        and not any(is_for_fact(caveat, each) for each in shown)
    ]


def test_there_are_figures_to_look_at(pages):
    with_figures = {one for one, page in pages.items() if figures_on(page)}

    assert {"scrutiny", "response", "justice", "survey", "costs"} <= with_figures
    assert len(set().union(*(figures_on(page) for page in pages.values()))) > 1100


def test_every_figure_on_every_page_has_what_must_be_read_with_it(pages, catalogue):
    found = {one: unread(page, catalogue) for one, page in pages.items()}

    assert {one: held for one, held in found.items() if held} == {}


def test_no_caveat_stands_where_nothing_calls_for_it(pages, catalogue):
    loose = {}
    for address, page in pages.items():
        path = address.partition("?")[0]
        linked = set(re.findall(r'href="/indicators/([a-z0-9_]+)', page))
        linked |= set(re.findall(r"indicator=([a-z0-9_]+)", address))
        own = SHOWN.get(path.partition("/")[0], set())
        if path.startswith("indicators/"):
            own = {path.partition("/")[2]}
        view = VIEWS.get(path, path.partition("/")[0])
        view = TOGETHER if "group=" in address else view
        view = WITH_A_WARD if path == "brief" and "ward=" in address else view
        if found := out_of_place(page, catalogue, view=view, indicators=linked | own):
            loose[address] = found

    assert loose == {}


def test_a_caveat_taken_from_its_figures_is_missed(pages, catalogue):
    taken = pages["justice"].replace('data-caveat-id="accused_not_charge_rate"', "")

    assert {one for _, one in unread(taken, catalogue)} == {"accused_not_charge_rate"}


def test_a_caveat_put_where_it_is_not_true_is_found(pages, catalogue):
    planted = pages["costs"] + '<li data-caveat-id="marac_missing">'

    assert out_of_place(planted, catalogue, view="costs", indicators={"estimated_cost"}) == [
        "marac_missing"
    ]


def test_each_statement_on_scrutiny_has_the_caveats_of_its_own_figures(pages, catalogue):
    statements = re.findall(r"<article id=.*?</article>", pages["scrutiny"], re.DOTALL)
    found = {one[:60]: unread(one, catalogue) for one in statements}

    assert len(statements) > 20
    assert {one: held for one, held in found.items() if held} == {}


def test_the_files_of_figures_carry_the_caveats_of_what_is_in_them(client, catalogue, site):
    rows = site.repository.evidence()
    kept = rows[rows["redistribute"]]["fact_id"]
    wanted = {one.id for one in catalogue.fact_caveats(kept)}
    told = client.get("/api/v1/evidence?limit=5000").json["caveats"]

    assert wanted <= {one["id"] for one in told}


def test_the_file_of_what_was_asked_carries_the_caveats_of_what_it_shows(client, catalogue):
    written = client.get("/download/scrutiny.csv").get_data(as_text=True)
    brought = {one.id for each in statements_of(catalogue) for one in catalogue.brought_by(each)}

    assert brought >= {
        "detections_not_outcomes",
        "repeat_locations_not_victims",
        "homicide_small_numbers",
        "women_only_count",
    }
    assert [one for one in brought if catalogue.caveats[one].headline not in written] == []


def statements_of(catalogue):
    return (
        *catalogue.recommendations.values(),
        *catalogue.outcomes_2015.values(),
        *catalogue.national_indicators.values(),
    )
