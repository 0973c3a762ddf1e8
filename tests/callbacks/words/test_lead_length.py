"""A page begins with few sentences; what changed in recording stands in a note after them."""

import re
from html import unescape

import pytest

from callbacks.address.state import borough_period_types, borough_periods
from callbacks.pages.indicator.drill_view import DrillView, is_mapped
from callbacks.panels.changed import changes_found
from components.frame.static_html import to_html
from components.page import View
from data.model import Level, PeriodType
from data.statistics.change import Change

pytestmark = pytest.mark.long

LONGEST = 460  # letters: nine lines at 390 pixels
LEAD = re.compile(r'<p class="page-lead">(.*?)</p>(?:<p class="lead-note">(.*?)</p>)?', re.DOTALL)
PLACES = (None, "hammersmith-and-fulham", "kingston-upon-thames")


def plain(markup: str | None) -> str:
    return unescape(re.sub(r"<[^>]+>", "", markup or ""))


@pytest.fixture(scope="module")
def leads(site) -> dict[tuple[str, str, str | None], tuple[str, str, DrillView]]:
    """The lead and its note: of each kind of period the newest six, and one in twelve before."""
    found = {}
    for one in site.catalogue.indicators.values():
        if Level.BOROUGH not in one.levels or not is_mapped(one, site=site):
            continue
        for kind in borough_period_types(site, one):
            ends = borough_periods(site, one, kind)
            for end in [*ends[:6], *ends[6::12]]:
                for slug in PLACES:
                    view = DrillView(
                        View(one.id, kind.value, end, boroughs=(slug,) if slug else ()), site=site
                    )
                    lead, note = LEAD.search(to_html(view.lead())).groups()
                    found[one.id, f"{kind} {end}", slug] = plain(lead), plain(note), view
    return found


def test_no_lead_is_longer_than_nine_lines_on_a_phone(leads):
    assert len(leads) > 500
    assert [(key, len(lead)) for key, (lead, *_) in leads.items() if len(lead) > LONGEST] == []


def test_what_changed_in_recording_meanwhile_stands_in_the_note_whole_and_not_in_the_lead(leads):
    noted = 0
    for key, (lead, note, view) in leads.items():
        assert "Between" not in lead, key
        codes = tuple(view.measured.chosen)
        of = PeriodType(view.measured.view.period_type), view.measured.view.period_end
        found = changes_found(view.site, key[0], *of, codes)
        near = found.nearest if "like for like is of" in lead else None
        if near is None:
            continue
        change = (near.areas[codes[0]] if codes else near.london).change
        for one in change.notes if isinstance(change, Change) else ():
            assert f"{one.date.day} {one.date:%B %Y}: {one.label}" in note, key
            noted += 1

    assert noted > 100


def test_after_a_comma_no_break_begins_anew(leads):
    labels = {one.label for _, _, view in leads.values() for one in view.measured.breaks}

    assert [
        (key, label)
        for key, (lead, note, _) in leads.items()
        for label in labels
        if f", {label}" in lead + note
    ] == []
