"""Counts that services bring by quarter, from the file to the pack. All counts are made up."""

import csv
from datetime import date

import numpy as np
import pandas as pd
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from data.partner.model import PackTable
from data.partner.packs import ParquetPacks
from data.partner.service_measures import service_measures
from data.partner.service_rows import read_services
from data.pipeline.partner.__main__ import main
from data.pipeline.partner.counts import pack_rows
from data.pipeline.partner.mapping.period import Period
from data.pipeline.partner.services import template
from data.pipeline.partner.services.brought import service_tables
from tests.partner.extracts import HEADER, ONE, PLAIN
from tests.partner.runs import BARKING
from tests.partner.withholding.attack import open_range

CODE = "E09000002"
REFERRED, REFUSED = "Referrals to a refuge", "Referrals to a refuge that were refused"
MARAC, REPEATS = "Cases discussed at MARAC", "Cases discussed at MARAC that are repeats"
QUARTER = "April to June 2024"


def packed(folder, lines, *more, fails=False, **changes):
    """Make a pack of plain incidents and these lines of counts; return it, or the exit status."""
    rows = [f"{year}-05-06,{ONE},," for year in (2023, 2024) for _ in range(100)]
    (folder / "incidents.csv").write_text("\n".join([HEADER, *rows]))
    (folder / "counts.csv").write_text("\n".join(["quarter,measure,group,count", *lines]))
    (folder / "mapping.yaml").write_text(yaml.safe_dump(PLAIN | changes))
    arguments = ["--extract", str(folder / "incidents.csv"), "--borough", BARKING]
    arguments += ["--mapping", str(folder / "mapping.yaml"), "--out", str(folder / "packs")]
    status = main([*arguments, "--service-counts", str(folder / "counts.csv"), *more], {})
    assert status == (1 if fails else 0)
    return None if fails else ParquetPacks(folder / "packs").open(BARKING)


def told(pack):
    rows = pack.rows(PackTable.SERVICE_COUNTS)
    return {
        (str(row.period_end.date()), row.category): None if np.isnan(row.value) else int(row.value)
        for row in rows.itertuples()
    }


def test_counts_are_told_by_quarter_measure_and_group(tmp_path):
    lines = [
        f"{QUARTER},{MARAC},,60",
        f"{QUARTER},marac_repeats,all,20",
        f"{QUARTER},MARAC_cases,sex: female,50",
        f"{QUARTER},{MARAC},Sex: male,10",
        f"2024-25 Q2,{MARAC},,70",
        f"2024-10-01,{MARAC},,",  # nobody counted it
    ]
    pack = packed(tmp_path, lines)

    assert told(pack) == {
        ("2024-06-30", MARAC): 60,
        ("2024-06-30", REPEATS): 20,
        ("2024-06-30", f"{MARAC}; sex: Female"): 50,
        ("2024-06-30", f"{MARAC}; sex: Male"): 10,
        ("2024-09-30", MARAC): 70,
    }
    assert (
        pack.counts.loc[pack.counts["table"].eq("service_counts"), "period_type"]
        .eq("quarter")
        .all()
    )


UNREADABLE = [
    (f"Q2 2024,{MARAC},,60", "'Q2 2024' is no quarter"),
    (f"April to June 2019,{MARAC},,60", "is outside 2023-04-01 to 2025-03-31"),
    (f"{QUARTER},Raffles,,60", "'Raffles' is no measure"),
    (f"{QUARTER},{MARAC},Mrs Smith,60", "'Mrs Smith' is no group"),
    (f"{QUARTER},{MARAC},shoe: large,60", "'shoe: large' is no group"),
    (f"{QUARTER},{MARAC},sex: <b>,60", "'sex: <b>' is no group"),
    (f"{QUARTER},{MARAC},age: 12345678,60", "'age: 12345678' is no group"),
    (f"{QUARTER},{MARAC},,many", "'many' is no whole number"),
]


@pytest.fixture(scope="module")
def set_aside(tmp_path_factory):
    """A pack of all lines that cannot be read and one that can, and what is said of each row."""
    folder = tmp_path_factory.mktemp("set_aside")
    pack = packed(folder, [*dict(UNREADABLE), f"2024-25 Q2,{MARAC},,70"])
    with (folder / "counts.faults.csv").open(encoding="utf-8") as file:
        return pack, {int(row["row"]): row["problem"] for row in csv.DictReader(file)}


