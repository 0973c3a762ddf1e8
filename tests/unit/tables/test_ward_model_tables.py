"""What the page on methods says of the ward model. Figures are made up."""

from components.frame.static_html import to_html
from components.pages.about.ward_model import ward_model_part

NAMES = {"a_rate": "A rate"}
FIT = {
    "indicator_id": "a_rate",
    "period_end": "2022-07-31",
    "fresh": True,
    "wards": 655,
    "phi": 1.957,
    "sigma": [0.409, 0.38, 0.44],
    "rho": [0.92, 0.85, 0.98],
    "r_hat": 1.0018,
    "effective": 3901,
    "divergences": 0,
}
TRIED = [
    {
        "indicator_id": "a_rate",
        "period_end": "2022-07-31",
        "next_end": "2023-07-31",
        "wards": 653,
        "method": method,
        "deviance": deviance,
    }
    for method, deviance in [("recorded", 3.961), ("empirical_bayes", 3.8), ("bym2", 3.7)]
]


def said(**changes):
    described = {"better": True, "years": [FIT], "predictions": TRIED, **changes}
    return "".join(to_html(one) for one in ward_model_part(described, names=NAMES))


def test_each_method_s_deviance_stands_in_its_column_and_a_missing_one_is_marked():
    text = said()

    assert ">31 July 2023 from 31 July 2022<" in text
    assert [text.index(one) for one in (">3.96<", ">3.80<", ">[x]<", ">3.70<")] == sorted(
        text.index(one) for one in (">3.96<", ">3.80<", ">[x]<", ">3.70<")
    )
    assert "whose place it takes" in text


def test_each_fit_has_its_diagnostics():
    text = said()

    for one in ("655", "1.96", "0.41 (0.38 to 0.44)", "0.92 (0.85 to 0.98)", "1.0018", "3,901"):
        assert f">{one}<" in text


def test_a_stale_year_is_named_and_has_no_diagnostics():
    text = said(years=[{**FIT, "fresh": False}])

    assert "A rate, year to 31 July 2022" in text
    assert "1.0018" not in text


def test_a_model_that_is_not_better_is_said_to_be_left_out():
    assert "no figure of the model is shown" in said(better=False)


def test_a_release_without_a_model_says_nothing():
    assert ward_model_part({}, names=NAMES) == []
    assert ward_model_part({"better": False, "years": [], "predictions": []}, names=NAMES) == []
