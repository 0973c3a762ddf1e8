"""What was decided about the transcription of printed figures, put into effect.

The files of figures are read-only. Where a transcription says more or less than the publication, a
line of a register says what it was, what it becomes and why; where the file has changed under that
line the run stops.
"""

import pandas as pd

from data.pipeline.raw.faults import InputFault

CORRECTIONS = "registers/corrections.csv"
QUOTES = "registers/quotes.csv"
AGAIN = "registers/printed_again.csv"
COLUMNS = {
    "area": "area_name",
    "period": "period",
    "measure": "measure",
    "value": "value",
    "unit": "unit",
    "note": "note",
}


def corrected(facts: pd.DataFrame, *, corrections: pd.DataFrame) -> pd.DataFrame:
    """Return figures with what was corrected about them.

    Args:
        facts: With `fact_id` and the columns of `COLUMNS`.
        corrections: `fact_id`, `field`, `was`, `becomes`, by row of the register.

    Raises:
        InputFault: If a figure or a field is not there, or is not what the line says it was.
    """
    result = facts.copy()
    rows = _rows_of(result)
    for row, line in zip(corrections.index, corrections.to_dict("records"), strict=True):
        field = str(line["field"])
        place = _place_of(str(line["fact_id"]), rows, file=CORRECTIONS, row=row)
        if field not in COLUMNS:
            raise InputFault(
                CORRECTIONS,
                row,
                f"'{field}' is not among {', '.join(COLUMNS)}",
                "name one of these",
            )
        found, was = _text(result.loc[place, COLUMNS[field]]), _text(line["was"])
        if found != was:
            raise InputFault(
                CORRECTIONS,
                row,
                f"the {field} of {line['fact_id']} is '{found}' and no longer '{was}'",
                "read the figure in its publication again and write the line anew, or remove it",
            )
        result.loc[place, COLUMNS[field]] = line["becomes"]
    return result


def with_quotes(facts: pd.DataFrame, *, quotes: pd.DataFrame) -> pd.DataFrame:
    """Return figures of the reports with the quotes that were widened to whole clauses.

    Args:
        facts: With `fact_id` and `quote`.
        quotes: `fact_id` and `quote`, by row of the register.

    Raises:
        InputFault: If a figure is not there.
    """
    result = facts.copy()
    rows = _rows_of(result)
    for row, line in zip(quotes.index, quotes.to_dict("records"), strict=True):
        place = _place_of(str(line["fact_id"]), rows, file=QUOTES, row=row)
        result.loc[place, "quote"] = line["quote"]
    return result


def each_once(facts: pd.DataFrame, *, again: pd.DataFrame) -> pd.DataFrame:
    """Return figures without those that are another one printed again.

    Args:
        facts: With `fact_id`.
        again: `fact_id` and `was_id`, the id its repetition was given, by row of the register.

    Returns:
        The figures that stay, with `former_ids`: ids of the others, joined by a space.

    Raises:
        InputFault: If either of the two is not there.
    """
    rows = _rows_of(facts)
    former: dict[str, list[str]] = {}
    for row, line in zip(again.index, again.to_dict("records"), strict=True):
        fact_id, was_id = str(line["fact_id"]), _text(line["was_id"])
        _place_of(fact_id, rows, file=AGAIN, row=row)
        if was_id:
            _place_of(was_id, rows, file=AGAIN, row=row)
            former.setdefault(fact_id, []).append(was_id)
    gone = {one for ids in former.values() for one in ids}
    stays = facts[~facts["fact_id"].isin(gone)]
    ids = {fact_id: " ".join(sorted(ids)) for fact_id, ids in former.items()}
    return stays.assign(former_ids=stays["fact_id"].map(ids).fillna(""))


def _rows_of(facts: pd.DataFrame) -> dict[str, int]:
    return dict(zip(facts["fact_id"], facts.index, strict=True))


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""


def _place_of(fact_id: str, rows: dict[str, int], *, file: str, row: int) -> int:
    if fact_id not in rows:
        raise InputFault(
            file, row, f"the figure '{fact_id}' is in no file", "correct the id, or remove the line"
        )
    return rows[fact_id]
