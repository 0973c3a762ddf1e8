"""Small tables that were decided by a person, kept beside the pipeline and read like raw files."""

from pathlib import Path

import pandas as pd

from data.pipeline.evidence.report_text import Heading
from data.pipeline.raw.read import RawFolder

FOLDER = Path(__file__).parent / "registers"


class Registers:
    """What was decided about printed figures: ids, headings, citations, themes and checks."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = RawFolder(folder)

    def headings(self) -> dict[str, list[Heading]]:
        """Return the headings by which each report is cited, in reading order, by file name."""
        table = self._folder.table(
            "headings.csv",
            columns={"report_file": "text", "line": "text?", "label": "text"},
            key=["report_file", "line"],
        )
        found: dict[str, list[Heading]] = {}
        for file, line, label in table.itertuples(index=False):
            heading = Heading(line if isinstance(line, str) else None, label)
            found.setdefault(file, []).append(heading)
        return found

    def citations(self) -> dict[str, str]:
        """Return who published a single figure and where, by the key in its note."""
        table = self._folder.table(
            "citations.csv", columns={"key": "text", "place": "text"}, key=["key"]
        )
        return dict(zip(table["key"], table["place"], strict=True))

    def measures(self) -> list[tuple[str, str, str]]:
        """Return pattern, theme and kind of unit, the first pattern that fits being the one."""
        table = self._folder.table(
            "measures.csv",
            columns={"measure": "text", "theme": "text", "unit_kind": "text"},
            key=["measure"],
        )
        return [(measure, theme, kind) for measure, theme, kind in table.itertuples(index=False)]

    def checks(self) -> dict[str, tuple[str, str]]:
        """Return whether a figure reproduces, and what was found, by fact id."""
        table = self._folder.table(
            "checks.csv",
            columns={"fact_id": "text", "reproduces": "text", "finding": "text"},
            key=["fact_id"],
        )
        return {fact_id: (yes, why) for fact_id, yes, why in table.itertuples(index=False)}

    def fact_ids(self) -> dict[str, dict[str, str]]:
        """Return the recorded ids by prefix and then by key."""
        table = self._folder.table(
            "fact_ids.csv", columns={"fact_id": "text", "key": "text"}, key=["fact_id"]
        )
        found: dict[str, dict[str, str]] = {}
        for fact_id, key in table.itertuples(index=False):
            found.setdefault(fact_id[:2], {})[key] = fact_id
        return found

    def printed_points(self) -> pd.DataFrame:
        """Return which printed figure stands for which indicator, area, period and group.

        One row a figure, by `fact_id`; `group` is blank where the figure is of everyone.
        """
        return self._folder.table(
            "printed_points.csv",
            columns={
                "indicator_id": "text",
                "fact_id": "text",
                "level": "text",
                "area_code": "text",
                "area_name": "text",
                "period_type": "text",
                "period_start": "date",
                "period_end": "date",
                "group": "text?",
            },
            key=["fact_id"],
        )
