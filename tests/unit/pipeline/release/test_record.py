"""What a release records of the one before. Figures are made up, on the release's own rows."""

import pandas as pd
import pytest

from data.pipeline.release.defined import Definitions, definitions_table
from data.pipeline.release.last import Last
from data.pipeline.release.record import record
from data.pipeline.release.report import closing_report
from data.schemas import Changes, Revisions
from data.settings import Settings

AUGUST = {"release": "2025-08", "data_to": "2025-07-31", "extracted": "2025-08-02"}
SEPTEMBER = {"release": "2025-09", "data_to": "2025-08-31", "extracted": "2025-09-02"}


@pytest.fixture(scope="module")
def areas():
    return pd.read_parquet(Settings().release_dir / "areas.parquet")


@pytest.fixture
def rows(published):
    return published[published["indicator_id"].isin(["da_offences", "da_offences_rate"])].copy()


@pytest.fixture
def recorded(areas, catalogue):
    def make(metrics, *, named, last=None, in_its_place=False, definitions=None):
        meant = definitions_table(catalogue.indicators.values())
        return record(
            metrics,
            areas=areas,
            named=named,
            definitions=meant if definitions is None else definitions,
            last=last,
            in_its_place=in_its_place,
        )

    return make


def last_of(made, *, named, definitions=None):
    held = pd.DataFrame(Definitions.empty()) if definitions is None else definitions
    return Last(
        **named,
        metrics=made.metrics.copy(),
        changes=made.changes,
        revisions=made.revisions,
        definitions=held,
        history=made.history,
    )


def picked(rows, *, status="published", level="borough", indicator="da_offences", turn=0):
    chosen = rows["status"].eq(status) & rows["level"].eq(level)
    return rows.index[chosen & rows["indicator_id"].eq(indicator)][turn]


def test_the_first_release_has_all_rows_as_new_and_nothing_revised(rows, recorded):
    made = recorded(rows, named=AUGUST)

    assert [one["entry"] for one in made.history] == ["2025-08"]
    assert made.changes["new"].sum() == len(rows)
    assert made.revisions.empty
    assert not made.metrics["flags"].str.contains("r").any()


def test_a_revised_figure_carries_its_mark_and_its_earlier_value(rows, recorded):
    last = last_of(recorded(rows, named=AUGUST), named=AUGUST)
    at = picked(rows)
    before = rows.loc[at, "value"]
    rows.loc[at, ["value", "numerator"]] = before + 1

    made = recorded(rows, named=SEPTEMBER, last=last)

    [one] = made.revisions.to_dict("records")
    assert one["earlier_value"] == before
    assert one["earlier_release"] == "2025-08"
    assert made.metrics.loc[at, "flags"].split()[-1] == "r"
    assert made.metrics["flags"].str.contains("r").sum() == 1
    own = made.changes[made.changes["entry"].eq("2025-09")]
    assert own[["area_code", "revised", "new"]].to_numpy().tolist() == [
        [rows.loc[at, "area_code"], 1, 0]
    ]
    assert [one["entry"] for one in made.history] == ["2025-08", "2025-09"]


@pytest.mark.parametrize("withheld_now", [True, False])
def test_what_is_or_was_withheld_has_no_earlier_value_and_no_mark(rows, recorded, withheld_now):
    hidden = rows.copy()
    at = picked(rows)
    parts = ["value", "numerator", "denominator", "lower", "upper"]
    hidden.loc[at, parts] = None
    hidden.loc[at, "status"] = "suppressed"
    before, now = (rows, hidden) if withheld_now else (hidden, rows)
    last = last_of(recorded(before, named=AUGUST), named=AUGUST)

    made = recorded(now, named=SEPTEMBER, last=last)

    assert made.revisions.empty
    assert not made.metrics["flags"].str.contains("r").any()
    assert made.changes.loc[made.changes["entry"].eq("2025-09"), "restated"].sum() == 1


