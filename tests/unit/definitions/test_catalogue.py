"""How the catalogue answers, and how it refuses a definition that is wrong."""

import shutil
import time
from datetime import date

import pytest

from data.catalogue import DEFINITIONS, Catalogue
from data.consistency import CatalogueError
from data.model import Level, Severity


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue.load()


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(DEFINITIONS, tmp_path / "definitions")


def change(folder, name, old, new):
    """Replace the first `old` in a copy of one file; it must be there."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text, f"{name} no longer holds {old!r}: mend this test"
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_unchanged_copy_loads_as_the_definitions_do(folder, catalogue):
    assert Catalogue.load(folder) == catalogue


def test_indicators_come_in_the_order_of_menus(catalogue):
    orders = [one.order for one in catalogue.indicators.values()]

    assert orders == sorted(set(orders))
    assert next(iter(catalogue.indicators)) == "da_offences"


def test_caveats_that_must_be_read_come_first(catalogue):
    for indicator_id, indicator in catalogue.indicators.items():
        caveats = catalogue.caveats_for(indicator_id)
        marks = [caveat.severity is Severity.MUST_READ for caveat in caveats]

        assert marks == sorted(marks, reverse=True), indicator_id
        assert caveats[0].id == indicator.caveat_ids[0]
        assert {caveat.id for caveat in caveats} == set(indicator.caveat_ids)


def test_the_hotspot_view_carries_every_caveat_of_its_report(catalogue):
    caveats = catalogue.view_caveats("hotspots")

    assert {
        "hotspots_show_reporting",
        "neighbours_call",
        "service_draws_reports",
        "repeat_locations_not_victims",
        "recorded_not_prevalence",
    } <= {caveat.id for caveat in caveats}
    assert caveats[0].severity is Severity.MUST_READ
    assert caveats[-1].severity is Severity.NOTE


def test_a_view_that_nobody_names_has_no_caveats_of_its_own(catalogue):
    assert catalogue.view_caveats("glossary") == ()


def test_breaks_of_an_indicator_run_forward_in_time(catalogue):
    breaks = catalogue.breaks_for("da_offences")

    assert [one.date for one in breaks] == sorted(one.date for one in breaks)
    assert [one.id for one in breaks if one.hard] == ["definition_2013", "connect_2024"]


@pytest.mark.parametrize(
    ("series_id", "start", "end", "era"),
    [
        ("met_da", date(2012, 4, 1), date(2013, 3, 31), "to_2013_03"),
        ("met_da", date(2013, 1, 1), date(2013, 12, 31), None),
        ("met_da", date(2013, 4, 1), date(2014, 3, 31), "2013_04_to_2024_02"),
        ("met_da", date(2023, 3, 1), date(2024, 2, 29), "2013_04_to_2024_02"),
        ("met_da", date(2023, 4, 1), date(2024, 3, 31), None),
        ("met_da", date(2024, 2, 29), date(2024, 3, 1), None),
        ("met_da", date(2024, 3, 1), date(2024, 3, 31), "from_2024_03"),
        ("met_vawg", date(2015, 12, 1), date(2015, 12, 31), "2015_12_to_2024_02"),
        ("met_vawg", date(2015, 11, 1), date(2015, 11, 30), None),
        ("csew", date(2019, 4, 1), date(2020, 3, 31), "to_2020_03"),
        ("csew", date(2021, 4, 1), date(2022, 3, 31), "2020_04_to_2023_03"),
        ("homicide", date(2014, 1, 1), date(2023, 12, 31), "homicide_register"),
    ],
)
def test_a_period_belongs_to_the_era_that_holds_all_its_days(catalogue, series_id, start, end, era):
    found = catalogue.era_of(series_id, start, end)

    assert (found.id if found else None) == era


@pytest.mark.parametrize(
    ("indicator_id", "count"),
    [
        ("da_offences", "da_offences"),
        ("da_offences_rate", "da_offences"),
        ("da_vwi_offences_rate", "da_vwi_offences"),
        ("da_vwi_share", None),  # it has no counterpart
        ("da_homelessness_rate", None),  # its counterpart is there by quarter
        ("coercive_control_offences", None),  # by month, but for London alone
    ],
)
def test_the_count_behind_a_measure_is_itself_or_its_counterpart_where_there_are_months(
    catalogue, indicator_id, count
):
    found = catalogue.count_by_month(indicator_id, level=Level.BOROUGH)

    assert (found and found.id) == count


def test_loading_is_quick_enough_for_every_start():
    start = time.process_time()
    Catalogue.load()

    assert time.process_time() - start < 1  # measured at 0.03 s


RATE = "indicators/da_offences_rate.yaml"
COUNT = "indicators/da_offences.yaml"

FAULTS = {
    "unknown source": (RATE, "  - ons_mid_year\n", "  - ons_midyear\n", "sources.yaml"),
    "unknown caveat": (RATE, "  - connect_break\n", "  - conect_break\n", "caveats.yaml"),
    "unknown series": (RATE, "series_id: met_da\n", "series_id: met_dv\n", "series.yaml"),
    "unknown counterpart": (
        COUNT,
        "counterpart_id: da_offences_rate\n",
        "counterpart_id: da_offence_rate\n",
        "refers to 'da_offence_rate', which indicators/ does not define",
    ),
    "one-sided counterpart": (
        RATE,
        "counterpart_id: da_offences\n",
        "counterpart_id: da_vwi_offences\n",
        "take counterpart_id out of indicators/da_offences.yaml if it was copied",
    ),
    "no unit": (COUNT, "unit:\n  kind: offence\n", "polarity_of:\n  kind: offence\n", "unit"),
    "unknown key": (COUNT, "order: 10\n", "order: 10\ncolour: 3\n", "colour"),
    "topic that is none": (COUNT, "topic: Recorded offences\n", "topic: Recorded\n", "topic"),
    "key written twice": (COUNT, "order: 10\n", "order: 10\norder: 11\n", "'order' is written"),
    "malformed YAML": (COUNT, "order: 10\n", "order: [10\n", "Correct the YAML"),
    "file not named as its id": (COUNT, "id: da_offences\n", "id: da_offence\n", "Name the file"),
    "opening caveat is a note": (
        RATE,
        "caveat_ids:\n",
        "caveat_ids:\n  - provisional_months\n",
        "must_read first",
    ),
    "no caveat at all": (
        "indicators/imd_2025_score.yaml",
        "  - context_is_not_cause\n",
        "  []\n",
        "caveat_ids",
    ),
    "default period of no level": (
        RATE,
        "default_period_type: rolling_12\n",
        "default_period_type: month\n",
        "period type",
    ),
    "recommendation that was never made": (
        "indicators/repeat_victims.yaml",
        "recommendations:\n  - 1\n",
        "recommendations:\n  - 17\n",
        "from 1 to 16",
    ),
    "nobody publishes it and it does not say so": (
        "indicators/da_vwi_share.yaml",
        "availability: published\n",
        "availability: not_published\n",
        "Add `missing`",
    ),
    "published and missing": (
        "indicators/protective_orders.yaml",
        "availability: not_published\n",
        "availability: published\n",
        "Remove `missing`",
    ),
    "missing for an unknown source": (
        "indicators/protective_orders.yaml",
        "    source_id: assembly_2020\n",
        "    source_id: assembly_2021\n",
        "sources.yaml",
    ),
    "closed source passed on": (
        "indicators/marac_cases.yaml",
        "redistribute: false\n",
        "redistribute: true\n",
        "redistribute: false",
    ),
    "caveat cites an unknown source": (
        "caveats.yaml",
        "    - source_id: bd_2008\n",
        "    - source_id: bd_2009\n",
        "sources.yaml",
    ),
    "caveat without a citation": (
        "caveats.yaml",
        "  citations:\n    - source_id: met_monthly\n      place: List of boroughs\n",
        "  citations:\n",
        "citations",
    ),
    "quote too long": (
        "caveats.yaml",
        "      quote: figures pre an post March",
        "      quote: " + "made-up " * 25 + "figures pre an post March",
        "Shorten the quote",
    ),
    "caveat defined twice": (
        "caveats.yaml",
        "- id: better_recording\n",
        "- id: recorded_not_prevalence\n",
        "defined twice",
    ),
    "list that is none": ("breaks.yaml", "- id: connect_2024\n", "connect: 1\n# ", "breaks.yaml"),
    "break cites an unknown source": (
        "breaks.yaml",
        "    source_id: mps_connect\n",
        "    source_id: mps_conect\n",
        "sources.yaml",
    ),
    "break names an unknown caveat": (
        "breaks.yaml",
        "  caveat_id: connect_break\n",
        "  caveat_id: conect_break\n",
        "caveats.yaml",
    ),
    "series names an unknown break": (
        "series.yaml",
        "    - connect_2024\n",
        "    - conect_2024\n",
        "breaks.yaml",
    ),
    "eras overlap": ("series.yaml", "end: 2024-02-29\n", "end: 2024-03-01\n", "End "),
    "days of no era": ("series.yaml", "end: 2024-02-29\n", "end: 2024-02-28\n", "End "),
    "era without a break": ("series.yaml", "    - connect_2024\n", "", "join the eras"),
    "break without an era": (
        "breaks.yaml",
        "  date: 2023-06-01\n  hard: false\n",
        "  date: 2023-06-01\n  hard: true\n",
        "Cut the era there",
    ),
    "source without a licence": (
        "sources.yaml",
        "  licence: Open Government Licence\n",
        "",
        "licence",
    ),
    "answer without its caveat": ("plain_answers.yaml", "_id: better", "_id: bitter", "caveats.ya"),
}


@pytest.mark.parametrize(("name", "old", "new", "remedy"), FAULTS.values(), ids=FAULTS.keys())
def test_a_faulty_definition_stops_the_start_and_names_file_and_remedy(
    folder, name, old, new, remedy
):
    change(folder, name, old, new)

    with pytest.raises(CatalogueError) as raised:
        Catalogue.load(folder)

    named = "series.yaml" if "Cut the era" in remedy else name  # seen where the series uses it
    assert str(raised.value).startswith(named)
    assert remedy in str(raised.value)
    assert "\n" not in str(raised.value)
    assert str(folder) not in str(raised.value)


@pytest.mark.parametrize("name", ["caveats.yaml", "sources.yaml", "breaks.yaml", "series.yaml"])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()

    with pytest.raises(CatalogueError, match=rf"^{name}: missing. Restore it"):
        Catalogue.load(folder)


def test_a_folder_without_indicators_is_refused(folder):
    shutil.rmtree(folder / "indicators")

    with pytest.raises(CatalogueError, match=r"^indicators/: no definition found"):
        Catalogue.load(folder)


def test_a_caveat_on_wards_does_not_stand_beside_boroughs(catalogue):
    every = {one.id for one in catalogue.caveats_for("da_offences_rate")}
    beside_boroughs = {
        one.id for one in catalogue.caveats_for("da_offences_rate", level=Level.BOROUGH)
    }

    assert every - beside_boroughs == {"ward_residents_not_presence"}
