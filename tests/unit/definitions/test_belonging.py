"""Nothing is taken over from another measure by accident. What is altered or copied is made up."""

import re
import shutil

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from data.belonging import check_belonging
from data.catalogue import DEFINITIONS, Catalogue
from data.consistency import CatalogueError

CATALOGUE = Catalogue.load()
HELD = ("indicators", "caveats", "sources", "series", "breaks")
MEASURES = st.sampled_from(list(CATALOGUE.indicators.values()))


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(DEFINITIONS, tmp_path / "definitions")


def change(folder, name, old, new):
    """Replace the first `old` in a copy of one file; it must be there."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text, f"{name} no longer holds {old!r}: mend this test"
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def entry(folder, name, key, old, new):
    """Replace the first `old` in the entry `key` of a list; it must be there."""
    text = (folder / name).read_text(encoding="utf-8")
    [held] = re.findall(rf"^- id: {key}\n(?:(?!- id: ).*\n)*", text, re.MULTILINE)
    assert old in held, f"{key} in {name} no longer holds {old!r}: mend this test"
    (folder / name).write_text(text.replace(held, held.replace(old, new, 1)), encoding="utf-8")


def fault_of(folder):
    try:
        Catalogue.load(folder)
    except CatalogueError as error:
        return str(error)
    return None


def said(folder):
    line = fault_of(folder)
    assert line
    assert "\n" not in line
    return line


TAKEN = (
    r"indicators/made_up_rate\.yaml: takes the (\w+) '(\w+)', which is for .* Take .* "
    r"or add made_up_rate to its indicators in (\w+\.yaml) if .*"
)
TWICE = "    - da_homicide_victims\n    - da_homicide_victim\n"  # the second is misspelt
RATE = "indicators/da_offences_rate.yaml"
ACCIDENTS = {
    "the caveat of another measure": (
        [(RATE, "caveat_ids:\n", "caveat_ids:\n  - homelessness_counts_duty\n")],
        "takes the caveat 'homelessness_counts_duty', which is for da_homelessness_households",
        "add da_offences_rate to its indicators in caveats.yaml",
    ),
    "the caveat of a page": (
        [(RATE, "caveat_ids:\n", "caveat_ids:\n  - neighbours_call\n")],
        f"{RATE}: takes the caveat 'neighbours_call', which is for no other.",
        "Take another in caveat_ids",
    ),
    "the series of another measure": (
        [("indicators/da_homicide_victims.yaml", "series_id: homicide", "series_id: homelessness")],
        "takes the series 'homelessness', which is for da_homelessness_households",
        "add da_homicide_victims to its indicators in series.yaml",
    ),
    "the source of another measure": (
        [("indicators/imd_2025_score.yaml", "  - imd_2025\n", "  - met_homicide\n")],
        "imd_2025_score.yaml: takes the source 'met_homicide', which is for da_homicide_victims.",
        "Take another in source_ids",
    ),
    "the break of another series": (
        [
            (
                "series.yaml",
                "    - priority_need_2021\n",
                "    - priority_need_2021\n    - act_2021\n",
            )
        ],
        "series.yaml: homelessness: takes the break 'act_2021', which is for met_da.",
        "add homelessness to its series in breaks.yaml",
    ),
    "a caveat that was lost": (
        [(RATE, "  - no_league_table\n", "")],
        "caveats.yaml: no_league_table: is for da_offences_rate, which does not take it.",
        "Add no_league_table to caveat_ids in indicators/da_offences_rate.yaml, or remove",
    ),
    "a source that was lost": (
        [(RATE, "  - census_2021\n", "")],
        "sources.yaml: census_2021: is for da_offences_rate, which does not take it.",
        "Add census_2021 to source_ids",
    ),
    "a break that was lost": (
        [("series.yaml", "    - reason_tables_2020\n", "")],
        "breaks.yaml: reason_tables_2020: is for homelessness, which does not take it.",
        "Add reason_tables_2020 to break_ids in series.yaml: homelessness",
    ),
    "a caveat for a measure that is not there": (
        [("caveats.yaml", "    - da_homicide_victims\n", TWICE)],
        "is for 'da_homicide_victim', which is not defined.",
        "Correct the id in indicators, or remove it",
    ),
    "the order of another measure": (
        [(RATE, "order: 20\n", "order: 10\n")],
        f"{RATE}: has the order of da_offences.",
        "a place of its own",
    ),
    "a printed figure of another measure": (
        [("indicators/da_convictions.yaml", "fact_ids:\n", "fact_ids:\n  - RF0377\n")],
        "names the printed figure RF0377",
        "Remove it from fact_ids of one of the two",
    ),
    "a page that is none": (
        [("caveats.yaml", "    - hotspots\n", "    - hotspot\n")],
        "caveats.yaml: recorded_not_prevalence: views.",
        "Input should be 'london', 'borough'",
    ),
}


@pytest.mark.parametrize(("edits", "place", "remedy"), ACCIDENTS.values(), ids=ACCIDENTS.keys())
def test_what_was_taken_over_by_accident_stops_the_start_with_place_and_remedy(
    folder, edits, place, remedy
):
    for name, old, new in edits:
        change(folder, name, old, new)

    line = said(folder)
    assert re.match(r"(indicators/)?\w+\.yaml: ", line)
    assert place in line
    assert remedy in line


@pytest.mark.parametrize("field", ["title", "short_title", "question", "definition"])
def test_the_words_of_another_measure_stop_the_start(folder, field):
    path = folder / RATE
    held = yaml.safe_load(path.read_text("utf-8"))
    held[field] = getattr(CATALOGUE.indicators["da_vwi_offences_rate"], field)
    path.write_text(yaml.safe_dump(held, sort_keys=False), "utf-8")

    assert said(folder).endswith(f"has the {field} of da_offences_rate. Give it words of its own.")


def test_every_measure_that_a_hard_break_cuts_carries_its_caveat(folder):
    change(folder, "indicators/coercive_control_offences.yaml", "  - connect_break\n", "")
    entry(folder, "caveats.yaml", "connect_break", "    - coercive_control_offences\n", "")

    assert said(folder) == (
        "indicators/coercive_control_offences.yaml: its series met_vawg is cut by connect_2024, "
        "and it does not carry that break's caveat 'connect_break'. Add it to caveat_ids."
    )


def test_a_note_on_the_axis_names_a_caveat_of_the_measures_it_marks(folder):
    entry(folder, "breaks.yaml", "outcomes_2014", "detections_not_outcomes", "homelessness_imputed")

    line = said(folder)
    assert line.startswith("breaks.yaml: outcomes_2014: names the caveat 'homelessness_imputed'")
    assert "sanction_detections" in line


@pytest.mark.parametrize(
    ("name", "key"),
    [("recommendations.yaml", "R02"), ("outcomes_2015.yaml", "justice")],
)
def test_what_was_asked_takes_no_caveat_of_a_measure_that_does_not_bear_on_it(folder, name, key):
    entry(folder, name, key, "outcomes_not_conversion", "homelessness_imputed")

    assert said(folder).startswith(
        f"{name}: {key}: takes the caveat 'homelessness_imputed', which none of its indicators"
    )


def test_a_copied_definition_stops_the_start_until_all_that_it_took_over_is_its_own(folder):
    held = yaml.safe_load((folder / RATE).read_text("utf-8"))
    held |= {"id": "made_up_rate", "order": 9999, "counterpart_id": None, "fact_ids": []}
    held |= {name: f"Made up {name}." for name in ("title", "short_title", "definition")}
    held |= {"question": "Made up?", "recommendations": []}
    text = yaml.safe_dump(held, sort_keys=False)
    (folder / "indicators" / "made_up_rate.yaml").write_text(text, "utf-8")

    stopped = []
    while line := fault_of(folder):
        taken = re.fullmatch(TAKEN, line)
        assert taken, line
        assert taken[2] not in stopped
        stopped.append(taken[2])
        entry(folder, taken[3], taken[2], "  indicators:\n", "  indicators:\n    - made_up_rate\n")

    assert stopped == ["met_da", *held["caveat_ids"], *held["source_ids"]]


def altered(**changed):
    held = {kind: dict(getattr(CATALOGUE, kind)) for kind in HELD}
    for kind, one in changed.items():
        held[kind][one.id] = one
    return held


def test_the_definitions_agree_on_both_sides():
    check_belonging(**altered())


@given(measure=MEASURES, data=st.data())
def test_no_measure_can_take_anything_that_is_not_for_it(measure, data):
    kind, field = data.draw(st.sampled_from([("caveats", "caveat_ids"), ("sources", "source_ids")]))
    others = set(getattr(CATALOGUE, kind)) - set(getattr(measure, field))
    one = data.draw(st.sampled_from(sorted(others)))
    taken = (*getattr(measure, field), one)

    with pytest.raises(CatalogueError, match=f"{measure.id}.yaml: takes the .* '{one}'"):
        check_belonging(**altered(indicators=measure.model_copy(update={field: taken})))


@given(measure=MEASURES, data=st.data())
def test_no_measure_can_lose_anything_that_is_for_it(measure, data):
    kind, field = data.draw(st.sampled_from([("caveats", "caveat_ids"), ("sources", "source_ids")]))
    one = data.draw(st.sampled_from(getattr(measure, field)))
    left = tuple(each for each in getattr(measure, field) if each != one)

    with pytest.raises(
        CatalogueError, match=f"{kind}.yaml: {one}: is for {measure.id}, which does"
    ):
        check_belonging(**altered(indicators=measure.model_copy(update={field: left})))


@given(measure=MEASURES, other=st.sampled_from(list(CATALOGUE.series)))
def test_no_measure_can_move_to_another_series(measure, other):
    moved = altered(indicators=measure.model_copy(update={"series_id": other}))
    if other == measure.series_id:
        check_belonging(**moved)
        return
    with pytest.raises(CatalogueError, match=f"{measure.id}.yaml: takes the series '{other}'"):
        check_belonging(**moved)
