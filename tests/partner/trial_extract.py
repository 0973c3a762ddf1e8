"""Makes up an extract whose totals equal the printed tables of the 2008 strategy.

`python -m tests.partner.trial_extract FOLDER` writes the files and their mapping. No row is a real
record: the printed totals are shared out at random, always in the same way. The files name their
columns as a records system might, so that the mapping has something to do.
"""

import csv
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import shapely
import yaml

from data.partner.small_areas import small_areas
from data.pipeline.areas.projection import to_grid
from tests.partner import printed_2008 as printed

BARKING = "E09000002"
LAST, PLACES_YEAR = "2008-03-31", "2007-03-31"
LOCATIONS, REPEATS = 2900, 522  # 18% of locations
REFERRALS = 542  # the printed percentages are those of this many
TYPES_WITHOUT = 5763  # brings all offences to the total that 16.9% is printed of
RESIDENTS = 100_000  # made up: only the printed percentages matter
FILES = ("incidents", "victims", "accused", "referrals", "all_offences", "base")


def write_trial(folder: Path, *, seed: int = 2008) -> None:
    """Write `incidents.csv`, `victims.csv` and so on, and `mapping.yaml`, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)  # noqa: S311 - made-up rows are no secret
    rows = {
        "incidents": (INCIDENTS, _incidents(chance)),
        "victims": (PEOPLE, _people(printed.VICTIMS, printed.VICTIM_AGES, chance)),
        "accused": (PEOPLE, _people(printed.ACCUSED, printed.AGES, chance)),
        "referrals": (("Referred on", "Ethnic group"), _referrals(chance)),
        "all_offences": (("Crime type", "Recorded"), _all_offences()),
        "base": (("Ethnic group", "Residents"), _residents()),
    }
    for name in FILES:
        header, body = rows[name]
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            writer.writerows(body)
    text = yaml.safe_dump(MAPPING, sort_keys=False, allow_unicode=True)
    (folder / "mapping.yaml").write_text(f"# Made up: a trial set.\n{text}", encoding="utf-8")


INCIDENTS = (
    "Crime ref",
    "Committed on",
    "Crime type",
    "LSOA",
    "Grid E",
    "Grid N",
    "Premises",
    "PC",
)
PEOPLE = ("Crime ref", "Committed on", "Gender", "Age")


def _incidents(chance: random.Random) -> Iterator[Sequence[object]]:
    places = _places()
    # Some areas have many and some next to none, as areas have.
    weights = [
        0.1 if number % 9 == 0 else 1 + (number * 37 % len(places) / 20) ** 2
        for number in range(len(places))
    ]
    place_of = chance.choices(places, weights, k=LOCATIONS)
    number = 0
    for end, total in printed.YEARS.items():
        types = [""] * total
        if end == LAST:
            types = [name for name, (count, _) in printed.OFFENCES.items() for _ in range(count)]
            chance.shuffle(types)
        keys = _keys(total, chance=chance) if end == PLACES_YEAR else [None] * total
        elsewhere = chance.choices(places, weights, k=total)
        for kind, key, other in zip(types, keys, elsewhere, strict=True):
            number += 1
            code, east, north = other if key is None else place_of[key]
            located = number % 3 == 0
            yield (
                f"MADEUP/{number:07d}",
                _day(end, chance=chance),
                kind,
                "" if located else code,
                f"{east:.0f}" if located else "",
                f"{north:.0f}" if located else "",
                "" if key is None else f"UPRN10009{key:07d}",
                f"{chance.randrange(900):03d} Nobody",
            )


def _keys(total: int, *, chance: random.Random) -> list[int]:
    """Return a location for each incident; the first locations have more than one."""
    extra = total - LOCATIONS
    keys = [*range(LOCATIONS), *(number % REPEATS for number in range(extra))]
    chance.shuffle(keys)
    return keys


def _places() -> list[tuple[str, float, float]]:
    """Return a point well inside each small area, in metres on the British National Grid."""
    areas = small_areas(BARKING)
    points = shapely.point_on_surface(to_grid(areas["geometry"].to_numpy()))
    return [
        (code, point.x, point.y) for code, point in zip(areas["area_code"], points, strict=True)
    ]


def _day(end: str, *, chance: random.Random) -> str:
    return (date.fromisoformat(end) - timedelta(days=chance.randrange(365))).strftime("%d/%m/%Y")


def _people(
    table: dict[str, tuple[tuple[int, ...], int]], ages: Sequence[str], chance: random.Random
) -> Iterator[Sequence[object]]:
    for sex in ("female", "male"):
        for age, count in zip(ages, table[sex][0], strict=True):
            for _ in range(count):
                yield (
                    f"MADEUP/{chance.randrange(10**7):07d}",
                    _day(LAST, chance=chance),
                    sex[0].upper(),
                    _years(age, chance=chance),
                )


def _years(band: str, *, chance: random.Random) -> int:
    if band.startswith("under "):
        return chance.randrange(int(band.removeprefix("under ")))
    if band.endswith("+"):
        return chance.randrange(int(band[:-1]), 96)
    youngest, oldest = band.split("-")
    return chance.randint(int(youngest), int(oldest))


def _referrals(chance: random.Random) -> Iterator[Sequence[object]]:
    for group, (percent, _) in printed.REFERRALS.items():
        for _ in range(round(REFERRALS * percent / 100)):
            yield _day(LAST, chance=chance), group


def _all_offences() -> Iterable[Sequence[object]]:
    for name, (count, percent) in printed.OFFENCES.items():
        possible = range(count, 3 * int(100 * count / percent))
        fitting = [number for number in possible if round(100 * count / number, 1) == percent]
        yield name, min(fitting, key=lambda number: abs(number - 100 * count / percent))
    yield "Types of which none was flagged", TYPES_WITHOUT


def _residents() -> Iterable[Sequence[object]]:
    for group, (_, percent) in printed.REFERRALS.items():
        if percent is not None:
            yield group, round(RESIDENTS * percent / 100)


MAPPING = {
    "made_up": True,
    "period": {"from": date(2001, 4, 1), "to": date(2008, 3, 31)},
    "source": {
        "title": "Made-up records with the totals that were printed in 2008",
        "publisher": "The tests of this dashboard",
        "extract_date": date(2008, 6, 2),
        "difficulties": [
            "Made up: agencies use different forms, so that collection is patchy.",
        ],
    },
    "base_citation": "Made-up residents with the percentages that were printed in 2008",
    "format": {"date": "%d/%m/%Y"},
    "columns": {
        "incidents": {
            "date": "Committed on",
            "lsoa": "LSOA",
            "easting": "Grid E",
            "northing": "Grid N",
            "offence_type": "Crime type",
            "location": "Premises",
        },
        "victims": {"date": "Committed on", "sex": "Gender", "age": "Age"},
        "accused": {"date": "Committed on", "sex": "Gender", "age": "Age"},
        "referrals": {"date": "Referred on", "ethnicity": "Ethnic group"},
        "all_offences": {"offence_type": "Crime type", "count": "Recorded"},
        "base": {"ethnicity": "Ethnic group", "residents": "Residents"},
    },
    "codes": {
        "offence_type": list(printed.OFFENCES),
        "ethnicity": list(printed.REFERRALS),
    },
    "age_bands": {"victims": list(printed.VICTIM_AGES), "accused": list(printed.AGES)},
    "claims": [
        {
            "text": "36.1% of all common assaults were domestic violence incidents",
            "table": "offence_types",
            "category": "Common Assault",
            "percent": 36.1,
        }
    ],
}


if __name__ == "__main__":
    write_trial(Path(sys.argv[1]))
