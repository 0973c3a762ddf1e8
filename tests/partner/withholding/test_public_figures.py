"""Nobody can be worked out from a pack and the public figures. All rows are made up.

The extract is the hardest there can be: as many incidents in each ward and of violence with injury
as the release of this repository has offences in the same twelve months, so that a reader may take
both for the same records.
"""

from dataclasses import replace
from functools import lru_cache

import numpy as np
import pandas as pd
import pytest

from data.partner.model import PackTable
from data.pipeline.partner.counts import pack_rows
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.sums import Sums
from data.pipeline.partner.tables import all_tables
from data.pipeline.partner.withholding.public import PublicFigures
from tests.partner.extracts import mapping
from tests.partner.runs import borough
from tests.partner.withholding.attack import open_range

pytestmark = pytest.mark.long

END, CODE = "2025-07-31", "E09000002"
PERIOD = {"from": "2024-08-01", "to": END}
INJURY = ("Assault with injury", "Wounding", "Poisoning")
OTHER = ("Common assault", "Arson", "Harassment")
SUBTOTALS = {"Violence with injury": list(INJURY)}
WHOLES = {
    "Assault with injury": 2500, "Wounding": 6, "Poisoning": 90, "Common assault": 5000,
    "Arson": 70, "Harassment": 900,
}  # fmt: skip


@lru_cache(maxsize=1)
def sums():
    """Return what adding up such an extract comes to."""
    public = borough().public
    total, injury = (held[CODE, END] for held in (public.offences, public.injury))
    rows = []
    for place, ward in enumerate(borough().wards):
        areas = [*borough().lsoas.index[borough().lsoas["parent_code"].eq(ward)]]
        left = public.offences[ward, END]
        for number, area in enumerate(areas[1:]):
            few = (place + number) % 4 if number < 2 else 11 + (place * 7 + number * 5) % 20
            count = min(few, left)
            rows.append((END, ward, area, count))
            left -= count
        rows.append((END, ward, areas[0], left))
    placed = sum(row[-1] for row in rows)
    rows.append((END, "", "", total - placed))
    types = {"Wounding": 3, "Poisoning": 40, "Arson": 2, "Harassment": 300}
    types["Assault with injury"] = injury - 43
    types["Common assault"] = total - injury - 302
    nothing = pd.DataFrame(columns=["year", "category", "total"])
    whole = [(END, name, count) for name, count in WHOLES.items()]
    whole.append((END, "", 20_000))
    return Sums(
        areas=pd.DataFrame(rows, columns=["year", "ward", "lsoa", "total"]),
        without=nothing,
        places=pd.DataFrame(columns=["year", "ward", "lsoa", "places", "repeats", "moved"]),
        offences=pd.DataFrame(
            [(END, name, count) for name, count in types.items()], columns=nothing.columns
        ),
        all_offences=pd.DataFrame(whole, columns=nothing.columns),
        referrals=nothing,
        base=nothing,
        services=pd.DataFrame(columns=["year", "measure", "group", "count"]),
    )


@lru_cache(maxsize=4)
def made(*, knows=True, summed=True):
    """Return the tables before anything is withheld, and the pack; what a pack-maker `knows`."""
    public = borough().public
    all_injury = {(CODE, END): sum(WHOLES[name] for name in INJURY)}
    public = replace(public, all_injury=all_injury) if knows else PublicFigures()
    described = mapping(
        codes={"offence_type": [*INJURY, *OTHER]},
        period=PERIOD,
        subtotals=SUBTOTALS if summed else {},
    )
    tables = all_tables(sums(), borough=replace(borough(), public=public), mapping=described)
    return {one.table: one for one in tables}, pack_rows(tables, period=described.period).counts


def attacked(which, *, knows=True, summed=True, name="value"):
    """Return the truth, what pack and public figures together tell, and the sums between them."""
    tables, counts = made(knows=knows, summed=summed)
    truth = tables[which].rows
    found = counts[counts["table"].eq(which.value)]
    keys = ["area_code", "category"]
    told = truth[keys].merge(found[[*keys, name]], on=keys, how="left")[name].to_numpy().copy()
    return truth, told, [(one.total, list(one.parts)) for one in tables[which].sums]


def with_public(told, truth, figures):
    """Fill in what is public: a reader takes each for the pack's own."""
    for place, code in enumerate(truth["area_code"]):
        if truth["area_level"].iloc[place] == "ward" and truth["category"].iloc[place] == "all":
            told[place] = figures[code, END]
    return told


def test_no_small_area_can_be_worked_out_with_the_public_figures_of_wards():
    truth, told, equal = attacked(PackTable.INCIDENTS_BY_AREA)
    told = with_public(told, truth, borough().public.offences)
    lsoa = truth["area_level"].eq("lsoa").to_numpy()
    few = lsoa & truth["value"].lt(10).to_numpy()

    assert few.sum() > 20
    assert np.isnan(told[few]).all()
    for place in np.flatnonzero(few)[::5]:
        least = np.where(few, 0, np.where(lsoa, 10, 0))
        low, high = open_range(told, equal, place, least=least, most=np.where(few, 9, np.inf))
        assert high - low >= 4, truth.iloc[place]


def types_open(*, knows, summed=True):
    """Return what each small type can be for a reader of the pack and of the public figures."""
    truth, told, equal = attacked(PackTable.OFFENCE_TYPES, knows=knows, summed=summed)
    names = truth["category"].tolist()
    told = np.append(told, borough().public.injury[CODE, END])
    equal.append((len(names), [names.index(name) for name in INJURY]))
    small = np.append(truth["value"].between(1, 4), [False])
    return {
        names[place]: open_range(
            told, equal, place, least=np.where(small, 1, 5), most=np.where(small, 4, np.inf)
        )
        for place in np.flatnonzero(small)
    }


def test_no_small_type_can_be_worked_out_with_the_public_figure_of_violence_with_injury():
    assert types_open(knows=True) == {"Wounding": (1, 4), "Arson": (1, 4)}


def test_the_attack_finds_what_a_pack_tells_that_was_made_without_the_public_figures():
    assert types_open(knows=False, summed=False) == {"Wounding": (3, 3), "Arson": (2, 2)}


def test_nor_can_the_offences_of_a_type_that_are_not_flagged():
    """Of wounding three are not flagged: the whole of 6 must stay open, too."""
    truth, told, equal = attacked(PackTable.OFFENCE_TYPES, name="denominator")
    names = truth["category"].tolist()
    wounding, subtotal = names.index("Wounding"), names.index("Violence with injury")
    told[subtotal] = sum(WHOLES[name] for name in INJURY)
    inside = next(parts for total, parts in equal if total == subtotal)
    low, high = open_range(told, [(subtotal, inside)], wounding, least=0, most=np.inf)

    assert low < 6 < high


def test_types_that_may_be_the_public_ones_are_refused_until_those_with_injury_are_summed_up():
    with pytest.raises(ExtractFault, match="violence with injury") as refused:
        made(summed=False)

    assert "\n" not in str(refused.value)
    assert "subtotals: {Violence with injury: [their names]}" in str(refused.value)


def test_where_totals_differ_from_the_public_ones_nothing_more_is_asked():
    _, counts = made(knows=False, summed=False)

    assert counts["table"].eq("offence_types").any()


def test_what_is_public_is_that_of_the_release():
    public = borough().public

    assert public.injury[CODE, END] < public.offences[CODE, END]
    assert {ward for ward, end in public.offences if end == END} >= set(borough().wards)