@pytest.mark.parametrize(("line", "problem"), UNREADABLE)
def test_a_row_that_cannot_be_read_is_set_aside_with_the_reason(set_aside, line, problem):
    pack, said = set_aside

    assert list(told(pack).values()) == [70]
    assert problem in said[2 + [*dict(UNREADABLE)].index(line)]
    assert len(said) == len(UNREADABLE)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([f"{QUARTER},{MARAC},,60", f"{QUARTER},{MARAC},all,61"], "rows 2 and 3: the same quarter"),
        ([f"{QUARTER},{MARAC},sex: female,60"], "has groups and no whole"),
        ([f"{QUARTER},{MARAC},,60", f"{QUARTER},{REPEATS},,61"], "is 61, more than"),
        (
            [f"{QUARTER},{MARAC},,60", f"{QUARTER},{MARAC},sex: female,61"],
            "is 60, and by sex it comes to 61",
        ),
    ],
)
def test_counts_that_contradict_each_other_make_no_pack(tmp_path, capsys, lines, words):
    packed(tmp_path, lines, fails=True)
    said = capsys.readouterr().err.splitlines()[-1]

    assert words in said
    assert "Remedy: correct the file of counts" in said


def test_small_counts_are_withheld_and_so_is_what_gives_them_away(tmp_path):
    lines = [
        f"{QUARTER},{REFERRED},,50",
        f"{QUARTER},{REFUSED},,47",  # three were not refused
        f"{QUARTER},{MARAC},,60",
        f"{QUARTER},{MARAC},sex: female,57",
        f"{QUARTER},{MARAC},sex: male,3",
        f"{QUARTER},children,,4",
    ]
    counts = told(packed(tmp_path, lines))

    assert counts["2024-06-30", REFERRED] == 50
    assert counts["2024-06-30", REFUSED] is None
    assert counts["2024-06-30", f"{MARAC}; sex: Female"] is None
    assert counts["2024-06-30", f"{MARAC}; sex: Male"] is None
    assert counts["2024-06-30", "Children known to live with domestic abuse"] is None


def test_groups_of_a_measure_that_is_withheld_are_not_shown(tmp_path):
    lines = [f"{QUARTER},{MARAC},,4", f"{QUARTER},{MARAC},sex: female,4"]

    assert told(packed(tmp_path, lines)) == {("2024-06-30", MARAC): None}


def test_what_no_group_holds_is_not_recorded(tmp_path):
    lines = [f"{QUARTER},{MARAC},,60", f"{QUARTER},{MARAC},disability: yes,20"]
    counts = told(packed(tmp_path, lines))

    assert counts["2024-06-30", f"{MARAC}; disability: Not recorded"] == 40


NUMBERS = st.integers(min_value=0, max_value=14)


@settings(max_examples=60, deadline=None)
@given(groups=st.lists(NUMBERS, min_size=2, max_size=5), part=NUMBERS, rest=NUMBERS)
def test_no_small_count_of_a_service_can_be_worked_out(groups, part, rest):
    whole = sum(groups) + rest
    parts = {REPEATS: min(part, whole)}
    truth = {MARAC: whole, **parts}
    rows = [("marac_cases", "", whole), ("marac_repeats", "", parts[REPEATS])]
    for number, value in enumerate(groups):
        rows.append(("marac_cases", f"reason: {'abcde'[number]}", value))
        truth[f"{MARAC}; reason: {'abcde'[number]}"] = value
    truth[f"{MARAC}; reason: Not recorded"] = rest
    frame = pd.DataFrame(rows, columns=["measure", "group", "count"]).assign(year="2024-06-30")
    tables = service_tables(frame, code=CODE, name="Made up")
    period = Period.model_validate({"from": "2024-04-01", "to": "2025-03-31"})
    shown = pack_rows(tables, period=period).counts.set_index("category")["value"]

    names = list(truth)
    cells = [shown.get(name, np.nan) for name in names]
    # Behind a blank of the groups may be no row at all: then nothing was there.
    cells = [
        0.0 if name.endswith("Not recorded") and rest == 0 else cell
        for name, cell in zip(names, cells, strict=True)
    ]
    names.append("others")
    cells.append(np.nan)
    truth["others"] = whole - parts[REPEATS]
    sums = [
        (0, [names.index(name) for name in names if "reason" in name]),
        (0, [names.index(REPEATS), names.index("others")]),
    ]
    if not any("reason" in name for name in shown.index):
        sums = sums[1:]
    for place, name in enumerate(names):
        if 1 <= truth[name] <= 4:
            low, high = open_range(np.array(cells), sums, place, least=0, most=np.inf)
            assert low < high, (name, truth, dict(shown))


