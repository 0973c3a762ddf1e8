"""Made-up printed figures, for tests of how they are shown."""

import pandas as pd

from data.evidence.facts import Fact
from data.schemas import Evidence


def printed(**parts):
    """Return one printed figure. What is not given is plausible and made up."""
    return Fact(
        **{
            "fact_id": "XX0001",
            "source_id": "assembly_2020",
            "place": "Chapter 1",
            "area": "London",
            "period": "2018-19",
            "measure": "Convictions",
            "value": "8355",
            "number": 8355.0,
            "unit": "count",
            "kind": "defendant",
            "quote": "",
            "note": "",
            "reproduces": "not_checked",
            "disagreements": (),
            "theme": "justice",
            "year": 2019,
            "redistribute": True,
            **parts,
        }
    )


def evidence(*rows):
    """Return made-up rows of the evidence table, validated."""
    plain = {
        "source_id": "assembly_2020",
        "place": None,
        "theme": "justice",
        "area_name": "London",
        "area_code": None,
        "period": "2018",
        "year": 2018.0,
        "measure": "Convictions",
        "value": "1",
        "number": 1.0,
        "qualifier": None,
        "unit": "count",
        "unit_kind": "defendant",
        "quote": None,
        "note": None,
        "reproduces": "not_checked",
        "disagreements": "",
        "former_ids": "",
        "redistribute": True,
    }
    table = pd.DataFrame(
        [{"fact_id": f"XX{n:04d}", **plain, **row} for n, row in enumerate(rows, start=1)],
        columns=list(Evidence.to_schema().columns),
    )
    for name in table.columns:
        if name not in {"year", "number", "redistribute"}:
            table[name] = table[name].astype("str")
    return Evidence.validate(table.astype({"year": "float64", "number": "float64"}))
