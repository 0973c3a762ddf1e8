"""The published dashboard file with each of its known variants and faults."""

import pandas as pd
import pytest

from data.pipeline.areas.places import LONDON
from data.pipeline.met import dashboard as met_dashboard
from data.pipeline.met import monthly as met_monthly
from data.pipeline.met import wards as met_wards
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder
from tests.unit.pipeline.published_form import published_form

pytestmark = pytest.mark.raw
FILE = f"{met_dashboard.FOLDER}/made-up.csv"
AUGUST = pd.Timestamp("2025-08-01")


@pytest.fixture(scope="session")
def made(raw_folder):
    """June and July 2025 as published, and a made-up August."""
    return published_form(raw_folder, months=("2025-06", "2025-07", "2025-08"))


@pytest.fixture(scope="session")
def real(raw_folder):
    """The months of the real raw files; no test changes them."""
    return met_monthly.borough_months(RawFolder(raw_folder))


@pytest.fixture
def with_file(linked):
    """The real raw files with a published file beside them."""

    def build(rows: pd.DataFrame) -> RawFolder:
        (linked / FILE).parent.mkdir(parents=True)
        rows.to_csv(linked / FILE, index=False)
        return RawFolder(linked)

    return build


def test_a_new_month_is_added_and_months_in_both_files_are_the_same(with_file, made, real):
    before = real
    raw = with_file(made)
    now = met_monthly.borough_months(raw)

    assert now.data_to == "2025-08-31"
    assert f"{now.extracted:%Y-%m-%d}" == "2025-09-02"
    assert len(now.counts) == len(before.counts) + 33
    pd.testing.assert_frame_equal(now.counts.reindex(before.counts.index), before.counts)
    assert FILE in [one.name for one in raw.fingerprints]


def test_wards_of_the_new_month_add_up_to_its_boroughs(with_file, made):
    raw = with_file(made)
    london = met_monthly.borough_months(raw).counts.loc[LONDON]
    wards = met_wards.ward_months(raw, london=london)

    august = wards.xs(AUGUST, level="month")
    assert august["da"].sum() == london.loc[AUGUST, "da"]


def changed(column, old, new):
    return lambda rows: rows.assign(**{column: rows[column].str.replace(old, new, regex=False)})


def with_thousands(rows):
    large = rows["Count"].astype(int).gt(999)
    return rows.assign(Count=rows["Count"].mask(large, "1,234"))


def without(wanted):
    def change(rows):
        here = pd.Series(True, index=rows.index)  # noqa: FBT003
        for column, value in wanted.items():
            here &= rows[column].str.contains(value)
        return rows[~here]

    return change


