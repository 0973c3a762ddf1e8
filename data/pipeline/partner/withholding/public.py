"""What anybody can read in public of the borough of a pack, for the same twelve months."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from data.model import Level, PeriodType
from data.pipeline.partner.mapping.codes import folded
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.withholding.table import Table
from data.repository import ParquetRepository

OFFENCES, INJURY, SHARE = "da_offences", "da_vwi_offences", "da_share_of_violence_with_injury"
YEARS = (PeriodType.ROLLING_12, PeriodType.FINANCIAL_YEAR, PeriodType.CALENDAR_YEAR)
SUBTOTAL = "Violence with injury"
Figures = Mapping[tuple[str, str], float]  # by area code and last day in ISO form


@dataclass(frozen=True)
class PublicFigures:
    """Counts of twelve months: offences, those of them with injury, and all offences with injury.

    A count of a pack that is the same as the public one of its area and year is known to everybody,
    withheld or not: the extract may be what the public figure was counted from.
    """

    offences: Figures = field(default_factory=dict)
    injury: Figures = field(default_factory=dict)
    all_injury: Figures = field(default_factory=dict)


def public_figures(repository: ParquetRepository) -> PublicFigures:
    """Return the public figures of every borough and ward, for years of any last day."""

    def held(indicator_id: str, column: str = "value") -> dict[tuple[str, str], float]:
        found: dict[tuple[str, str], float] = {}
        for level in (Level.WARD, Level.BOROUGH):
            for kind in YEARS:
                rows = repository.values(indicator_id, level=level, period_type=kind)
                rows = rows[rows[column].notna()]
                keys = zip(rows["area_code"], rows["period_end"].astype(str), strict=True)
                found |= dict(zip(keys, rows[column].astype(float), strict=True))
        return found

    return PublicFigures(held(OFFENCES), held(INJURY), held(SHARE, "denominator"))


def refuse_unsplit(one: Table, *, withheld: bool) -> None:
    """Refuse types of which the public figure of violence with injury would tell withheld ones.

    It does where all of them are as many as the public figure of offences, so that a reader may
    take the two for the same records. Where the types with injury are summed up, that sum counts as
    known, and what would follow from it is withheld.

    Args:
        one: The table of types of a year.
        withheld: Whether a type is withheld.

    Raises:
        ExtractFault: If they are not summed up.
    """
    if one.split is None or not withheld:
        return
    subtotals = one.rows.iloc[[each.total for each in one.sums[:-1]]]
    named = subtotals["category"].map(folded).eq(folded(SUBTOTAL))
    if not (named | subtotals["value"].eq(one.split)).any():
        raise ExtractFault(
            f"the year to {one.year_end} has as many incidents as the Met’s public figure has "
            f"offences, {_whole(one)}, of which {one.split:,.0f} are violence with injury: the two "
            "together would tell withheld types. Remedy: sum these types up in the mapping, as "
            f"subtotals: {{{SUBTOTAL}: [their names]}}."
        )


def _whole(one: Table) -> str:
    return f"{one.rows['value'].iloc[-1]:,.0f}"


def split_of(public: PublicFigures, *, code: str, year: str, total: float) -> float | None:
    """Return how many are violence with injury in public; None where the totals are not the same.

    Args:
        public: The figures.
        code: Of the borough.
        year: Its last day in ISO form.
        total: Incidents of that year.
    """
    key = code, date.fromisoformat(year).isoformat()
    return public.injury.get(key) if public.offences.get(key) == total else None
