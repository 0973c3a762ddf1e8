"""The tables of a pack as they come out of the sums, before anything is withheld."""

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Dictionary
from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd

from data.partner.model import ALL, UNPLACED, AreaLevel, FileRole, PackTable, Sex
from data.partner.schemas import LEAST_IN_LSOA
from data.pipeline.partner.mapping.codes import NOT_RECORDED, Counted
from data.pipeline.partner.mapping.document import Mapping
from data.pipeline.partner.reading.places import Borough
from data.pipeline.partner.services.brought import service_tables
from data.pipeline.partner.sums import Sums
from data.pipeline.partner.withholding.layer import Sum
from data.pipeline.partner.withholding.public import split_of
from data.pipeline.partner.withholding.table import Row, Table, table_of

REST = "in no small area"  # of a ward; never shown
PLACED = 0.9  # a map of small areas that lacks more than a tenth would show who records exactly
COARSE = "In no small area: {percent:.0f}% of them. Small areas are left out, wards are shown."


def all_tables(sums: Sums, *, borough: Borough, mapping: Mapping) -> list[Table]:
    """Return every table that the extract has rows for, in the order of `PackTable`.

    A year without any record has no row: it would read as a year without incidents.
    """
    years = sorted(set(sums.areas["year"]))
    found: list[Table] = []
    for year in years:
        found += [
            _years(sums, year=year, borough=borough),
            *_offences(sums, year=year, borough=borough, mapping=mapping),
            *_areas(sums, year=year, borough=borough),
            *_repeats(sums, year=year, borough=borough),
        ]
    for role, table in (
        (FileRole.ACCUSED, PackTable.ACCUSED),
        (FileRole.VICTIMS, PackTable.VICTIMS),
    ):
        bands = getattr(mapping.age_bands, role.value)
        found += _people(
            sums, role=role, table=table, bands=bands, borough=borough, counted=mapping.counted
        )
    found += _referrals(sums, borough=borough, mapping=mapping)
    found += service_tables(sums.services, code=borough.code, name=borough.name)
    order = list(PackTable)
    return sorted(found, key=lambda one: (order.index(one.table), one.year_end))


def _table(
    table: PackTable,
    year: str,
    rows: Iterable[Row],
    *,
    borough: Borough,
    sums: Sequence[Sum] = (),
) -> Table:
    place = {"area_code": borough.code, "area_name": borough.name}
    return table_of(table, year, rows, place=place, sums=sums)


def _years(sums: Sums, *, year: str, borough: Borough) -> Table:
    total = sums.areas.loc[sums.areas["year"].eq(year), "total"].sum()
    return _table(PackTable.INCIDENTS_BY_YEAR, year, [{"value": total}], borough=borough)


def _offences(sums: Sums, *, year: str, borough: Borough, mapping: Mapping) -> list[Table]:
    counts = _by_category(sums.offences, year=year)
    if not set(counts.index) - {"", NOT_RECORDED}:
        return []
    occurring = set(sums.offences["category"])
    everything = _by_category(sums.all_offences, year=year)
    whole = everything.sum() if len(everything) else np.nan
    rows = [
        {
            "category": label,
            "value": counts.get(label, 0),
            "denominator": everything.get(label),
            "never": label not in occurring and not mapping.counted.holds("offence_type", label),
        }
        for label in _shown(mapping.codes.offence_type.values(), counts)
    ]
    rows, inside = with_subtotals(rows, subtotals=mapping.subtotals)
    key = borough.code, year
    for place in inside:
        rows[place]["public"] = borough.public.injury.get(key, np.nan)
        rows[place]["public_whole"] = borough.public.all_injury.get(key, np.nan)
    made = with_total(
        PackTable.OFFENCE_TYPES, year, rows, whole=whole, borough=borough, inside=inside
    )
    split = split_of(borough.public, code=borough.code, year=year, total=counts.sum())
    return [replace(made, split=split)]


