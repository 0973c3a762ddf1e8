"""Wherever limits of police figures are drawn, written or passed on, the φ that widens them is."""

import pytest

from components.pages.compare.page import VIEWS

RATE = "indicator=da_offences_rate&borough=barnet&borough=brent"
DRAWN = (
    "",
    "?indicator=da_vwi_offences_rate&borough=barnet",
    "indicators/da_offences_rate",
    "indicators/da_positive_outcome_rate",
    "borough/barnet",
    "brief?borough=barnet",
    "ward/abbey-merton",
    "hotspots",
    "hotspots?view=rate",
    "methods",
    *(f"compare?view={view}&{RATE}" for view, _ in VIEWS if view in {"spread", "change"}),
    *(f"embed/{view}?indicator=da_offences_rate" for view in ("map", "spread")),
    "embed/hotspots?view=rate",
    *(f"image/{view}.svg?{RATE}" for view in ("spread", "change")),
)


@pytest.mark.parametrize("address", DRAWN)
def test_the_dispersion_stands_beside_the_limits_that_it_widens(ask, repository, address):
    answer = ask(address)
    stated = {f"φ {one['phi']:.2f}" for one in repository.manifest["dispersion"]}

    assert answer.status == 200
    assert "95% interval" in answer.text or "95% CI" in answer.text
    assert any(one in answer.text for one in stated) or "widened by the dispersion φ" in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "api/v1/values?indicator=da_offences_rate&level=borough",
        "api/v1/values.csv?indicator=da_offences_rate&level=borough",
    ],
)
def test_a_file_of_limits_names_their_method_and_the_dispersion(ask, address):
    text = ask(address).text

    assert "byar_widened" in text
    assert "interval_method" in text
    assert "phi" in text.casefold() or "φ" in text


def test_a_download_says_in_its_notes_how_its_limits_were_made(ask):
    text = ask("download/view.csv?indicator=da_offences_rate&level=borough").text

    assert "widened by the dispersion φ of this series" in text
    assert "boroughs 1.64" in text


def test_measures_whose_limits_are_not_widened_name_none(ask):
    page = ask("indicators/da_homelessness_rate").text

    assert "95% interval" in page
    assert "are widened by φ" not in page
