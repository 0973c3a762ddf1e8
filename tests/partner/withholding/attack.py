"""What a reader can work out of published counts, by integer programming and by an auditor."""

from pathlib import Path

import numpy as np
from pytauargus._tauargus import audit_jj
from scipy.optimize import Bounds, LinearConstraint, milp

MOST = 10_000_000  # stands for no upper end in the auditor's files


def open_range(published, sums, position, *, least, most):
    """Return the whole numbers a withheld count can be, for one who knows all that is published.

    Args:
        published: Counts, NaN where withheld.
        sums: Total and parts, by position.
        position: Of the count that is sought.
        least: What each withheld count is at least.
        most: And at most.
    """
    known = ~np.isnan(published)
    low, high = np.where(known, published, least), np.where(known, published, most)
    rows = np.zeros((len(sums), len(published)))
    for number, (total, parts) in enumerate(sums):
        rows[number, total] = -1
        rows[number, list(parts)] = 1
    found = []
    for direction in (1, -1):
        goal = np.zeros(len(published))
        goal[position] = direction
        answer = milp(
            goal,
            constraints=LinearConstraint(rows, 0, 0),
            bounds=Bounds(low, high),
            integrality=np.ones(len(published)),
        )
        # Without an upper end the answer is unbounded, which is as open as can be.
        found.append(round(direction * answer.fun) if answer.status == 0 else np.inf)
    return found[0], found[1]


def audited(folder: Path, numbers, sums, *, withheld, small, least, most):
    """Return what τ-ARGUS finds that each withheld count can be: (least, most) by position.

    The file is in the layout that its solvers share: one line a count (value, weight, status, what
    is known of it, how open it has to be), one line a sum.
    """
    lines = ["0", str(len(numbers))]
    for place, number in enumerate(numbers):
        status = "u" if small[place] else "m" if withheld[place] else "s"
        upper = MOST if np.isinf(most[place]) else most[place]
        known = (least[place], upper) if withheld[place] else (number, number)
        lines.append(f"{place} {number:g} 1 {status} {known[0]:g} {known[1]:g} 0 0 0")
    lines.append(str(len(sums)))
    for total, parts in sums:
        terms = " ".join([f"{total} (-1)", *(f"{part} (1)" for part in parts)])
        lines.append(f"0 {len(list(parts)) + 1} : {terms}")
    path = folder / "table.jj"
    path.write_text("\n".join([*lines, ""]), encoding="ascii")
    return {row["cell"]: (round(row["min"]), round(row["max"])) for row in audit_jj(str(path))}
