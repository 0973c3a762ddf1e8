"""Every figure that somebody printed, as one table of citations: never a series of ours."""

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase

import pandas as pd

from data.model import Disagreement
from data.pipeline.areas.places import LONDON, boroughs
from data.pipeline.evidence.corrections import corrected, each_once
from data.pipeline.evidence.fact_files import FACT_FILES, FactFile, single_facts
from data.pipeline.evidence.fact_ids import ids_for
from data.pipeline.evidence.fact_numbers import qualifier_and_number, year_of
from data.pipeline.evidence.fact_wording import plain_measure, plain_note
from data.pipeline.evidence.registers import MeasureRule, Registers
from data.pipeline.evidence.report_rows import refuse_other_words, report_rows
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder
from data.schemas import Evidence

COLUMNS = list(Evidence.to_schema().columns)
NUMBERS = ("year", "number")
AREA_CODES = {
    "London": LONDON,
    "London (MPS area)": LONDON,
    "London (CPS London)": LONDON,
    "Metropolitan Police force area": "E23000001",
    "England and Wales": "K04000001",
    "England": "E92000001",
    "Central West BCU": "bcu-central-west",
    "South Area BCU": "bcu-south-area",
    "South West BCU": "bcu-south-west",
}


def rows(
    raw: RawFolder,
    *,
    disagreements: Iterable[Disagreement],
    registers: Registers | None = None,
) -> pd.DataFrame:
    """Build the table of printed figures: the five reports first, then the other publications.

    Args:
        raw: The raw folder; the reports stand beside it in `../reports`.
        disagreements: Where sources differ, with the ids of the figures on each side.
        registers: What was decided about printed figures; those beside the pipeline by default.

    Returns:
        Rows of `data.schemas.Evidence`, one per figure, in the order of the files.

    Raises:
        InputFault: If a quote is not in the report it names or is cut out of a clause, a value is
            not worded as its quote, a figure has no id, theme or citation, or a register or a
            disagreement names a figure that is not there.
    """
    registers = registers or Registers()
    ids = registers.fact_ids()
    parts = [report_rows(raw, registers=registers)]
    for file in FACT_FILES:
        register = ids.get(file.prefix, {})
        parts.append(_from_file(raw, file=file, register=register, registers=registers))
    facts = each_once(pd.concat(parts, ignore_index=True), again=registers.printed_again())
    facts = corrected(facts, corrections=registers.corrections())
    refuse_other_words(facts)
    facts = _with_theme(facts, rules=registers.measures())
    facts = _with_checks(facts, checks=registers.checks())
    facts["disagreements"] = _sides(facts["fact_id"], disagreements=disagreements)
    known = AREA_CODES | {name: code for code, name in boroughs(raw).items()}
    facts["area_code"] = facts["area_code"].fillna(facts["area_name"].map(known))
    split = facts["value"].map(qualifier_and_number)
    facts["qualifier"] = split.str[0]
    facts["number"] = split.str[1]
    facts["year"] = facts["period"].map(year_of)
    facts["measure"] = facts["measure"].map(plain_measure)
    facts["note"] = facts["note"].map(plain_note, na_action="ignore")
    return _in_table_shape(facts)


def _from_file(
    raw: RawFolder, *, file: FactFile, register: Mapping[str, str], registers: Registers
) -> pd.DataFrame:
    facts = single_facts(raw, file=file)
    keys = {int(row): key for row, key in zip(facts.index, facts["key"], strict=True)}
    ids = ids_for(keys, register=register, file=file.path)
    citations = registers.citations()
    for row, key in facts["cited"].items():
        if key and key not in citations:
            raise InputFault(
                file.path,
                int(str(row)),
                f"the citation '{key}' is not known",
                "add who published it and where to registers/citations.csv",
            )
    return facts.rename(columns={"area": "area_name"}).assign(
        fact_id=facts.index.map(ids),
        source_id=file.source_id,
        place=facts["cited"].map(citations).fillna(file.place),
        quote=None,
        note=facts["note"].where(facts["note"].ne("")),
        file=file.path,
        row=facts.index,
        redistribute=file.redistribute,
    )


def _with_theme(facts: pd.DataFrame, *, rules: list[MeasureRule]) -> pd.DataFrame:
    """Give each figure its theme and what it counts, by the first pattern its measure fits."""
    found: dict[str, MeasureRule] = {}
    for measure in facts["measure"].unique():
        for rule in rules:
            if fnmatchcase(measure, rule.pattern):
                found[measure] = rule
                break
        else:
            first = facts[facts["measure"].eq(measure)].iloc[0]
            raise InputFault(
                str(first["file"]),
                int(first["row"]),
                f"the measure '{measure}' has no theme",
                "add it to registers/measures.csv with its theme and what it counts",
            )
    rule_of = facts["measure"].map(found)
    counted = rule_of.map(lambda rule: rule.counted)
    named = facts["unit"].eq("count") & counted.ne("")
    return facts.assign(
        theme=rule_of.map(lambda rule: rule.theme),
        unit_kind=rule_of.map(lambda rule: rule.unit_kind),
        unit=facts["unit"].mask(named, counted),
    )


def _with_checks(facts: pd.DataFrame, *, checks: Mapping[str, tuple[str, str]]) -> pd.DataFrame:
    """Add whether a figure reproduces, and put the finding after its note."""
    verdict = facts["fact_id"].map(checks)
    finding = verdict.str[1]
    both = facts["note"].fillna("") + " " + finding.fillna("")
    return facts.assign(
        reproduces=verdict.str[0].fillna("not_checked"),
        note=both.str.strip().where(facts["note"].notna() | finding.notna()),
    )


def _sides(fact_ids: pd.Series, *, disagreements: Iterable[Disagreement]) -> pd.Series:
    """Ids of the disagreements each figure takes part in, joined by a space."""
    found: dict[str, list[str]] = {}
    for disagreement in disagreements:
        named = [fact for side in disagreement.sides for fact in side.fact_ids]
        absent = sorted(set(named) - set(fact_ids))
        if absent:
            raise InputFault(
                "definitions/disagreements.yaml",
                None,
                f"{disagreement.id} names {absent[0]}, which no file holds",
                "correct the id there",
            )
        for fact in dict.fromkeys(named):
            found.setdefault(fact, []).append(disagreement.id)
    return fact_ids.map({fact: " ".join(ids) for fact, ids in found.items()}).fillna("")


def _in_table_shape(facts: pd.DataFrame) -> pd.DataFrame:
    shaped = facts.reindex(columns=COLUMNS)
    for name in COLUMNS:
        if name in NUMBERS:
            shaped[name] = shaped[name].astype("float64")
        elif name != "redistribute":
            shaped[name] = shaped[name].astype("str")
    return pd.DataFrame(Evidence.validate(shaped.astype({"redistribute": "bool"})))
