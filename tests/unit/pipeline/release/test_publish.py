import hashlib
import json
import re
import subprocess

import pandas as pd
import pytest

from data.checksums import SUMS
from data.pipeline.raw.checks import refuse_going_back
from data.pipeline.raw.faults import InputFault
from data.pipeline.release.last import last_day, last_metrics
from data.pipeline.release.publish import METRICS, parquet_bytes, publish
from data.pipeline.release.report import closing_report

FRAME = pd.DataFrame({"name": ["Barnet", None], "value": [1.5, float("nan")]})


def test_the_same_rows_give_the_same_bytes_whatever_their_index():
    assert parquet_bytes(FRAME) == parquet_bytes(FRAME.set_axis([7, 9]))


def test_a_table_comes_back_as_it_went_in(tmp_path):
    publish({"a.parquet": parquet_bytes(FRAME)}, manifest={}, directory=tmp_path / "release")

    back = pd.read_parquet(tmp_path / "release" / "a.parquet")
    pd.testing.assert_frame_equal(back, FRAME.astype({"name": "str"}))


def test_the_manifest_names_each_table_with_its_checksum(tmp_path):
    publish(
        {"a.parquet": b"made up"},
        manifest={"release": "2000-01", "tables": {"a.parquet": {"rows": 2}}},
        directory=tmp_path / "release",
    )

    manifest = json.loads((tmp_path / "release" / "manifest.json").read_text("utf-8"))
    assert manifest["release"] == "2000-01"
    assert manifest["tables"]["a.parquet"] == {
        "rows": 2,
        "bytes": 7,
        "sha256": hashlib.sha256(b"made up").hexdigest(),
    }


def test_the_manifest_has_a_checksum_that_common_tools_read(tmp_path):
    publish({"a.parquet": b"made up"}, manifest={}, directory=tmp_path)

    ran = subprocess.run(["sha256sum", "-c", "manifest.sha256"], cwd=tmp_path, check=False)
    assert ran.returncode == 0


def test_a_release_replaces_the_last_one_whole_and_leaves_nothing_beside_it(tmp_path):
    publish({"old.parquet": b"1"}, manifest={}, directory=tmp_path / "release")
    publish({"new.parquet": b"2"}, manifest={}, directory=tmp_path / "release")

    assert [path.name for path in tmp_path.iterdir()] == ["release"]
    names = {path.name for path in (tmp_path / "release").iterdir()}
    assert names == {"new.parquet", "manifest.json", "manifest.sha256"}


def test_a_disk_that_refuses_leaves_the_last_release_where_it_was(tmp_path, monkeypatch):
    publish({"old.parquet": b"1"}, manifest={}, directory=tmp_path / "release")
    rename = type(tmp_path).rename

    def refuse_fresh(self, target):
        if self.name == "fresh":
            raise OSError("made up: no space")
        return rename(self, target)

    monkeypatch.setattr(type(tmp_path), "rename", refuse_fresh)
    with pytest.raises(OSError, match="no space"):
        publish({"new.parquet": b"2"}, manifest={}, directory=tmp_path / "release")

    assert (tmp_path / "release" / "old.parquet").read_bytes() == b"1"
    assert [path.name for path in tmp_path.iterdir()] == ["release"]


def test_before_the_first_release_there_is_nothing_to_compare_with(tmp_path):
    assert last_metrics(tmp_path) is None
    assert last_day(tmp_path) is None


@pytest.mark.parametrize(
    ("name", "read"),
    [("manifest.json", last_day), ("manifest.json", last_metrics), (METRICS, last_metrics)],
)
def test_a_damaged_last_release_is_named_and_nothing_is_held_against_it(tmp_path, name, read):
    publish({METRICS: parquet_bytes(FRAME)}, manifest={"data_to": "2000-01-31"}, directory=tmp_path)
    assert last_day(tmp_path) == "2000-01-31"
    pd.testing.assert_frame_equal(last_metrics(tmp_path), FRAME.astype({"name": "str"}))
    content = bytearray((tmp_path / name).read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / name).write_bytes(content)

    with pytest.raises(
        InputFault, match=rf"{name}: is not the file that .* lists. Remedy: restore"
    ):
        read(tmp_path)


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        ("", "is not readable JSON"),
        ("[" * 100_000, "is not readable JSON"),
        ("[1, 2]", "is not readable: no data_to"),
        ('[["data_to", "2025-01-31"]]', "is not readable: no data_to"),
        ("{}", "is not readable: no data_to"),
        ('{"data_to": 2000}', "is not readable: no data_to"),
    ],
    ids=["empty", "without end", "a list", "pairs", "nothing", "a number"],
)
@pytest.mark.parametrize("kept", [True, False], ids=["with checksums", "without"])
def test_a_manifest_that_says_nothing_is_named_with_the_remedy(tmp_path, manifest, said, kept):
    (tmp_path / "manifest.json").write_text(manifest, "utf-8")
    if kept:
        digest = hashlib.sha256(manifest.encode()).hexdigest()
        (tmp_path / SUMS).write_text(f"{digest}  manifest.json\n", "utf-8")

    with pytest.raises(InputFault, match=rf"manifest\.json: {said}\. Remedy: restore it"):
        last_day(tmp_path)


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ("[]", "manifest.json: is not readable: no tables"),
        ("{}", "metrics.parquet: is not the file that the manifest lists"),
        ('{"metrics.parquet": 1}', "metrics.parquet: is not the file that the manifest lists"),
    ],
)
def test_a_table_that_its_manifest_does_not_list_is_named(tmp_path, tables, said):
    publish({METRICS: parquet_bytes(FRAME)}, manifest={}, directory=tmp_path)
    manifest = f'{{"tables": {tables}}}'
    (tmp_path / "manifest.json").write_text(manifest, "utf-8")
    digest = hashlib.sha256(manifest.encode()).hexdigest()
    (tmp_path / SUMS).write_text(f"{digest}  manifest.json\n", "utf-8")

    with pytest.raises(InputFault, match=re.escape(said)):
        last_metrics(tmp_path)


def test_figures_that_end_sooner_than_the_last_release_are_refused():
    with pytest.raises(InputFault, match="ends on 2025-06-30, while the last release reaches"):
        refuse_going_back("2025-06-30", last="2025-07-31", file="counts.csv")


@pytest.mark.parametrize("last", [None, "2025-06-30", "2025-07-31"])
def test_figures_that_reach_as_far_or_further_are_taken(last):
    refuse_going_back("2025-07-31", last=last, file="counts.csv")


def test_the_report_counts_rows_areas_periods_and_each_status(published):
    report = closing_report(published, last=None)

    assert f"{len(published):,} rows" in report
    assert f"suppressed {published['status'].eq('suppressed').sum():,}" in report
    for indicator in published["indicator_id"].unique():
        assert indicator in report


def test_the_report_says_what_changed_since_the_last_release(published):
    rows = published["indicator_id"].eq("da_unassigned_share")
    now = published.copy()
    first, second, third = now.index[rows][:3]
    now.loc[first, "value"] += 1  # made up
    now.loc[second, "flags"] = "e"
    now.loc[third, ["status", "value"]] = ["missing", None]
    last = published.drop(now.index[rows][3])
    now = now.drop(now.index[rows][4])

    lines = closing_report(now, last=last).splitlines()

    [line] = [text for text in lines if "revised" in text]
    assert line.strip() == (
        "da_unassigned_share: 1 gone, 1 new, 1 other limits, flags or source, "
        "1 other status, 1 revised"
    )


def test_a_release_like_the_last_one_says_so(published):
    assert "Changes: none" in closing_report(published, last=published)
