"""`docs/adding.md`, carried out in a copy of the code. All figures in it are made up."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pandas as pd
import pytest

from data.pipeline.areas.places import BY_CODE, CITY, LONDON, POPULATION, REBASED
from data.pipeline.release import collect
from tests.paths import ROOT
from tests.unit.commands.adding_page import TEXT, Command, Frame, Look, Speaks, steps

pytestmark = pytest.mark.long

STEPS = steps()
LEFT_OUT = (".git", ".venv*", ".*cache", ".hypothesis", "releases", "trial", "load")
RUN = Path(__file__).with_name("adding_run.py")
NEW = "example_calls_rate"
YEARS = range(2020, 2026)
CAMDEN, SMALL = "E09000007", "E09000021"  # the second, Kingston, has three calls in 2024
OUTCOME = re.compile(r"^(PASSED|FAILED|ERROR) (tests/.+?)(?: - .*)?$", re.MULTILINE)
FAULTS = [
    "tests/unit/pipeline/raw/test_fault_matrix.py::test_no_fault_of_the_manifest_is_read_wrong"
    f"[the example helpline-{fault}]"
    for fault in ("duplicated rows", "counts as text")
]
CAVEAT = "A call is not a person, and a line that more people know receives more calls."
BREAK = "Calls before and after April 2022 cannot be compared."
RATE = f"indicator={NEW}"
ASKED_BESIDE = (
    f"/compare?{RATE}&view=change&period=2023-03-31&borough=camden&borough=barnet",
    f"/compare?{RATE}&view=table",
    f"/api/v1/values?{RATE}&level=borough&limit=5000",
    f"/api/v1/values?{RATE}&level=london",
    f"/api/v1/indicators/{NEW}",
    f"/download/view.csv?{RATE}&level=london",
    f"/embed/trend?{RATE}",
    f"/image/map.svg?{RATE}",
    "/data",
)


def calls_of(code: str, year: int) -> int:
    """Made-up calls: large enough for a rate, but for one borough in one year."""
    if code == LONDON:
        return sum(calls_of(one, year) for one in BY_CODE if one != CITY)
    return 3 if (code, year) == (SMALL, 2024) else 100 + int(code[-2:]) * 10 + (year - 2020)


def residents() -> pd.DataFrame:
    """Residents as they are published, from the release."""
    rows = pd.read_parquet(ROOT / "data" / "published" / "metrics.parquet")
    found = rows[rows["indicator_id"].eq("population") & rows["level"].eq("borough")]
    return pd.DataFrame(
        {
            "series": REBASED,
            "year": found["period_end"].dt.year,
            "borough_code": found["area_code"],
            "borough": found["area_name"],
            "population": found["value"].astype(int),
        }
    )


def put(table: pd.DataFrame, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    table.to_csv(path, index=False)


class Copy:
    """A copy of the code and a folder of raw files, and what happened on the way through."""

    def __init__(self, folder: Path) -> None:
        self.root, self.raw = folder / "copy", folder / "raw_data"
        shutil.copytree(ROOT, self.root, ignore=shutil.ignore_patterns(*LEFT_OUT))
        put(residents(), self.raw / POPULATION)
        [header] = re.findall(
            r"`raw/helpline/calls.csv`, has the columns (.*?), with", TEXT, re.DOTALL
        )
        columns = re.findall(r"`(\w+)`", header)
        codes = [LONDON, *(code for code in BY_CODE if code != CITY)]
        rows = [(code, year, calls_of(code, year)) for code in codes for year in YEARS]
        put(pd.DataFrame(rows, columns=columns), self.raw / "raw/helpline/calls.csv")

    def run(self, *line: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
        clean = {name: value for name, value in os.environ.items() if "PYTEST" not in name}
        settings = more | {"PYTHONPATH": str(self.root), "RAW_DATA": str(self.raw)}
        return subprocess.run(
            [sys.executable, "-W", "ignore", *line],
            cwd=self.root,
            env={**clean, **settings, "RELEASE_DIR": "data/published"},
            capture_output=True,
            text=True,
            check=False,
        )

    def outcomes(self, tests: list[str]) -> dict[str, str]:
        """Run tests of the copy; say of each whether it passed.

        Plugins that none of these tests uses would take a third of the time, and folders of earlier
        runs would be cleared away.
        """
        ran = self.run(
            *("-m", "pytest", "-q", "-rA", "-p", "no:cacheprovider", *tests),
            f"--basetemp={self.root.parent / 'temporary'}",
            PYTEST_DISABLE_PLUGIN_AUTOLOAD="1",
        )
        return {test: outcome for outcome, test in OUTCOME.findall(ran.stdout)}


def type_in(copy: Copy, line: str) -> None:
    """Do what a line of the page does, the longer ones on a small scale."""
    words = shlex.split(line)
    if words[0] == ".venv/bin/python":
        ran = copy.run(*words[1:])
        assert ran.returncode == 0, ran.stderr
        return
    assert words[0] == "make", line
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(rf"^{words[1]}:", makefile, re.MULTILINE), line
    if words[1] == "data":
        ran = copy.run(RUN, "build", *collect.SOURCES)
        assert ran.returncode == 0, ran.stderr


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    """The copy once the page has been followed to its end, and what spoke up on the way."""
    copy = Copy(tmp_path_factory.mktemp("adding"))
    spoke, waiting, built = {}, [], False
    for step in STEPS:
        if waiting and not isinstance(step, Speaks):
            spoke |= copy.outcomes(waiting)
            waiting = []
        match step:
            case Frame():
                step.put(copy.root)
            case Command(line=line):
                type_in(copy, line)
                built |= "make data" in line
            case Speaks(test=test):
                waiting.append(test)
    assert built
    return copy, spoke


@pytest.fixture(scope="module")
def answers(walked):
    """What the app of the copy answers, after a break was added and the release made again."""
    copy, _ = walked
    shutil.copytree(
        ROOT / "data" / "published", copy.root / "data" / "published", dirs_exist_ok=True
    )
    type_in(copy, "make data")
    asked = [*(step.address for step in STEPS if isinstance(step, Look)), *ASKED_BESIDE]
    ran = copy.run(RUN, "ask", *asked)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def words_of(answer):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer[1])).replace("’", "'").split())


def test_the_page_holds_what_a_walk_needs():
    kinds = [type(step) for step in STEPS]

    assert kinds.count(Frame) > 20
    assert kinds.count(Look) > 6
    assert kinds.count(Speaks) == 5
    assert "**made up**" in TEXT


def test_every_list_speaks_up_until_it_is_told(walked):
    copy, spoke = walked
    named = [step.test for step in STEPS if isinstance(step, Speaks)]

    assert spoke == dict.fromkeys(named, "FAILED")
    assert copy.outcomes([*named, *FAULTS]) == dict.fromkeys([*named, *FAULTS], "PASSED")


def test_what_the_page_adds_is_written_as_the_code_is(walked):
    copy, _ = walked
    paths = sorted({step.path for step in STEPS if isinstance(step, Frame)})
    python = [one for one in paths if one.endswith(".py")]
    checked = copy.run("-m", "ruff", "check", "--no-cache", "--ignore", "I001", *python)

    assert checked.returncode == 0, checked.stdout
    assert copy.run("-m", "ruff", "format", "--no-cache", "--check", *python).returncode == 0


def test_every_address_of_the_page_answers_with_what_it_says(answers):
    for step in STEPS:
        if not isinstance(step, Look):
            continue
        status, _ = answers[step.address]
        text = words_of(answers[step.address])
        assert status == 200, step
        measure = step.address != "/example"
        words = "Calls to the example helpline per 10,000 residents" if measure else "offences"
        caveat = CAVEAT if measure else "Recorded figures show what was reported and recorded"
        assert words in text, step
        assert caveat in text, step


def test_compare_has_every_borough_and_the_city_as_not_covered(answers):
    table = words_of(answers[f"/compare?{RATE}&view=table"])

    assert all(name in table for name in BY_CODE.values())
    assert "[z]" in table
    assert CAVEAT in table


def test_a_change_is_given_inside_an_era_and_refused_across_the_break(answers):
    inside = words_of(answers[f"/compare?{RATE}&view=change&borough=camden&borough=barnet"])
    across = words_of(answers[ASKED_BESIDE[0]])

    assert "compared with the year to March 2024" in inside
    assert re.search(r"[+−]\d+\.\d%", inside)
    assert BREAK in across
    assert "compared with the year to March 2022" not in across


def values(answers, level):
    [address] = [one for one in ASKED_BESIDE if f"values?{RATE}&level={level}" in one]
    return json.loads(answers[address][1])


def test_the_api_gives_each_rate_of_the_raw_file_with_its_interval(answers):
    rows = {
        (row["area_code"], row["period_end"]): row for row in values(answers, "borough")["values"]
    }
    row = rows[CAMDEN, "2025-03-31"]
    people = residents().set_index(["borough_code", "year"])["population"]

    assert row["numerator"] == calls_of(CAMDEN, 2025)
    assert row["denominator"] == people[CAMDEN, 2024]
    assert row["value"] == pytest.approx(calls_of(CAMDEN, 2025) / people[CAMDEN, 2024] * 10_000)
    assert row["lower"] < row["value"] < row["upper"]
    assert row["era"] == "from_2022_04"
    assert rows[CITY, "2025-03-31"]["status"] == "not_applicable"
    assert len(rows) == 33 * len(YEARS)


def test_a_small_count_is_withheld_and_another_with_it(answers):
    rows = values(answers, "borough")["values"]
    withheld = [row for row in rows if row["status"] == "suppressed"]

    assert SMALL in {row["area_code"] for row in withheld}
    assert {row["period_end"] for row in withheld} == {"2024-03-31"}
    assert len(withheld) == 2
    assert all(row["value"] is row["numerator"] is None for row in withheld)


def test_every_way_out_carries_the_caveats_source_and_licence(answers):
    api = values(answers, "london")
    assert [one["id"] for one in api["caveats"]] == ["example_calls_not_people", "no_league_table"]
    assert api["indicator"]["sources"][0]["licence"] == "Open Government Licence v3.0"
    download = answers[f"/download/view.csv?{RATE}&level=london"][1]
    assert CAVEAT in download
    assert "Example helpline" in download
    assert f"{calls_of(LONDON, 2025)}" in download
    for address in (f"/embed/trend?{RATE}", f"/image/map.svg?{RATE}"):
        assert CAVEAT in words_of(answers[address]), address
    assert "Calls to the example helpline" in words_of(answers["/data"])


def test_the_page_of_the_example_has_the_exit_its_caveats_and_its_files(answers):
    page = answers["/example"][1]

    assert "data-exit" in page
    assert "view=example" in page
    assert 'aria-current="page"' in page