def test_two_packs_tell_no_more_than_one(tmp_path):
    before = [
        f"{QUARTER},{REFERRED},,100",
        f"{QUARTER},{REFUSED},,60",
        f"{QUARTER},{MARAC},,50",
        f"{QUARTER},ae_enquiries,,3",
    ]
    now = [
        f"{QUARTER},{REFERRED},,107",  # one more that was not refused
        f"{QUARTER},{REFUSED},,66",
        f"{QUARTER},{MARAC},,51",
        f"{QUARTER},{REPEATS},,20",  # new
        f"{QUARTER},ae_enquiries,,9",
    ]
    packed(tmp_path, before)
    counts = told(packed(tmp_path, now))

    assert counts["2024-06-30", MARAC] is None
    assert counts["2024-06-30", REPEATS] == 20
    assert None in {counts["2024-06-30", REFERRED], counts["2024-06-30", REFUSED]}
    assert counts["2024-06-30", "People asked about abuse in an A&E department"] is None


def test_years_that_stay_as_before_do_not_hold_back_a_quarter(tmp_path):
    packed(tmp_path, [f"Jan-Mar 2024,{MARAC},,50"])
    pack = packed(tmp_path, [f"Jan-Mar 2024,{MARAC},,70"], as_before=[date(2024, 3, 31)])

    assert told(pack) == {("2024-03-31", MARAC): 70}
    assert not pack.counts.duplicated(["table", "period_end", "area_code", "category"]).any()


def test_quarters_of_a_year_stand_side_by_side_with_the_year_before(tmp_path):
    lines = [f"2023-24 Q4,{MARAC},,30", f"2024-25 Q3,{MARAC},,40", f"2024-25 Q4,{MARAC},,50"]
    pack = packed(tmp_path, lines)
    table = read_services(pack, end=date(2025, 3, 31))
    (row,) = [one for one in table.rows if one.measure.id == "marac_cases"]

    assert [str(one) for one in table.quarters] == [
        "2024-06-30", "2024-09-30", "2024-12-31", "2025-03-31",
    ]  # fmt: skip
    assert [one.value for one in row.counts] == [None, None, 40, 50]
    assert row.before.value == 30
    assert len(table.rows) == len(service_measures())
    assert sum(one.is_brought for one in table.rows) == 1


def test_nothing_is_compared_across_a_changed_definition(tmp_path):
    lines = [f"2023-24 Q4,{MARAC},,30", f"2024-25 Q4,{MARAC},,50"]
    pack = packed(tmp_path, lines, definition_changed={"marac_cases": [date(2024, 7, 1)]})
    table = read_services(pack, end=date(2025, 3, 31))
    (row,) = [one for one in table.rows if one.measure.id == "marac_cases"]

    assert row.before.value is None
    assert row.before.status == "not_comparable"
    assert row.changed == (date(2024, 7, 1),)


def test_a_change_of_a_measure_that_is_none_is_refused(tmp_path, capsys):
    packed(tmp_path, [], fails=True, definition_changed={"raffles": [date(2024, 7, 1)]})
    assert "'raffles' is no measure of services" in capsys.readouterr().err


def test_a_file_of_headings_alone_brings_nothing(tmp_path):
    assert told(packed(tmp_path, [])) == {}


def test_the_template_can_be_loaded_as_it_is(tmp_path, capsys):
    (tmp_path / "mapping.yaml").write_text(yaml.safe_dump(PLAIN))
    path = tmp_path / "service_counts.csv"
    assert template.main([str(tmp_path / "mapping.yaml"), str(path)]) == 0
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    empty = f"{QUARTER},{MARAC},,,"
    filled = path.read_text(encoding="utf-8-sig").replace(empty, f"{QUARTER},{MARAC},,60,")
    path.write_text(filled)
    pack = packed(tmp_path, [], "--service-counts", str(path))

    assert {row["measure"] for row in rows} == {one.title for one in service_measures()}
    assert len({row["quarter"] for row in rows}) == 8
    assert told(pack) == {("2024-06-30", MARAC): 60}
    assert pack.manifest.files[-1].rows_counted == 1  # a blank brings nothing
    assert template.main([str(tmp_path / "mapping.yaml"), str(path)]) == 1
    assert template.main(["", str(path)]) == 1
    said = capsys.readouterr().err
    assert "is there already. Remedy" in said
    assert "MAPPING not set. Remedy" in said
