"""Caveats follow from the measure: another borough has none of them written again."""

from callbacks.pages.compare.page import PANELS, compare_view
from callbacks.panels import notes
from callbacks.panels.comparison import Comparison
from components.frame.static_html import to_html
from components.ids import Compare

ASKED = ({"borough": ["barnet"]}, {"borough": ["brent"]}, {"indicator": ["da_homelessness_rate"]})


def test_the_notes_of_a_measure_are_written_once_whichever_borough_is_chosen(site, monkeypatch):
    written, write = [], notes.read_first
    notes.told_of.cache_clear()
    monkeypatch.setattr(
        notes, "read_first", lambda told, **of: written.append(told) or write(told, **of)
    )

    first, second, other = (
        to_html(
            PANELS[Compare.READ_FIRST].draw(Comparison(compare_view(one, site=site), site=site))
        )
        for one in ASKED
    )

    assert first == second != other
    assert len(written) == 2
