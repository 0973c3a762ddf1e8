"""Each method with what it gave in this release, and the pages that rest on it."""

import re

import pytest

from data.model import Level, PeriodType
from tests.callbacks.page_text import main_of, text_of

# What a page shows where it rests on a method.
SHOWS = {
    "rates": r"\d per 1,000|offences per 1,000 residents",
    "intervals_of_counts": "95% interval",
    "dispersion": r"φ of London|dispersion φ",
    "intervals_of_shares": r"95% interval \d[\d.]*% to",
    "funnel": r"lie within the 95% limits",
    "change": r"95% interval [−+]\d|compared with",
    "against_whole": r"that of all|all boroughs together",
    "middle_half": "middle half of|councils’ middle half",
    "ward_own_rate": "own rate",
    "hotspots": "group of wards|group is not distinguishable|those around it",
    "ward_model": "[Ss]moothed rate",
    "withheld": r"\[c\]",
    "natural_limits": "limits",
    "expected_deaths": "shared out by residents",
    "days_between": "days lie between two victims",
    "together": "have a rank correlation of",
    "map_classes": r"Key:.*?or more",
    "peers": "Nearest in deprivation|[Pp]eers",
    "costs": "£",
}


@pytest.fixture(scope="module")
def page(server):
    return main_of(server.test_client().get("/methods").text)


def test_each_method_is_drawn_where_the_page_says_so(server, catalogue):
    client = server.test_client()
    for method in catalogue.methods.values():
        assert method.drawn, method.id
        for page in method.drawn:
            answer = client.get(f"/{page.path}")
            assert answer.status_code == 200, page.path
            assert re.search(SHOWS[method.id], text_of(main_of(answer.text))), (method.id, page)


def test_each_method_has_a_figure_that_it_gave_in_this_release_and_its_pages(page, catalogue):
    for method in catalogue.methods.values():
        part = page.partition(f'id="method-{method.id}"')[2].partition("</section>")[0]
        assert "In this release." in part or "<table" in part, method.id
        assert "Shown on: " in part, method.id
        assert part.count('href="') >= len(method.drawn), method.id


def test_the_figures_of_methods_are_those_of_the_release(page, repository):
    words = text_of(page)
    rates = repository.values(
        "da_offences_rate", level=Level.LONDON, period_type=PeriodType.ROLLING_12
    )
    newest = rates[rates["value"].notna()].iloc[-1]
    hidden = repository.manifest["statuses"]["suppressed"]

    assert (
        f"{newest['numerator']:,.0f} offences and {newest['denominator']:,.0f} residents" in words
    )
    assert f"make {newest['value']:.1f} offences per 1,000 residents" in words
    assert f"{hidden:,} figures of " in words
