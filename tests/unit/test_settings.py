import pytest

from data.helplines import HelplinesError, load_helplines
from data.settings import Settings, SettingsError, load_settings
from tests.paths import ROOT


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PORT", "eighty", "PORT"),
        ("PORT", "70000", "PORT"),
        ("URL_PREFIX", "dashboard", "slash"),
        ("EXIT_URL", "javascript:alert(1)", "EXIT_URL"),
        ("FRAME_ANCESTORS", "*", "FRAME_ANCESTORS"),
        ("FRAME_ANCESTORS", "https://www.london.gov.uk/path", "is no origin"),
        ("TILE_URL", "https://tiles.example.org", "TILE_ATTRIBUTION"),
        ("PARTNER", "oidc", "OIDC_ISSUER"),
        ("PARTNER", "local", "PARTNER_PACKS"),
        ("LOG_LEVEL", "loud", "LOG_LEVEL"),
    ],
)
def test_a_wrong_setting_is_one_line_that_names_it(monkeypatch, name, value, said):
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_origins_are_separated_by_spaces(monkeypatch):
    monkeypatch.setenv("FRAME_ANCESTORS", "'self' https://www.london.gov.uk")

    assert load_settings().frame_ancestors == ("'self'", "https://www.london.gov.uk")


def test_every_setting_is_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    for name in Settings.model_fields:
        assert f"`{name.upper()}`" in readme, name


def test_an_empty_list_of_support_lines_is_refused(tmp_path):
    (tmp_path / "lines.yaml").write_text("[]")

    with pytest.raises(HelplinesError, match="must show one"):
        load_helplines(tmp_path / "lines.yaml")


def test_support_lines_may_be_a_deployment_s_own(tmp_path):
    (tmp_path / "lines.yaml").write_text("- name: Made-up line\n  number: '0000'\n")

    assert [one.name for one in load_helplines(tmp_path / "lines.yaml")] == ["Made-up line"]


def test_a_partner_area_that_is_not_there_is_not_promised(monkeypatch, tmp_path):
    monkeypatch.setenv("PARTNER", "local")
    monkeypatch.setenv("PARTNER_PACKS", str(tmp_path))

    with pytest.raises(SettingsError, match="no partner area yet"):
        load_settings()
