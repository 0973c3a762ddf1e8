"""The five reports, as the pipeline reads them."""

from data.pipeline.evidence.fact_files import REPORTS
from data.pipeline.evidence.registers import Registers
from data.pipeline.evidence.report_text import ReportText
from data.pipeline.raw.read import RawFolder


def report_texts(raw: RawFolder) -> dict[str, ReportText]:
    """Return the texts by file name."""
    return {
        name: ReportText(raw.text(REPORTS + name), file=name, headings=headings)
        for name, headings in Registers().headings().items()
    }
