"""What the release says of dispersion, read once for each copy of the site."""

from functools import lru_cache

from callbacks.server.site import Site
from components.words.dispersion import phi_words
from data.model import Indicator
from data.statistics.widening import Dispersions


@lru_cache(maxsize=8)
def dispersions_of(site: Site) -> Dispersions:
    """Return every φ that limits of the release are widened by; none of a release without."""
    return Dispersions(site.repository.manifest.get("dispersion", ()))


def phi_said(indicator: Indicator, *, site: Site) -> str:
    """Return the φ of one measure in words, "" where its limits are not widened."""
    eras = {one.id: one.title for one in site.catalogue.series[indicator.series_id].eras}
    return phi_words(dispersions_of(site).of(indicator.id), eras=eras)
