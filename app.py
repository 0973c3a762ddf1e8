"""Composition root: settings and data in, a server out. Nothing imports it."""

import logging.config
import sys
from datetime import date
from pathlib import Path

from flask import Flask

from callbacks.serve import build_server
from callbacks.server.logs import configuration
from callbacks.server.public_address import UNSET
from data.catalogue import Catalogue, CatalogueError
from data.helplines import HelplinesError, load_helplines
from data.repository import ParquetRepository, ReleaseError, earlier_releases
from data.settings import Settings, SettingsError, load_settings


def create_server(settings: Settings | None = None) -> Flask:
    """Read everything that is served, check it, and return a WSGI server.

    Exits with one line where a setting, a definition or the release is wrong, so that a bad
    start is seen at the start and not on someone's first click.
    """
    try:
        chosen = settings or load_settings()
        logging.config.dictConfig(configuration(chosen.log_level))
        if not chosen.public_url:
            logging.getLogger("dashboard").warning(UNSET)
        repository = ParquetRepository.open(chosen.release_dir)
        catalogue, served = Catalogue.load(), str(repository.manifest["release"])
        held = earlier_releases(_releases(chosen), served=served, most=chosen.releases_open)
        return build_server(
            settings=chosen,
            catalogue=catalogue.dated(repository.manifest["sources"]),
            earlier=[(catalogue.dated(one.manifest["sources"]), one) for one in held],
            repository=repository,
            helplines=load_helplines(chosen.helplines),
            today=date.today,
        )
    except (SettingsError, CatalogueError, HelplinesError, ReleaseError) as error:
        sys.exit(f"Cannot start: {error}")


def _releases(chosen: Settings) -> Path | None:
    try:
        if chosen.releases:
            next(chosen.releases.iterdir(), None)
    except OSError as error:
        raise SettingsError(
            f"RELEASES: {chosen.releases} is no folder that can be read ({error.strerror}); "
            "name one, or leave it empty"
        ) from error
    return chosen.releases
