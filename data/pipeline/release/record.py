"""The record of a release: what is new, what was revised, which definitions changed.

Each release takes over the record of the one before and adds an entry of its own. A release that
is built again beside the one that is served, under the same name, is a correction of it. No clock
is read: the same files and the same release before give the same bytes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.model import Flag, Level
from data.pipeline.release.defined import changed_definitions
from data.pipeline.release.differences import GONE, NEW, RESTATED, REVISED, differences
from data.pipeline.release.last import Last
from data.schemas import CARRIES_VALUE, CHANGES_KEY, METRICS_KEY, Changes, Revisions

ENGLAND_CODE = "E92000001"
KINDS = {NEW: "new", REVISED: "revised", RESTATED: "restated", GONE: "gone"}


@dataclass(frozen=True)
class Record:
    """What is written of a release.

    `metrics` are its rows, [r] set on those that were revised. `history` holds an entry for each
    release and correction, oldest first: `entry` (its id), `release`, `correction` (0 for a release
    itself), `data_to` and `extracted` (ISO days), `begun` and `ended` (ids of measures), and
    `definitions` (`indicator_id`, `part`, `before`, `now`).
    """

    metrics: pd.DataFrame
    changes: pd.DataFrame
    revisions: pd.DataFrame
    history: list[dict[str, Any]]


def record(
    metrics: pd.DataFrame,
    *,
    areas: pd.DataFrame,
    named: Mapping[str, str],
    definitions: pd.DataFrame,
    last: Last | None,
    in_its_place: bool,
) -> Record:
    """Return the record of a release.

    Args:
        metrics: Its rows of `data.schemas.Metrics`.
        areas: Its rows of `data.schemas.Areas`.
        named: `release`, its id; `data_to` and `extracted`, ISO days.
        definitions: Its rows of `data.pipeline.release.defined.Definitions`.
        last: The release before; None where there is none.
        in_its_place: Whether the release before is being replaced. A first release that is built
            anew in its place is the first again.
    """
    again = last is not None and last.release == named["release"]
    if last is None or (again and in_its_place and len(last.history) <= 1):
        return _first(metrics, areas=areas, named=named)
    found = differences(metrics, last=last.metrics)
    revisions = _revisions(metrics, found, last=last, again=again)
    marked = _marked(metrics, revisions)
    earlier = last.history or [_entry(_named(last))]
    about = changed_definitions(last.definitions, definitions)
    changed = found[found["change"].isin(list(KINDS))]
    if again and changed.empty and not about:
        return Record(marked, last.changes, revisions, list(earlier))
    turn = sum(one["release"] == named["release"] for one in earlier)
    before, now = set(last.metrics["indicator_id"]), set(metrics["indicator_id"])
    entry = _entry(named, correction=turn) | {
        "begun": sorted(now - before),
        "ended": sorted(before - now),
        "definitions": about,
    }
    counted = _counted(changed, areas=areas, entry=entry["entry"])
    changes = (
        pd.concat([last.changes, counted], ignore_index=True) if len(last.changes) else counted
    )
    return Record(marked, Changes.validate(changes), revisions, [*earlier, entry])


def _first(metrics: pd.DataFrame, *, areas: pd.DataFrame, named: Mapping[str, str]) -> Record:
    entry = _entry(named)
    counted = _counted(metrics.assign(change=NEW), areas=areas, entry=entry["entry"])
    return Record(metrics, Changes.validate(counted), pd.DataFrame(Revisions.empty()), [entry])


def _entry(named: Mapping[str, str], *, correction: int = 0) -> dict[str, Any]:
    release = named["release"]
    return {
        "entry": f"{release}-correction-{correction}" if correction else release,
        "correction": correction,
        **named,
        "begun": [],
        "ended": [],
        "definitions": [],
    }


def _named(last: Last) -> dict[str, str]:
    return {"release": last.release, "data_to": last.data_to, "extracted": last.extracted}


def _revisions(
    metrics: pd.DataFrame, found: pd.DataFrame, *, last: Last, again: bool
) -> pd.DataFrame:
    """Return earlier values of figures that are shown now, were shown before and differ.

    A correction keeps what the release it corrects had revised already.
    """
    shown = found["status"].isin(CARRIES_VALUE) & found["status_last"].isin(CARRIES_VALUE)
    rows = found[found["change"].eq(REVISED) & shown]
    made = rows[METRICS_KEY].assign(earlier_value=rows["value_last"], earlier_release=last.release)
    if again and len(last.revisions):
        held = last.revisions.assign(group=last.revisions["group"].fillna(""))
        now = metrics.loc[metrics["status"].isin(CARRIES_VALUE), [*METRICS_KEY, "value"]]
        now = now.assign(group=now["group"].fillna(""))
        kept = held.merge(now, on=METRICS_KEY, how="inner", validate="one_to_one")
        kept = kept[kept["value"].ne(kept["earlier_value"])].drop(columns="value")
        made = pd.concat([kept, made], ignore_index=True).drop_duplicates(METRICS_KEY)
    made = made.sort_values(METRICS_KEY, kind="stable", ignore_index=True)
    made["group"] = made["group"].replace("", None).astype("str")
    if made.empty:
        return pd.DataFrame(Revisions.empty())
    return pd.DataFrame(Revisions.validate(made))


def _marked(metrics: pd.DataFrame, revisions: pd.DataFrame) -> pd.DataFrame:
    revised = _keys(metrics).isin(_keys(revisions))
    marks = (metrics["flags"] + f" {Flag.REVISED}").str.strip()
    return metrics.assign(flags=metrics["flags"].where(~revised, marks))


def _keys(rows: pd.DataFrame) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(rows[METRICS_KEY].assign(group=rows["group"].fillna("")))


def _counted(changed: pd.DataFrame, *, areas: pd.DataFrame, entry: str) -> pd.DataFrame:
    """Return rows of `data.schemas.Changes`, wards counted with their borough.

    Councils outside London are no areas of the site: they are counted with England.
    """
    parents = areas.set_index("area_code")["parent_code"]
    names = areas.set_index("area_code")["area_name"]
    warded = changed["level"].eq(Level.WARD.value)
    of_wards = changed["area_code"].map(parents)
    code = changed["area_code"].where(~warded | of_wards.isna(), of_wards)
    code = code.mask(changed["level"].eq(Level.COUNCIL.value), ENGLAND_CODE)
    rows = changed.assign(
        entry=entry,
        area_code=code,
        kind=changed["change"].map(KINDS),
        newest=changed["period_end"].where(changed["change"].eq(NEW)),
    )
    counts = pd.crosstab([rows[name] for name in CHANGES_KEY], rows["kind"])
    counts = counts.reindex(columns=list(KINDS.values()), fill_value=0)
    newest = rows.groupby(CHANGES_KEY)["newest"].max()
    table = counts.join(newest).reset_index()
    table.insert(4, "area_name", table["area_code"].map(names).fillna(table["area_code"]))
    return pd.DataFrame(table.rename_axis(columns=None))