def with_subtotals(
    rows: list[Row], *, subtotals: Dictionary[str, Sequence[str]]
) -> tuple[list[Row], dict[int, list[int]]]:
    """Return the rows with each subtotal above its parts, and the positions of these."""
    group_of = {part: name for name, parts in subtotals.items() for part in parts}
    ordered: list[Row] = []
    inside: dict[int, list[int]] = {}
    done: set[str] = set()
    for row in rows:
        name = group_of.get(row["category"])
        if name is None:
            ordered.append(row)
        elif name not in done:
            done.add(name)
            parts = [one for one in rows if group_of.get(one["category"]) == name]
            first = len(ordered) + 1
            inside[len(ordered)] = [*range(first, first + len(parts))]
            summed = {
                "value": sum(one["value"] for one in parts),
                "never": all(one["never"] for one in parts),
            }
            ordered += [{"category": name, "total": True} | summed, *parts]
    return ordered, inside


def _referrals(sums: Sums, *, borough: Borough, mapping: Mapping) -> list[Table]:
    residents = (
        sums.base.set_index("category")["total"] if len(sums.base) else pd.Series(dtype=float)
    )
    occurring, found = set(sums.referrals["category"]), []
    for year in sorted(set(sums.referrals["year"])):
        counts = _by_category(sums.referrals, year=year)
        rows = [
            {
                "category": label,
                "value": counts.get(label, 0),
                "denominator": residents.get(label),
                "never": label not in occurring and not mapping.counted.holds("ethnicity", label),
            }
            for label in _shown(mapping.codes.ethnicity.values(), counts)
        ]
        whole = residents.sum() if len(residents) else np.nan
        found.append(with_total(PackTable.REFERRALS, year, rows, whole=whole, borough=borough))
    return found


def with_total(
    table: PackTable,
    year: str,
    rows: list[Row],
    *,
    whole: float,
    borough: Borough,
    inside: Dictionary[int, list[int]] | None = None,
) -> Table:
    """Return the table with its total; `inside` holds the parts of each subtotal, by position."""
    parts = {place for places in (inside or {}).values() for place in places}
    outer = [place for place in range(len(rows)) if place not in parts]
    total = {
        "value": sum(rows[place]["value"] for place in outer),
        "denominator": whole,
        "total": True,
        "fixed": True,
    }
    sums = [Sum(name, places) for name, places in (inside or {}).items()]
    return _table(table, year, [*rows, total], borough=borough, sums=[*sums, Sum(len(rows), outer)])


def _by_category(sums: pd.DataFrame, *, year: str) -> "pd.Series[float]":
    rows = sums[sums["year"].eq(year)]
    return rows.groupby("category")["total"].sum()


def _shown(labels: Iterable[str], counts: "pd.Series[float]") -> list[str]:
    """Every label of the mapping, and "Not recorded" where that occurs."""
    return list(dict.fromkeys([*labels, *(label for label in (NOT_RECORDED,) if label in counts)]))


def _people(
    sums: Sums,
    *,
    role: FileRole,
    table: PackTable,
    bands: Sequence[str],
    borough: Borough,
    counted: Counted,
) -> list[Table]:
    if role not in sums.people:
        return []
    everybody = sums.people[role]
    rare = [sex for sex in (Sex.OTHER, Sex.NOT_KNOWN) if everybody["sex"].eq(sex.value).any()]
    sexes = [sex.value for sex in (Sex.FEMALE, Sex.MALE, *rare)]
    unknown = [NOT_RECORDED] if everybody["age"].eq(NOT_RECORDED).any() else []
    ages = [*bands, *unknown]
    keys = [*product((*sexes, ALL), (*ages, ALL))]
    position = {key: number for number, key in enumerate(keys)}
    parts = [
        *(Sum(position[sex, ALL], [position[sex, age] for age in ages]) for sex in (*sexes, ALL)),
        *(Sum(position[ALL, age], [position[sex, age] for sex in sexes]) for age in (*ages, ALL)),
    ]
    never = {sex for sex in sexes if not counted.holds("sex", sex)} - set(everybody["sex"])
    never |= {age for age in ages if not counted.holds("age", age)} - set(everybody["age"])
    found = []
    for year, people in everybody.groupby("year"):
        cells = people.set_index(["sex", "age"])["total"]
        rows = [
            {
                "sex": sex,
                "age": age,
                "value": sum(
                    cells.get((one, band), 0)
                    for one in (sexes if sex == ALL else [sex])
                    for band in (ages if age == ALL else [age])
                ),
                "never": not never.isdisjoint((sex, age)),
                "total": ALL in (sex, age),
                "fixed": sex == age == ALL,
            }
            for sex, age in keys
        ]
        found.append(_table(table, str(year), rows, borough=borough, sums=parts))
    return found


