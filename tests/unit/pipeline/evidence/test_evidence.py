"""Every printed figure is there, with its words, its place and what we found."""

import pandas as pd
import pytest

from data.catalogue import Catalogue
from data.model import Theme, UnitKind
from data.pipeline.evidence.fact_files import (
    FACT_FILES,
    REPORT_SOURCES,
    REPORTS,
    report_facts,
    single_facts,
)
from data.pipeline.evidence.note_marks import without_note_marks
from data.pipeline.evidence.qualifiers import wording_fault
from data.pipeline.evidence.registers import Registers
from data.pipeline.evidence.report_text import folded
from data.schemas import Evidence
from tests.unit.pipeline.evidence.report_texts import report_texts

FILES = {"RF": 458, "PF": 191, "GL": 60, "GE": 159, "RE": 31, "HV": 170, "CO": 41, "SL": 35}
ADDED = 63  # to the figures of the reports
ONCE = {"RF": 6, "PF": 1, "GE": 1, "CO": 20}  # figures that are another one printed again
NOT_ONE_NUMBER = {  # ranges, lists and texts: what they say is in `value`
    "between 18 and 25",
    "17–25",
    "between 85 and 90",
    "13-24",
    "approximately 4 to 8",
    "every minute",
    "the highest",
    "third highest",
    "twice yearly",
    "twice a year",
    "all bar one",
    "all bar two",
    "4296 victims; 735 charged",
    "2014/15",
    "monthly",
    "Not known",
    "n/a",
    "yes",
    "named among highest",
    "ex-boyfriends; boyfriends; husbands",
}


def test_the_committed_table_keeps_the_contract(evidence):
    Evidence.validate(evidence)


def test_no_figure_is_lost(evidence):
    ids = [*evidence["fact_id"], *evidence["former_ids"].str.split().explode().dropna()]
    prefixes = pd.Series(ids).str[:2].value_counts().to_dict()

    assert len(ids) == len(set(ids))
    assert prefixes == FILES | {"RF": FILES["RF"] + ADDED}


def test_a_figure_printed_again_stands_once(evidence):
    former = evidence["former_ids"].str.split().explode().dropna()

    assert former.str[:2].value_counts().to_dict() == ONCE
    assert not set(former) & set(evidence["fact_id"])
    assert evidence.set_index("fact_id").loc["RF0347", "former_ids"] == "RF0361"


@pytest.mark.raw
def test_every_figure_of_the_files_is_there_as_printed_or_as_corrected(raw, evidence):
    registers = Registers()
    written = [report_facts(raw), registers.added_figures()]
    values = {row.fact_id: row.value for file in written for row in file.itertuples()}
    for file in FACT_FILES:
        ids = registers.fact_ids()[file.prefix]
        values |= {ids[row.key]: row.value for row in single_facts(raw, file=file).itertuples()}
    corrections = registers.corrections().query("field == 'value'")
    values |= dict(zip(corrections["fact_id"], corrections["becomes"], strict=True))
    shown = dict(zip(evidence["fact_id"], evidence["value"], strict=True))

    assert {one: values[one] for one in shown} == shown


def test_a_correction_says_why_and_changes_something():
    corrections = Registers().corrections()

    assert corrections["reason"].str.len().min() > 10
    assert not corrections["was"].eq(corrections["becomes"]).any()
    assert Registers().quotes()["reason"].str.len().min() > 10
    assert Registers().printed_again()["reason"].str.len().min() > 10


@pytest.mark.raw
def test_all_quotes_of_the_reports_are_in_the_report_they_name(raw, evidence):
    facts = evidence[evidence["quote"].notna()]
    texts = {
        source: folded(without_note_marks(raw.text(REPORTS + name)))
        for name, source in REPORT_SOURCES.items()
    }

    assert len(facts) == FILES["RF"] + ADDED - ONCE["RF"]
    for fact in facts.itertuples():
        for part in fact.quote.split("…"):
            assert folded(part) in texts[fact.source_id], fact.fact_id


@pytest.mark.raw
def test_every_quote_is_a_whole_clause(raw, evidence):
    texts = report_texts(raw)
    sources = {source: name for name, source in REPORT_SOURCES.items()}
    cut = [
        fact.fact_id
        for fact in evidence[evidence["quote"].notna()].itertuples()
        if not texts[sources[fact.source_id]].whole_places(fact.quote)
    ]

    assert cut == []


def test_every_qualifier_is_in_the_words_of_its_report(evidence):
    facts = evidence[evidence["quote"].notna()]
    faults = {
        fact.fact_id: fault
        for fact in facts.itertuples()
        if (fault := wording_fault(fact.value, quote=fact.quote))
    }

    assert faults == {}
    assert facts["qualifier"].notna().sum() > 120


def test_an_estimate_is_called_one(evidence):
    said = evidence[evidence["quote"].fillna("").str.contains("estimat")]
    called = said["qualifier"].eq("estimated") | said["note"].fillna("").str.contains("stimate")
    # Newham's cost of an advocate stands beside an estimate and is none; a paper is no figure.
    assert set(said.loc[~called, "fact_id"]) <= {"RF0049"}


