"""Finding printed figures by word, number and choice. The figures here are made up."""

import pandas as pd
import pytest

from data.evidence.search import NO_YEAR, Check, Wanted, find

NAMES = {"first": "A first report", "second": "A second report"}
COLUMNS = [
    "fact_id", "source_id", "theme", "area_name", "year", "unit_kind", "measure", "value",
    "period", "unit", "quote", "place", "note", "reproduces", "disagreements", "former_ids",
]  # fmt: skip
ROWS = [
    # A number with thousands, and a disagreement.
    ("AA0001", "first", "recorded", "Richmond upon Thames", 2019.0, "offence", "Offences", "7051",
     "2019", "count", "there were 7,051 offences", "page 1", None, "no", "D02", ""),
    # A share whose number contains the first's digits; no year.
    ("AA0002", "second", "survey", "London", None, "victim", "Told someone", "70.51",
     "not stated", "percent", None, "page 2", "see the survey", "yes", "", "AA0009"),
]  # fmt: skip


@pytest.fixture
def evidence():
    return pd.DataFrame(ROWS, columns=COLUMNS)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), ["AA0001", "AA0002"]),
        (Wanted(words="7,051"), ["AA0001"]),
        (Wanted(words="7051"), ["AA0001"]),
        (Wanted(words="70.51"), ["AA0002"]),
        (Wanted(words="705"), []),
        (Wanted(words="RICHM offence"), ["AA0001"]),
        (Wanted(words="first survey"), []),
        (Wanted(words="second survey"), ["AA0002"]),
        (Wanted(words="aa0002"), ["AA0002"]),
        (Wanted(words="aa0009"), ["AA0002"]),
        (Wanted(words="70.51%"), ["AA0002"]),
        (Wanted(words="70.51 per cent"), ["AA0002"]),
        (Wanted(source="first"), ["AA0001"]),
        (Wanted(theme="survey"), ["AA0002"]),
        (Wanted(area="richmond-upon-thames"), ["AA0001"]),
        (Wanted(year="2019"), ["AA0001"]),
        (Wanted(year=NO_YEAR), ["AA0002"]),
        (Wanted(unit="victim"), ["AA0002"]),
        (Wanted(check=Check.REPRODUCES), ["AA0002"]),
        (Wanted(check=Check.DOES_NOT), ["AA0001"]),
        (Wanted(check=Check.DIFFERS), ["AA0001"]),
        (Wanted(unit="victim", year="2019"), []),
    ],
)
def test_figures_fit_every_choice_and_hold_every_word(evidence, wanted, found):
    assert find(evidence, wanted, names=NAMES)["fact_id"].tolist() == found


# Two figures of one sentence, an amount whose unit has the million, and one printed in words.
PRINTED = [
    ("BB0001", "first", "people", "London", 1998.0, "person", "Young men", "1 in 5", "1998",
     "ratio", "that one in five young men and one in ten young women", "p", None, "no", "", ""),
    ("BB0002", "first", "people", "London", 1998.0, "person", "Young women", "1 in 10", "1998",
     "ratio", "that one in five young men and one in ten young women", "p", None, "no", "", ""),
    ("BB0003", "first", "costs", "London", 2008.0, "money", "Cost", "82.35", "2007-08 prices",
     "GBP million per year", "Total cost 82.35", "p", None, "no", "", ""),
    ("BB0004", "first", "services", "London", None, "other", "Referrals", "nearly two-thirds",
     "2019", "ratio of referrals", "nearly two-thirds were unsuccessful", "p", None, "no", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("one in ten", ["BB0002", "BB0001"]),
        ("1 in 10", ["BB0002", "BB0001"]),
        ("one in five", ["BB0001", "BB0002"]),
        ("£82.35 million", ["BB0003"]),
        ("82.35m", ["BB0003"]),
        ("82,350,000", ["BB0003"]),
        ("82.35", ["BB0003"]),
        ("two thirds", ["BB0004"]),
        ("2/3", ["BB0004"]),
    ],
)
def test_a_number_is_found_however_it_is_written_and_its_own_figure_first(words, found):
    evidence = pd.DataFrame(PRINTED, columns=COLUMNS)

    assert find(evidence, Wanted(words=words), names=NAMES)["fact_id"].tolist() == found
