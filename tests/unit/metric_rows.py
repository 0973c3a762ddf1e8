"""Made-up rows of the metrics table and pieces of the catalogue, for tests of change and words."""

import os

import pandas as pd
from pandera.errors import SchemaError

from data.model import Break, Citation, Indicator, Unit, UnitKind
from data.schemas import Metrics

CITED = Citation(source_id="made_up", place="page 1")
CONNECT = Break(
    id="connect_2024",
    date="2024-03-01",
    hard=True,
    series=("met_da",),
    label="New police system, CONNECT",
    headline="Figures before and after March 2024 cannot be compared.",
    body="Made up for tests.",
    citation=CITED,
)
DEFINITION = CONNECT.model_copy(
    update={
        "id": "definition_2013",
        "date": pd.Timestamp("2013-04-01").date(),
        "label": "Definition lowered to age 16",
        "headline": "From April 2013 domestic abuse includes people aged 16 and 17.",
    }
)
NOTE = CONNECT.model_copy(
    update={
        "id": "principal_crime_2023",
        "date": pd.Timestamp("2023-06-01").date(),
        "hard": False,
        "label": "One crime counted per report",
        "headline": "From mid-2023 police count only the main crime in one report.",
    }
)
BREAKS = (DEFINITION, NOTE, CONNECT)

OFFENCES = Unit(
    kind=UnitKind.OFFENCE,
    measure="count",
    singular="offence",
    plural="offences",
    short="offences",
    decimals=0,
)
RATE = Unit(
    kind=UnitKind.OFFENCE,
    measure="rate",
    singular="offence per 1,000 residents",
    plural="offences per 1,000 residents",
    short="per 1,000",
    decimals=1,
    per=1000,
)
SHARE = Unit(
    kind=UnitKind.OFFENCE,
    measure="share",
    singular="% of offences",
    plural="% of offences",
    short="%",
    decimals=1,
    per=100,
    suffix="%",
)


ERAS = [
    (pd.Timestamp(first), pd.Timestamp(last), era)
    for first, last, era in (
        ("1900-01-01", "2013-03-31", "to_2013_03"),
        ("2013-04-01", "2024-02-29", "2013_04_to_2024_02"),
        ("2024-03-01", "2100-01-01", "from_2024_03"),
    )
]


def era_of(start, end):
    """Return the era of the Met's series; None for a period that straddles a hard break."""
    for first, last, era in ERAS:
        if first <= start and end <= last:
            return era
    return None


def row(value=None, **parts):
    """Return one row as a dictionary. What is not given is plausible and made up."""
    start = pd.Timestamp(parts.get("period_start", "2024-08-01"))
    end = pd.Timestamp(parts.get("period_end", "2025-07-31"))
    return {
        "indicator_id": "da_offences",
        "level": "borough",
        "area_code": "E09000003",
        "area_name": "Barnet",
        "period_type": "rolling_12",
        "group": None,
        "numerator": value,
        "denominator": None,
        "denominator_period": None,
        "value": value,
        "lower": None,
        "upper": None,
        "qualifier": None,
        "unit": "offences",
        "status": "missing" if value is None else "published",
        "flags": "",
        "era": era_of(start, end),
        "source_id": "made_up",
        **parts,
        "period_start": start,
        "period_end": end,
    }


MADE = []  # tables of this module's tests and the test of each, until they are validated


def frame(rows):
    """Return rows as a table with the columns and types of the published one.

    It is validated once the tests of its module are through, with all their other tables.
    """
    table = pd.DataFrame(rows, columns=list(Metrics.to_schema().columns))
    for name in table.columns:
        kind = "str"
        if name in ("numerator", "denominator", "value", "lower", "upper"):
            kind = "float64"
        elif name in ("period_start", "period_end"):
            kind = "datetime64[ns]"
        table[name] = table[name].astype(kind)
    MADE.append((os.environ.get("PYTEST_CURRENT_TEST", "no test"), table.copy(deep=False)))
    return table


def validate_made():
    """Validate all tables that were made, at once: one takes as long as thousands of its rows."""
    made = [*MADE]
    MADE.clear()
    if not made:
        return
    # A key of one table may be in another.
    apart = [
        table.assign(group=f"{place}" + table["group"].fillna(""))
        for place, (_, table) in enumerate(made)
    ]
    try:
        Metrics.validate(pd.concat(apart, ignore_index=True))
    except SchemaError:
        for test, table in made:
            _validate_one(table, test)
        raise


def _validate_one(table, test):
    try:
        Metrics.validate(table)
    except SchemaError as error:
        error.add_note(f"Made in {test}.")
        raise


def months(first, counts, **parts):
    """Return a table of monthly counts, oldest first; None is a missing month."""
    starts = pd.date_range(first, periods=len(counts), freq="MS")
    return frame(
        [
            row(
                count,
                period_type="month",
                period_start=start,
                period_end=start + pd.offsets.MonthEnd(0),
                **parts,
            )
            for start, count in zip(starts, counts, strict=True)
        ]
    )


def indicator(unit):
    """Return a made-up definition with this unit."""
    return Indicator.model_validate(
        {
            "id": "made_up",
            "title": "Domestic abuse offences",
            "short_title": "Domestic abuse offences",
            "question": "Made up?",
            "definition": "Made up.",
            "numerator": "Made up.",
            "unit": unit,
            "polarity": "neither",
            "availability": "published",
            "levels": {"borough": ["rolling_12"]},
            "source_ids": ["made_up"],
            "series_id": "met_da",
            "disclosure": {"reason": "Made up."},
            "caveat_ids": ["recorded_not_prevalence"],
            "shows": "Made up.",
            "does_not_show": "Made up.",
            "ask_next": [{"ask": "Made up?"}],
            "topic": "Context",
            "order": 1,
        }
    )


def boroughs(*values, **parts):
    """Return rows of boroughs A, B, C and so on; a value is a number or a status."""
    rows = []
    for place, value in enumerate(values):
        blank = isinstance(value, str)
        rows.append(
            row(
                None if blank else value,
                status=value if blank else "published",
                area_code=f"E0900{place + 2:04d}",
                area_name=f"Borough {chr(65 + place)}",
                **parts,
            )
        )
    return frame(rows)
