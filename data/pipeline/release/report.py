"""The closing report of a run: what the release holds, and what changed since the last one."""

import pandas as pd

from data.pipeline.release.differences import SAME, differences


def closing_report(metrics: pd.DataFrame, *, last: pd.DataFrame | None) -> str:
    """Return the report as lines of text.

    Args:
        metrics: The table just published.
        last: The table it replaces; None where there was none.
    """
    holds = (
        f"{len(metrics):,} rows, {metrics['indicator_id'].nunique()} indicators, "
        f"{metrics['area_code'].nunique():,} areas, "
        f"{metrics['period_end'].nunique():,} period ends "
        f"from {metrics['period_start'].min():%B %Y} to {metrics['period_end'].max():%B %Y}"
    )
    lines = [holds]
    statuses = metrics["status"].value_counts().sort_index()
    lines.append("Status: " + ", ".join(f"{name} {count:,}" for name, count in statuses.items()))
    for name, part in metrics.groupby("indicator_id"):
        counted = part["status"].value_counts().sort_index()
        states = ", ".join(f"{status} {count:,}" for status, count in counted.items())
        lines.append(
            f"  {name}: {len(part):,} rows, {part['area_code'].nunique()} areas, "
            f"{part['period_end'].nunique()} periods to {part['period_end'].max():%Y-%m} ({states})"
        )
    return "\n".join([*lines, *_changes(metrics, last=last)])


def _changes(metrics: pd.DataFrame, *, last: pd.DataFrame | None) -> list[str]:
    if last is None:
        return ["Changes: there was no release before."]
    both = differences(metrics, last=last)
    changed = both[both["change"].ne(SAME)]
    if changed.empty:
        return ["Changes: none, every value and status is as in the last release."]
    lines = ["Changes since the last release:"]
    for name, part in changed.groupby("indicator_id"):
        counted = part["change"].value_counts().sort_index()
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in counted.items())
        lines.append(f"  {name}: {kinds}")
    return lines
