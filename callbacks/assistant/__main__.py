"""Composition root of `python -m callbacks.assistant`: settings and data in, tools on stdio."""

import asyncio
import logging
import sys
from datetime import date

from callbacks.assistant.serve import serve
from callbacks.server.site import Site
from components.links import Links
from data.catalogue import Catalogue
from data.consistency import CatalogueError
from data.helplines import HelplinesError, load_helplines
from data.repository import ParquetRepository, ReleaseError
from data.settings import SettingsError, load_settings


def main() -> None:
    """Answer on standard input and output until the input ends.

    Exits with one line where a setting, a definition or the release is wrong.
    """
    # Standard output belongs to the protocol.
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    try:
        settings = load_settings()
        repository = ParquetRepository.open(settings.release_dir)
        site = Site(
            catalogue=Catalogue.load().dated(repository.manifest["sources"]),
            repository=repository,
            links=Links(settings.url_prefix, {}),
            settings=settings,
            helplines=load_helplines(settings.helplines),
            today=date.today,
        )
    except (SettingsError, CatalogueError, HelplinesError, ReleaseError) as error:
        sys.exit(f"Cannot start: {error}")
    asyncio.run(serve(site))


if __name__ == "__main__":
    main()
