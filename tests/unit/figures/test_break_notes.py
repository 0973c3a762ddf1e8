"""Notes on a chart over time: each line has the number under which it is listed. Made up."""

from datetime import date

import numpy as np
import pandas as pd

from components.figures.breaks import note_marks, note_numbers
from components.figures.multiples import ROOMY, shared_scale, small_chart
from components.frame.static_html import to_html
from components.notes.caveats import break_notes
from data.selection import as_records
from tests.unit.metric_rows import BREAKS, CONNECT

NOTE = next(one for one in BREAKS if not one.hard)
NOTES = [
    NOTE.model_copy(update={"id": f"note_{year}", "date": date(year, 6, 1)})
    for year in (2015, 2021, 2022, 2030)
]
DAYS = np.array(["2020-01-31", "2025-01-31"], dtype="datetime64[us]")


def test_numbers_run_from_one_over_the_notes_that_the_chart_shows():
    numbers = note_numbers([*NOTES, CONNECT], days=DAYS)

    assert numbers == {"note_2021": 1, "note_2022": 2}
    assert note_numbers(NOTES, days=DAYS[:0]) == {}


def test_each_number_stands_at_its_line_and_before_its_note_in_the_list():
    numbers = note_numbers(NOTES, days=DAYS)
    marks = {one["x"]: one["text"] for one in note_marks(NOTES, numbers=numbers)}
    listed = to_html(break_notes(NOTES, numbers=numbers))

    assert marks == {"2021-06-01": "1", "2022-06-01": "2"}
    assert ">1. 1 June 2021:" in listed
    assert ">2. 1 June 2022:" in listed
    assert ">1 June 2015:" in listed


def test_a_small_chart_shades_the_time_between_two_stretches():
    ends = pd.to_datetime(["2023-01-31", "2024-01-31", "2025-02-28", "2025-03-31"])
    rows = as_records(
        pd.DataFrame(
            {
                "period_end": ends,
                "value": [1.0, 2.0, 3.0, 4.0],
                "era": ["before", "before", "after", "after"],
                "flags": "",
                "unit": "offences",
            }
        )
    )
    scale = shared_scale([rows], size=ROOMY)

    [gap] = small_chart([rows[0], *rows[1:]], scale=scale).gaps[-1:]

    assert gap == (scale.x(ends[1]), scale.x(ends[2]))
