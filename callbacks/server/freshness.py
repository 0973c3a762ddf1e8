"""How old the figures are, and which source has a newer release than the one served."""

from datetime import date

from callbacks.server.site import Site
from components.frame.age import age_words
from data.model import Source

POLICE = "da_offences"  # whose first source is the one that the police figures come from


def data_to(site: Site) -> date:
    """Return the last day the police figures reach."""
    return date.fromisoformat(site.repository.manifest["data_to"])


def age_in_words(site: Site, indicator_id: str = "") -> str:
    """Say how old the newest figures are, and whether the next ones are late.

    Args:
        site: Definitions, and the release.
        indicator_id: Of the measure that a page is about; "" for the police figures as a whole, as
            for a measure without figures.
    """
    manifest, catalogue = site.repository.manifest, site.catalogue
    reaches, what = data_to(site), "police figures"
    if indicator_id not in manifest["indicators"]:
        indicator_id = ""
    else:
        reaches = date.fromisoformat(manifest["indicators"][indicator_id]["to"])
        what = "figures of this measure"
    [source, *_] = catalogue.indicators[indicator_id or POLICE].source_ids or (None,)
    due = catalogue.sources[source].next_due if source else None
    return age_words(reaches, today=site.today(), next_due=due, what=what)


def age_in_days(site: Site) -> int:
    """Return the days since the last day the police figures reach."""
    return (site.today() - data_to(site)).days


def overdue_sources(site: Site) -> list[Source]:
    """Return the sources whose next release is overdue by their publisher's own rhythm."""
    today = site.today()
    return [one for one in site.catalogue.sources.values() if one.next_due and one.next_due < today]
