"""What a release brought, in words."""

from components.words.values import format_value, sentence_case, spelled
from data.model import Unit
from data.released.entries import Entry
from data.statistics.change import Row

MOST_DECIMALS = 6
KIND_WORDS = (
    ("new", "new"),
    ("revised", "revised"),
    ("restated", "withheld now or no longer withheld"),
    ("gone", "gone"),
)


def entry_title(entry: Entry) -> str:
    """Return "Release 2025-09", or "Release 2025-09, correction 1"."""
    more = f", correction {entry.correction}" if entry.correction else ""
    return f"Release {entry.release}{more}"


def entry_words(entry: Entry) -> str:
    """Return how many figures an entry brought and changed, in one sentence."""
    if entry.is_first:
        held = entry.counts["new"]
        return f"The first release on record: {held:,} figures, blanks with their reason included."
    counts = entry.counts
    said = [f"{spelled(counts[kind])} {words}" for kind, words in KIND_WORDS if counts[kind]]
    changed = len({one.indicator_id for one in entry.definitions})
    if changed:
        said.append(f"{spelled(changed)} measure{'s' if changed > 1 else ''} with changed words")
    return (
        sentence_case("; ".join(said)) + "." if said else "No figure is new or other than before."
    )


def two_values(value: float, earlier: float, *, unit: Unit) -> tuple[str, str]:
    """Return a value and its earlier one, with as many decimals as tell them apart."""
    for decimals in range(unit.decimals, MOST_DECIMALS + 1):
        finer = unit.model_copy(update={"decimals": decimals})
        now, before = (format_value(one, unit=finer) for one in (value, earlier))
        if now != before:
            break
    return now, before


def revised_words(row: Row, *, unit: Unit, period: str) -> str:
    """Return "Barnet, July 2025: 1,024, where release 2025-08 gave 1,023"."""
    now, before = two_values(row["value"], row["earlier_value"], unit=unit)
    group = f" ({row['group']})" if isinstance(row["group"], str) and row["group"] else ""
    return (
        f"{row['area_name']}{group}, {period}: {now}, where release {row['earlier_release']} "
        f"gave {before}"
    )
