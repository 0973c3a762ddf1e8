"""Which counts of a table are withheld, and which of the numbers beside them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from data.partner.model import AreaLevel, PackTable
from data.partner.schemas import LEAST_IN_LSOA
from data.pipeline.partner.withholding.earlier import Earlier, Told
from data.pipeline.partner.withholding.layer import Layer, Mask, Numbers, Sum, small_layer
from data.pipeline.partner.withholding.least_loss import missed, protect
from data.pipeline.partner.withholding.public import refuse_unsplit
from data.pipeline.partner.withholding.table import SMALL, Table


class Decision(NamedTuple):
    """What is withheld of one table, row by row.

    `counts` are its counts, `wholes` the numbers beside them. Nothing can be shown where a total
    that is always given is small itself, `small_total`, or differs a little from that of an earlier
    pack, `too_near`. `bare` says that the total would give parts away whatever is withheld: it
    alone can be shown.
    """

    counts: Mask
    wholes: Mask
    small_total: bool = False
    too_near: bool = False
    bare: bool = False


def decide(one: Table, *, earlier: Earlier, hidden: "pd.Series[bool] | None" = None) -> Decision:
    """Return what to withhold of a table.

    Args:
        one: The table.
        earlier: Packs that a reader may have seen.
        hidden: For locations: by area code and category, whether the incidents are withheld.

    Raises:
        ExtractFault: If a reader of an earlier pack could work out small numbers, and withholding
            does not help.
    """
    rows = one.rows
    earlier.refuse_changed_parts(one)
    also = earlier.withheld(one)
    if hidden is not None:
        keys = pd.MultiIndex.from_frame(rows[["area_code", "category"]])
        also |= hidden.reindex(keys).eq(other=True).to_numpy()
    fixed = rows["fixed"].to_numpy()
    layers, shifted = _layers(one, earlier=earlier, also=also)
    nothing = np.ones_like(fixed)
    if one.table is PackTable.INCIDENTS_BY_YEAR and shifted.any():
        earlier.refuse_near(one)
    if (fixed & shifted).any():
        return Decision(nothing, nothing, too_near=True)
    if any((fixed & layer.open).any() for layer in layers):
        return Decision(nothing, nothing, small_total=True)
    found = protect(
        layers,
        weights=missed(rows["value"], total=rows["total"].to_numpy()),
        fixed=fixed,
        also=also | shifted | rows["hidden"].to_numpy(),
    )
    if found.bare:
        return Decision(~fixed, ~fixed, bare=True)
    if one.table is PackTable.OFFENCE_TYPES:
        refuse_unsplit(one, withheld=bool(found.withheld.any()))
        return Decision(found.withheld, _wholes(one, earlier=earlier, withheld=found.withheld))
    public = one.table is PackTable.REFERRALS  # residents are known to everybody
    return Decision(found.withheld, np.zeros_like(fixed) if public else found.withheld)


def _layers(one: Table, *, earlier: Earlier, also: Mask) -> tuple[list[Layer], Mask]:
    """Return the counts of a table, and which rows differ a little from an earlier pack.

    Of locations it tells how many had one incident and how many had more: both are counts. In a
    small area with fewer than ten incidents neither may be told, zero or not.
    """
    rows, values = one.rows, one.rows["value"].to_numpy()
    if one.table is not PackTable.REPEAT_LOCATIONS:
        layer = small_layer(
            values, below=rows["below"], zero_is_small=rows["zero_is_small"], sums=one.sums
        )
        layer = layer.narrowed(*_in_public(rows["public"]))
        told = earlier.told(one, numbers=values, name="value")
        return [_told(layer, told, shifted=told.shifted)], told.shifted
    whole = rows["denominator"].to_numpy()
    small_area = rows["area_level"].eq(AreaLevel.LSOA.value).to_numpy()
    few = also & small_area & (whole < LEAST_IN_LSOA)
    several = small_layer(values, below=SMALL, zero_is_small=few, sums=one.sums)
    below = np.where(few, LEAST_IN_LSOA, SMALL)
    once = small_layer(whole - values, below=below, zero_is_small=few, sums=one.sums, sized=False)
    of = {
        name: earlier.told(one, numbers=numbers, name=name)
        for name, numbers in (("value", values), ("rest", whole - values), ("denominator", whole))
    }
    shifted = np.any([each.shifted for each in of.values()], axis=0)
    layers = [
        _told(layer, of[name], shifted=shifted)
        for name, layer in (("value", several), ("rest", once))
    ]
    return layers, shifted


def _in_public(column: "pd.Series[float]") -> tuple[Numbers, Numbers]:
    """Return what is known to everybody as limits: the public count itself, or nothing."""
    held = column.to_numpy()
    return np.nan_to_num(held, nan=-np.inf), np.nan_to_num(held, nan=np.inf)


def _told(layer: Layer, told: Told, *, shifted: Mask) -> Layer:
    """Return a layer as a reader of earlier packs knows it; what shifted has to stay open."""
    least = np.where(layer.open, -np.inf, told.least)
    most = np.where(layer.open, np.inf, told.most)
    known = layer.narrowed(least, most)
    return known.kept_open(shifted, low=known.least, high=np.minimum(known.most, told.most))


def _wholes(one: Table, *, earlier: Earlier, withheld: Mask) -> Mask:
    """Return where the number of all offences of a type is withheld.

    It is where the count is; where the offences that are not flagged are 1 to 4; and where either
    could be worked out from the total. Offences of types that are not listed are in the total. The
    sum of a subtotal is known where it is the public one.
    """
    values, whole = one.rows["value"].to_numpy(), one.rows["denominator"].to_numpy()
    known = ~np.isnan(whole)
    if not known.any():
        return withheld
    rest = whole - values
    small = known & (rest >= 1) & (rest < SMALL)
    told = earlier.told(one, numbers=whole, name="denominator")
    shifted = told.shifted | earlier.told(one, numbers=rest, name="rest").shifted
    others = whole[-1] - np.nansum(whole[:-1])  # of types that are not listed
    numbers = np.append(np.nan_to_num(whole), others)
    public = one.rows["public_whole"].to_numpy()
    told_by = [
        each for each in one.sums[:-1] if numbers[list(each.parts)].sum() == public[each.total]
    ]
    least = np.append(np.where(withheld | ~known, 0.0, np.minimum(values, whole)), 0.0)
    within = known & withheld & (whole >= 1) & (whole < SMALL)
    low = np.select([within, small, shifted], [1.0, values + 1, told.least], np.nan)
    high = np.select([within, small, shifted], [SMALL - 1.0, values + SMALL - 1, told.most], np.nan)
    layer = Layer(
        numbers,
        least=least,
        most=np.where(numbers > 0, np.inf, 0.0),
        low=np.append(np.maximum(low, least[:-1]), np.nan),
        high=np.append(high, np.nan),
        sums=[Sum(len(whole) - 1, [*range(len(whole) - 1), len(whole)])],
    )
    layer = _with_known_sums(layer, told_by)
    hidden = np.append(withheld | small | shifted, True)
    no = np.zeros(len(layer.numbers) - len(hidden), dtype=np.bool_)
    found = protect(
        [layer],
        weights=missed(layer.numbers, total=np.concatenate([one.rows["total"], [False], no])),
        fixed=np.concatenate([np.zeros_like(hidden), ~no]),
        also=np.concatenate([hidden, no]),
    )
    return found.withheld[: len(whole)]


def _with_known_sums(layer: Layer, known: Sequence[Sum]) -> Layer:
    """Return a layer with a number more for each of some sums, which everybody knows."""
    if not known:
        return layer
    sums = [layer.numbers[list(one.parts)].sum() for one in known]
    unasked = np.full(len(known), np.nan)
    return replace(
        layer,
        numbers=np.append(layer.numbers, sums),
        least=np.append(layer.least, sums),
        most=np.append(layer.most, sums),
        low=np.append(layer.low, unasked),
        high=np.append(layer.high, unasked),
        sums=[
            *layer.sums,
            *(Sum(len(layer.numbers) + place, one.parts) for place, one in enumerate(known)),
        ],
    )
