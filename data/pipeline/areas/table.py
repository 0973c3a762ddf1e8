"""The table of areas: names, parents, residents, neighbours and where a name is written."""

from collections.abc import Iterable

import pandas as pd
from pandera.typing import DataFrame

from data.model import Level, WardGroup
from data.pipeline.areas.context import imd_scores
from data.pipeline.areas.outlines import Shapes, wards_of_small_areas
from data.pipeline.areas.places import CITY, LONDON, LONDON_NAME, mid_year_residents
from data.pipeline.areas.regions import REGIONS
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder
from data.schemas import Areas

MET = "E23000001"
COMMANDS = "raw/mps_vawg_dashboard/bcu_borough_mapping.csv"
WARD_NOTES = "definitions/ward_notes.yaml"
CENSUS = "Census 2021"
WIDER = {  # what the Crime Survey and the report facts also speak of
    "K04000001": ("England and Wales", Level.ENGLAND_WALES),
    "E92000001": ("England", Level.ENGLAND),
    **{code: (name, Level.REGION) for code, name in REGIONS.items()},
    "W92000004": ("Wales", Level.REGION),
}
SHORT = {  # names that do not fit into their borough on a map 1,000 pixels wide
    "Barking and Dagenham": "Barking & Dag.",
    "City of London": "City",
    "Hammersmith and Fulham": "H & F",
    "Kensington and Chelsea": "K & C",
    "Kingston upon Thames": "Kingston",
    "Richmond upon Thames": "Richmond",
    "Tower Hamlets": "Tower H.",
    "Waltham Forest": "Waltham F.",
}


def area_table(
    raw: RawFolder, *, boroughs: Shapes, wards: Shapes, ward_groups: Iterable[WardGroup]
) -> DataFrame[Areas]:
    """Return every area that any published value is of.

    Args:
        raw: The raw files.
        boroughs: From `data.pipeline.areas.outlines.borough_shapes`.
        wards: From `data.pipeline.areas.outlines.ward_shapes`.
        ward_groups: Wards whose residents do not describe who is there; they get a note.

    Returns:
        Rows of `data.schemas.Areas`. Residents are the latest mid-year estimate, of wards the
        Census count; null outside London. The Met's residents leave out the City.

    Raises:
        InputFault: If a listed ward does not exist under that code and name, or a borough has no
            police command.
    """
    borough_rows = _boroughs(raw, shapes=boroughs)
    rows = pd.concat(
        [
            _wider(borough_rows),
            _commands(raw, borough_rows),
            borough_rows,
            _wards(raw, shapes=wards, notes=_notes(ward_groups, shapes=wards)),
        ]
    )
    return Areas.validate(_in_table_shape(rows))


def slug(name: str) -> str:
    """Return a name as it stands in an address: lower case, hyphens, "and" spelled out."""
    return name.lower().replace("&", "and").replace("'", "").replace(" ", "-")


def _wider(boroughs: pd.DataFrame) -> pd.DataFrame:
    """London, the Met's area and the areas beyond."""
    policed = boroughs[boroughs["area_code"] != CITY]
    period = boroughs["residents_period"].iloc[0]
    inside = pd.DataFrame(
        {
            "area_code": [LONDON, MET],
            "area_name": [LONDON_NAME, "Metropolitan Police"],
            "short_name": [LONDON_NAME, "The Met"],
            "level": [Level.LONDON.value, Level.FORCE.value],
            "residents": [boroughs["residents"].sum(), policed["residents"].sum()],
            "residents_period": period,
        }
    )
    beyond = pd.DataFrame(
        [(code, name, name, level.value) for code, (name, level) in WIDER.items()],
        columns=["area_code", "area_name", "short_name", "level"],
    )
    return pd.concat([inside, beyond])


