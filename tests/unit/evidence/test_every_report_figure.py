"""Every figure of the five reports is in the evidence, and a search for it finds it."""

import pytest

from tests import draw_figures
from tests.draw_figures import drawn, main
from tests.report_figures import REPORTS, Printed, figures

pytestmark = [
    pytest.mark.raw,
    pytest.mark.skipif(not REPORTS.is_dir(), reason="the reports are not here"),
]
FOUND = {  # how many figures each report prints, names and dates left out
    "000_69aaeaa12bed3342.txt": 149,
    "001_61f21df4a0ccbfa4.txt": 250,
    "002_720c6a3b63c42654.txt": 27,
    "003_7e0a022b52963b59.txt": 88,
    "004_7ee07ff561ff95a2.txt": 42,
}


@pytest.fixture(scope="module")
def search():
    return draw_figures.search()


@pytest.fixture(scope="module")
def every():
    return draw_figures.every()


def test_no_figure_of_a_report_is_left_out(every, search):
    missing = [one for found in every.values() for one in found if not search.ids(one)]

    assert missing == []


def test_what_counts_as_a_figure_stays_as_it_is(every):
    assert {name: len(found) for name, found in every.items()} == FOUND


@pytest.mark.parametrize("seed", [19, 2005])
def test_a_hundred_figures_drawn_at_random_are_all_found(seed, capsys):
    assert main(["--seed", str(seed)]) == 0
    assert "100 of 100 found" in capsys.readouterr().out


def test_the_same_seed_draws_the_same_figures():
    assert drawn(7, 5) == drawn(7, 5) != drawn(8, 5)


def test_a_figure_that_is_not_there_would_be_missed(search, every):
    real = every["004_7ee07ff561ff95a2.txt"][0]
    planted = Printed(real.report, real.start, real.end, real.line, "£6m", real.around)

    assert search.ids(real)
    assert search.ids(planted) == []


@pytest.mark.parametrize(
    ("printed", "counted"),
    [
        ("at least two schools", ["two"]),
        ("one in ten young women", ["one in ten"]),
        ("no one can do it, one of them", []),
        ("see page 32-36 and Appendix B", []),
        ("on 24 May 2006, in 2004/5", []),
        ("over £2.7 billion and 81 percent", ["£2.7 billion", "81 percent"]),
        ("Level two", []),
    ],
)
def test_a_figure_is_a_number_that_counts_and_not_a_name(printed, counted):
    assert [one.words for one in figures("made up", printed)] == counted
