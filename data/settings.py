"""Settings of a deployment, read from the environment and checked before anything starts."""

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic.functional_validators import BeforeValidator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
SIGNED_IN = "partner/signed-in"  # where a provider sends a person back to
LEAST_KEY = 32
# Stands in a policy as it is given: a sign more could widen that, or end it and begin another.
ORIGIN = re.compile(r"(?i)https?://([a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(:\d{1,5})?")
HOST = re.compile(r"(?i)[a-z0-9.:-]+")
# Of letters that stand in an address as they are, and no part that means another folder.
PREFIX = re.compile(r"(?i)/((?!\.{1,2}/)[a-z0-9._~-]+/)*")
CONTACT = re.compile(r"([^@\s<>]+@[^@\s<>]+|https?://[^\s<>]+)?")
EXIT = re.compile(r"https?://[^\s<>\"'/]+(/[^\s<>\"']*)?")
SECRET = ("OIDC_CLIENT_SECRET", "OIDC_SESSION_KEY", "CACHE_URL")  # never quoted
OIDC_NEEDS = ("oidc_issuer", "oidc_client_id", "oidc_redirect_uri", "oidc_session_key")


class SettingsError(Exception):
    """A setting is wrong. The message is one line that names it and says what would do."""


def _must(fit: Callable[[str], object], otherwise: str) -> BeforeValidator:
    def checked(given: object) -> object:
        if isinstance(given, str) and not fit(given):
            raise ValueError(otherwise)
        return given

    return BeforeValidator(checked)


# As the server reads it too, before the app is there.
Whole = Annotated[int, _must(str.isdecimal, "must be a whole number, such as 3")]
# What is left empty is as good as not set: an empty path would be the folder of the app.
Place = Annotated[Path | None, BeforeValidator(lambda given: given or None)]
# Sign-in travels encrypted, except on this machine alone.
Safe = Annotated[
    str,
    _must(
        lambda given: not given or (travels_safely(given) and not re.search("[?#]", given)),
        "must be an https:// address without query, such as https://id.example",
    ),
]


