"""How old the figures are, and which source has a newer release than the one served."""

from datetime import date

from callbacks.server.site import Site
from data.model import Source


def data_to(site: Site) -> date:
    """Return the last day the police figures reach."""
    return date.fromisoformat(site.repository.manifest["data_to"])


def age_in_days(site: Site) -> int:
    """Return the days since the last day the police figures reach."""
    return (site.today() - data_to(site)).days


def overdue_sources(site: Site) -> list[Source]:
    """Return the sources whose next release is overdue by their publisher's own rhythm."""
    today = site.today()
    return [one for one in site.catalogue.sources.values() if one.next_due and one.next_due < today]
