"""Text, marks and neighbouring classes against what they stand on, from the style sheets.

The formula is that of WCAG 2.2 for relative luminance and contrast ratio.
"""

import colorsys
import re
from itertools import pairwise

import pytest

from components.figures.theme import RAMP, Ink
from components.frame.static_html import to_html
from components.maps.boroughs import BLANK_CLASSES, HATCHES
from tests.paths import ROOT

SITE = (ROOT / "assets" / "site.css").read_text(encoding="utf-8")
AREAS = (ROOT / "assets" / "areas.css").read_text(encoding="utf-8")
FRAME = (ROOT / "assets" / "hotspot-frame.css").read_text(encoding="utf-8")
MAP = (ROOT / "assets" / "map.css").read_text(encoding="utf-8")
EXIT = (ROOT / "assets" / "exit.css").read_text(encoding="utf-8")
TEXT, MARK = 4.5, 3.0
PAPER = "#ffffff"
# Drawn behind a mark that itself meets 3:1, with the same limits in words and in the table.
BEHIND_A_MARK = {
    Ink.CLEAR,
    Ink.GRID,
    Ink.FAINT,
    Ink.INTERVAL,
    Ink.CHOSEN_INTERVAL,
    Ink.CHOSEN_BAND,
    Ink.PAPER,
}


def luminance(colour):
    digits = colour.lstrip("#")
    digits = "".join(one * 2 for one in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def variable(name):
    return re.search(rf"--{name}:\s*(#\w+)", SITE)[1]


def rule(selector, sheet=SITE):
    """The declarations of every rule whose selector holds the given one."""
    return " ".join(re.findall(rf"{re.escape(selector)}[^{{}}]*\{{([^}}]*)\}}", sheet))


def ink_of(selector, sheet):
    return re.search(r"stroke:\s*(#\w+)", rule(selector, sheet))[1]


def test_the_formula_gives_the_values_that_wcag_states():
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ground", ["paper", "wash", "wash-blue"])
@pytest.mark.parametrize("name", ["ink", "ink-2", "ink-3", "link", "accent"])
def test_every_ink_for_text_can_be_read_on_every_ground(name, ground):
    below = PAPER if ground == "paper" else variable(ground)

    assert contrast(variable(name), below) >= TEXT


def test_the_exit_can_be_read_at_rest_and_under_a_pointer():
    for ground in ("#9e0059", "#6f003e"):
        assert ground in EXIT
        assert contrast("#fff", ground) >= TEXT


def test_the_foot_of_the_page_can_be_read():
    assert "#1d2126" in rule(".site-footer")
    for ink in ("#ffffff", "#d6d8da"):
        assert contrast(ink, "#1d2126") >= TEXT


@pytest.mark.parametrize("ink", [Ink.TEXT, Ink.AXIS, Ink.QUIET])
def test_words_in_charts_can_be_read(ink):
    assert contrast(ink.value, PAPER) >= TEXT
    assert contrast(ink.value, Ink.FAINT.value) >= TEXT


@pytest.mark.parametrize("ink", sorted(set(Ink) - BEHIND_A_MARK))
def test_every_mark_stands_out_from_the_paper(ink):
    assert contrast(ink.value, PAPER) >= MARK


def test_the_map_uses_the_ramp_of_the_figures():
    for number, ink in enumerate(RAMP, start=1):
        assert ink in rule(f".class-{number}", AREAS)


def test_areas_are_outlined_so_that_neighbouring_classes_need_no_contrast_of_their_own():
    outline = re.search(r"stroke:\s*(#\w+)", AREAS)[1]

    assert contrast(outline, PAPER) >= MARK
    for paler, darker in pairwise(RAMP):
        told_apart = contrast(paler, darker) >= MARK
        outlined = max(contrast(outline, paler), contrast(outline, darker)) >= MARK
        assert told_apart or outlined, (paler, darker)


@pytest.mark.parametrize(
    ("line", "ground"),
    [
        (ink_of(".chosen-line", AREAS), ink_of(".chosen-ground", AREAS)),
        (ink_of(".map-ring-line", MAP), ink_of(".map-ring-ground", MAP)),
        (ink_of(".ward.found", FRAME), re.search(r"drop-shadow\(2px 0 (#\w+)\)", FRAME)[1]),
        (Ink.CHOSEN, Ink.PAPER),  # of pictures
    ],
    ids=["chosen", "focus", "ward", "picture"],
)
def test_what_marks_an_area_stands_out_from_every_fill(line, ground):
    """Of two lines side by side one meets each fill, and each meets the other."""
    assert contrast(line, ground) >= MARK
    for fill in (*RAMP, PAPER, Ink.FAINT):
        assert max(contrast(line, fill), contrast(ground, fill)) >= MARK, fill


def test_the_light_line_of_a_chosen_area_is_seen_on_both_sides_of_the_dark_one():
    widths = [
        float(re.search(r"stroke-width: ([\d.]+)px", rule(one, AREAS))[1])
        for one in (".chosen-ground", ".chosen-line")
    ]

    assert widths[0] - widths[1] >= 3


def test_each_blank_of_a_map_has_a_look_without_colour():
    """A pattern of its own, or dashes; the patterns differ in direction and in width."""
    drawn = to_html(HATCHES)
    looks = {}
    for status, (look, words) in BLANK_CLASSES.items():
        declared = rule(f".{look}", AREAS)
        pattern = re.search(r"url\(\"#([\w-]+)\"\)", declared)
        assert pattern or "stroke-dasharray" in declared, status
        named = pattern and re.search(rf'<pattern[^>]*id="{pattern[1]}"[^>]*>', drawn)
        looks[status] = named and re.search(r'patternTransform="[^"]*"', named[0])[0]
        assert re.match(r"\[\w\] \w+", words), status

    assert len(set(looks.values())) == len(BLANK_CLASSES)


def test_the_two_darkest_classes_are_told_apart_without_the_outline():
    assert contrast(*RAMP[-2:]) >= MARK


def test_the_ramp_is_of_one_hue_and_grows_darker():
    shades = [luminance(ink) for ink in RAMP]
    hues = [
        colorsys.rgb_to_hls(*(int(ink[at : at + 2], 16) / 255 for at in (1, 3, 5)))[0]
        for ink in RAMP
    ]

    assert shades == sorted(shades, reverse=True)
    assert max(hues) - min(hues) < 10 / 360


def test_the_two_darkest_classes_carry_light_names_on_a_dark_halo():
    halo = re.search(r"fill:\s*#fff;\s*stroke:\s*(#\w+)", AREAS)[1]

    assert contrast("#fff", halo) >= TEXT
    assert contrast("#fff", RAMP[-1]) >= TEXT
    assert contrast("#fff", RAMP[-2]) >= MARK
