"""What does not depend on a reader's choice is worked out once. All figures are made up."""

import pytest

from components import links
from components.links import Links
from components.panels import cuts
from components.panels.compared import Compared
from components.panels.compared_charts import compared_spread, funnel_drawn
from components.tables import figures
from components.tables.figures import TableRow, figures_table
from tests.unit.figures.test_measured import CODES, RATE, measured


@pytest.fixture
def said(monkeypatch):
    """Note whenever a spread is put into words."""
    found, describe = [], cuts.describe_spread

    def describe_spread(values, **of):
        found.append([row["area_code"] for row in values])
        return describe(values, **of)

    monkeypatch.setattr(cuts, "describe_spread", describe_spread)
    return found


def test_all_boroughs_of_a_measure_are_put_into_words_once_whoever_is_chosen(said):
    one = measured(RATE)
    for _ in range(3):
        compared_spread(Compared(one, view_caveats=()))

    assert said == [CODES]


def test_boroughs_shown_alone_are_put_into_words_by_themselves(said):
    words = Compared(measured(RATE, *CODES[:2]), view_caveats=()).shown.words

    assert said == [CODES[:2]]
    assert "across two boroughs" in words


def test_each_order_of_one_cut_is_made_once_and_differs_from_the_others():
    cut = measured(RATE).cut
    up, down = (cut.sorted_by("value", ascending=ascending) for ascending in (True, False))

    assert cut.sorted_by("value", ascending=True) is up
    assert [row["value"] for row in up.records[:3]] == [5.0, 7.0, 9.0]
    assert [row["value"] for row in down.records[:3]] == [9.0, 7.0, 5.0]


def test_a_funnel_is_fitted_once_whoever_is_chosen(monkeypatch):
    fitted, fit = [], cuts.funnel_places
    monkeypatch.setattr(
        cuts, "funnel_places", lambda rows, **of: fitted.append(len(rows)) or fit(rows, **of)
    )
    given = measured(RATE)
    for _ in range(2):
        funnel_drawn(given)

    assert fitted == [len(CODES)]


def test_a_row_is_written_anew_where_it_is_chosen_and_once_where_it_is_not(monkeypatch):
    written, write = [], figures.written
    monkeypatch.setattr(
        figures, "written", lambda tag, *a, **k: written.append(tag) or write(tag, *a, **k)
    )
    for chosen in (False, True, False, True):
        row = TableRow(head="Made up, once", cells=("1.0",), chosen=chosen)
        text = str(figures_table([row], columns=["Area", "Rate"], caption="Made up"))
        assert ("chosen-row" in text) is chosen

    assert written.count("tr") == 2


def test_an_address_escapes_what_a_query_may_not_hold_and_leaves_out_what_is_not_chosen():
    to = Links("/x/").to

    assert to("new") == "/x/new"
    assert to("new", period=None, borough=(), order="") == "/x/new"
    assert to("a", q="b&c=d é/+", borough=["kent&", "bow"]) == (
        "/x/a?q=b%26c%3Dd+%C3%A9%2F%2B&borough=kent%26&borough=bow"
    )


def test_a_choice_is_escaped_once_for_all_addresses_that_hold_it(monkeypatch):
    escaped, escape = [], links.quote_plus
    monkeypatch.setattr(links, "quote_plus", lambda text: escaped.append(text) or escape(text))
    for path in ("a", "b", "c"):
        Links("/").to(path, choice="made up once")

    assert escaped == ["choice", "made up once"]