VARIANTS = {
    "capitals": changed("Crime Subtype", "Violence with Injury", "VIOLENCE WITH INJURY"),
    "ampersand": changed("Borough_SNT", " and ", " & "),
    "capital Upon": changed("Borough_SNT", " upon ", " Upon "),
    "spaces": changed("Crime Subtype", "Domestic Abuse", " Domestic  Abuse "),
    "older columns": lambda rows: rows.rename(
        columns={
            "Month_Year": "Month_year",
            "Area Name": "Area name",
            "Crime Type": "Offence Group",
            "Crime Subtype": "offence subgroup",
            "Refresh Date": "Refresh_Date",
        }
    ),
    "plural teams": changed("Area Type", "Team", "Teams"),
    "days first": lambda rows: rows.assign(
        Month_Year=pd.to_datetime(rows["Month_Year"]).dt.strftime("%d/%m/%Y")
    ),
    "counts as text": lambda rows: rows.assign(Count=" " + rows["Count"] + ".0 "),
    "other order": lambda rows: rows.iloc[::-1],
    "other subtypes": lambda rows: pd.concat(
        [rows, rows.head(1).assign(**{"Crime Subtype": "Hate Crime", "Count": "n/a"})]
    ),
}
FAULTS = {
    "duplicated rows": (lambda rows: pd.concat([rows, rows.head(5)]), "is there 2 times"),
    "duplicated in capitals": (
        lambda rows: pd.concat([rows, changed("Crime Subtype", "D", "d")(rows.head(1))]),
        "is there 2 times",
    ),
    "missing month": (without({"Month_Year": "2025-07"}), None),
    "markup in a name": (changed("Area Name", "Barnet", "<script>"), "without < and >"),
    "gap before": (
        changed("Month_Year", "2025-08", "2025-09"),
        "2025-08 vanished from the file",
    ),
    "stub month": (
        lambda rows: rows.assign(
            Count=rows["Count"].mask(rows["Month_Year"].eq("2025-08-01"), "1")
        ),
        "2025-08 holds",
    ),
    "borough renamed": (changed("Borough_SNT", "Barnet", "North Town"), "borough 'North Town'"),
    "subtype renamed": (
        changed("Crime Subtype", "with Injury", "WI"),
        "crime subtype 'Domestic Abuse Violence WI'",
    ),
    "measure renamed": (changed("Measure", "Positive Outcomes", "Solved"), "measure 'Solved'"),
    "column renamed": (lambda rows: rows.rename(columns={"Count": "N"}), "column 'count'"),
    "thousands": (with_thousands, "count is '1,234'"),
    "negative": (changed("Count", "273", "-273"), "count is '-273'"),
    "American months": (
        lambda rows: rows.assign(
            Month_Year=pd.to_datetime(rows["Month_Year"]).dt.strftime("%m/%d/%Y")
        ),
        "expected the first day of a month",
    ),
    "no month": (changed("Month_Year", "2025-08-01", "Aug-25"), "a date is 'Aug-25'"),
    "borough left out": (
        without({"Month_Year": "2025-08", "Area Type": "Borough", "Borough_SNT": "Brent"}),
        "2025-08 vanished from Brent",
    ),
    "no abuse": (without({"Crime Subtype": "Domestic"}), "vanished from"),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_known_variant_is_read_like_the_plain_file(with_file, made, real, variant):
    raw = with_file(VARIANTS[variant](made))
    counts = met_monthly.borough_months(raw).counts

    july = counts.xs(pd.Timestamp("2025-07-01"), level="month")
    pd.testing.assert_frame_equal(july, real.counts.xs(pd.Timestamp("2025-07-01"), level="month"))
    august = counts.xs(AUGUST, level="month")
    pd.testing.assert_frame_equal(august, july)
    assert (
        met_wards.ward_months(raw, london=counts.loc[LONDON]).loc[(slice(None), AUGUST), "da"].sum()
    )


@pytest.mark.parametrize("fault", [name for name, (_, words) in FAULTS.items() if words])
def test_a_fault_is_refused_with_a_line_that_names_it(with_file, made, fault):
    change, words = FAULTS[fault]

    with pytest.raises(InputFault) as caught:
        met_monthly.borough_months(with_file(change(made)))

    assert words in str(caught.value)
    assert "Remedy: " in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("bound", "words"),
    [("MOST_COUNTS", "has 4 counts, more than 3"), ("MOST_SUBTYPES", "has 4 crime subtypes")],
    ids=["counts", "subtypes"],
)
def test_more_than_any_such_file_has_is_refused_before_it_is_held(
    with_file, made, monkeypatch, bound, words
):
    monkeypatch.setattr(met_dashboard, bound, 3)
    with pytest.raises(InputFault, match=words):
        met_dashboard.table(with_file(made))


def test_a_month_that_the_new_file_lacks_is_kept_from_the_old_one(with_file, made, real):
    change, _ = FAULTS["missing month"]
    counts = met_monthly.borough_months(with_file(change(made))).counts

    pd.testing.assert_frame_equal(counts.reindex(real.counts.index), real.counts)


def test_two_files_with_the_same_month_are_refused(with_file, made):
    raw = with_file(made)
    again = (raw.root / FILE).with_name("older.csv")
    made[made["Month_Year"].eq("2025-08-01")].to_csv(again, index=False)

    with pytest.raises(InputFault, match="2025-08 is in"):
        met_monthly.borough_months(raw)
