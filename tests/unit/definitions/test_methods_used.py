"""Methods and the functions that do them, held together both ways."""

import ast
import importlib
import inspect
from pathlib import Path

from data.catalogue import Catalogue

ROOT = Path(__file__).parents[3]
# Where methods live. A function that joins them must belong to a method, or do no arithmetic.
ROOMS = (
    "data/natural",
    "data/statistics",
    "data/pipeline/wards",
    "data/pipeline/figures",
    "data/evidence/costs.py",
    "components/maps/classes.py",
    "components/maps/dots.py",
)
# Functions that choose, arrange, read or check, with nothing that a reader would have to be told.
NO_METHOD = {
    "data.natural.months.counted_monthly",
    "data.statistics.hotspot_rows.hotspot_rows",
    "data.statistics.intervals.z_score",
    "data.statistics.intervals.tail",
    "data.statistics.intervals.amounts",
    "data.statistics.intervals.in_kind",
    "data.statistics.kinds.usual_kind",
    "data.statistics.kinds.kind_over_time",
    "data.statistics.kinds.london_kind",
    "data.statistics.kinds.drawn_with_london",
    "data.statistics.kinds.fills_a_map",
    "data.statistics.stretches.stretches",
    "data.statistics.stretches.drawable",
    "data.statistics.change_between.refusal_of",
    "data.statistics.change.identity_of",
    "data.statistics.pairs.year_before",
    "data.statistics.area_change.year_pairs",
    "data.statistics.area_change.like_month_pairs",
    "data.pipeline.figures.rows.metric_rows",
    "data.pipeline.figures.rows.in_table_shape",
    "data.pipeline.figures.rows.add_flag",
    "data.pipeline.figures.rows.eras_of",
    "data.pipeline.figures.spread.as_published",
    "data.pipeline.figures.spread.stated",
    "data.pipeline.figures.windows.seventh_month",
    "data.pipeline.wards.__main__.main",
    "data.pipeline.wards.__main__.model_years_of",
    "data.pipeline.wards.__main__.rates_of",
    "data.pipeline.wards.analysis.hotspot_table",
    "data.pipeline.wards.bym2.structure",
    "data.pipeline.wards.inputs.figures",
    "data.pipeline.wards.inputs.whole_eras",
    "data.pipeline.wards.inputs.why_left_out",
    "data.pipeline.wards.kept_model.read_kept",
    "data.pipeline.wards.kept_model.keep",
    "data.pipeline.wards.model_years.model_years",
    "data.pipeline.wards.model_years.pairs",
    "data.pipeline.wards.shown_rate.shown_rates",
    "data.pipeline.wards.shown_rate.rates_to_show",
    "data.pipeline.wards.shown_rate.model_state",
    "data.pipeline.wards.shown_rate.model_line",
    "data.pipeline.wards.weights.refuse_loose_ends",
    "data.evidence.costs.totals_by_area",
    "data.evidence.costs.by_category",
    "data.evidence.costs.basis_of",
}


def public_functions():
    """Every public function of the rooms of methods, by its dotted name."""
    for room in ROOMS:
        path = ROOT / room
        for file in [path] if path.suffix else sorted(path.rglob("*.py")):
            module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
            for node in ast.parse(file.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                    yield f"{module}.{node.name}"


def imported():
    """Every name that some module of the product takes from another."""
    for layer in ("callbacks", "components", "data"):
        for file in (ROOT / layer).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom):
                    yield from (one.name for one in node.names)


def test_no_method_is_used_that_is_not_named_and_none_is_named_that_is_not_used():
    catalogue = Catalogue.load()
    named = [one for method in catalogue.methods.values() for one in method.made_by]
    there, used = set(public_functions()), set(imported())

    assert there - set(named) - NO_METHOD == set()
    assert (set(named) | NO_METHOD) - there == set()
    assert set(named) & NO_METHOD == set()
    for method in catalogue.methods.values():
        assert method.made_by, method.id
        assert {one.rpartition(".")[2] for one in method.made_by} & used, method.id
        for one in method.made_by:
            module, _, name = one.rpartition(".")
            if module != "data.pipeline.wards.bym2":  # it takes seconds to load
                assert inspect.isfunction(getattr(importlib.import_module(module), name)), one
