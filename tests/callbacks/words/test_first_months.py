"""Why London's outcomes of 2024 and 2025 are not compared month for month stands where it is asked.

Decision 121: the months that could be compared with are the first six on a new police system.
"""

import re

import pytest
from dash import html

from callbacks.pages.brief.items import item_of
from callbacks.panels.changed import changes_found
from components.frame.static_html import to_html
from data.model import Level, PeriodType
from tests.callbacks.page_text import main_of

SAID = re.compile(
    r"The first six months from then on are no fair base either: "
    r"([\d.]+) outcomes per 100 offences, and ([\d.]+) in the next six\."
)
OUTCOMES = ("da_positive_outcome_rate", "da_vwi_positive_outcome_rate")


@pytest.fixture(scope="module", params=OUTCOMES)
def outcome(request, site):
    """A measure with what London had in the first six months of CONNECT, and in the next six."""
    rows = site.repository.values(
        request.param, level=Level.LONDON, period_type=PeriodType.MONTH
    ).set_index("period_end")
    halves = [rows["2024-03":"2024-08"], rows["2024-09":"2025-02"]]
    sums = [half[["numerator", "denominator"]].sum() for half in halves]
    return request.param, [f"{100 * one['numerator'] / one['denominator']:.1f}" for one in sums]


@pytest.mark.parametrize(
    "page", ["indicators/{}", "?indicator={}", "indicators/{}?period=2025-03-31"]
)
def test_london_says_it_between_the_break_and_the_nearest_change(ask, outcome, page):
    measure, halves = outcome
    words = main_of(ask(page.format(measure)).text)
    said = words[words.index("No change is given: a period spans a break") :].partition("</p>")[0]

    assert list(SAID.search(said).groups()) == halves
    assert float(halves[0]) < float(halves[1])
    assert (
        said.index("1 March 2024: ") < SAID.search(said).start() < said.index(" like for like is")
    )


def test_a_brief_for_london_says_it_too(site, outcome):
    measure, halves = outcome
    [london] = site.repository.areas(Level.LONDON).to_dict("records")
    block = item_of(site.catalogue.indicators[measure], area=london, site=site).block
    words = to_html(html.P([part for one in block.sentences for part in one]))

    assert list(SAID.search(words).groups()) == halves


@pytest.mark.parametrize(
    "page",
    [
        "indicators/{}?borough=croydon",  # boroughs have no months of outcomes
        "indicators/{}?period=2025-02-28",  # no month since the break has another
        "indicators/{}?period=2024-02-29",
    ],
)
def test_it_is_not_said_where_no_months_could_be_compared(ask, outcome, page):
    assert not SAID.search(main_of(ask(page.format(outcome[0])).text))


def test_no_change_of_london_outcomes_rests_on_those_months(site, outcome):
    for end in ("2025-03-31", "2025-07-31"):
        found = changes_found(site, outcome[0], PeriodType.ROLLING_12, end, ())
        assert found.like_months is None
        assert found.nearest.london.change.launch is None
