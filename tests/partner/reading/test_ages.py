"""Ages and ethnic groups as systems record them. All rows are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.partner.model import FileRole
from data.pipeline.partner.mapping.ages import ages_of
from data.pipeline.partner.mapping.codes import CodeList
from data.pipeline.partner.reading.cells import age_check, code_check, sex_check
from tests.partner.extracts import checked, counted, faults, mapping

BANDS = {"victims": ["under 18", "18-34", "35-64", "65+"]}
LISTS = ("16+1", "18+1")


def band(folder, cell):
    text = f'date,sex,age\n2024-05-06,F,"{cell}"\n'
    rows = counted(checked(folder, text, role=FileRole.VICTIMS, age_bands=BANDS), FileRole.VICTIMS)
    return rows["age"].tolist()


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("30-34", "18-34"), ("30 to 34", "18-34"), ("30 – 34 years", "18-34"), ("34.0", "18-34"),
        ("34 yrs", "18-34"), ("10-17", "under 18"), ("under 10", "under 18"), ("<16", "under 18"),
        ("17 and under", "under 18"), ("65+", "65+"), ("85 and over", "65+"), ("over 64", "65+"),
        (">=65", "65+"), ("75 plus", "65+"), ("u/k", "Not recorded"), ("UNKNOWN", "Not recorded"),
        ("n/a", "Not recorded"), ("-", "Not recorded"), ("", "Not recorded"),
        ("Age not known", "Not recorded"), ("not stated", "Not recorded"), ("30to34", "18-34"),
        ("65yrs+", "65+"), ("(30-34)", "18-34"), ("30_34", "18-34"), ("34y/o", "18-34"),
    ],
)  # fmt: skip
def test_an_age_goes_into_the_band_that_holds_it_whole(tmp_path, cell, expected):
    assert band(tmp_path, cell) == [expected]


@pytest.mark.parametrize("cell", ["30-39", "9 months", "-3", "young", "over 60", "<65", "3034"])
def test_an_age_that_no_band_holds_whole_is_a_fault(tmp_path, cell):
    assert band(tmp_path, cell) == []
    assert "so that one holds it whole" in faults(tmp_path, "victims")[0]["remedy"]


@given(st.integers(0, 119), st.integers(0, 60))
def test_both_ends_of_a_band_are_read(youngest, years):
    oldest = youngest + years

    for cell in (f"{youngest}-{oldest}", f"{youngest} to {oldest}", f"{youngest}–{oldest} years"):
        assert ages_of(cell) == (youngest, oldest)


def test_a_sign_of_a_band_is_never_lost():
    """Without its sign, "<18" would be the band of 18 and over."""
    bands = ("under 18", "18+")
    cells = ("<18", "<=17", "18+", ">18", "18")

    assert list(map(age_check(bands), cells)) == ["under 18", "under 18", "18+", "18+", "18+"]
    assert not isinstance(age_check(("10-17", "18+"))("<18"), str)


@pytest.mark.parametrize(
    ("cell", "sex"),
    [("F - Female", "female"), ("Male (M)", "male"), ("(f) female", "female"), ("M: Male", "male")],
)
def test_a_sex_is_known_by_its_letter_and_its_name_in_one_cell(cell, sex):
    assert sex_check({})(cell) == sex
    assert not isinstance(sex_check({})("F - Male"), str)


@pytest.mark.parametrize("sex", ["u/k", "Not known", "U", ""])
def test_a_sex_that_is_not_known_is_known_to_be_so(tmp_path, sex):
    text = f"date,sex,age\n2024-05-06,{sex},30\n"
    rows = counted(checked(tmp_path, text, role=FileRole.VICTIMS), FileRole.VICTIMS)

    assert rows["sex"].tolist() == ["not_known"]


@pytest.mark.parametrize("name", [*LISTS, "18 + 1"])
def test_a_ready_list_of_ethnic_groups_is_named(tmp_path, name):
    cells = ["W1", "a3", "White - Any other White background", "NS", ""]
    text = "\n".join(["date,ethnicity", *(f"2024-05-06,{cell}" for cell in cells)])
    result = checked(tmp_path, text, role=FileRole.REFERRALS, codes={"ethnicity": name})

    assert counted(result, FileRole.REFERRALS)["category"].tolist() == [
        "White: British", "Asian: Bangladeshi", "White: any other", "Not stated", "Not recorded",
    ]  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_no_code_of_a_ready_list_means_two_groups_and_each_group_is_its_own_code(name):
    labels = mapping(codes={"ethnicity": name}).codes.ethnicity
    codes = CodeList.of(labels)

    assert all(len(found) == 1 for found in codes.folded.values())
    assert all(codes.found(label) == {label} for label in labels.values())
    assert len(set(labels.values())) == int(name.partition("+")[0]) + 1


def test_groups_of_the_census_fall_into_both_lists():
    """Names as table TS021 of the 2021 census has them."""
    census = [
        "Asian, Asian British or Asian Welsh: Bangladeshi",
        "Asian, Asian British or Asian Welsh: Chinese",
        "Asian, Asian British or Asian Welsh: Indian",
        "Asian, Asian British or Asian Welsh: Pakistani",
        "Asian, Asian British or Asian Welsh: Other Asian",
        "Black, Black British, Black Welsh, Caribbean or African: African",
        "Black, Black British, Black Welsh, Caribbean or African: Caribbean",
        "Black, Black British, Black Welsh, Caribbean or African: Other Black",
        "Mixed or Multiple ethnic groups: White and Asian",
        "Mixed or Multiple ethnic groups: White and Black African",
        "Mixed or Multiple ethnic groups: White and Black Caribbean",
        "Mixed or Multiple ethnic groups: Other Mixed or Multiple ethnic groups",
        "White: English, Welsh, Scottish, Northern Irish or British",
        "White: Irish",
        "White: Gypsy or Irish Traveller",
        "White: Roma",
        "White: Other White",
        "Other ethnic group: Arab",
        "Other ethnic group: Any other ethnic group",
    ]
    for name in LISTS:
        codes = CodeList.of(mapping(codes={"ethnicity": name}).codes.ethnicity)
        assert all(len(codes.found(group)) == 1 for group in census)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    ("cell", "group"),
    [
        ("A1 - Indian", "Asian: Indian"), ("a1 Indian", "Asian: Indian"),
        ("A1. Asian - Indian", "Asian: Indian"), ("(A1) Indian", "Asian: Indian"),
        ("Indian (A1)", "Asian: Indian"), ("W1 - White British", "White: British"),
        ("M1 - White & Black Caribbean", "Mixed: White and Black Caribbean"),
        ("B2=Black African", "Black: African"), ("N3 - Officer's presence", "Not stated"),
        ("NS - Not stated", "Not stated"), ("B1 - as the officer saw it", "Black: Caribbean"),
        ("Black or Black British - African", "Black: African"), ("Irish", "White: Irish"),
        ("Asian/Asian British: Pakistani", "Asian: Pakistani"), ("Unknown", "Not recorded"),
        ("Any other Black/African/Caribbean background", "Black: any other"),
        ("White: English/Welsh/Scottish/Northern Irish/British", "White: British"),
        ("Mixed/multiple ethnic group: Other Mixed", "Mixed: any other"),
        ("W4 - Roma", "White: any other"), ("M9 - Any other", "Mixed: any other"),
        ("Not stated (NS)", "Not stated"),
    ],
)  # fmt: skip
def test_a_group_is_known_by_its_code_its_name_or_both(name, cell, group):
    """Names of police systems and of the censuses of 2001, 2011 and 2021."""
    labels = mapping(codes={"ethnicity": name}).codes.ethnicity

    assert code_check(labels, name="ethnicity")(cell) == group


@pytest.mark.parametrize("cell", ["A1 - Pakistani", "Indian (W1)", "UK", "X9 - Indian", "Other"])
def test_a_group_whose_code_and_name_part_or_that_is_not_listed_is_a_fault(cell):
    labels = mapping(codes={"ethnicity": "18+1"}).codes.ethnicity

    assert not isinstance(code_check(labels, name="ethnicity")(cell), str)


def test_another_name_of_a_list_is_refused():
    with pytest.raises(ValueError, match="'20\\+1' is no list of ethnic groups: write 18\\+1 or"):
        mapping(codes={"ethnicity": "20+1"})
