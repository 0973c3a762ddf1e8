"""Each wrong input stops its reader: the real raw files, with one thing made wrong."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from data.pipeline.raw.faults import InputFault
from data.pipeline.sources import homelessness_tables, homicide, survey

pytestmark = pytest.mark.raw

HOUSED, KILLED = homelessness_tables.FILE, homicide.FILE


def replaced(old, new):
    """Change the first line that holds `old`."""

    def change(lines):
        row = next(number for number, line in enumerate(lines) if old in line)
        return [*lines[:row], lines[row].replace(old, new), *lines[row + 1 :]]

    return change


def without(words):
    return lambda lines: [line for line in lines if words not in line]


@dataclass(frozen=True)
class Wrong:
    file: str
    change: Callable[[list[str]], list[str]]
    words: str


CASES = {
    "a quarter vanished": Wrong(HOUSED, without("2021-04,"), "2021-04 vanished"),
    "an area vanished": Wrong(HOUSED, without("E09000002"), "expected 34 areas"),
    "an unknown area": Wrong(HOUSED, replaced("E09000002", "E09000099"), "unknown area"),
    "an unknown table": Wrong(HOUSED, replaced(",prevention,", ",rescue,"), "unknown table"),
    "a blank without its marker": Wrong(HOUSED, replaced(",..,", ",,"), "the marker is 'nan'"),
    "a marker beside a number": Wrong(HOUSED, replaced("0.0,0.0,,", "0.0,0.0,..,"), "'..'"),
    "more than all": Wrong(HOUSED, replaced("224.0,9.0", "224.0,225.0"), "more households cite"),
    "a negative count": Wrong(HOUSED, replaced("224.0,9.0", "224.0,-9.0"), "'-9.0'"),
    "a column renamed": Wrong(HOUSED, replaced("domestic_abuse", "abuse"), "'domestic_abuse' is"),
    "an unknown borough": Wrong(KILLED, replaced("Wandsworth", "Wandswerth"), "unknown borough"),
    "an unknown flag": Wrong(
        KILLED, replaced("Not Domestic Abuse", "Perhaps"), "unknown flag 'Perhaps'"
    ),
    "two victims on a row": Wrong(KILLED, replaced("1,45 to 54", "2,45 to 54"), "not one victim"),
    "a year vanished": Wrong(KILLED, without(",2010,"), "the year 2010 vanished"),
    "a new measure": Wrong(
        survey.REGIONS, replaced("women_16_59", "women_18_59"), "unknown measure"
    ),
    "no survey year": Wrong(
        survey.REGIONS, replaced("year ending March 2015", "spring 2015"), "not a survey year"
    ),
    "a share above 100%": Wrong(
        survey.NATIONAL, replaced("8.85583714", "885.583714"), "above 100%"
    ),
}


def read(raw, *, file, catalogue):
    if file == HOUSED:
        return homelessness_tables.owed_by_quarter(raw)
    if file == KILLED:
        return homicide.victims_by_year(raw)
    return survey.rows(raw, definitions=catalogue)


@pytest.mark.parametrize("name", CASES)
def test_a_wrong_input_stops_its_reader(altered, catalogue, name):
    wrong = CASES[name]

    with pytest.raises(InputFault) as fault:
        read(altered(wrong.file, wrong.change), file=wrong.file, catalogue=catalogue)

    assert wrong.words in str(fault.value)
    assert fault.value.file == wrong.file
    assert fault.value.remedy
