"""Rooms: none rests on one that rests on it, and pages know no other page."""

import shutil
import subprocess
import sys
from collections import defaultdict
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

from tests.paths import ROOT

LAYERS = ("callbacks", "components", "data")
# A line that breaks one contract each, by the module that would hold it.
PLANTED = {
    "callbacks/pages/costs/page.py": (
        "from callbacks.pages.borough.page import borough_page",
        "The wiring of a page knows no other page",
    ),
    "components/pages/brief/page.py": (
        "from components.pages.borough.page import borough_layout",
        "The drawing of a page knows no other page",
    ),
    "callbacks/panels/latest.py": (
        "from components.pages.compare.page import compare_layout",
        "What several pages share knows none of them",
    ),
    "callbacks/server/health.py": (
        "from callbacks.panels.latest import latest_words",
        "Rooms of callbacks: from the whole server down to what it is made of",
    ),
    "callbacks/pages/about/status.py": (
        "from components.figures.theme import Ink",
        "The wiring draws nothing itself",
    ),
    "components/words/values.py": (
        "from components.tables.figures import figures_table",
        "Rooms of components: from pages down to words and figures",
    ),
    "data/statistics/peers.py": (
        "from data.repository import Repository",
        "Rooms of data: what opens files above the rules, the rules above the vocabulary",
    ),
    "data/pipeline/raw/read.py": (
        "from data.pipeline.met.wards import SERIES",
        "Rooms of the pipeline: from a run down to what reads a file",
    ),
}


@pytest.fixture(scope="module")
def graph():
    return grimp.build_graph(*LAYERS, cache_dir=None)


@pytest.fixture(scope="module")
def rooms(graph):
    """What each folder imports from others: folder by folder, with the modules that do."""
    found = defaultdict(lambda: defaultdict(set))
    for module in graph.modules:
        for other in graph.find_modules_directly_imported_by(module):
            if folder_of(module) != folder_of(other):
                found[folder_of(module)][folder_of(other)].add((module, other))
    return found


def folder_of(module):
    path = ROOT / module.replace(".", "/")
    return module if (path / "__init__.py").exists() else module.rpartition(".")[0]


def in_order(rooms):
    """Folders, each after all that it imports from; raises where two rest on each other."""
    return list(
        TopologicalSorter({one: set(others) for one, others in rooms.items()}).static_order()
    )


def test_no_folder_rests_on_one_that_rests_on_it(rooms):
    order = in_order(rooms)

    assert len(order) > 50
    assert order[-1] == "callbacks"


def test_a_circle_of_folders_is_seen(rooms):
    circle = {**rooms, "components.words": {**rooms["components.words"], "components.pages": set()}}
    circle["components.pages"] = {"components.words": set()}

    with pytest.raises(CycleError):
        in_order(circle)


def test_the_wiring_of_a_page_draws_that_page_alone(rooms):
    drawn = {
        (room.rpartition(".")[2], other.rpartition(".")[2])
        for room, others in rooms.items()
        if room.startswith("callbacks.pages.")
        for other in others
        if other.startswith("components.pages.")
    }

    assert len(drawn) > 10
    assert [pair for pair in sorted(drawn) if pair[0] != pair[1]] == []


def test_an_import_that_no_room_may_make_breaks_its_contract(tmp_path):
    kept = shutil.ignore_patterns("__pycache__", "*.yaml", "published", "registers")
    for layer in LAYERS:
        shutil.copytree(ROOT / layer, tmp_path / layer, ignore=kept)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for place, (line, _) in PLANTED.items():
        with (tmp_path / place).open("a", encoding="utf-8") as module:
            module.write(f"\n{line}\n")

    ran = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 1
    assert [name for _, name in PLANTED.values() if f"{name} BROKEN" not in ran.stdout] == []