def test_a_share_has_its_denominator(evidence):
    reports = evidence[evidence["fact_id"].str.startswith("RF") & evidence["unit"].eq("percent")]
    change = reports["measure"].str.contains("reduction|[Ii]ncrease|rate")

    assert sorted(reports.loc[~change, "fact_id"]) == []


@pytest.mark.parametrize(
    ("fact_id", "unit"),
    [
        ("RF0001", "percent of domestic violence incidents where the power to arrest exists"),
        ("RF0305", "percent of domestic violence incidents where the power to arrest exists"),
        ("RF0142", "refuges"),
        ("RF0334", "questions"),
        ("RF0012", "schools"),
        ("RF0021", "surgeries"),
        ("RF0406", "refuge or safe houses"),
        ("RF0362", "offences as printed"),
        ("RE0001", "refuges"),
        ("RF0453", "crimes"),
    ],
)
def test_what_is_counted_has_its_own_name(evidence, fact_id, unit):
    assert evidence.set_index("fact_id").loc[fact_id, "unit"] == unit


@pytest.mark.parametrize("fact_id", ["RF0027", "RF0029", "RF0340", "RF0096", "RF0132"])
def test_a_year_that_the_text_does_not_give_is_not_given(evidence, fact_id):
    fact = evidence.set_index("fact_id").loc[fact_id]

    assert pd.isna(fact["year"])
    assert fact["period"].startswith("not stated")


def test_every_figure_of_a_report_has_a_quote_of_at_most_25_words_and_a_place(evidence):
    facts = evidence[evidence["fact_id"].str.startswith("RF")]

    assert facts[["quote", "place"]].notna().all(axis=None)
    assert facts["quote"].str.split().str.len().max() <= 25


@pytest.mark.parametrize(
    ("fact_id", "place"),
    [
        ("RF0005", "CDRP assessment framework, level two"),
        ("RF0080", "End notes, note 23"),
        ("RF0093", "Appendix D, performance indicators"),
        ("RF0216", "Section Three, Location information"),
        ("RF0334", "Report, paragraph 4.2"),
        ("RF0366", "Chapter 1, paragraph 1.4"),
        ("RF0347", "Summary; Chapter 1, paragraph 1.4"),
        ("RF0390", "Chapter 2, Demand on the Met"),
        ("RF0417", "Chapter 4, A public health approach"),
        ("RF0120", "Table of indicative costs; Executive Summary"),
        ("RF0452", "Notes to editors"),
    ],
)
def test_a_figure_is_cited_with_its_place(evidence, fact_id, place):
    assert evidence.set_index("fact_id").loc[fact_id, "place"] == place


def test_a_number_is_read_from_every_value_that_is_one(evidence):
    without = evidence[evidence["number"].isna()]

    assert set(without["value"]) == NOT_ONE_NUMBER
    plain = evidence[evidence["value"].str.fullmatch(r"-?[\d.]+")]
    assert plain["number"].eq(plain["value"].astype("float64")).all()


def test_a_falling_figure_stays_negative(evidence):
    facts = evidence[evidence["value"].eq("-31.3")]

    assert list(facts["number"]) == [-31.3]


def test_themes_and_units_are_of_the_closed_lists(evidence):
    assert set(evidence["theme"]) <= {theme.value for theme in Theme}
    assert set(evidence["unit_kind"]) <= {kind.value for kind in UnitKind}


def test_units_that_differ_are_told_apart(evidence):
    kinds = evidence.set_index("fact_id")["unit_kind"]

    assert kinds["RF0157"] == "incident"  # 3,733 incidents
    assert kinds["RF0214"] == "victim"  # 4,296 victims
    assert kinds["RF0184"] == "charge"  # 735 charged
    assert kinds["RF0216"] == "location"
    assert kinds["RF0336"] == "household"
    assert kinds["RF0437"] == "case"


def test_the_assembly_rises_are_marked_as_what_they_are(evidence):
    facts = evidence.set_index("fact_id").loc[["RF0366", "RF0367"]]

    assert set(facts["reproduces"]) == {"no"}
    assert set(facts["disagreements"]) == {"D02"}
    assert facts["note"].str.contains("incidents of 2019 with offences of 2011").all()


def test_figures_not_under_an_open_licence_are_kept_out_of_downloads(evidence):
    closed = evidence[~evidence["redistribute"]]

    assert set(closed["source_id"]) == {"safelives_marac"}
    assert len(closed) == FILES["SL"]


def test_words_for_readers_do_not_name_working_files(evidence):
    words = pd.concat([evidence["measure"], evidence["note"].dropna()])

    assert not words.str.contains(r"SOURCES|report 00\d|this folder|[a-z]_[a-z]").any()


def test_every_source_is_in_the_catalogue(evidence):
    assert set(evidence["source_id"]) <= set(Catalogue.load().sources)