def test_a_mark_lasts_until_the_next_release_and_is_no_difference(rows, recorded):
    at = picked(rows)
    first = last_of(recorded(rows, named=AUGUST), named=AUGUST)
    rows.loc[at, ["value", "numerator"]] += 1
    second = recorded(rows, named=SEPTEMBER, last=first)

    october = {"release": "2025-10", "data_to": "2025-08-31", "extracted": "2025-10-02"}
    third = recorded(rows, named=october, last=last_of(second, named=SEPTEMBER))

    assert "r" in second.metrics.loc[at, "flags"]
    assert "r" not in third.metrics.loc[at, "flags"]
    assert third.revisions.empty
    assert third.history[-1]["entry"] == "2025-10"
    assert third.changes["entry"].eq("2025-10").sum() == 0
    assert "Changes: none" in closing_report(third.metrics, last=second.metrics)


def test_a_correction_is_an_entry_of_its_own_and_keeps_what_was_revised(rows, recorded):
    first = last_of(recorded(rows, named=AUGUST), named=AUGUST)
    one, two = picked(rows), picked(rows, turn=1)
    was = rows.loc[[one, two], "value"].tolist()
    rows.loc[one, ["value", "numerator"]] += 1
    second = last_of(recorded(rows, named=SEPTEMBER, last=first), named=SEPTEMBER)
    rows.loc[two, ["value", "numerator"]] += 2

    made = recorded(rows, named=SEPTEMBER, last=second)

    assert [one["entry"] for one in made.history][1:] == ["2025-09", "2025-09-correction-1"]
    assert sorted(made.revisions["earlier_value"]) == sorted(was)
    assert set(made.revisions["earlier_release"]) == {"2025-08", "2025-09"}


def test_a_release_built_again_is_recorded_once(rows, recorded):
    first = last_of(recorded(rows, named=AUGUST), named=AUGUST)
    rows.loc[picked(rows), ["value", "numerator"]] += 1
    made = recorded(rows, named=SEPTEMBER, last=first)

    again = recorded(rows, named=SEPTEMBER, last=last_of(made, named=SEPTEMBER))

    assert again.history == made.history
    for name in ("metrics", "changes", "revisions"):
        pd.testing.assert_frame_equal(getattr(again, name), getattr(made, name))


def test_a_first_release_built_anew_in_its_place_is_the_first_again(rows, recorded):
    last = last_of(recorded(rows, named=AUGUST), named=AUGUST)
    rows.loc[picked(rows), ["value", "numerator"]] += 1

    made = recorded(rows, named=AUGUST, last=last, in_its_place=True)

    assert len(made.history) == 1
    assert made.revisions.empty


def test_changed_words_of_a_measure_are_recorded_before_and_now(rows, recorded, catalogue):
    meant = definitions_table(catalogue.indicators.values())
    before = meant.copy()
    title = before["indicator_id"].eq("da_offences") & before["part"].eq("title")
    before.loc[title, "words"] = "A made-up title"
    last = last_of(recorded(rows, named=AUGUST), named=AUGUST, definitions=before)

    made = recorded(rows, named=SEPTEMBER, last=last)

    [change] = made.history[-1]["definitions"]
    assert change == {
        "indicator_id": "da_offences",
        "part": "title",
        "before": "A made-up title",
        "now": catalogue.indicators["da_offences"].title,
    }


def test_a_release_older_than_the_record_stands_at_its_beginning(rows, recorded):
    old = Last(
        **AUGUST,
        metrics=rows.drop(rows.index[:3]),
        changes=pd.DataFrame(Changes.empty()),
        revisions=pd.DataFrame(Revisions.empty()),
        definitions=pd.DataFrame(Definitions.empty()),
        history=[],
    )

    made = recorded(rows, named=SEPTEMBER, last=old)

    assert [one["entry"] for one in made.history] == ["2025-08", "2025-09"]
    assert made.changes["new"].sum() == 3
    assert made.history[-1]["definitions"] == []


def test_wards_are_counted_with_their_borough(rows, recorded, areas):
    last = last_of(recorded(rows, named=AUGUST), named=AUGUST)
    at = picked(rows, level="ward")
    rows.loc[at, ["value", "numerator"]] += 1

    made = recorded(rows, named=SEPTEMBER, last=last)

    own = made.changes[made.changes["entry"].eq("2025-09")]
    parent = areas.set_index("area_code").loc[rows.loc[at, "area_code"], "parent_code"]
    assert own[["level", "area_code"]].to_numpy().tolist() == [["ward", parent]]
