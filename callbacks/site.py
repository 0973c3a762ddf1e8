"""What every page and callback may use: definitions, figures, addresses, settings."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from components.links import Links
from data.catalogue import Catalogue
from data.helplines import Helpline
from data.repository import Repository
from data.settings import Settings


@dataclass(frozen=True)
class Site:
    """One served copy of the dashboard. Nothing in it changes while it runs."""

    catalogue: Catalogue
    repository: Repository
    links: Links
    settings: Settings
    helplines: tuple[Helpline, ...]
    today: Callable[[], date]
