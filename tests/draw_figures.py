"""Draws figures from the five reports and looks for each: `python -m tests.draw_figures --seed 7`.

A figure is found when the search of the evidence, asked for it as it is printed, gives a printed
figure of that report whose words are those around it. Exits with 1 where one is not found.
"""

import argparse
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import pandas as pd

from data.evidence.search import Wanted, find
from data.pipeline.evidence.fact_files import REPORT_SOURCES
from data.pipeline.evidence.registers import Registers
from data.pipeline.evidence.report_text import ReportText
from tests.paths import ROOT
from tests.report_figures import REPORTS, Printed, figures, texts

NAMES = dict.fromkeys(REPORT_SOURCES.values(), "")
EVIDENCE = ROOT / "data" / "published" / "evidence.parquet"


@dataclass(frozen=True)
class Words:
    """The words of one printed figure in its report, from `start` up to `end`."""

    fact_id: str
    start: int
    end: int


class Search:
    """The evidence, and where its words stand in the reports."""

    def __init__(self, evidence: pd.DataFrame) -> None:
        """Take rows of `data.schemas.Evidence`."""
        self.evidence = evidence
        self._asked: dict[tuple[str, str], set[str]] = {}
        reports = {source: name for name, source in REPORT_SOURCES.items()}
        registers = Registers()
        found = {
            name: ReportText((REPORTS / name).read_text("utf-8"), file=name, headings=headings)
            for name, headings in registers.headings().items()
        }
        of_reports = evidence[evidence["source_id"].isin(reports)]
        report_of = {row.fact_id: reports[row.source_id] for row in of_reports.itertuples()}
        quotes = list(of_reports[["fact_id", "quote"]].itertuples(index=False, name=None))
        again = registers.printed_again().dropna(subset="quote")
        quotes += again[["fact_id", "quote"]].itertuples(index=False, name=None)
        self._words: dict[str, list[Words]] = {name: [] for name in found}
        for fact_id, quote in quotes:
            name = report_of[fact_id]
            self._words[name] += [Words(fact_id, *place) for place in found[name].find(quote)]

    def ids(self, figure: Printed) -> list[str]:
        """Return the printed figures that a search for the figure gives and that are this one."""
        found = self._given(figure.words, REPORT_SOURCES[figure.report])
        here = [
            words.fact_id
            for words in self._words[figure.report]
            if words.start <= figure.start and figure.end <= words.end
        ]
        return [one for one in dict.fromkeys(here) if one in found]

    def _given(self, words: str, source: str) -> set[str]:
        """Return what a search for words gives of a report; asked once, as many repeat them."""
        if (words, source) not in self._asked:
            found = find(self.evidence, Wanted(words=words, source=source), names=NAMES)
            self._asked[words, source] = set(found["fact_id"])
        return self._asked[words, source]


@cache
def search() -> Search:
    """Return the search of the published evidence."""
    return Search(pd.read_parquet(EVIDENCE))


@cache
def every() -> dict[str, list[Printed]]:
    """Return the figures of each report, in reading order."""
    return {name: list(figures(name, text)) for name, text in texts().items()}


def drawn(seed: int, number: int) -> list[Printed]:
    """Return figures drawn at random from all five reports, in reading order."""
    found = [one for of_report in every().values() for one in of_report]
    chosen = random.Random(seed).sample(found, number)  # noqa: S311 - no secret rests on it
    return sorted(chosen, key=lambda one: (one.report, one.start))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print each figure drawn with what was found of it; return 1 where one was not found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--draw", type=int, default=100, help="how many figures")
    asked = parser.parse_args(arguments)
    missing = 0
    for figure in drawn(asked.seed, asked.draw):
        ids = search().ids(figure)
        missing += not ids
        where = f"{REPORT_SOURCES[figure.report]}, line {figure.line}"
        print(f"{', '.join(ids) or 'NOT FOUND'} | {figure.words} | {where} | {figure.around}")  # noqa: T201
    print(f"{asked.draw - missing} of {asked.draw} found")  # noqa: T201
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
