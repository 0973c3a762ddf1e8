"""Names of lines over time lie over no line, point or other words, at any width, in any face."""

from datetime import timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.figures.trend import trend_figure
from data.catalogue import Catalogue
from data.model import LONDON_CODE, Level
from data.repository import ParquetRepository
from data.selection import one_area
from data.settings import Settings
from data.statistics.kinds import drawn_with_london
from tests.unit.figures.line_name_boxes import overlaps
from tests.unit.metric_rows import BREAKS, CONNECT, NOTE

CATALOGUE = Catalogue.load()
SHARED = [
    one
    for one in CATALOGUE.indicators.values()
    if Level.BOROUGH in one.levels and drawn_with_london(one)
]
MONTHS = pd.date_range("2021-01-31", "2025-12-31", freq="ME")
# A number that is smaller than any that can be halved has no place on an axis; no figure is.
VALUES = st.lists(
    st.one_of(st.none(), st.floats(0, 100, allow_subnormal=False)), min_size=1, max_size=60
)


def made_up(values, *, provisional=()) -> pd.DataFrame:
    """Monthly values of a made-up series that the break of March 2024 cuts."""
    ends = MONTHS[: len(values)]
    return pd.DataFrame(
        {
            "period_end": ends,
            "value": pd.array(values, dtype="Float64").to_numpy(float, na_value=np.nan),
            "era": ["after" if end >= pd.Timestamp(CONNECT.date) else "before" for end in ends],
            "flags": ["p" if place in provisional else "" for place in range(len(ends))],
            "text": "",
        }
    )


def drawn(*series, breaks=()):
    figure = trend_figure(series, breaks=breaks, decimals=1)
    held = [name for name, rows in series if rows["value"].notna().any()]
    return overlaps(figure, held)


def test_names_without_room_between_breaks_stand_above_the_drawing_and_are_led_to_their_lines():
    level = made_up([30.0] * 60), made_up([50.0] * 60)
    day = MONTHS[0].date()
    dotted = [
        NOTE.model_copy(update={"id": f"note_{n}", "date": day + timedelta(days=n)})
        for n in range(30, 1800, 90)
    ]
    two = list(zip(("London", "Hammersmith and Fulham"), level, strict=True))
    figure = trend_figure(two, breaks=dotted, decimals=1)
    names = [note for note in figure["layout"]["annotations"] if not note["text"].isdigit()]
    leads = [one for one in figure["layout"]["shapes"] if one.get("yref") != "paper"]

    assert [(note["y"], note["yref"]) for note in names] == [(1, "paper")] * 2
    assert [(lead["x1"], lead["y1"]) for lead in leads] == [("2021-01-31", 30), ("2025-12-31", 50)]
    assert overlaps(figure, ["London", "Hammersmith and Fulham"]) == []


def test_a_name_lies_over_no_line_of_another_that_falls_from_above_nor_its_own():
    falling = [100 - 1.5 * month for month in range(60)]
    level = [30.0 + month % 2 for month in range(60)]
    last = range(54, 60)

    assert drawn(("London", made_up(falling, provisional=last)), ("Brent", made_up(level))) == []


@given(first=VALUES, second=VALUES, notes=st.sets(st.integers(1, 1700), max_size=8))
def test_whatever_two_lines_do_both_are_named_and_clear_of_everything(first, second, notes):
    day = MONTHS[0].date()
    dotted = [
        NOTE.model_copy(update={"id": f"note_{n}", "date": day + timedelta(days=n)})
        for n in sorted(notes)
    ]

    two = ("London", made_up(first)), ("Kensington and Chelsea", made_up(second, provisional=[5]))
    assert drawn(*two, breaks=[*BREAKS, *dotted]) == []


@pytest.fixture(scope="module")
def repository():
    return ParquetRepository.open(Settings().release_dir)


@pytest.mark.parametrize("indicator", SHARED, ids=[one.id for one in SHARED])
def test_each_measure_of_a_borough_beside_london_is_named_clear_of_everything(
    indicator, repository
):
    areas = repository.areas(Level.BOROUGH)
    found = {}
    for kind in indicator.levels[Level.BOROUGH]:
        london, all_of_them = (
            repository.values(indicator.id, level=level, period_type=kind).assign(text="")
            for level in (Level.LONDON, Level.BOROUGH)
        )
        for code, name in zip(areas["area_code"], areas["area_name"], strict=True):
            series = [("London", one_area(london, LONDON_CODE))]
            series.append((name, one_area(all_of_them, code)))
            if all(len(rows) for _, rows in series):
                breaks = CATALOGUE.breaks_for(indicator.id)
                found[kind, name] = drawn(*series, breaks=breaks)

    assert {view: faults for view, faults in found.items() if faults} == {}
