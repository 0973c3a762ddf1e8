"""Reading the files of printed figures: what was printed, by whom, about which area."""

import re
from dataclasses import dataclass

import pandas as pd

from data.pipeline.raw.read import RawFolder

REPORT_FACTS = "published/report_facts.csv"
REPORTS = "../reports/"
REPORT_SOURCES = {
    "000_69aaeaa12bed3342.txt": "ldvs2_2005",
    "001_61f21df4a0ccbfa4.txt": "bd_2008",
    "002_720c6a3b63c42654.txt": "lga_2007",
    "003_7e0a022b52963b59.txt": "assembly_2020",
    "004_7ee07ff561ff95a2.txt": "mayor_2015",
}
KEY = re.compile(r"\[([A-Z][A-Za-z0-9]*)\]")


@dataclass(frozen=True)
class FactFile:
    """A file of single figures. `place` is where they stand, if no note says so."""

    prefix: str
    path: str
    source_id: str
    place: str | None = None
    redistribute: bool = True


ENGLAND_WALES = FactFile(
    "GE", "published/gap_england_wales_justice_and_support_facts.csv", "justice_england_wales"
)
MARAC = FactFile(
    "SL",
    "published/safelives_marac_met_2018-19_2024-25.csv",
    "safelives_marac",
    place="MARAC annual data, England and Wales",
    redistribute=False,
)
FACT_FILES = (
    FactFile("PF", "published/published_facts_london_and_boroughs.csv", "published_facts"),
    FactFile("GL", "published/gap_london_justice_and_support_facts.csv", "justice_london"),
    ENGLAND_WALES,
    FactFile(
        "RE",
        "published/refuges_borough_1995_hansard.csv",
        "hansard_refuges_1995",
        place="Commons written answer, 27 March 1998, volume 309",
    ),
    FactFile(
        "HV",
        "published/violence_against_person_borough_2002_2007_hansard.csv",
        "hansard_violence",
        place="Commons written answer, 11 March 2008, column 342W, table 2",
    ),
    FactFile("CO", "published/cost_of_dv_reproduction.csv", "cost_reproduction"),
    MARAC,
)


def report_facts(raw: RawFolder) -> pd.DataFrame:
    """Return the figures of the five reports, as text, indexed by row in the file.

    Returns:
        `fact_id`, `report_file`, `area`, `period`, `measure`, `value`, `unit`, `quote`.

    Raises:
        InputFault: If the file is not what it was.
    """
    names = ["fact_id", "report_file", "area", "period", "measure", "value", "unit", "quote"]
    return raw.table(REPORT_FACTS, columns=dict.fromkeys(names, "text"), key=["fact_id"])


def single_facts(raw: RawFolder, *, file: FactFile) -> pd.DataFrame:
    """Return the figures of one file, as text, indexed by row in the file.

    Returns:
        `area`, `area_code` (missing where the area has none), `period`, `measure`, `value`,
        `unit`, `note` without its citation key, `cited` (that key, "" where there is none) and
        `key`, which tells the figures of the file apart.

    Raises:
        InputFault: If the file is not what it was.
    """
    table = raw.table(
        file.path,
        columns={
            "area_name": "text",
            "gss_code": "text?",
            "period": "text",
            "measure": "text",
            "value": "text",
            "unit": "text",
            "note": "text?",
        },
        key=["area_name", "period", "measure", "note"],
    )
    note = table["note"].fillna("")
    cited = note.str.extract(KEY, expand=False).fillna("")
    return table.rename(columns={"area_name": "area", "gss_code": "area_code"}).assign(
        note=note.str.replace(rf"^{KEY.pattern}\s*", "", regex=True),
        cited=cited,
        key=table["area_name"] + "|" + table["period"] + "|" + table["measure"] + "|" + cited,
    )
