"""Rows that are set aside stand beside the years they are missing from. All rows are made up."""

from datetime import date

import pytest
import yaml

from components.frame.static_html import to_html
from components.partner.about import about_of
from components.partner.aside import set_aside_table
from data.model import Status
from data.partner.aside import is_uneven, lost_shares
from data.partner.model import AsideRows, FileCount, FileRole, PackTable
from data.partner.packs import ParquetPacks
from data.partner.rows import Count, Year, YearRow
from data.pipeline.partner.__main__ import main
from tests.partner.extracts import HEADER, ONE, PLAIN
from tests.partner.packs import made_up_manifest
from tests.partner.runs import BARKING

FIRST, SECOND = date(2024, 3, 31), date(2025, 3, 31)


def aside(rows, *, end=FIRST, reason="no date"):
    return AsideRows(role=FileRole.INCIDENTS, year_end=end, reason=reason, rows=rows)


def packed(folder, rows, *more, files=None, **changes):
    (folder / "incidents.csv").write_text("\n".join([HEADER, *rows]))
    (folder / "mapping.yaml").write_text(yaml.safe_dump(PLAIN | changes))
    given = ["--extract", str(folder / "incidents.csv"), "--borough", BARKING]
    given += ["--mapping", str(folder / "mapping.yaml"), "--out", str(folder / "packs")]
    for option, text in (files or {}).items():
        (folder / f"{option}.csv").write_text(text)
        given += [f"--{option}", str(folder / f"{option}.csv")]
    assert main([*given, *more], {}) == 0
    return ParquetPacks(folder / "packs").open(BARKING)


def incidents(number, year, *, area=ONE, kind=""):
    return [f"{year}-05-06,{area},{kind},"] * number


def test_a_pack_says_of_each_year_and_reason_how_many_rows_are_set_aside(tmp_path):
    rows = [*incidents(60, 2023), *incidents(60, 2024), *incidents(7, 2023, kind="Nonsense")]
    rows += [*incidents(2, 2024, area="E01000907"), *[f"never,{ONE},,"] * 3]
    rows += incidents(4, 2029)
    pack = packed(tmp_path, rows)

    assert {(one.year_end, one.reason, one.rows) for one in pack.manifest.aside} == {
        (FIRST, "a code that is not listed", 7),
        (SECOND, "another borough", 2),
        (None, "no date", 3),
        (None, "a date outside the years", 4),
    }
    assert pack.manifest.files[0].rows_set_aside == 16


@pytest.mark.parametrize(
    ("first", "second", "undated", "uneven"),
    [
        (0, 0, 0, False),
        (4, 0, 0, False),
        (12, 0, 0, True),
        (12, 8, 0, False),
        (0, 0, 4, False),
        (0, 0, 12, True),  # all of them may be of one year
        (3, 0, 4, True),
    ],
)
def test_years_of_which_different_shares_are_set_aside_are_marked(
    tmp_path, first, second, undated, uneven
):
    rows = [*incidents(100, 2023), *incidents(100, 2024), *[f"never,{ONE},,"] * undated]
    rows += [*incidents(first, 2023, kind="Lost"), *incidents(second, 2024, kind="Lost")]
    pack = packed(tmp_path, rows)

    assert pack.manifest.uneven == ((FileRole.INCIDENTS,) if uneven else ())


def test_rows_of_other_boroughs_and_years_are_no_loss(tmp_path):
    rows = [*incidents(100, 2023), *incidents(100, 2024), *incidents(80, 2023, area="E01000907")]
    pack = packed(tmp_path, [*rows, *incidents(90, 2030)])

    assert pack.manifest.uneven == ()


def test_a_share_is_given_without_and_with_the_rows_of_no_year():
    lost = [aside(10), aside(5, end=None), aside(70, reason="another borough")]

    assert lost_shares(lost, counted={FIRST: 90, SECOND: 95}) == {
        FIRST: (10.0, pytest.approx(100 * 15 / 105)),
        SECOND: (0.0, 5.0),
    }
    assert lost_shares([], counted={FIRST: 0}) == {}
    assert not is_uneven({FIRST: (0.0, 5.0), SECOND: (0.0, 5.0)})
    assert is_uneven({FIRST: (0.0, 0.0), SECOND: (5.1, 5.1)})


def test_the_number_of_rows_gives_no_withheld_year_away(tmp_path):
    pack = packed(tmp_path, [*incidents(3, 2023), *incidents(100, 2024)])
    (count,) = pack.manifest.files

    assert pack.rows(PackTable.INCIDENTS_BY_YEAR)["status"].tolist() == ["suppressed", "published"]
    assert (count.rows_read, count.rows_counted, count.rows_set_aside) == (None, None, 0)


def test_nor_that_of_a_file_of_which_a_year_is_left_out(tmp_path):
    people = ["date,sex,age", *["2023-05-06,F,30"] * 3, *["2024-05-06,F,30"] * 50]
    rows = [*incidents(100, 2023), *incidents(100, 2024)]
    files = {"victims": "\n".join(people)}
    pack = packed(tmp_path, rows, files=files)
    told = {one.role: one.rows_counted for one in pack.manifest.files}

    assert told == {FileRole.INCIDENTS: 200, FileRole.VICTIMS: None}


def test_nor_how_a_year_that_is_kept_as_before_has_moved(tmp_path):
    first = packed(tmp_path, [*incidents(100, 2023), *incidents(100, 2024)])
    second = packed(tmp_path, [*incidents(101, 2023), *incidents(130, 2024)], as_before=[FIRST])

    assert first.manifest.files[0].rows_counted == 200
    assert second.manifest.files[0].rows_counted is None
    assert second.rows(PackTable.INCIDENTS_BY_YEAR)["value"].tolist() == [100, 130]


def test_rows_are_told_whole_or_not_at_all():
    with pytest.raises(ValueError, match="together or not at all"):
        FileCount(role=FileRole.BASE, rows_read=7, rows_counted=None, rows_set_aside=0)


def year_rows(*values):
    ends = (FIRST, SECOND)
    return [
        YearRow(
            Year("financial_year", date(end.year - 1, 4, 1), end),
            Count(value, Status.PUBLISHED if value is not None else Status.SUPPRESSED),
        )
        for end, value in zip(ends, values, strict=True)
    ]


def drawn(rows, *lost):

    about = about_of(made_up_manifest(aside=lost))
    made = set_aside_table(rows, names=["2023-24", "2024-25"], role=FileRole.INCIDENTS, about=about)
    return to_html(made)


def test_the_table_gives_rows_by_reason_and_year_and_what_they_may_be_of_it():
    text = drawn(year_rows(90, 95), aside(10), aside(5, end=None))

    assert "Rows set aside and counted in no year" in text
    assert "Year not known" in text
    assert "10.0% to 14.3%" in text
    assert "0.0% to 5.0%" in text


def test_a_withheld_year_has_no_share_and_nothing_set_aside_has_no_table():
    assert ">–<" in drawn(year_rows(None, 95), aside(10))
    assert drawn(year_rows(90, 95)) == ""
