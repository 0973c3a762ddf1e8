"""The wards of a map as a file: its columns, and what stands in them."""

from components.downloads.cells import BLANKS, NOT_APPLICABLE, Cell, neutral, number_cell
from components.downloads.plain import Column
from components.pages.hotspots.words import METHODS
from components.words.wards import AS_WARDS, UNTESTED, group_words, own_words
from data.model import SHORTHAND, Status
from data.statistics.hotspot_rows import HotspotRow

COLUMNS = (
    Column("area_code", "Ward code", width=14),
    Column("area_name", "Ward", width=32),
    Column("borough", "Borough", width=26),
    Column("offences", "Offences", number=True, width=14),
    Column("rate", "Offences per 1,000 residents", number=True, width=16),
    Column("lower", "Lower end of the 95% interval", number=True, width=16),
    Column("upper", "Upper end of the 95% interval", number=True, width=16),
    Column("flags", "Marks", width=12),
    Column("own", "The ward itself compared with London", width=40),
    Column("london", "London’s rate, as wards are counted", number=True, width=16),
    Column("smoothed", "Smoothed rate", number=True, width=14),
    Column("smoothed_lower", "Lower end of its 95% interval", number=True, width=16),
    Column("smoothed_upper", "Upper end of its 95% interval", number=True, width=16),
    Column("above_london", "Probability that it lies above London’s", number=True, width=16),
    Column("group", "The ward and those around it compared with London", width=40),
    Column("q_value", "q-value of the group", number=True, width=12),
    Column("borderline", "Group’s class may change with other draws", width=16),
    Column("depends_on", "Class changes under", width=40),
    Column("note", "Why residents do not describe who is there", width=40),
)
WHAT = (
    "One row for each ward, with two statements. “own” says whether the ward’s own rate lies above "
    "or below London’s, beyond chance. “group” says whether the ward and those around it together "
    "had more or less recorded than London, beyond chance (Getis-Ord Gi*). “smoothed” is a rate "
    f"that borrows from the wards around it. {AS_WARDS}"
)


def ward_cells(row: HotspotRow) -> list[Cell]:
    """Return the cells of one ward; where there is no number stands its shorthand."""
    rate = SHORTHAND.get(Status(row.rate_status), NOT_APPLICABLE)
    return [
        row.code,
        neutral(row.name),
        neutral(row.parent_name),
        _number(row.count, otherwise=SHORTHAND.get(Status(row.count_status), NOT_APPLICABLE)),
        *(_number(one, otherwise=rate) for one in (row.rate, row.lower, row.upper)),
        " ".join(f"[{flag}]" for flag in row.flags) or NOT_APPLICABLE,
        own_words(row.own_class or "not_tested", london=row.london),
        *(
            _number(one, otherwise=NOT_APPLICABLE)
            for one in (
                row.london,
                row.smoothed,
                row.smoothed_lower,
                row.smoothed_upper,
                row.above_london,
            )
        ),
        group_words(row.group_class),
        _number(row.q_value, otherwise=NOT_APPLICABLE),
        _borderline(row),
        "; ".join(METHODS[one] for one in row.depends_on) or NOT_APPLICABLE,
        neutral(row.note or NOT_APPLICABLE),
    ]


def _borderline(row: HotspotRow) -> str:
    if row.group_class in UNTESTED:
        return NOT_APPLICABLE
    return "yes" if row.borderline else "no"


def _number(value: float | None, *, otherwise: str) -> Cell:
    """Write a number; what stands in its place is a shorthand that CSVW reads as none."""
    if value is None:
        return otherwise if otherwise in BLANKS else NOT_APPLICABLE
    return number_cell(value)
