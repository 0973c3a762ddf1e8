"""Every printed figure is there, with its words, its place and what we found."""

import pandas as pd
import pytest

from data.catalogue import Catalogue
from data.model import Theme, UnitKind
from data.pipeline.evidence import table as module
from data.pipeline.evidence.fact_files import (
    FACT_FILES,
    REPORT_FACTS,
    REPORT_SOURCES,
    REPORTS,
    report_facts,
    single_facts,
)
from data.pipeline.evidence.report_text import folded
from data.schemas import Evidence

FILES = {"RF": 458, "PF": 191, "GL": 60, "GE": 159, "RE": 31, "HV": 170, "CO": 41, "SL": 35}
NOT_ONE_NUMBER = {  # ranges, lists and texts: what they say is in `value`
    "18-25",
    "17-25",
    "85-90",
    "13-24",
    "approximately 4 to 8",
    "1 per minute",
    "2.5 percent of 373.84",
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
    assert evidence["fact_id"].str[:2].value_counts().to_dict() == FILES


@pytest.mark.raw
def test_every_figure_of_the_files_is_there_as_printed(raw, evidence):
    written = [report_facts(raw)["value"]]
    written += [single_facts(raw, file=file)["value"] for file in FACT_FILES]

    assert sorted(pd.concat(written)) == sorted(evidence["value"])


@pytest.mark.raw
def test_all_quotes_of_the_reports_are_in_the_report_they_name(raw, evidence):
    facts = evidence[evidence["quote"].notna()]
    texts = {source: folded(raw.text(REPORTS + name)) for name, source in REPORT_SOURCES.items()}

    assert len(facts) == 458
    for fact in facts.itertuples():
        assert folded(fact.quote) in texts[fact.source_id], fact.fact_id


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
        ("RF0390", "Chapter 2"),
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


@pytest.mark.raw
def test_a_quote_that_the_report_does_not_hold_stops_the_run(altered):
    def change(lines):
        return [
            line.replace("16 per cent of all homelessness", "17 per cent of all homelessness")
            for line in lines
        ]

    with pytest.raises(
        module.InputFault, match=r"report_facts.csv, row 30: the quote '17 per cent"
    ):
        module.rows(altered(REPORT_FACTS, change), disagreements=[])


@pytest.mark.raw
def test_a_new_figure_without_an_id_stops_the_run_and_says_how_to_give_it_one(altered):
    file = FACT_FILES[0].path
    row = "London (MPS area),,2099,da_offences,1,count,[BTN] made up"
    folder = altered(file, lambda lines: [lines[0], row, *lines[1:]])

    with pytest.raises(module.InputFault, match=r"row 2: .* has no id yet.*new_fact_ids"):
        module.rows(folder, disagreements=[])


@pytest.mark.raw
def test_a_figure_that_vanished_stops_the_run(altered):
    file = FACT_FILES[1].path

    with pytest.raises(module.InputFault, match=r"GL0060\) is gone"):
        module.rows(altered(file, lambda lines: lines[:-1]), disagreements=[])


@pytest.mark.raw
def test_a_disagreement_about_an_unknown_figure_stops_the_run(raw):
    known = next(iter(Catalogue.load().disagreements.values()))
    sides = [side.model_copy(update={"fact_ids": ("RF9999",)}) for side in known.sides]

    with pytest.raises(module.InputFault, match="names RF9999, which no file holds"):
        module.rows(raw, disagreements=[known.model_copy(update={"sides": tuple(sides)})])
