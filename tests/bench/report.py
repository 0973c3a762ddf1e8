"""The figures as a table, on screen and in docs/benchmarks.md."""

import os
import platform
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.budgets import BUDGETS, Budget
from tests.bench.servers import ROOT

PAGE = ROOT / "docs" / "benchmarks.md"
OPENING, CLOSING = "<!-- result -->", "<!-- /result -->"
Found = Mapping[str, Mapping[str, float]]
TARGETS = {"product": "dashboard", "plain": "plain Dash", "streamlit": "Streamlit"}


def table(runs: Sequence[Found]) -> str:
    """Return the figures of each target beside the budgets, as Markdown, run beside run."""
    head = ["budget", "must reach", *TARGETS.values(), "met"]
    rows = [_row(budget, runs) for budget in BUDGETS]
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows])


def missed(runs: Sequence[Found]) -> list[str]:
    """Return the budgets that a run did not keep."""
    return [budget.what for budget in BUDGETS if _met(budget, runs) is False]


def _met(budget: Budget, runs: Sequence[Found]) -> bool | None:
    """Tell whether every run kept a budget; None where one did not measure it."""
    verdicts = [budget.met_by(found["product"].get(budget.of)) for found in runs]
    return None if None in verdicts else all(verdicts)


def _row(budget: Budget, runs: Sequence[Found]) -> list[str]:
    cells = [_cell([found[target].get(budget.of) for found in runs], budget) for target in TARGETS]
    limited = budget.most is not None or budget.least is not None
    verdict = {True: "yes", False: "**no**", None: "not measured"}[_met(budget, runs)]
    return [budget.what, budget.limit, *cells, verdict if limited else ""]


def _cell(values: Sequence[float | None], budget: Budget) -> str:
    known = [value for value in values if value is not None]
    if not known:
        return "–"
    return f"{' · '.join(_number(value, budget) for value in known)} {budget.unit}"


def _number(value: float, budget: Budget) -> str:
    digits = 2 if budget.unit in {"s", "MB", "CLS"} and value < 100 else 0 if value >= 100 else 1
    return f"{value:,.{digits}f}"


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
