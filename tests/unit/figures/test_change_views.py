"""Changes of several boroughs at once, drawn, tabled and said. All figures are made up."""

from dataclasses import replace

import pytest

from components.figures.changes import ChangeRow, dumbbell_figure, percentage_figure
from components.figures.theme import Ink
from components.frame.static_html import to_html
from components.pages.compare.change import (
    Boroughs,
    ComparedArea,
    changes_table,
    draw_both_values,
    draw_changes,
    nearest_offer,
    offers_apart,
    sentences_list,
)
from components.words.change_spread import (
    change_cells,
    change_heading,
    changes_one_by_one,
    summary_of_changes,
)
from data.model import PeriodType
from data.statistics.area_change import AreaChange, Asked, Figures
from data.statistics.change import Change, Reason, Refusal
from data.statistics.pairs import Pair
from data.statistics.what_changed import Changes, WhatChanged, what_changed
from tests.unit.metric_rows import BREAKS, CONNECT, OFFENCES, RATE, frame, indicator, row
from tests.words import forbidden_words

CODES = ["E09000003", "E09000004", "E09000005"]
NAMES = dict(zip(CODES, ["Barnet", "Bexley", "Brent"], strict=True))


def two_years(**counts):
    """Return two years inside one era for each borough: (earlier, later)."""
    rows = []
    for code, pair in zip(CODES, counts.values(), strict=False):
        for value, start, end in zip(
            pair, ("2021-08-01", "2022-08-01"), ("2022-07-31", "2023-07-31"), strict=True
        ):
            rows.append(
                row(
                    value,
                    area_code=code,
                    area_name=NAMES[code],
                    period_start=start,
                    period_end=end,
                )
            )
    return frame(rows)


def asked(values):
    return Asked(
        figures=Figures(indicator=indicator(OFFENCES), areas=values, london=values.iloc[:0]),
        period_type=PeriodType.ROLLING_12,
        period_end="2023-07-31",
        codes=CODES,
        london="E12000007",
        breaks=BREAKS,
        months=None,
        ends=[],
    )


GIVEN = what_changed(asked(two_years(barnet=(1000, 1200), bexley=(1000, 1010), brent=(1000, None))))


def refused(reason, break_=None):
    """Return the changes of areas and London that all have one reason against them."""
    no = AreaChange(pair=Pair(), change=Refusal(reason=reason, break_=break_))
    areas = dict.fromkeys(CODES, no)
    return Changes(indicator=indicator(OFFENCES), areas=areas, everyone=areas, london=no)


def answer(year, *, like_months=None, newest=None):
    """Return an answer in which no area is held against all."""
    return WhatChanged(
        asked=GIVEN.asked,
        year=year,
        like_months=like_months,
        newest=newest,
        newest_kind=newest and PeriodType.ROLLING_12,
    )


def test_each_area_has_its_change_or_its_reason_in_the_order_asked_for():
    barnet, _, brent = GIVEN.shown.areas.values()

    assert list(GIVEN.shown.areas) == CODES
    assert barnet.change.percentage == pytest.approx(20)
    assert brent.change == Refusal(reason=Reason.BLANK)


def test_the_heading_names_nobody_and_the_words_count_what_is_beyond_chance():
    assert change_heading(GIVEN) == "Changes run from +1.0% to +20.0%"
    words = summary_of_changes(GIVEN, names=NAMES)

    assert words.startswith("The year to July 2023 compared with the year to July 2022.")
    assert "One of two changes is more than such figures vary by chance." in words
    assert "too narrow" in words


def test_every_area_without_a_change_is_named_with_its_reason():
    names = {**NAMES, "E09000001": "City"}  # of which no change was asked
    said = changes_one_by_one(GIVEN, names=names, chosen=[CODES[0]])
    text = " ".join(said)

    assert said[0].startswith("Barnet: ")
    assert "Bexley" not in text
    assert "Brent: no change is given" in text
    assert "City: not covered by this source [z]." in text
    assert not forbidden_words(text)


def test_where_no_change_can_be_given_the_break_is_named_and_no_percentage_is():
    none = refused(Reason.STRADDLES, CONNECT)
    found = answer(none)
    said = " ".join(changes_one_by_one(found, names=NAMES, chosen=[]))

    assert change_heading(found) == "No change can be given"
    assert summary_of_changes(found, names=NAMES) == ""
    assert "1 March 2024" in said
    assert "%" not in said
    assert change_cells(none.london.change, unit=RATE) == ("[b]",) * 5


def test_like_months_are_given_instead_of_a_year_with_the_reason_and_the_count_they_are_of():
    none = refused(Reason.STRADDLES, CONNECT)
    found = answer(none, like_months=GIVEN.year)

    words = summary_of_changes(found, names=NAMES)

    assert words.startswith("The year to July 2023 cannot be compared with the year before.")
    assert CONNECT.headline in words
    assert "instead, by count: Domestic abuse offences. The year to July 2023 compared" in words


