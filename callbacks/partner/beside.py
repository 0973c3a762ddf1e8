"""The public figures that stand beside a pack's: of the same borough and the same twelve months."""

from functools import partial

from callbacks.panels.wards import periods as ward_years
from callbacks.server.site import Site
from components.partner.beside import (
    NO_PEOPLE,
    NO_REFERRALS,
    NO_SERVICES,
    difficulties_beside,
    incidents_beside,
    offences_beside,
    public_words,
    repeats_beside,
    years_beside,
)
from components.partner.parts import Beside
from data.model import LONDON_CODE, Level, PeriodType
from data.partner.model import PackTable
from data.partner.rows import PackRows, Year
from data.selection import row_of_days
from data.statistics.change import Row

KINDS = (PeriodType.FINANCIAL_YEAR, PeriodType.ROLLING_12, PeriodType.CALENDAR_YEAR)
RECORDED, RATE = "da_offences", "da_offences_rate"
SHARE, REPEATS = "da_share_of_all_offences", "repeat_locations_share"


def public_figures(rows: PackRows, *, code: str, slug: str, site: Site) -> Beside:
    """Return what stands beside each section, by its key."""
    value = partial(_value, code=code, site=site)
    areas_year, links = rows.shown.get(PackTable.INCIDENTS_BY_AREA), site.links
    public = site.repository.values(
        RECORDED, level=Level.BOROUGH, period_type=PeriodType.FINANCIAL_YEAR
    )
    return {
        "years": years_beside(
            [
                (row.year, value(RECORDED, row.year), _beside_london(row.year, code, site=site))
                for row in rows.years
            ],
            reach=(public["period_start"].min(), public["period_end"].max()),
            href=links.borough(slug),
        ),
        "offences": offences_beside(
            value(SHARE, rows.shown.get(PackTable.OFFENCE_TYPES)),
            london=_value(
                SHARE, rows.shown.get(PackTable.OFFENCE_TYPES), code=LONDON_CODE, site=site
            ),
            href=links.indicator(SHARE),
        ),
        "people": [NO_PEOPLE],
        "incidents": incidents_beside(
            value(RATE, areas_year),
            london=_value(RATE, areas_year, code=LONDON_CODE, site=site),
            same_year=areas_year is not None and areas_year.end.isoformat() in ward_years(site),
            href=links.to("hotspots", borough=slug, view="rate"),
        ),
        "repeats": repeats_beside(
            value(REPEATS, rows.shown.get(PackTable.REPEAT_LOCATIONS)),
            href=links.indicator(REPEATS),
        ),
        "referrals": [NO_REFERRALS],
        "services": [NO_SERVICES],
        "difficulties": difficulties_beside(links.to("methods")),
    }


def public_row(indicator_id: str, *, code: str, period: Year, site: Site) -> Row | None:
    """Return the borough's row of `data.schemas.Metrics` for exactly these months; None without."""
    level = Level.LONDON if code == LONDON_CODE else Level.BOROUGH
    for kind in KINDS:
        rows = site.repository.values(indicator_id, level=level, period_type=kind)
        found = row_of_days(rows, code, start=period.start, end=period.end)
        if found is not None:
            return found
    return None


def _beside_london(year: Year, code: str, *, site: Site) -> str:
    """Return the rates of the borough and of London in words, "" where either is not there."""
    own, london = (_value(RATE, year, code=one, site=site) for one in (code, LONDON_CODE))
    return f"{own} here, {london} in London" if own and london else ""


def _value(indicator_id: str, period: Year | None, *, code: str, site: Site) -> str:
    """Return the value of a year in words, "" where there is none or no year."""
    if period is None:
        return ""
    row = public_row(indicator_id, code=code, period=period, site=site)
    return public_words(row, unit=site.catalogue.indicators[indicator_id].unit)
