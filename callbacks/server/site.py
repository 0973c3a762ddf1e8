"""What every page and callback may use: definitions, figures, addresses, settings."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from components.links import Links
from data.catalogue import Catalogue
from data.evidence.facts import Facts
from data.helplines import Helpline
from data.repository import Repository
from data.settings import Settings


@dataclass(frozen=True, eq=False)
class Site:
    """One served copy of the dashboard. Nothing in it changes while it runs.

    Copies are told apart by what they are and not by what they hold, so that what follows from
    one may be remembered for it.
    """

    catalogue: Catalogue
    repository: Repository
    links: Links
    settings: Settings
    helplines: tuple[Helpline, ...]
    today: Callable[[], date]

    def facts(self) -> Facts:
        """Return the printed figures, none of them handed out: each page owes what it shows."""
        return self._facts.anew()

    @cached_property
    def _facts(self) -> Facts:
        return Facts(self.repository.evidence())
