import pytest

from data.settings import Settings, SettingsError, load_settings
from tests.paths import ROOT


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PORT", "eighty", "PORT"),
        ("PORT", "70000", "PORT"),
        ("PORT", "8050.0", "whole number"),
        ("WORKERS", "3.0", "whole number"),
        ("WORKERS", "", "whole number"),
        ("RELEASES_OPEN", "", "whole number"),
        ("HOST", "", "127.0.0.1"),
        ("HOST", "unix:/run/dashboard", "127.0.0.1"),
        ("HOST", "http://127.0.0.1", "127.0.0.1"),
        ("URL_PREFIX", "/a b/", "plain"),
        ("URL_PREFIX", "/a?b/", "plain"),
        ("URL_PREFIX", "/../", "plain"),
        ("URL_PREFIX", "//", "plain"),
        ("URL_PREFIX", '/a"b/', "plain"),
        ("CONTACT", "javascript:alert(1)", "figures@example.org"),
        ("CONTACT", "<b>a@example.org</b>", "figures@example.org"),
        ("URL_PREFIX", "dashboard", "slash"),
        ("EXIT_URL", "javascript:alert(1)", "EXIT_URL"),
        ("EXIT_URL", "", "EXIT_URL"),
        ("EXIT_URL", "https:// example.org", "EXIT_URL"),
        ("EXIT_URL", "https://<b>", "EXIT_URL"),
        ("PUBLIC_URL", "example.org", "PUBLIC_URL"),
        ("PUBLIC_URL", "ftp://example.org/", "PUBLIC_URL"),
        ("PUBLIC_URL", "https://example.org/?a=1", "PUBLIC_URL"),
        ("PUBLIC_URL", "https://me@example.org/", "PUBLIC_URL"),
        ("PUBLIC_URL", "https://example.org:port/", "PUBLIC_URL"),
        ("PUBLIC_URL", "https://example.org:70000/", "PUBLIC_URL"),
        ("PUBLIC_URL", "https://a b.example/", "PUBLIC_URL"),
        ("PUBLIC_URL", "https://<b>/", "PUBLIC_URL"),
        ("PUBLIC_URL", "https://[::1/", "PUBLIC_URL"),
        ("PUBLIC_URL", "https://example.org/other/", "URL_PREFIX"),
        ("FRAME_ANCESTORS", "*", "FRAME_ANCESTORS"),
        ("FRAME_ANCESTORS", "https://www.london.gov.uk/path", "is no origin"),
        ("TILE_URL", "https://tiles.example.org", "TILE_ATTRIBUTION"),
        ("PARTNER", "oidc", "PARTNER_PACKS"),
        ("PARTNER", "local", "PARTNER_PACKS"),
        ("PARTNER", "on", "PARTNER"),
        ("OIDC_GROUPS", "camden", "is no pair"),
        ("OIDC_GROUPS", "=camden", "is no pair"),
        ("OIDC_ISSUER", "http://id.example", "OIDC_ISSUER"),
        ("OIDC_ISSUER", "https://id.example?tenant=1", "OIDC_ISSUER"),
        ("OIDC_REDIRECT_URI", "javascript:alert(1)", "OIDC_REDIRECT_URI"),
        ("OIDC_SCOPES", "profile", "openid"),
        ("LOG_LEVEL", "loud", "LOG_LEVEL"),
        ("CACHE_URL", "rediss://:s3cret@cache.example/0", "rediss:// is not spoken"),
        ("CACHE_URL", "unix:///run/redis.sock", "CACHE_URL"),
        ("CACHE_URL", "memcached://cache.example", "CACHE_URL"),
        ("CACHE_URL", "redis://", "CACHE_URL"),
        ("CACHE_URL", "redis://:s3cret@cache.example:port/0", "CACHE_URL"),
        ("CACHE_URL", "redis://cache.example/answers", "CACHE_URL"),
        ("FRAME_ANCESTORS", "https://*", "FRAME_ANCESTORS"),
        ("FRAME_ANCESTORS", "'none' https://a.example", "is no origin"),
        ("FRAME_ANCESTORS", "https://a.example:70000", "is no origin"),
        ("FRAME_ANCESTORS", "https://*.example.org", "FRAME_ANCESTORS"),
        ("FRAME_ANCESTORS", "https://a;b", "FRAME_ANCESTORS"),
        ("FRAME_ANCESTORS", "https://a,b", "FRAME_ANCESTORS"),
        ("FRAME_ANCESTORS", "https://a.example?x", "FRAME_ANCESTORS"),
        ("TILE_URL", "https://a;b/{z}/{x}/{y}.png", "TILE_URL"),
        ("TILE_URL", "https://*/{z}/{x}/{y}.png", "TILE_URL"),
    ],
)
def test_a_wrong_setting_is_one_line_that_names_it(monkeypatch, name, value, said):
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("name", ["RELEASES", "HELPLINES", "PARTNER_PACKS", "POSTCODES"])
def test_a_folder_or_file_that_is_left_empty_is_none(monkeypatch, name):
    monkeypatch.setenv(name, "")

    assert getattr(load_settings(), name.lower()) is None


