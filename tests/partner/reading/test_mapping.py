"""A mapping says which columns and codes a partner uses, or what is wrong with it."""

from datetime import date

import pytest
import yaml

from data.pipeline.partner.mapping.ages import band_limits
from data.pipeline.partner.mapping.document import read_mapping
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.mapping.period import Period
from tests.paths import ROOT

LEAST = {
    "period": {"from": "2024-04-01", "to": "2025-03-31"},
    "source": {"title": "Made up", "publisher": "A test", "extract_date": "2025-05-01"},
}


def written(folder, text):
    path = folder / "mapping.yaml"
    path.write_text(text if isinstance(text, str) else yaml.safe_dump(text), encoding="utf-8")
    return path


def test_period_and_source_are_all_that_must_be_said(tmp_path):
    mapping = read_mapping(written(tmp_path, LEAST))

    assert not mapping.made_up
    assert mapping.columns.incidents.lsoa == "lsoa"


def test_codes_stay_as_they_are_written(tmp_path):
    path = written(tmp_path, LEAST)
    path.write_text(path.read_text() + "codes: {sex: {01: female, no: not_known}}\n")

    assert set(read_mapping(path).codes.sex) == {"01", "no"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("just words", "the file: holds no settings, which are written as name: value"),
        ("", "the file: holds no settings"),
        ({"column": {}}, "column: there is no such setting"),
        ({"columns": {"incidents": {"latitud": "Y"}}}, "latitud: there is no such setting"),
        ("a: [", "no YAML"),
        ({"codes": {"offense": []}}, "codes: offense: there is no such setting"),
        ({"source": {"title": "Made-up rows"}}, "source: publisher: is missing"),
        ({"period": {"from": "2024-04-01", "to": "2025-02-28"}}, "whole years"),
        ({"period": {"from": "2025-04-01", "to": "2025-03-31"}}, "begin before"),
        ({"period": {"from": "2024-04-01", "to": "9999-12-31"}}, "before the year 10000"),
        ({"age_bands": {"victims": ["young"]}}, "'young' is no band"),
        ({"codes": {"offence_type": ["Case 1234567"]}}, "without five digits in a row"),
        ({"codes": {"sex": {"F": "woman"}}}, "codes: sex: F"),
        ({"claims": [{"text": "More.", "table": "offence_types"}]}, "either percent or count"),
    ],
)
def test_a_wrong_mapping_is_refused_in_one_line_that_names_the_place(tmp_path, change, words):
    text = change if isinstance(change, str) else LEAST | change
    with pytest.raises(ExtractFault, match=words) as refused:
        read_mapping(written(tmp_path, text))
    assert "\n" not in str(refused.value)
    assert "docs/partner.md" in str(refused.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("codes:\n  offence_type:\n    01: Assault\n    01: Threats\n", "line 4: '01'"),
        ("codes: {sex: {F: female, M: male, F: male}}\n", "line 1: 'F'"),
        ("made_up: true\nmade_up: false\n", "line 2: 'made_up'"),
    ],
    ids=["a code", "a sex", "a setting"],
)
def test_a_code_or_setting_that_is_written_twice_is_refused_and_named(tmp_path, text, said):
    """YAML would keep the second, and what the first meant would be counted as something else."""
    with pytest.raises(ExtractFault, match=rf"no YAML \({said} is written twice\)\. Remedy: "):
        read_mapping(written(tmp_path, text))


@pytest.mark.parametrize(
    "text",
    [
        'codes: {sex: {"F\\n\\e[31mX": female, "F\\n\\e[31mX": male}}',
        '"a\\n\\e[31m": 1',
        'codes: {sex: {"' + "F" * 500 + '": female, "' + "F" * 500 + '": male}}',
        'codes: {ethnicity: "' + "F\\n" * 100_000 + '"}',
    ],
    ids=["twice", "unknown", "long", "no list"],
)
def test_what_a_mapping_says_is_repeated_in_one_short_line_that_acts_on_no_screen(tmp_path, text):
    with pytest.raises(ExtractFault) as refused:
        read_mapping(written(tmp_path, text))
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 700


def test_a_list_in_the_place_of_a_name_is_refused(tmp_path):
    with pytest.raises(ExtractFault, match="line 1: a list stands where a name should"):
        read_mapping(written(tmp_path, "? [codes, sex]\n: F\n"))


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("begins", ["", "\ufeff"])
def test_a_mapping_may_be_saved_by_any_editor(tmp_path, begins, ends):
    path = tmp_path / "mapping.yaml"
    text = begins + yaml.safe_dump(LEAST) + "codes: {sex: {01: female}}\n"
    path.write_bytes(text.replace("\n", ends).encode("utf-8"))

    assert read_mapping(path).codes.sex == {"01": "female"}


def test_a_mapping_in_another_encoding_is_told_how_to_be_saved(tmp_path):
    path = tmp_path / "mapping.yaml"
    path.write_bytes("made_up: true".encode("utf-16"))

    with pytest.raises(ExtractFault, match=r"not in UTF-8\. Remedy: save it as text"):
        read_mapping(path)


def test_a_mapping_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ExtractFault, match=r"nothing\.yaml: cannot be read"):
        read_mapping(tmp_path / "nothing.yaml")


@pytest.mark.parametrize(
    ("start", "end", "kind", "day", "year_end"),
    [
        ("2023-04-01", "2025-03-31", "financial_year", "2024-03-31", "2024-03-31"),
        ("2023-04-01", "2025-03-31", "financial_year", "2024-04-01", "2025-03-31"),
        ("2023-01-01", "2024-12-31", "calendar_year", "2024-12-31", "2024-12-31"),
        ("2023-01-01", "2024-12-31", "calendar_year", "2024-01-01", "2024-12-31"),
        ("2023-03-01", "2024-02-29", "rolling_12", "2023-03-01", "2024-02-29"),
    ],
)
def test_each_day_belongs_to_one_year(start, end, kind, day, year_end):
    period = Period.model_validate({"from": start, "to": end})

    assert period.period_type == kind
    assert period.year_end(date.fromisoformat(day)) == date.fromisoformat(year_end)


@pytest.mark.parametrize(
    ("band", "limits"), [("under 10", (0, 9)), ("10-17", (10, 17)), ("70+", (70, 120))]
)
def test_a_band_says_which_ages_it_holds(band, limits):
    assert band_limits(band) == limits


def test_the_example_in_the_document_is_a_mapping(tmp_path):
    text = (ROOT / "docs" / "partner.md").read_text(encoding="utf-8")
    example = text.partition("```yaml\n")[2].partition("```")[0]

    assert read_mapping(written(tmp_path, example)).columns.incidents.date == "Committed on"