def _areas(sums: Sums, *, year: str, borough: Borough) -> list[Table]:
    counts = sums.areas[sums.areas["year"].eq(year)].rename(columns={"total": "value"})
    return [_placed(PackTable.INCIDENTS_BY_AREA, year, counts, names=["value"], borough=borough)]


def _repeats(sums: Sums, *, year: str, borough: Borough) -> list[Table]:
    """Locations with a repeat; the denominator is all locations with an incident."""
    counts = sums.places[sums.places["year"].eq(year)]
    if counts.empty:
        return []
    counts = counts.rename(columns={"repeats": "value", "places": "denominator"})
    names = ["denominator", "value"]
    return [_placed(PackTable.REPEAT_LOCATIONS, year, counts, names=names, borough=borough)]


def _placed(
    table: PackTable, year: str, counts: pd.DataFrame, *, names: list[str], borough: Borough
) -> Table:
    """Return the table with a row for each small area, ward and the borough.

    What is known by its ward alone is in the ward's count and in none of its small areas; a row
    that is never shown stands for it. What is known by the borough alone has a row of its own.
    Small areas are left out where nothing is known of any, or too little of them all; the first of
    the names says of how many.
    """
    by_lsoa = counts[counts["lsoa"].ne("")].groupby("lsoa")[names].sum()
    lacking = 1 - by_lsoa[names[0]].sum() / counts[names[0]].sum()
    exact = lacking <= 1 - PLACED
    by_ward = counts[counts["ward"].ne("")].groupby("ward")[names].sum()
    rest = counts[counts["lsoa"].eq("") & counts["ward"].ne("")].groupby("ward")[names].sum()
    rows: list[Row] = []
    none = dict.fromkeys(names, 0.0)
    inside: dict[str, list[int]] = {ward: [] for ward in borough.wards}
    if exact:
        in_lsoa = _counts(by_lsoa)
        for code, ward, name in borough.lsoas[["parent_code", "area_name"]].itertuples():
            inside[str(ward)].append(len(rows))
            place = {"area_level": AreaLevel.LSOA.value, "area_code": code, "area_name": name}
            few = {"below": LEAST_IN_LSOA, "zero_is_small": True}
            rows.append(place | few | in_lsoa.get(str(code), none))
        for ward in rest.index:
            inside[str(ward)].append(len(rows))
            place = {"area_level": AreaLevel.WARD.value, "area_code": ward, "category": REST}
            rows.append(place | {"hidden": True} | _counts(rest)[str(ward)])
    wards, in_ward = [*range(len(rows), len(rows) + len(borough.wards))], _counts(by_ward)
    sums = [Sum(ward, inside[code]) for ward, code in zip(wards, borough.wards, strict=True)]
    for code, name in borough.wards.items():
        place = {"area_level": AreaLevel.WARD.value, "area_code": code, "area_name": name}
        if table is PackTable.INCIDENTS_BY_AREA:
            place["public"] = borough.public.offences.get((code, year), np.nan)
        rows.append(place | {"total": True} | in_ward.get(code, none))
    unplaced = counts.loc[counts["ward"].eq(""), names].sum()
    if unplaced.any():
        wards.append(len(rows))
        rows.append({"category": UNPLACED} | {name: float(unplaced[name]) for name in names})
    whole = {name: float(counts[name].sum()) for name in names}
    rows.append(whole | {"total": True, "fixed": True})
    sums = [*(one for one in sums if one.parts), Sum(len(rows) - 1, wards)]
    made = _table(table, year, rows, borough=borough, sums=sums)
    coarse = COARSE.format(percent=100 * lacking) if len(by_lsoa) and not exact else ""
    return replace(made, said=coarse)


def _counts(counts: pd.DataFrame) -> dict[str, Row]:
    """Return the counts of each area by its code."""
    rows = zip(counts.index, counts.to_dict("records"), strict=True)
    return {str(code): {str(name): value for name, value in row.items()} for code, row in rows}
