"""What people told the Crime Survey: abuse in the last year, and what the police came to know of.

Source: tables of the Office for National Statistics. Definitions, sexes and age ranges are groups
of their own and never joined. No interval is published, so none is given.
"""

import re

import pandas as pd

from data.model import Level, PeriodType, Status
from data.pipeline.areas.places import LONDON
from data.pipeline.evidence.fact_files import ENGLAND_WALES, single_facts
from data.pipeline.figures.rows import Definitions, metric_rows
from data.pipeline.raw.cells import FETCH_AGAIN
from data.pipeline.raw.checks import refuse_unknown
from data.pipeline.raw.faults import InputFault, first_row
from data.pipeline.raw.read import RawFolder

REGIONS = "published/gap_csew_domestic_abuse_by_region_2014-15_2021-22.csv"
NATIONAL = "published/gap_csew_domestic_abuse_england_wales_2002-03_2022-23.csv"
SOURCE = "csew"
ABUSE = re.compile(
    r"csew_(new_questions_)?(any_domestic|any_family|any_partner|non_sexual_partner)_abuse"
    r"_last_year_(women|men|all)_(16_59|16_74|16_plus)"
)
KNOWN_TO_POLICE = {
    "csew_domestic_violence_incidents_known_to_police": "incidents of domestic violence",
    "csew_all_violence_incidents_known_to_police": "incidents of all violence",
}
INDICATORS = {
    "any_domestic": "survey_domestic_abuse",
    "any_family": "survey_domestic_abuse",
    "any_partner": "survey_partner_abuse",
    "non_sexual_partner": "survey_partner_abuse",
}
POLICE_INDICATOR = "survey_known_to_police"
AGES = {"16_59": "16 to 59", "16_74": "16 to 74", "16_plus": "16 and over"}
PEOPLE = {"women": "women", "men": "men", "all": "people"}
YEAR = re.compile(r"year ending March (20\d\d)")
LEVELS = {LONDON: Level.LONDON.value, "K04000001": Level.ENGLAND_WALES.value}
CELL = ["indicator_id", "area_code", "period_end", "group"]


def rows(raw: RawFolder, *, definitions: Definitions) -> pd.DataFrame:
    """Build the survey rows for London, the other regions, Wales, and England and Wales.

    Where the national series and the table of regions both have England and Wales, the national
    series is taken: they differ in the third decimal. Single figures that the publisher printed
    later carry the series on. A cell that the table of regions leaves out is missing, never zero:
    the publisher withheld it.

    Args:
        raw: The raw folder.
        definitions: The catalogue.

    Returns:
        Rows of `data.schemas.Metrics`; `value` in per cent of people, or of incidents for what
        the police came to know of; `group` holds sex, age range and definition.

    Raises:
        InputFault: If a file is not what it was or holds a measure or a year that is not known.
    """
    regions = _with_gaps(_file(raw, REGIONS))
    found = pd.concat([_file(raw, NATIONAL), regions, _printed_later(raw)], ignore_index=True)
    cells = found.drop_duplicates(CELL, keep="first")
    return pd.concat(
        [
            metric_rows(part, indicator_id=str(indicator_id), definitions=definitions)
            for indicator_id, part in cells.groupby("indicator_id")
        ],
        ignore_index=True,
    )


def group_of(measure: str) -> tuple[str, str] | None:
    """Return the indicator and the group of a measure, None where it is of another kind.

    For example `("survey_partner_abuse", "women 16 to 74, any partner abuse")`.
    """
    if measure in KNOWN_TO_POLICE:
        return POLICE_INDICATOR, KNOWN_TO_POLICE[measure]
    parts = ABUSE.fullmatch(measure)
    if parts is None:
        return None
    new, kind, sex, ages = parts.groups()
    definition = kind.replace("non_sexual", "non-sexual").replace("_", " ") + " abuse"
    suffix = ", new questions" if new else ""
    return INDICATORS[kind], f"{PEOPLE[sex]} {AGES[ages]}, {definition}{suffix}"


def _file(raw: RawFolder, path: str) -> pd.DataFrame:
    table = raw.table(
        path,
        columns={
            "area_name": "text",
            "gss_code": "text",
            "period": "text",
            "measure": "text",
            "value": "number",
        },
        key=["gss_code", "period", "measure"],
    )
    known = {measure for measure in table["measure"] if group_of(measure)}
    refuse_unknown(table["measure"], known=known, file=path, what="measure")
    beyond = table["value"].gt(100)
    if beyond.any():
        raise InputFault(path, first_row(beyond), "a share is above 100%", FETCH_AGAIN)
    return _cells(table.rename(columns={"gss_code": "area_code"}), path=path, source_id=SOURCE)


def _printed_later(raw: RawFolder) -> pd.DataFrame:
    """Single figures of the survey that stand in the file of national facts."""
    facts = single_facts(raw, file=ENGLAND_WALES).rename(columns={"area": "area_name"})
    shares = facts[facts["measure"].map(group_of).notna()]
    return _cells(
        shares.assign(value=shares["value"].astype("float64")),
        path=ENGLAND_WALES.path,
        source_id=ENGLAND_WALES.source_id,
    )


def _cells(table: pd.DataFrame, *, path: str, source_id: str) -> pd.DataFrame:
    both = table["measure"].map(group_of)
    ends = pd.to_datetime(_years(table["period"], path=path) + "-03-31")
    return pd.DataFrame(
        {
            "indicator_id": both.str[0],
            "group": both.str[1],
            "area_code": table["area_code"],
            "area_name": table["area_name"],
            "level": table["area_code"].map(LEVELS).fillna(Level.REGION.value),
            "period_type": PeriodType.SURVEY_YEAR.value,
            "period_start": ends - pd.DateOffset(years=1) + pd.DateOffset(days=1),
            "period_end": ends,
            "status": Status.PUBLISHED.value,
            "value": table["value"],
            "source_id": source_id,
        }
    )


def _years(periods: pd.Series, *, path: str) -> pd.Series:
    years = periods.str.extract(f"^{YEAR.pattern}$", expand=False)
    if years.isna().any():
        row = first_row(years.isna())
        raise InputFault(path, row, f"'{periods[row]}' is not a survey year", FETCH_AGAIN)
    return years


def _with_gaps(cells: pd.DataFrame) -> pd.DataFrame:
    """Add a missing row for each area that a measure of a year leaves out."""
    measured = cells[["indicator_id", "group", "period_type", "period_start", "period_end"]]
    areas = cells[["area_code", "area_name", "level", "source_id"]]
    every = measured.drop_duplicates().merge(areas.drop_duplicates(), how="cross")
    full = every.merge(cells[[*CELL, "status", "value"]], on=CELL, how="left", validate="1:1")
    return full.assign(status=full["status"].fillna(Status.MISSING.value))
