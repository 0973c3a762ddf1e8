"""What docs/releases.md says, done with a made-up next month."""

import shutil

import pandas as pd
import pytest

from data.pipeline.__main__ import main
from data.pipeline.met_dashboard import FOLDER
from data.pipeline.met_monthly import FILE
from data.pipeline.switch import main as switch
from data.settings import Settings
from tests.paths import ROOT
from tests.unit.pipeline.published_form import published_form

pytestmark = pytest.mark.raw


def test_a_made_up_next_month_is_loaded_as_the_page_in_the_docs_says(
    altered, raw_folder, tmp_path, capsys
):
    steps = (ROOT / "docs" / "releases.md").read_text("utf-8")
    served, raw = tmp_path / "releases", altered(FILE, lambda lines: lines).root
    shutil.copytree(Settings().release_dir, served / "2025-08")
    (served / "current").symlink_to("2025-08")
    settings = {
        "RAW_DATA": str(raw),
        "RELEASE_DIR": str(served / "current"),
        "CANDIDATE": str(tmp_path / "candidate" / "2025-09"),
    }

    # 1. The file goes where the page says; July has one more offence in Barnet than before.
    assert FOLDER.removeprefix("raw/") in steps
    rows = published_form(raw_folder, months=("2025-07", "2025-08"))
    revised = (
        rows["Month_Year"].eq("2025-07-01")
        & rows["Crime Subtype"].eq("Domestic Abuse")
        & rows["Measure"].eq("Offences")
        & rows["Area Name"].isin(["Barnet", "Barnet Vale"])
    )
    assert revised.sum() == 2
    rows.loc[revised, "Count"] = (rows.loc[revised, "Count"].astype(int) + 1).astype(str)
    (raw / FOLDER).mkdir(parents=True)
    rows.to_csv(raw / FOLDER / "OtherCrimeData.csv", index=False)

    # 2. A candidate, and the report.
    assert main(settings) == 0
    report = capsys.readouterr().out
    assert "Release 2025-09 published in" in report
    assert "2025-08: new, " in report
    assert "(+1)" in report
    assert "publisher's London total in 49 months" in report
    assert "To do before it is served: met_monthly" in report
    assert (served / "current").resolve().name == "2025-08"

    # 3. The switch, and back.
    assert switch([settings["CANDIDATE"]], settings) == 0
    metrics = pd.read_parquet(served / "current" / "metrics.parquet")
    met = metrics["indicator_id"].eq("da_offences") & metrics["level"].eq("borough")
    assert f"{metrics.loc[met, 'period_end'].max():%Y-%m-%d}" == "2025-08-31"
    assert switch(["--undo"], settings) == 0
    assert (served / "current").resolve().name == "2025-08"
