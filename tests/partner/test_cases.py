"""The extracts beside the repository, and ten more, become packs whose counts are their truth."""

import pandas as pd
import pytest
import python_calamine
import yaml

from data.partner.model import PackTable
from data.partner.packs import ParquetPacks
from data.pipeline.partner.__main__ import OPTIONS, main
from tests.partner.cases import AGES, COLUMNS, FOLDER, SAID, made_up_directory, truth
from tests.partner.exports import EXPORTS
from tests.partner.odd_exports import ODD_EXPORTS
from tests.partner.runs import BARKING

pytestmark = pytest.mark.long

BOROUGHS = dict(zip(COLUMNS, (BARKING, "camden", "lambeth"), strict=True))


def packed(folder, extract, *, mapping, slug=BARKING, postcodes=None, more=()):
    """Make a pack with the command, as a person would; return its rows and manifest."""
    said = folder / "mapping.yaml"
    said.write_text(yaml.safe_dump(SAID | mapping))
    files = ["--extract", str(extract), "--mapping", str(said), "--beside", str(folder)]
    out = ["--borough", slug, "--out", str(folder / "packs")]
    settings = {} if postcodes is None else {"POSTCODES": str(postcodes)}
    assert main([*files, *out, *more], settings) == 0
    return ParquetPacks(folder / "packs").open(slug)


def different(pack, true):
    """Return every published count that is not its truth: (table, year, what, count, truth)."""
    counts = pack.counts[pack.counts["status"].eq("published")]
    found, held = [], 0
    for row in counts.to_dict("records"):
        year = true[true["year"].eq(row["period_end"])]
        kind, area = row["category"], row["area_code"]
        if row["table"] == PackTable.OFFENCE_TYPES and kind != "all":
            year = year[year["type"].eq(kind)]
        elif row["area_level"] != "borough":
            year = year[year[row["area_level"]].eq(area)]
        elif kind == "in no ward":
            year = year[year["ward"].eq("")]
        if row["table"] not in {"victims", "referrals", "repeat_locations"}:
            held += 1
            if len(year) != row["value"]:
                found.append((row["table"], str(row["period_end"]), kind, area, len(year)))
    assert held > 30
    return found


def year_of(days):
    """Return the last day of the financial year of each day."""
    return pd.to_datetime((days - pd.DateOffset(months=3)).dt.year.add(1).astype(str) + "-03-31")


def postcodes_of_case_b(folder):
    """Return a directory in which each made-up postcode is where most of its incidents were."""
    book = python_calamine.CalamineWorkbook.from_path(str(FOLDER / [*COLUMNS][1]))
    rows = book.get_sheet_by_index(0).to_python()[3:-1]
    where = truth("b").set_index("ref")["lsoa21"]
    named = pd.DataFrame([(row[2], where[row[0]]) for row in rows if row[0]], columns=["at", "in"])
    usual = named.groupby("at")["in"].agg(lambda areas: areas.mode()[0])
    return made_up_directory(folder / "directory.csv", usual.to_dict())


@pytest.mark.raw
@pytest.mark.parametrize("name", COLUMNS)
def test_each_case_becomes_a_pack_whose_counts_are_its_truth(tmp_path, name):
    if not FOLDER.exists():
        pytest.skip("the cases are not here")
    letter = name[0]
    mapping = {"columns": COLUMNS[name]}
    more, directory = [], None
    if letter == "a":
        mapping["age_bands"] = {"victims": AGES}
        more = ["--victims", str(FOLDER / name)]
    if letter == "b":
        directory = postcodes_of_case_b(tmp_path)
    pack = packed(
        tmp_path, FOLDER / name, mapping=mapping, slug=BOROUGHS[name],
        postcodes=directory, more=more,
    )  # fmt: skip
    true = truth(letter).rename(columns={"lsoa21": "lsoa"})
    true["year"] = year_of(pd.to_datetime(true["date"]))

    assert different(pack, true) == []
    assert pack.manifest.files[0].rows_counted == 3000
    assert pack.manifest.files[0].rows_set_aside == 0


@pytest.mark.parametrize("write", [*EXPORTS, *ODD_EXPORTS], ids=lambda one: one.__name__)
def test_each_made_up_export_becomes_a_pack_whose_counts_are_its_truth(tmp_path, write):
    export = write(tmp_path)
    named = ((OPTIONS[role], str(path)) for role, path in export.more.items())
    more = [word for pair in named for word in pair]
    pack = packed(
        tmp_path, export.path, mapping=export.mapping, postcodes=export.postcodes, more=more
    )
    count = pack.manifest.files[0]

    assert different(pack, dated(export.truth)) == []
    assert (count.rows_counted, count.rows_set_aside) == (len(export.truth), 0)
    for table, true, by in (
        (PackTable.VICTIMS, export.people, ["age", "sex"]),
        (PackTable.REFERRALS, export.groups, ["category"]),
    ):
        if true is not None:
            assert wrong(pack, table, true=dated(true), by=by) == []


def dated(rows):
    """Return rows with the last day of their financial year."""
    return rows.assign(year=year_of(pd.to_datetime(rows["when"].dt.strftime("%Y-%m-%d"))))


def wrong(pack, table, *, true, by):
    """Return published counts of a table of people that are not the truth."""
    sums = true.groupby(["year", *by]).size()
    counts = pack.counts[pack.counts["table"].eq(table) & pack.counts["status"].eq("published")]
    told = counts[counts[by].ne("all").all(axis=1)]
    assert len(told) > 8
    return [
        (key, value)
        for *key, value in told[["period_end", *by, "value"]].itertuples(index=False)
        if sums.get(tuple(key), 0) != value
    ]