def test_origins_are_separated_by_spaces(monkeypatch):
    monkeypatch.setenv("FRAME_ANCESTORS", "'self' https://www.london.gov.uk")

    assert load_settings().frame_ancestors == ("'self'", "https://www.london.gov.uk")


def test_every_setting_is_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    for name, field in Settings.model_fields.items():
        [row] = [line for line in readme.splitlines() if line.startswith(f"| `{name.upper()}` |")]
        assert row.endswith(f"| {field.description} |"), name


OIDC = {
    "PARTNER": "oidc",
    "OIDC_ISSUER": "https://id.example",
    "OIDC_CLIENT_ID": "dashboard",
    "OIDC_CLIENT_SECRET": "made-up client secret",
    "OIDC_GROUPS": "cs-camden=camden, cs-both = camden,cs-both=islington",
    "OIDC_REDIRECT_URI": "https://figures.example/dashboard/partner/signed-in",
    "OIDC_SESSION_KEY": "made-up session key of 32 characters and more",
    "URL_PREFIX": "/dashboard/",
}


@pytest.fixture
def oidc(monkeypatch, tmp_path):
    """Set everything that sign-in needs, and return what sets one thing otherwise."""
    for name, value in {**OIDC, "PARTNER_PACKS": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    return monkeypatch.setenv


@pytest.mark.usefixtures("oidc")
def test_groups_are_read_into_the_boroughs_that_they_open():
    assert load_settings().oidc_groups == {
        "cs-camden": {"camden"},
        "cs-both": {"camden", "islington"},
    }


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("OIDC_ISSUER", "", "OIDC_ISSUER"),
        ("OIDC_CLIENT_ID", "", "OIDC_CLIENT_ID"),
        ("OIDC_SESSION_KEY", "", "OIDC_SESSION_KEY"),
        ("OIDC_SESSION_KEY", "known-to-all", "at least 32"),
        ("OIDC_GROUPS", " , ", "OIDC_GROUPS"),
        ("OIDC_REDIRECT_URI", "", "OIDC_REDIRECT_URI"),
        ("OIDC_REDIRECT_URI", "https://figures.example/partner/signed-in", "/dashboard/partner"),
        ("PARTNER_PACKS", "no/such/folder", "a folder that is there"),
        ("PARTNER_PACKS", "data/published", "outside RELEASE_DIR"),
    ],
)
def test_sign_in_starts_with_everything_that_it_needs_or_not_at_all(oidc, name, value, said):
    oidc(name, value)

    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert said in str(caught.value)
    # A line of the log is no place for a secret.
    assert "made-up" not in str(caught.value)
    assert "known-to-all" not in str(caught.value)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "figures.example", "::"])  # noqa: S104
def test_without_sign_in_only_this_machine_is_listened_to(oidc, host):
    oidc("PARTNER", "local")
    oidc("HOST", host)

    with pytest.raises(SettingsError, match="this machine alone"):
        load_settings()