BOROUGHS = Boroughs(
    areas=[
        ComparedArea(
            code=code,
            name=f"{name} in full",
            short_name=name,
            href=f"/borough/{name.lower()}",
            chosen=name == "Barnet",
            marked=name == "Bexley",
        )
        for code, name in {**NAMES, "E09000001": "City"}.items()
    ],
    measure="Offences, the year to July 2023",
    together="Beside its neighbours.",
)


def test_both_charts_draw_the_boroughs_with_a_change_and_mark_the_one_that_is_marked():
    changes, values = (
        draw_changes(GIVEN, boroughs=BOROUGHS),
        draw_both_values(GIVEN, boroughs=BOROUGHS),
    )

    for drawn in (changes, values):
        dots = drawn.figure["data"][-1]
        assert dots["y"] == ["Barnet", "Bexley"]
        assert dots["marker"]["symbol"] == ["circle", "diamond"]
        assert dots["text"][0].startswith("Barnet in full<br>")
        assert drawn.subheading.endswith("Beside its neighbours.")
    assert "Hollow: the year to July 2022. Full: the year to July 2023." in values.subheading
    assert "Barnet in full: the year to July 2023, 1,200 offences" in changes.described
    assert "Bexley in full: the year" not in changes.described
    assert "Brent in full: no change is given" in changes.described


def test_the_table_holds_every_borough_of_the_view_whether_it_has_a_change_or_not():
    _, _, body = str(changes_table(GIVEN, boroughs=BOROUGHS)).partition("Tbody(")

    for area in BOROUGHS.areas:
        assert f'<a href="{area.href}">{area.name}</a>' in body
    assert (
        body.count("chosen-row")
        == body.count('chosen-row"><th scope="row"><a href="/borough/bexley')
        == 1
    )
    assert body.count("<td>[x]</td>") == 5  # Brent
    assert body.count("<td>[z]</td>") == 5  # the City, of which no change was asked
    assert "London" not in body  # it has no change of its own here


def test_where_no_change_can_be_given_nothing_is_drawn_and_the_newest_period_is_offered():
    none = refused(Reason.STRADDLES, CONNECT)
    found = answer(none, newest="2022-07-31")

    drawn = draw_changes(found, boroughs=BOROUGHS)
    offer = str(nearest_offer(found, address="/compare?period_type={}&period={}".format))

    assert (drawn.figure, drawn.heading) == (None, "No change can be given")
    assert drawn.subheading == "Offences, the year to July 2023"
    assert draw_both_values(found, boroughs=BOROUGHS) is None
    assert "1 March 2024" in str(sentences_list(found, boroughs=BOROUGHS))
    assert "/compare?period_type=rolling_12&period=2022-07-31" in offer
    assert "Year to July 2022" in offer
    assert nearest_offer(GIVEN, address=str) == []


def test_each_borough_without_a_change_has_a_period_that_has_one_beside_its_name():
    found = answer(refused(Reason.SUPPRESSED))
    quarter = answer(refused(Reason.BLANK), newest="2022-06-30")
    alone = {
        CODES[0]: replace(quarter, newest_kind=PeriodType.QUARTER),
        CODES[1]: replace(quarter, newest_kind=PeriodType.QUARTER),
        CODES[2]: answer(refused(Reason.BLANK), like_months=GIVEN.year),
    }
    how = {"boroughs": BOROUGHS, "address": "?kind={}&end={}".format, "measure_of": "?of={}".format}

    said = to_html(offers_apart(found, alone=alone, **how)[0])

    assert (
        'href="?kind=quarter&amp;end=2022-06-30">April to June 2022</a> for Barnet in full and B'
        in said
    )
    assert '?of=E09000005">the same months of two years</a> for Brent in full.' in said
    nowhere = answer(refused(Reason.BLANK))
    assert offers_apart(found, alone=dict.fromkeys(CODES, nowhere), **how) == []
    told = replace(found, nearest=GIVEN.year)
    assert "Barnet" not in str(offers_apart(told, alone=alone, **how))


def test_an_area_that_is_not_covered_is_never_written_as_zero():
    assert change_cells(None, unit=OFFENCES) == ("[z]",) * 5


def drawn():
    return [
        ChangeRow(
            code=code,
            name=NAMES[code],
            text="",
            change=each.change,
            sure=each.change.beyond_chance,
        )
        for code, each in GIVEN.shown.areas.items()
        if isinstance(each.change, Change)
    ]


def test_a_change_that_nothing_sets_apart_is_hollow_and_intervals_hold_their_dots():
    figure = percentage_figure(drawn(), london=None)
    [dots] = figure["data"]

    assert dots["marker"]["color"] == [Ink.AREA, Ink.PAPER]
    assert min(dots["error_x"]["array"] + dots["error_x"]["arrayminus"]) > 0
    assert any(shape["x0"] == 0 for shape in figure["layout"]["shapes"])


def test_both_values_stand_on_one_row_and_no_line_joins_two_areas():
    figure = dumbbell_figure(drawn(), decimals=0, earlier="Earlier", later="Later")
    line, earlier, later = figure["data"]

    assert line["x"][2::3] == [None, None]
    assert line["y"][0] == line["y"][1]
    assert earlier["x"] == [1000, 1000]
    assert later["x"] == [1200, 1010]
