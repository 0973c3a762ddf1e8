"""The figures as a table, on screen and in docs/benchmarks.md."""

import os
import platform
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.budgets import BUDGETS, Budget
from tests.bench.servers import ROOT

PAGE = ROOT / "docs" / "benchmarks.md"
OPENING, CLOSING = "<!-- result -->", "<!-- /result -->"
Found = Mapping[str, Mapping[str, float]]
TARGETS = {"product": "dashboard", "plain": "plain Dash", "streamlit": "Streamlit"}


def table(found: Found) -> str:
    """Return the figures of each target beside the budgets, as Markdown."""
    head = ["budget", "must reach", *TARGETS.values(), "met"]
    rows = [_row(budget, found) for budget in BUDGETS]
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows])


def _row(budget: Budget, found: Found) -> list[str]:
    cells = [_cell(found.get(target, {}).get(budget.of), budget) for target in TARGETS]
    met = budget.met_by(found["product"].get(budget.of))
    limited = budget.most is not None or budget.least is not None
    verdict = {True: "yes", False: "**no**", None: "not measured"}[met] if limited else ""
    return [budget.what, budget.limit, *cells, verdict]


def _cell(value: float | None, budget: Budget) -> str:
    if value is None:
        return "–"
    digits = 2 if budget.unit in {"s", "MB"} and value < 100 else 0 if value >= 100 else 1
    return f"{value:,.{digits}f} {budget.unit}"


def machine() -> str:
    """Say when and on what this was measured."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return (
        f"Measured {datetime.now(tz=UTC):%d %B %Y}, {os.cpu_count()} cores, "
        f"{pages * size / 2**30:.0f} GB of memory, {platform.machine()}, Linux, "
        f"Python {platform.python_version()}; load average at the end {os.getloadavg()[0]:.1f}."
    )


def keep(text: str, *, page: Path = PAGE) -> None:
    """Put the result between its marks in the page on benchmarks."""
    before, _, rest = page.read_text(encoding="utf-8").partition(OPENING)
    _, _, after = rest.partition(CLOSING)
    page.write_text(f"{before}{OPENING}\n{text}\n{CLOSING}{after}", encoding="utf-8")
