import re

from tests.paths import ROOT

MAP = (ROOT / "docs" / "map.md").read_text("utf-8")
NAMED = {one for one in re.findall(r"`([^`\s]+)`", MAP) if "/" in one or one.endswith(".py")}
PLACES = ("callbacks", "components", "data")


def test_everything_on_the_map_is_there():
    assert [one for one in sorted(NAMED) if not (ROOT / one).exists()] == []


def test_no_package_is_left_off_the_map():
    packages = {
        f"{path.parent.relative_to(ROOT).as_posix()}/"
        for place in PLACES
        for path in (ROOT / place).rglob("*.py")
    }

    assert sorted(packages - NAMED) == []
