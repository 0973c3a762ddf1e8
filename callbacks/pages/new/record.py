"""What of the record was asked for, looked up once for the page and for the feed."""

import pandas as pd

from callbacks.address.state import Query, one, pick
from callbacks.panels.measure_choices import boroughs_offered
from callbacks.server.site import Site
from components.pages.new.page import Asked
from data.model import LONDON_CODE, Level, PeriodType
from data.released.entries import Entry, entries
from data.released.revised import revised_rows

KEY = ["indicator_id", "level", "period_type"]


def asked_of(query: Query, *, site: Site) -> Asked:
    """Return what an address asks for.

    Raises:
        UnknownChoiceError: If it names a measure or a borough that does not exist.
    """
    slugs = [slug for slug, _ in boroughs_offered(site)]
    return Asked(
        pick("indicator", one(query, "indicator"), list(site.catalogue.indicators), default=""),
        pick("borough", one(query, "borough"), slugs, default=""),
    )


def entries_of(asked: Asked, *, site: Site) -> list[Entry]:
    """Return the entries of the record, newest first, cut to what was asked for."""
    return entries(
        site.repository.manifest.get("history", ()),
        site.repository.changes(),
        indicator_id=asked.indicator or None,
        area_code=_code_of(asked.borough, site=site),
    )


def revised_of(asked: Asked, *, site: Site) -> pd.DataFrame:
    """Return the figures that are marked [r], with their earlier values, newest period first.

    Of a borough, its wards and London are with it: they stand beside it on its page.
    """
    repository = site.repository
    revisions = repository.revisions()
    if asked.indicator:
        revisions = revisions[revisions["indicator_id"].eq(asked.indicator)]
    if asked.borough:
        code = _code_of(asked.borough, site=site)
        wards = repository.areas(Level.WARD)
        codes = [code, LONDON_CODE, *wards.loc[wards["parent_code"].eq(str(code)), "area_code"]]
        revisions = revisions[revisions["area_code"].isin(codes)]
    parts = [
        revised_rows(
            repository.values(indicator, level=Level(level), period_type=PeriodType(kind)), own
        )
        for (indicator, level, kind), own in revisions.groupby(KEY, sort=True)
    ]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()


def _code_of(slug: str, *, site: Site) -> str | None:
    areas = site.repository.areas(Level.BOROUGH)
    return next(iter(areas.loc[areas["slug"].eq(slug), "area_code"]), None)
