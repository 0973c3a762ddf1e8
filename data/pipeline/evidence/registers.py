"""Small tables that were decided by a person, kept beside the pipeline and read like raw files."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data.pipeline.evidence.report_text import Heading
from data.pipeline.raw.read import RawFolder

FOLDER = Path(__file__).parent / "registers"


@dataclass(frozen=True)
class MeasureRule:
    """What is said of the measures that fit a pattern.

    `theme` is a `data.model.Theme`, `unit_kind` a `data.model.UnitKind`. `counted` is what a plain
    count of them counts, in the plural and by its own name; "" where the kind says it.
    """

    pattern: str
    theme: str
    unit_kind: str
    counted: str


class Registers:
    """What was decided about printed figures: ids, headings, wording, themes, checks."""

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

    def measures(self) -> list[MeasureRule]:
        """Return what is said of measures by pattern, the first pattern that fits being the one."""
        table = self._folder.table(
            "measures.csv",
            columns={"measure": "text", "theme": "text", "unit_kind": "text", "counted": "text?"},
            key=["measure"],
        )
        return [
            MeasureRule(measure, theme, kind, counted if isinstance(counted, str) else "")
            for measure, theme, kind, counted in table.itertuples(index=False)
        ]

    def corrections(self) -> pd.DataFrame:
        """Return what a transcription had and what its publication has, one field a row.

        `fact_id`, `field`, `was` (missing where nothing stood there), `becomes`, `reason`.
        """
        return self._folder.table(
            "corrections.csv",
            columns={
                "fact_id": "text",
                "field": "text",
                "was": "text?",
                "becomes": "text",
                "reason": "text",
            },
            key=["fact_id", "field"],
        )

    def quotes(self) -> pd.DataFrame:
        """Return quotes widened to whole clauses: `fact_id`, `quote`, `reason`."""
        return self._folder.table(
            "quotes.csv",
            columns={"fact_id": "text", "quote": "text", "reason": "text"},
            key=["fact_id"],
        )

    def added_figures(self) -> pd.DataFrame:
        """Return figures of the reports that the transcription has not, in its columns."""
        names = ["fact_id", "report_file", "area", "period", "measure", "value", "unit", "quote"]
        return self._folder.table(
            "added_figures.csv", columns=dict.fromkeys(names, "text"), key=["fact_id"]
        )

    def printed_again(self) -> pd.DataFrame:
        """Return where a figure is printed again.

        `fact_id`, `was_id` (the id of a second transcription, missing where there is none),
        `quote` (the words there, missing where they are the same), `reason`.
        """
        return self._folder.table(
            "printed_again.csv",
            columns={"fact_id": "text", "was_id": "text?", "quote": "text?", "reason": "text"},
            key=["fact_id", "was_id", "quote"],
        )

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
