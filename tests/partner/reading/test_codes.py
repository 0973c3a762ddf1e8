"""One code is one category however it is spelled; a category nobody used is no zero. Made up."""

import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.partner.model import FileRole, PackTable
from data.pipeline.partner.mapping.codes import CodeList, folded
from data.pipeline.partner.mapping.document import Mapping
from tests.partner.extracts import HEADER, ONE, PLAIN, checked, counted, faults, mapping
from tests.partner.runs import run

TYPES = ["Common assault", "Robbery", "Stalking"]
CODES = PLAIN["codes"] | {"offence_type": TYPES}


def incidents(*codes):
    return "\n".join([HEADER, *(f"2024-05-06,{ONE},{code}," for code in codes)])


@pytest.mark.parametrize(
    "cell", ["COMMON ASSAULT", "common-assault", "Common  Assault.", "Common\u00a0assault"]
)
def test_a_code_is_known_in_any_case_spacing_and_punctuation(tmp_path, cell):
    rows = counted(checked(tmp_path, incidents(cell)))

    assert rows["category"].tolist() == ["Common assault"]


@given(st.text(min_size=1, max_size=12).filter(str.strip))
def test_a_code_is_always_found_under_its_own_spelling(code):
    assert CodeList.of({code: "a", f"x{code}y": "b"}).found(code) == {"a"}
    assert folded(folded(code)) == folded(code)


def test_two_codes_that_differ_in_a_sign_alone_are_told_apart_and_a_third_spelling_is_a_fault(
    tmp_path,
):
    codes = CODES | {"offence_type": {"1": "Robbery", "-1": "Stalking"}}
    result = checked(tmp_path, incidents("1", "-1", "(1)"), codes=codes)

    assert counted(result)["category"].tolist() == ["Robbery", "Stalking"]
    assert faults(tmp_path)[0]["problem"] == "'(1)' may be 'Robbery' or 'Stalking'"


@pytest.mark.parametrize(
    "labels",
    [
        ["Common Assault", "COMMON ASSAULT"],
        {"A": "Rape", "B": "RAPE."},
        ["Robbery", "All"],
    ],
)
def test_labels_that_would_be_two_rows_of_one_thing_are_refused(labels):
    with pytest.raises(ValueError, match="label"):
        mapping(codes={"offence_type": labels})


def test_codes_that_are_not_listed_are_written_once_in_their_usual_spelling(tmp_path):
    cells = ["Common Assault", "COMMON ASSAULT", "Rape", "COMMON ASSAULT", "rape", "Rape"]
    result = checked(tmp_path, incidents(*cells), codes={})
    (line,) = [one for one in result.summary if "list them" in one]

    assert json.loads(line.partition("list them: ")[2]) == ["COMMON ASSAULT", "Rape"]


def test_what_a_check_writes_out_counts_every_spelling_when_it_is_pasted(tmp_path):
    cells = ["Common Assault", "COMMON ASSAULT", "Rape", "RAPE", "Common-Assault"]
    text = incidents(*cells)
    (line,) = [one for one in checked(tmp_path, text, codes={}).summary if "list them" in one]
    pasted = {"offence_type": json.loads(line.partition("list them: ")[2])}

    rows = counted(checked(tmp_path, text, codes=pasted))

    assert rows["category"].value_counts().to_dict() == {"Common Assault": 3, "Rape": 2}


def made(folder, *, victims="", **changes):
    """Return the counts of a pack of 12 robberies and 20 common assaults, none of them stalking."""
    rows = [f"2024-05-06,{ONE},Robbery,"] * 12 + [f"2024-05-06,{ONE},Common assault,"] * 20
    (folder / "incidents.csv").write_text("\n".join([HEADER, *rows]))
    if victims:
        (folder / "victims.csv").write_text(victims)
    described = Mapping.model_validate(PLAIN | {"codes": CODES} | changes)
    return run(folder, described, work=folder / "work").counts


def status(counts, table, **where):
    rows = counts[counts["table"].eq(table.value)]
    for name, cell in where.items():
        rows = rows[rows[name].eq(cell)]
    (row,) = rows.to_dict("records")
    return row["status"], None if pd.isna(row["value"]) else row["value"]


def test_a_category_that_no_row_ever_has_is_not_counted_and_never_zero(tmp_path):
    counts = made(tmp_path)

    assert status(counts, PackTable.OFFENCE_TYPES, category="Stalking") == ("not_applicable", None)
    assert status(counts, PackTable.OFFENCE_TYPES, category="Robbery") == ("published", 12)


@pytest.mark.parametrize("listed", [["stalking"], "all"])
def test_a_category_that_the_mapping_says_is_counted_is_zero(tmp_path, listed):
    counts = made(tmp_path, counted={"offence_type": listed})

    assert status(counts, PackTable.OFFENCE_TYPES, category="Stalking") == ("published", 0)


def test_a_category_of_another_year_is_zero_in_this_one(tmp_path):
    rows = [f"2024-05-06,{ONE},Robbery,"] * 12 + [f"2023-05-06,{ONE},Stalking,"] * 20
    (tmp_path / "incidents.csv").write_text("\n".join([HEADER, *rows]))
    counts = run(tmp_path, mapping(codes=CODES), work=tmp_path / "work").counts
    of_year = {"category": "Stalking", "period_end": pd.Timestamp("2025-03-31")}

    assert status(counts, PackTable.OFFENCE_TYPES, **of_year) == ("published", 0)


def test_a_band_and_a_sex_that_nobody_ever_has_are_not_counted(tmp_path):
    people = "\n".join(["date,sex,age", *["2024-05-06,F,30"] * 40, *["2024-05-06,F,70"] * 10])
    counts = made(tmp_path, victims=people)
    victims = PackTable.VICTIMS

    assert status(counts, victims, sex="female", age="18-64") == ("published", 40)
    assert status(counts, victims, sex="female", age="under 18") == ("not_applicable", None)
    assert status(counts, victims, sex="male", age="all") == ("not_applicable", None)
    assert status(counts, victims, sex="all", age="under 18") == ("not_applicable", None)

    counts = made(tmp_path, victims=people, counted={"sex": "all", "age": ["under 18"]})
    assert status(counts, victims, sex="female", age="under 18") == ("published", 0)
    assert status(counts, victims, sex="male", age="65+") == ("published", 0)


def test_a_group_without_a_referral_keeps_its_residents_and_no_zero(tmp_path):
    rows = [f"2024-05-06,{ONE},Robbery,"] * 12
    (tmp_path / "incidents.csv").write_text("\n".join([HEADER, *rows]))
    (tmp_path / "referrals.csv").write_text(
        "\n".join(["date,ethnicity", *["2024-05-06,White"] * 9])
    )
    (tmp_path / "base.csv").write_text("ethnicity,residents\nWhite,900\nBlack,400\n")
    made = run(tmp_path, mapping(base_citation="Made up"), work=tmp_path / "work")
    rows = made.counts[made.counts["table"].eq(PackTable.REFERRALS.value)].set_index("category")

    assert rows.loc["Black", "status"] == "not_applicable"
    assert rows.loc["Black", "denominator"] == 400
    assert FileRole.BASE in {one.role for one in made.manifest.files}
