"""What docs/releases.md says, done with a made-up next month, quarter and year."""

import shutil

import pandas as pd
import pytest

from data.pipeline.__main__ import main
from data.pipeline.areas import population_tables
from data.pipeline.areas.places import mid_year_residents
from data.pipeline.met.dashboard import FOLDER
from data.pipeline.raw.read import RawFolder
from data.pipeline.release.switch import main as switch
from data.pipeline.sources import homelessness_workbooks
from data.settings import Settings
from tests.manifests import read_manifest
from tests.paths import ROOT
from tests.unit.pipeline.published_form import next_month, published_form
from tests.unit.pipeline.publisher_workbooks import homelessness_sheets, write, yearly_sheets

pytestmark = [pytest.mark.raw, pytest.mark.long]


@pytest.mark.usefixtures("drawn_once", "read_once")
def test_a_made_up_next_month_is_loaded_as_the_page_in_the_docs_says(
    linked, raw_folder, tmp_path, capsys
):
    steps = (ROOT / "docs" / "releases.md").read_text("utf-8")
    served, raw = tmp_path / "releases", linked
    shutil.copytree(Settings().release_dir, served / "2025-08")
    (served / "current").symlink_to("2025-08")
    settings = {
        "RAW_DATA": str(raw),
        "RELEASE_DIR": str(served / "current"),
        "CANDIDATE": str(tmp_path / "candidate" / "2025-09"),
    }

    # 1. The files go where the page says; July has one more offence in Barnet than before.
    folders = (FOLDER, homelessness_workbooks.FOLDER, population_tables.FOLDER)
    assert all(folder.removeprefix("raw/") in steps for folder in folders)
    areas = mid_year_residents(RawFolder(raw_folder)).query("year == 2024")
    names = dict(zip(areas["area_code"], areas["area_name"], strict=True))
    quarter = raw / homelessness_workbooks.FOLDER / "Detailed_Local_Authority_Data_202603.ods"
    write(homelessness_sheets(names), quarter)
    residents = list(areas[["area_code", "area_name", "residents"]].itertuples(index=False))
    residents = [(code, name, int(persons) + 1000) for code, name, persons in residents]
    write(yearly_sheets(residents), raw / population_tables.FOLDER / "mye25tablesuk.xlsx")
    rows = next_month(raw_folder)
    plain = published_form(raw_folder, months=("2025-07", "2025-08"))
    assert rows["Count"].ne(plain["Count"]).sum() == 2
    (raw / FOLDER).mkdir(parents=True)
    rows.to_csv(raw / FOLDER / "OtherCrimeData.csv", index=False)

    # 2. A candidate, and the report.
    assert main(settings) == 0
    report = capsys.readouterr().out
    assert "Release 2025-09 published in" in report
    assert "2025-08: new, " in report
    assert "(+1)" in report
    assert "publisher's London total in 49 months" in report
    asked = [line for line in report.splitlines() if line.startswith("Ask before it is served: ")]
    assert len(asked) == 1  # August is made up, and repeats July
    assert "2025-08 is +7.0% from the publisher's London total" in asked[0]
    dates = read_manifest(tmp_path / "candidate" / "2025-09")["sources"]
    named = ("extract_date", "data_to", "next_due")
    assert [dates["met_monthly"][one] for one in named] == [
        "2025-09-02",
        "2025-08-31",
        "2025-10-05",
    ]
    assert [dates["mhclg_homelessness"][one] for one in named] == [None, "2026-03-31", "2026-10-31"]
    assert [dates["ons_mid_year"][one] for one in named] == [None, "2025-06-30", "2027-07-31"]
    assert (served / "current").resolve().name == "2025-08"

    # 3. The switch, and back.
    assert switch([settings["CANDIDATE"]], settings) == 0
    metrics = pd.read_parquet(served / "current" / "metrics.parquet")
    met = metrics["indicator_id"].eq("da_offences") & metrics["level"].eq("borough")
    assert f"{metrics.loc[met, 'period_end'].max():%Y-%m-%d}" == "2025-08-31"
    rate = metrics[metrics["indicator_id"].eq("da_homelessness_rate")].sort_values("period_end")
    london = rate[rate["level"].eq("london") & rate["period_type"].eq("quarter")].iloc[-1]
    assert (london["denominator"], london["denominator_period"]) == (
        9_089_736 + 33_000,
        "mid-2025, the latest there is",
    )
    assert switch(["--undo"], settings) == 0
    assert (served / "current").resolve().name == "2025-08"
