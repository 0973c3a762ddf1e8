"""Figures of the five reports: as transcribed, as corrected, each with its quote and its places."""

import pandas as pd

from data.pipeline.evidence.corrections import AGAIN, QUOTES, with_quotes
from data.pipeline.evidence.fact_files import REPORT_FACTS, REPORT_SOURCES, REPORTS, report_facts
from data.pipeline.evidence.qualifiers import wording_fault
from data.pipeline.evidence.registers import Registers
from data.pipeline.evidence.report_text import ReportText
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder

ADDED = "registers/added_figures.csv"


def report_rows(raw: RawFolder, *, registers: Registers) -> pd.DataFrame:
    """Return the figures of the reports, those that the transcription left out last.

    Returns:
        One row a figure, in the columns of the transcription with `area_name`, `source_id`, `place`
        (every place where it is printed; missing for a figure that is another one printed again),
        `file` and `row`.

    Raises:
        InputFault: If a report is unknown, or a quote is not in its report or cut out of a clause.
    """
    facts = pd.concat(
        [
            report_facts(raw).pipe(_from, file=REPORT_FACTS),
            registers.added_figures().pipe(_from, file=ADDED),
        ],
        ignore_index=True,
    )
    texts = {
        name: ReportText(raw.text(REPORTS + name), file=REPORTS + name, headings=headings)
        for name, headings in registers.headings().items()
    }
    for fact in facts.itertuples():
        if fact.report_file not in texts or fact.report_file not in REPORT_SOURCES:
            raise InputFault(
                str(fact.file),
                int(str(fact.row)),
                f"unknown report '{fact.report_file}'",
                "name one of the five reports, or add its headings to the registers",
            )
    quotes, again = registers.quotes(), registers.printed_again()
    quoted = with_quotes(facts, quotes=quotes)
    places = _places(quoted, texts=texts, again=again, widened=set(quotes["fact_id"]))
    return quoted.rename(columns={"area": "area_name"}).assign(
        area_code=None,
        source_id=quoted["report_file"].map(REPORT_SOURCES),
        place=quoted["fact_id"].map(places),
        note=None,
        redistribute=True,
    )


def refuse_other_words(facts: pd.DataFrame) -> None:
    """Raise `InputFault` where a value is not worded as the quote that it stands in."""
    for fact in facts[facts["quote"].notna()].itertuples():
        if fault := wording_fault(str(fact.value), quote=str(fact.quote)):
            raise InputFault(
                str(fact.file),
                int(str(fact.row)),
                f"{fact.fact_id} is '{fact.value}', but {fault}",
                "give the value the words of its report in registers/corrections.csv",
            )


def _from(facts: pd.DataFrame, *, file: str) -> pd.DataFrame:
    return facts.assign(file=file, row=facts.index)


def _places(
    facts: pd.DataFrame, *, texts: dict[str, ReportText], again: pd.DataFrame, widened: set[str]
) -> dict[str, str]:
    """Places of each figure: where its quote stands, and where it is printed again."""
    found: dict[str, list[str]] = {}
    reports = dict(zip(facts["fact_id"], facts["report_file"], strict=True))
    for fact in facts[~facts["fact_id"].isin(again["was_id"])].itertuples():
        where = QUOTES if fact.fact_id in widened else str(fact.file)
        row = None if fact.fact_id in widened else int(str(fact.row))
        text = texts[str(fact.report_file)]
        place = text.places_of(str(fact.quote), where=where, row=row)
        found[str(fact.fact_id)] = place.split("; ")
    for row, fact_id, quote in again.dropna(subset="quote")[["fact_id", "quote"]].itertuples():
        place = texts[reports[fact_id]].places_of(quote, where=AGAIN, row=row)
        found[fact_id] += place.split("; ")
    return {fact_id: "; ".join(dict.fromkeys(places)) for fact_id, places in found.items()}