class Settings(BaseSettings):
    """What a deployment may set. Each field is an environment variable of the same name."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore")

    host: Annotated[
        str, _must(HOST.fullmatch, "must be an address of this machine, such as 127.0.0.1")
    ] = Field(default="127.0.0.1", description="address to listen on")
    port: Whole = Field(default=8050, ge=1, le=65535, description="port to listen on")
    url_prefix: Annotated[
        str,
        _must(PREFIX.fullmatch, "must be plain and have a slash at both ends, such as /dashboard/"),
    ] = Field(default="/", description="path the app lives under, with a slash at both ends")
    public_url: str = Field(
        default="",
        description="where readers find the site, such as https://www.example.org/; addresses that "
        "leave the site rest on it, other hosts are refused; empty for the host of each request",
    )
    workers: Whole = Field(
        default=3,
        ge=1,
        le=64,
        description="server processes: one makes files, of three or more a good third make pages "
        "and choices, the rest answer what is ready",
    )
    raw_data: Path = Field(
        default=Path("../shared/data"), description="raw files, for `make data` only"
    )
    fetched: Path = Field(
        default=Path("fetched"), description="where `make fetch` puts newer raw files, by date"
    )
    release_dir: Path = Field(
        default=Path("data/published"), description="the release that is served"
    )
    releases: Place = Field(
        default=None,
        description="folder of releases, of which earlier ones can still be read and cited by "
        "`?release=`; empty for none",
    )
    releases_open: Whole = Field(
        default=2, ge=1, le=12, description="how many earlier releases are kept open, newest first"
    )
    cache_url: str = Field(
        default="", description="redis:// address of a shared cache; empty for none"
    )
    # The exit must leave this site, whatever else is wrong.
    exit_url: Annotated[
        str,
        _must(EXIT.fullmatch, "must be a web address, such as https://www.bbc.co.uk/weather"),
    ] = Field(default="https://www.bbc.co.uk/weather", description="where “Exit this page” leads")
    helplines: Place = Field(
        default=None, description="YAML file of support lines, in place of the national ones"
    )
    contact: Annotated[
        str, _must(CONTACT.fullmatch, "must be such as figures@example.org or https://example.org")
    ] = Field(default="", description="e-mail address or web address for corrections")
    frame_ancestors: Annotated[tuple[str, ...], NoDecode] = Field(
        default=("'self'",), description="origins that may embed, separated by spaces"
    )
    tile_url: str = Field(default="", description="map tile address; empty for no tiles")
    tile_attribution: str = Field(default="", description="what the tile provider must be called")
    metrics: bool = Field(default=False, description="serve /metrics")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="least severe log line written"
    )
    rate_limit: str = Field(
        default="12000 per minute", description="requests a client address may make; empty for none"
    )
    partner: Literal["off", "local", "oidc"] = Field(
        default="off", description="the partner area: off, on this machine alone, or with sign-in"
    )
    oidc_issuer: Safe = Field(default="", description="OpenID provider, when PARTNER is oidc")
    oidc_client_id: str = Field(default="", description="client id at the OpenID provider")
    oidc_client_secret: SecretStr = Field(
        default=SecretStr(""), description="client secret at the provider; empty for none"
    )
    oidc_groups: Annotated[Mapping[str, frozenset[str]], NoDecode] = Field(
        default={}, description="group=borough-slug pairs separated by commas"
    )
    oidc_groups_claim: str = Field(
        default="groups", description="claim that lists a person’s groups at the provider"
    )
    # Without it a provider signs nothing that says who signed in.
    oidc_scopes: Annotated[
        str,
        _must(lambda given: "openid" in given.split(), "must hold openid, such as: openid groups"),
    ] = Field(default="openid", description="scopes asked of the provider, separated by spaces")
    oidc_redirect_uri: Safe = Field(
        default="",
        description=f"public address of this site’s `{SIGNED_IN}`, as the provider has it",
    )
    oidc_session_key: SecretStr = Field(
        default=SecretStr(""),
        description=f"at least {LEAST_KEY} random characters; encrypts the partner area’s cookie",
    )
    partner_packs: Place = Field(
        default=None, description="folder of partner packs, outside the release"
    )
    postcodes: Place = Field(
        default=None,
        description="the ONS Postcode Directory, a CSV with pcds and lsoa21cd: `make data` then "
        "makes a release in which readers can look up a postcode, and packs can use them",
    )
    pipeline_engine: str = Field(
        default="duckdb", description="duckdb, or spark:// address of a cluster"
    )
    update_switch: Literal["", "yes"] = Field(
        default="",
        description="yes lets `make update` serve a release about which nothing is left to ask",
    )

    @field_validator("frame_ancestors", mode="before")
    @classmethod
    def split_origins(cls, given: object) -> object:
        """Take origins separated by spaces; nothing in one may widen the policy or end it."""
        origins = tuple(given.split()) if isinstance(given, str) else given
        if isinstance(origins, tuple):
            for origin in origins:
                if origin == "'self'" or (origin == "'none'" and len(origins) == 1):
                    continue
                if not _is_origin(str(origin)):
                    message = f"{origin!r} is no origin; write 'self' or https://www.example.org"
                    raise ValueError(message)
        return origins

    @field_validator("tile_url")
    @classmethod
    def tiles_come_from_one_host(cls, given: str) -> str:
        """The host stands in the policy of a map."""
        origin = given.replace("{s}.", "").rpartition("://")
        host = "://".join((origin[0], origin[2].partition("/")[0]))
        if given and not _is_origin(host):
            raise ValueError("must be such as https://tiles.example.org/{z}/{x}/{y}.png")
        return given

    @field_validator("public_url")
    @classmethod
    def is_a_public_address(cls, given: str) -> str:
        """Take scheme, host and path, and end in a slash; nothing else belongs to an address."""
        if not given:
            return given
        parts = urlsplit(given)
        if not _is_origin(f"{parts.scheme}://{parts.netloc}") or parts.query or parts.fragment:
            raise ValueError("must be a web address, such as https://www.example.org/")
        return f"{parts.scheme}://{parts.netloc.lower()}{parts.path.rstrip('/')}/"

    @field_validator("cache_url")
    @classmethod
    def cache_is_redis(cls, given: str) -> str:
        """Connections are plain: to an address that asks for another kind a password would be."""
        parts = urlsplit(given)
        try:
            whole = parts.scheme == "redis" and parts.hostname and (parts.port or True)
        except ValueError:
            whole = False
        if given and not (whole and re.fullmatch(r"(/\d*)?", parts.path)):
            raise ValueError(
                "must be such as redis://cache.example:6379/0; rediss:// is not spoken"
            )
        return given

    @field_validator("oidc_groups", mode="before")
    @classmethod
    def split_groups(cls, given: object) -> object:
        """Take pairs separated by commas; one group may open several boroughs."""
        if not isinstance(given, str):
            return given
        found: dict[str, set[str]] = {}
        for pair in filter(None, (part.strip() for part in given.split(","))):
            group, equals, slug = (part.strip() for part in pair.rpartition("="))
            if not (group and equals and slug):
                raise ValueError(f"{pair!r} is no pair; write a-group=barking-and-dagenham")
            found.setdefault(group, set()).add(slug)
        return {group: frozenset(slugs) for group, slugs in found.items()}

    @field_validator("oidc_session_key")
    @classmethod
    def key_is_long(cls, given: SecretStr) -> SecretStr:
        """A short key can be guessed, and with it any borough opened."""
        if given.get_secret_value() and len(given.get_secret_value()) < LEAST_KEY:
            raise ValueError(f"must have at least {LEAST_KEY} random characters")
        return given

    @model_validator(mode="after")
    def parts_belong_together(self) -> Self:
        """Some settings make sense only with others."""
        if self.public_url and urlsplit(self.public_url).path != self.url_prefix:
            raise ValueError(f"PUBLIC_URL must end in {self.url_prefix}, which is URL_PREFIX")
        if self.tile_url and not self.tile_attribution:
            raise ValueError("TILE_URL needs TILE_ATTRIBUTION: providers must be named")
        if self.partner != "off":
            self._check_partner(self.partner_packs)
        return self

    def _check_partner(self, packs: Path | None) -> None:
        if packs is None or not os.path.isdir(packs):  # noqa: PTH112 - the other may raise
            raise ValueError("PARTNER needs PARTNER_PACKS, a folder that is there")
        if packs.resolve().is_relative_to(self.release_dir.resolve()):
            raise ValueError("PARTNER_PACKS must lie outside RELEASE_DIR, which everyone may read")
        if self.partner == "local":
            if self.host not in LOOPBACK:
                raise ValueError("PARTNER=local binds to this machine alone: set HOST=127.0.0.1")
            return
        missing = [name.upper() for name in OIDC_NEEDS if not _text(getattr(self, name))]
        if missing:
            raise ValueError(f"PARTNER=oidc needs {', '.join(missing)}")
        if not self.oidc_groups:
            raise ValueError("PARTNER=oidc needs OIDC_GROUPS, such as a-group=barking-and-dagenham")
        back = urlsplit(self.oidc_redirect_uri).path
        if back != self.url_prefix + SIGNED_IN:
            raise ValueError(f"OIDC_REDIRECT_URI must end in {self.url_prefix}{SIGNED_IN}")


def _is_origin(text: str) -> bool:
    try:
        return bool(ORIGIN.fullmatch(text)) and urlsplit(text).port != 0
    except ValueError:  # there is no such port, or no such address
        return False


def travels_safely(address: str) -> bool:
    """Tell whether what is sent to an address is encrypted on its way, or never leaves us."""
    parts = urlsplit(address)
    encrypted = parts.scheme == "https" and bool(parts.hostname)
    return encrypted or (parts.scheme == "http" and parts.hostname in LOOPBACK)


def _text(value: str | SecretStr) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else value


def load_settings() -> Settings:
    """Read the settings from the environment.

    Raises:
        SettingsError: With one line that names the setting and the remedy.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        # A fault of several settings together would quote them all, the secret ones as well.
        name = str(first["loc"][0]).upper() if first["loc"] else ""
        reason = first["msg"].removeprefix("Value error, ")
        given = f" (given: {first.get('input')!r})" if name and name not in SECRET else ""
        raise SettingsError(f"{name or 'settings'}: {reason}{given}"[:300]) from error
