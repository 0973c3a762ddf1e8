"""What the boxes of periods offer without asking the server, and what the server would say."""

import pytest

from callbacks.address.state import map_indicators, resolve_view
from callbacks.panels.period_offers import period_offers
from data.model import PeriodType


@pytest.fixture(scope="module")
def offers(site):
    return period_offers(site, tuple(one.id for one in map_indicators(site)))


def test_the_first_on_offer_is_what_the_server_takes_for_a_period_that_does_not_fit(offers, site):
    for indicator in map_indicators(site):
        for kind, _, number in offers["kinds"][indicator.id]:
            view = resolve_view(
                {"indicator": [indicator.id], "period_type": [kind], "period": ["1900-01-01"]},
                site=site,
                lenient=True,
            )
            assert (view.period_type, view.period_end) == (kind, offers["lists"][number][0][0])


def test_the_first_kind_on_offer_is_what_the_server_takes_for_one_that_does_not_fit(offers, site):
    for indicator in map_indicators(site):
        held = {kind for kind, _, _ in offers["kinds"][indicator.id]}
        other = next(kind.value for kind in PeriodType if kind.value not in held)
        view = resolve_view(
            {"indicator": [indicator.id], "period_type": [other]}, site=site, lenient=True
        )
        assert view.period_type == offers["kinds"][indicator.id][0][0]


def test_a_year_that_spans_the_break_is_not_on_offer(offers):
    [number] = [n for kind, _, n in offers["kinds"]["da_offences"] if kind == "financial_year"]

    assert [words for _, words in offers["lists"][number]] == ["2024-25", "2022-23"]


def test_lists_that_measures_share_are_sent_once(offers):
    assert len({str(one) for one in offers["lists"]}) == len(offers["lists"])