def _commands(raw: RawFolder, boroughs: pd.DataFrame) -> pd.DataFrame:
    """The 12 basic command units of the Met, with the residents of their boroughs."""
    names = _commands_of_boroughs(raw).drop_duplicates().rename("area_name")
    rows = names.to_frame().assign(
        area_code=[_command_code(name) for name in names],
        short_name=names,
        level=Level.BCU.value,
        parent_code=MET,
    )
    residents = boroughs.groupby("bcu_code")["residents"].sum()
    return rows.assign(
        residents=rows["area_code"].map(residents),
        residents_period=boroughs["residents_period"].iloc[0],
    )


def _boroughs(raw: RawFolder, *, shapes: Shapes) -> pd.DataFrame:
    estimates = mid_year_residents(raw)
    year = estimates["year"].max()
    residents = estimates[estimates["year"] == year].set_index("area_code")["residents"]
    commands = _commands_of_boroughs(raw).map(_command_code)
    rows = pd.DataFrame(shapes.table[["area_code", "area_name"]])
    code = rows["area_code"]
    without = code[~code.isin(commands.index) & (code != CITY)]
    if not without.empty:
        raise InputFault(
            COMMANDS, None, f"no command for {without.iloc[0]}", "add the borough to the file"
        )
    return rows.assign(
        short_name=rows["area_name"].replace(SHORT),
        level=Level.BOROUGH.value,
        slug=rows["area_name"].map(slug),
        parent_code=LONDON,
        bcu_code=code.map(commands),
        residents=code.map(residents),
        residents_period=f"mid-{year}",
        imd_2025_score=code.map(imd_scores(raw)),
        neighbours=code.map(shapes.neighbours),
        label_x=code.map(shapes.labels["label_x"]),
        label_y=code.map(shapes.labels["label_y"]),
    )


def _wards(raw: RawFolder, *, shapes: Shapes, notes: dict[str, str]) -> pd.DataFrame:
    residents = wards_of_small_areas(raw).groupby("area_code")["residents"].sum()
    rows = pd.DataFrame(shapes.table[["area_code", "area_name", "parent_code"]])
    code = rows["area_code"]
    return rows.assign(
        short_name=rows["area_name"],
        level=Level.WARD.value,
        residents=code.map(residents),
        residents_period=CENSUS,
        neighbours=code.map(shapes.neighbours),
        label_x=code.map(shapes.labels["label_x"]),
        label_y=code.map(shapes.labels["label_y"]),
        note=code.map(notes),
    )


def _notes(groups: Iterable[WardGroup], *, shapes: Shapes) -> dict[str, str]:
    """The reason of each listed ward, by code."""
    names = shapes.table.set_index("area_code")["area_name"]
    notes: dict[str, str] = {}
    for group in groups:
        for code, name in group.wards.items():
            if names.get(code) != name:
                raise InputFault(
                    WARD_NOTES,
                    None,
                    f"{code} is listed as '{name}', the outlines have '{names.get(code)}'",
                    "correct the code or the name",
                )
            notes[code] = group.reason
    return notes


def _commands_of_boroughs(raw: RawFolder) -> pd.Series:
    """Names of police commands, indexed by borough code."""
    table = raw.table(
        COMMANDS, columns={"bcu": "text", "borough_code": "text"}, key=["borough_code"]
    )
    return table.set_index("borough_code")["bcu"].sort_values(kind="stable")


def _command_code(name: str) -> str:
    return f"bcu-{slug(name)}"


def _in_table_shape(rows: pd.DataFrame) -> pd.DataFrame:
    numbers = ["residents", "imd_2025_score", "label_x", "label_y"]
    shaped = rows.reindex(columns=list(Areas.to_schema().columns)).reset_index(drop=True)
    shaped["neighbours"] = shaped["neighbours"].astype("object").fillna("")
    texts = [name for name in shaped.columns if name not in numbers]
    return shaped.astype({**dict.fromkeys(numbers, "float64"), **dict.fromkeys(texts, "str")})
