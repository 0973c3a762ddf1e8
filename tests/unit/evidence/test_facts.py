import pytest

from components.frame.static_html import to_html
from components.links import Links
from components.notes.fact_links import fact_line, fact_series, where_and_when
from components.tables.facts import fact_table
from data.catalogue import Catalogue
from data.evidence.facts import Facts, UnknownFactError, ids_by_period
from data.units import MixedUnitsError
from tests.unit.made_up_facts import evidence, printed

LINKS = Links("/dashboard/")


def test_a_figure_is_looked_up_by_its_id_with_every_blank_as_nothing():
    facts = Facts(evidence({"value": "two-thirds", "number": None, "disagreements": "D03 D15"}))

    fact = facts["XX0001"]
    assert (fact.value, fact.number, fact.quote, fact.place) == ("two-thirds", None, "", "")
    assert fact.disagreements == ("D03", "D15")


def test_a_figure_that_was_listed_twice_is_found_by_either_id():
    facts = Facts(evidence({"former_ids": "XX0008 XX0009"}))

    assert facts["XX0009"] == facts["XX0001"]


def test_what_one_page_shows_is_not_owed_by_the_next():
    release = Facts(evidence({}))
    page, following = release.anew(), release.anew()

    assert page["XX0001"] == release["XX0001"]
    assert page.given == ("XX0001",)
    assert following.given == ()


def test_a_figure_of_no_place_says_so():
    assert where_and_when(printed(area="not stated")) == "place not stated, 2018-19"


def test_a_share_stands_with_what_it_is_a_share_of():
    share = printed(value="at least 50", number=50.0, unit="percent of incidents with a power")
    sources = Catalogue.load().sources

    for drawn in (
        fact_line(share, links=LINKS),
        fact_table([share], caption="Made up", sources=sources, links=LINKS),
    ):
        assert "at least 50%</a> of incidents with a power" in to_html(drawn)


def test_a_figure_that_the_release_lacks_is_named_and_never_left_out():
    with pytest.raises(UnknownFactError, match="XX0009"):
        Facts(evidence({})).all(["XX0001", "XX0009"])


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("financial year 2012-13", "London, 2012-13"),
        ("2021-04 to 2022-03", "London, April 2021 to March 2022"),
        ("not stated (strategy of 2005)", "London, year not stated (strategy of 2005)"),
    ],
)
def test_a_figure_is_told_with_its_area_and_its_period(period, said):
    assert where_and_when(printed(period=period)) == said


def test_every_printed_figure_leads_to_its_evidence_under_the_prefix():
    assert '<a href="/dashboard/evidence/XX0001">8,355</a>' in to_html(
        fact_line(printed(), links=LINKS)
    )


def test_a_doubt_stands_beside_the_figure_it_belongs_to():
    sources = Catalogue.load().sources
    facts = [printed(), printed(fact_id="XX0002", reproduces="no", disagreements=("D03",))]

    written = to_html(fact_table(facts, caption="Made up", sources=sources, links=LINKS))

    assert written.count("does not reproduce, sources disagree") == 1
    assert "London Assembly (2020), Chapter 1" in written


def test_printed_figures_of_two_kinds_make_no_table_and_no_series():
    pair = [printed(), printed(fact_id="XX0002", kind="case")]

    with pytest.raises(MixedUnitsError):
        fact_table(pair, caption="Made up", sources={}, links=LINKS)
    with pytest.raises(MixedUnitsError):
        fact_series("London", {"2013": pair[0], "2014": pair[1]}, links=LINKS)


def test_one_kind_written_in_two_ways_is_one_series():
    pair = {"2013": printed(), "2014": printed(unit="defendants")}

    assert fact_series("London", pair, links=LINKS).unit == "defendant"


def test_a_figure_printed_in_words_is_no_amount():
    assert printed(number=12.5).amount == 12.5
    with pytest.raises(ValueError, match="XX0001 is no number"):
        _ = printed(number=None).amount


def test_what_one_publication_prints_of_one_measure_is_found_by_its_period():
    rows = evidence(
        {"measure": "MARAC cases", "period": "2019-20"},
        {"measure": "MARAC cases", "period": "2020-21"},
        {"measure": "MARAC cases", "period": "2020-21", "source_id": "another"},
        {"measure": "Convictions", "period": "2020-21"},
    )

    assert ids_by_period(rows, source_id="assembly_2020", measure="MARAC cases") == {
        "2019-20": "XX0001",
        "2020-21": "XX0002",
    }
