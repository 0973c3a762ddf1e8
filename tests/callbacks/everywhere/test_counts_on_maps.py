"""A plain count is never compared by shades, wherever a map of boroughs stands."""

import re

import pytest

from callbacks.address.state import map_indicators
from components.figures.theme import RAMP
from data.model import Level, Measure
from data.statistics.kinds import usual_kind

WHERE = ("/?indicator={0}", "/indicators/{0}", "/embed/map?indicator={0}")
SHADED = re.compile(r'class="area class-[1-5]"')
DOT = re.compile(r'<circle[^>]*class="map-dot"')
OPTION = re.compile(r'<path [^>]*role="option"')


@pytest.fixture(scope="module")
def measures(site):
    return map_indicators(site)


def published(one, *, site):
    """Count the boroughs that have events in the newest period of the kind that is shown."""
    rows = site.repository.values(
        one.id, level=Level.BOROUGH, period_type=usual_kind(one, Level.BOROUGH)
    )
    shown = rows[rows["status"] == "published"]
    newest = shown[shown["period_end"] == shown["period_end"].max()]
    return int(newest["value"].gt(0).sum())


def test_every_map_of_a_count_has_dots_and_every_other_has_shades(ask, measures, site):
    counts = [one for one in measures if one.unit.measure is Measure.COUNT]
    assert len(counts) > 4
    assert len(measures) > len(counts)

    for one in measures:
        for where in WHERE:
            page = ask(where.format(one.id)).text
            drawn = page.split('class="map-drawing"')[1].split("</svg>")[0]

            assert len(OPTION.findall(drawn)) == 33, (one.id, where)
            if one in counts:
                assert not SHADED.search(page), (one.id, where)
                assert len(DOT.findall(drawn)) == published(one, site=site), (one.id, where)
                assert "Area of a dot: " in page, (one.id, where)
            else:
                assert SHADED.search(drawn), (one.id, where)
                assert not DOT.search(page), (one.id, where)


def test_a_picture_of_a_count_has_dots_and_no_shade_but_theirs(ask, measures):
    for one in measures:
        drawn = ask(f"/image/map.svg?indicator={one.id}").text
        counted = one.unit.measure is Measure.COUNT

        assert ("Area of a dot: " in drawn) is counted, one.id
        fills = {ink for ink in RAMP if f"fill: {ink}" in drawn}
        assert (fills == {RAMP[1]}) is counted, (one.id, fills)


def test_a_count_leads_to_the_rate_that_can_be_compared(ask):
    page = ask("/?indicator=da_offences").text

    assert "boroughs are not shaded by it" in page
    assert re.search(r'href="/indicators/da_offences_rate"[^>]*>The rate can be compared', page)
    assert "Where each borough lies" not in page
    assert "The count of each borough" in page
