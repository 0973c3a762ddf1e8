"""A figure that a release revised: its mark, its earlier value in files, the API and on pages."""

import pytest

VALUES = "api/v1/values?indicator=da_offences&level=borough&area=E09000003&period_type=rolling_12"


@pytest.fixture(scope="module")
def newer(serve):
    """A copy that serves a made-up next release, in which one count of Barnet is other."""
    server = serve()
    return lambda address: server.test_client().get(f"/{address}")


def test_the_api_gives_the_earlier_value_and_its_release(newer):
    rows = newer(VALUES).json["values"]
    revised = [row for row in rows if row["earlier_value"] is not None]

    [one] = revised
    assert one["flags"].split()[-1] == "r"
    assert one["value"] == one["earlier_value"] + 7
    assert one["earlier_release"] == "2025-08"
    assert all(row["earlier_release"] is None for row in rows if row is not one)


def test_the_api_as_csv_gives_it_too_and_a_reason_elsewhere(newer):
    lines = newer(VALUES.replace("values?", "values.csv?")).text.splitlines()
    column = lines[0].split(",").index("earlier_value")

    given = [line.split(",")[column] for line in lines[1:]]
    assert len([one for one in given if one != "[z]"]) == 1


def test_the_notes_of_a_file_name_it(newer):
    text = newer("download/view.csv?indicator=da_offences&level=borough&borough=barnet").text

    assert "Revised [r]: " in text
    assert "where release 2025-08 gave" in text
    other = newer("download/view.csv?indicator=da_offences&level=borough&borough=camden").text
    assert "where release 2025-08 gave" not in other


def test_on_pages_the_mark_leads_to_the_earlier_value_in_one_press(newer):
    page = newer("indicators/da_offences?borough=barnet").text
    assert 'href="/new?indicator=da_offences&amp;borough=#revised"' in page
    assert 'href="/new?borough=barnet#revised"' in newer("borough/barnet").text

    told = newer("new?indicator=da_offences").text.partition('id="revised"')[2]
    assert "<td>2025-08</td>" in told.partition("</section>")[0]


def test_nothing_is_marked_in_a_release_that_revised_nothing(ask):
    page = ask("indicators/da_offences?borough=barnet").text
    assert "#revised" not in page
    assert ask("indicators/da_offences").status == 200
