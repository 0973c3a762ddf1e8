"""How well the ward model foretells, and how far each of its fits is to be trusted, as tables."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.tables.figures import TableRow, figures_table
from components.words.periods import day_words
from components.words.values import join_names

METHODS = {
    "recorded": "Recorded rate",
    "empirical_bayes": "Empirical Bayes",
    "bym2_poisson": "Model, single events",
    "bym2": "Model, events in bundles",
}
OUTCOMES = {
    True: (
        "Over all pairs of years without a break between them the model, with events in bundles, "
        "foretells the next year better than empirical Bayes, whose place it takes."
    ),
    False: (
        "The model does not foretell the next year better than empirical Bayes, which is kept: no "
        "figure of the model is shown."
    ),
}
HOW_TRIED = (
    "Each rate of one year, times the residents, foretells the count of the next, all scaled by "
    "one number so that London comes out as it did. The deviance per ward is 0 where every ward is "
    "foretold exactly; the smaller, the better."
)
STALE = (
    "The model was fitted to other figures than those of this release for {years}: there the "
    "smoothed rate is still that of empirical Bayes, without an interval."
)
FITS = (
    "σ is how far wards lie apart, as the standard deviation of the logarithm of their rates; ρ is "
    "the share of that which neighbours have in common; both with 95% intervals. R̂ compares the "
    "chains with each other and is 1 where they agree."
)


def ward_model_part(described: Mapping[str, Any], *, names: Mapping[str, str]) -> list[Component]:
    """Return what is known of the model of this release; nothing where a release has none.

    Args:
        described: `ward_model` of the manifest, as `data.pipeline.wards.shown_rate` makes it.
        names: Titles of measures by id.
    """
    if not described.get("predictions"):
        return []
    stale = [
        f"{names[one['indicator_id']]}, year to {_day(one['period_end'])}"
        for one in described["years"]
        if not one["fresh"]
    ]
    fitted = [one for one in described["years"] if one["fresh"]]
    better = described["better"]
    said = [OUTCOMES[better], HOW_TRIED]
    if stale and better:
        said.append(STALE.format(years=join_names(stale)))
    return [
        html.H3("Does it foretell the next year better?"),
        *[html.P(one) for one in said],
        _foretold(described["predictions"], names=names),
        *([html.H3("How far each fit is to be trusted"), html.P(FITS)] if fitted else []),
        *([_fits(fitted, names=names)] if fitted else []),
    ]


def _foretold(predictions: Sequence[Mapping[str, Any]], *, names: Mapping[str, str]) -> Component:
    pairs: dict[tuple[str, str, str, int], dict[str, str]] = {}
    for one in predictions:
        key = one["indicator_id"], one["period_end"], one["next_end"], one["wards"]
        pairs.setdefault(key, {})[one["method"]] = f"{one['deviance']:.2f}"
    rows = [
        TableRow(
            head=names[indicator],
            cells=(
                f"{_day(after)} from {_day(before)}",
                f"{wards:,}",
                *(found.get(method, "[x]") for method in METHODS),
            ),
        )
        for (indicator, before, after, wards), found in pairs.items()
    ]
    return figures_table(
        rows,
        columns=["Measure", "Year to", "Wards", *METHODS.values()],
        caption="Deviance per ward of the next year’s counts, by method",
    )


def _fits(years: Sequence[Mapping[str, Any]], *, names: Mapping[str, str]) -> Component:
    rows = [
        TableRow(
            head=names[one["indicator_id"]],
            cells=(
                _day(one["period_end"]),
                f"{one['wards']:,}",
                f"{one['phi']:.2f}",
                _interval(one["sigma"]),
                _interval(one["rho"]),
                f"{one['r_hat']:.4f}",
                f"{one['effective']:,.0f}",
                f"{one['divergences']:,}",
            ),
        )
        for one in years
    ]
    return figures_table(
        rows,
        columns=[
            "Measure",
            "Year to",
            "Wards",
            "φ",
            "σ",
            "ρ",
            "Largest R̂",
            "Fewest effective draws",
            "Divergences",
        ],
        caption="Each fit of the ward model, with its diagnostics",
    )


def _interval(summary: Sequence[float]) -> str:
    mean, lower, upper = summary
    return f"{mean:.2f} ({lower:.2f} to {upper:.2f})"


def _day(iso: str) -> str:
    return day_words(date.fromisoformat(iso))
