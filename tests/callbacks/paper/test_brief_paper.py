"""The brief on paper: how many sheets, what comes first and last, and no text below nine points."""

import pytest

from callbacks.pages.brief.page import USUAL
from data.model import Severity
from tests.printed_text import A4, paper_of, sheets_of, too_small

pytestmark = pytest.mark.long

PLACES = ("borough=croydon", "borough=barking-and-dagenham", "borough=city-of-london", "")
FOUR = 4
# The same with a ward that came along with its reader, which has words and caveats of its own.
WARDS = ("borough=croydon&ward=E05011468", "borough=westminster&ward=E05013804")
CHOICES = [(PLACES[0], USUAL[:many]) for many in range(1, len(USUAL) + 1)] + [
    (place, USUAL[:FOUR]) for place in (*PLACES[1:], *WARDS)
]
FULL = 2000  # letters of a sheet that is not left half blank


@pytest.fixture(scope="module")
def printed(server):
    kept = {}

    def get(place, names):
        if (place, names) not in kept:
            query = "&".join([place, *(f"indicator={one}" for one in names)])
            kept[place, names] = server.test_client().get(f"/brief.pdf?{query}").data
        return kept[place, names]

    return get


@pytest.mark.parametrize(("place", "names"), CHOICES)
def test_four_measures_fill_four_sheets_at_most_from_the_first_on(printed, place, names):
    pdf = printed(place, names)
    sheets = sheets_of(pdf)

    many = len(names)
    assert len(sheets) <= (many + 1 if many < FOUR else many)
    assert set(paper_of(pdf)) == {A4}
    assert too_small(pdf) == []
    assert "Questions to ask" in sheets[0]
    assert all(len(one) > FULL for one in sheets[:-1])


def test_its_caveats_stand_in_full_after_all_measures_and_the_weightiest_before(printed, catalogue):
    said = " ".join(sheets_of(printed("borough=croydon", USUAL[:FOUR])))
    head, notes = said.split("All notes on these figures")
    place = [head.index(catalogue.indicators[one].question) for one in USUAL[:FOUR]]
    first = head[head.index("Read this first") : place[0]]

    assert place == sorted(place)
    assert catalogue.caveats["better_recording"].headline in first
    assert sum(one.headline in first for one in catalogue.caveats.values()) == 3
    for one in USUAL[:FOUR]:
        for caveat in catalogue.caveats_for(one):
            if caveat.severity is Severity.MUST_READ and not caveat.levels:
                assert " ".join(caveat.body.split())[:60] in notes, caveat.id


@pytest.mark.parametrize("place", PLACES)
def test_its_address_is_printed_once(printed, place):
    said = " ".join(sheets_of(printed(place, USUAL[:FOUR]))).replace(" ", "")

    assert said.count("/brief?") == 1
    assert said.count("indicator=") == FOUR


def test_its_help_lines_stand_one_after_the_other_and_apart(printed):
    said = " ".join(sheets_of(printed(PLACES[0], USUAL[:FOUR])))

    assert "if you cannot speak. National Domestic Abuse Helpline: 0808 2000 247" in said
    assert "0808 801 0327; Galop" in said
