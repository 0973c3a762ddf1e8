"""Settings of a deployment, read from the environment and checked before anything starts."""

from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class SettingsError(Exception):
    """A setting is wrong. The message is one line that names it and says what would do."""


class Settings(BaseSettings):
    """What a deployment may set. Each field is an environment variable of the same name."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore")

    host: str = Field(default="127.0.0.1", description="address to listen on")
    port: int = Field(default=8050, ge=1, le=65535, description="port to listen on")
    url_prefix: str = Field(
        default="/", description="path the app lives under, with a slash at both ends"
    )
    workers: int = Field(default=2, ge=1, le=64, description="server processes")
    raw_data: Path = Field(
        default=Path("../shared/data"), description="raw files, for `make data` only"
    )
    release_dir: Path = Field(
        default=Path("data/published"), description="the release that is served"
    )
    cache_url: str = Field(
        default="", description="redis:// address of a shared cache; empty for none"
    )
    exit_url: str = Field(
        default="https://www.bbc.co.uk/weather", description="where “Exit this page” leads"
    )
    helplines: Path | None = Field(
        default=None, description="YAML file of support lines, in place of the national ones"
    )
    contact: str = Field(default="", description="e-mail address or web address for corrections")
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
    oidc_issuer: str = Field(default="", description="OpenID provider, when PARTNER is oidc")
    oidc_client_id: str = Field(default="", description="client id at the OpenID provider")
    oidc_client_secret: str = Field(default="", description="client secret at the provider")
    oidc_groups: str = Field(default="", description="group=borough-slug pairs separated by commas")
    partner_packs: Path | None = Field(
        default=None, description="folder of partner packs, outside the release"
    )
    pipeline_engine: str = Field(
        default="duckdb", description="duckdb, or spark:// address of a cluster"
    )

    @field_validator("frame_ancestors", mode="before")
    @classmethod
    def split_origins(cls, given: object) -> object:
        """Take origins separated by spaces, and refuse a wildcard."""
        origins = tuple(given.split()) if isinstance(given, str) else given
        if isinstance(origins, tuple):
            for origin in origins:
                if origin in {"'self'", "'none'"}:
                    continue
                parts = urlsplit(str(origin))
                if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path:
                    message = f"{origin!r} is no origin; write 'self' or https://www.example.org"
                    raise ValueError(message)
        return origins

    @field_validator("url_prefix")
    @classmethod
    def prefix_has_slashes(cls, given: str) -> str:
        """A prefix without its slashes builds broken addresses."""
        if not (given.startswith("/") and given.endswith("/")) or "//" in given:
            raise ValueError("must begin and end with one slash, such as /dashboard/")
        return given

    @field_validator("exit_url")
    @classmethod
    def exit_leads_somewhere(cls, given: str) -> str:
        """The exit must leave this site, whatever else is wrong."""
        parts = urlsplit(given)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise ValueError("must be a web address, such as https://www.bbc.co.uk/weather")
        return given

    @model_validator(mode="after")
    def parts_belong_together(self) -> Self:
        """Some settings make sense only with others."""
        if self.tile_url and not self.tile_attribution:
            raise ValueError("TILE_URL needs TILE_ATTRIBUTION: providers must be named")
        if self.partner == "oidc" and not (self.oidc_issuer and self.oidc_client_id):
            raise ValueError("PARTNER=oidc needs OIDC_ISSUER and OIDC_CLIENT_ID")
        if self.partner != "off" and self.partner_packs is None:
            raise ValueError("PARTNER needs PARTNER_PACKS, a folder outside the release")
        if self.partner == "local" and self.host not in {"127.0.0.1", "localhost", "::1"}:
            raise ValueError("PARTNER=local binds to this machine alone: set HOST=127.0.0.1")
        if self.partner != "off":
            raise ValueError("PARTNER: this release has no partner area yet; leave it off")
        return self


def load_settings() -> Settings:
    """Read the settings from the environment.

    Raises:
        SettingsError: With one line that names the setting and the remedy.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper() or "settings"
        reason = first["msg"].removeprefix("Value error, ")
        raise SettingsError(f"{name}: {reason} (given: {first.get('input')!r})"[:300]) from error
