"""Withholds as little as keeps every small count open, weighing which counts are missed most.

Each count is withheld or not; each that has to stay open needs a way to the ends of its range in
which only withheld counts move. The choice of least weight is an integer programme, solved exactly
by HiGHS. Ways are added as they turn out to be needed, so that it stays small.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import block_array, csr_array, diags_array

from data.pipeline.partner.withholding.layer import (
    Layer,
    Mask,
    Numbers,
    class_limits,
    size_class,
)
from data.pipeline.partner.withholding.reach import Network, Target, room, sum_matrix

NODES = 20_000  # of the search; past that what is found is made smaller step by step
MARGIN = 3.0  # a total is missed as much as three of its parts
TIE = 1e-4  # of two that are missed alike the later is withheld


class Protected(NamedTuple):
    """Which counts are withheld.

    `cut` are those that a total leaves less open than they should be, whatever is withheld;
    `bare` those of them that it gives away.
    """

    withheld: Mask
    cut: frozenset[int]
    bare: frozenset[int]


def missed(numbers: ArrayLike, *, total: Mask) -> Numbers:
    """Return how much each count would be missed.

    1 for one below 5, half as much again for each further class of `SIZES`; up to half more the
    earlier it stands, since what was asked for first stands first; three times that for a total.

    Args:
        numbers: The counts, in reading order.
        total: Which of them are totals.
    """
    counts = np.asarray(numbers, dtype=np.float64)
    places = np.arange(len(counts)) / max(len(counts), 1)
    weights = 0.5 + 0.5 * size_class(counts) + 0.5 * (1 - places) - TIE * places
    return np.where(total, MARGIN, 1.0) * weights


def protect(layers: Sequence[Layer], *, weights: Numbers, fixed: Mask, also: Mask) -> Protected:
    """Return what to withhold so that every count that has to stay open does.

    Args:
        layers: Of the same cells: where a cell is withheld it is so in each of them.
        weights: How much each cell is missed.
        fixed: Cells that are published come what may.
        also: Cells that are withheld for another reason.

    Returns:
        The choice of least weight. It never withholds a fixed cell, nor protects one.
    """
    return _Search(layers, weights, fixed, also).result()


@dataclass
class _Search:
    layers: Sequence[Layer]
    weights: Numbers
    fixed: Mask
    also: Mask

    def __post_init__(self) -> None:
        small = np.any([one.open for one in self.layers], axis=0)
        self.forced: Mask = (small | self.also) & ~self.fixed
        # What covers is chosen by size, so that its class of size counts as known.
        self.layers = [self._sized(one) if one.sized else one for one in self.layers]
        movable = np.any([one.most > one.least for one in self.layers], axis=0)
        self.choices = np.flatnonzero(movable & ~self.forced & ~self.fixed)
        self.matrices = [sum_matrix(one) for one in self.layers]
        self.networks = [Network(one) for one in self.layers]

    def _sized(self, layer: Layer) -> Layer:
        least, most = class_limits(layer.numbers)
        anything = np.where(self.forced, -np.inf, least), np.where(self.forced, np.inf, most)
        return layer.narrowed(*anything)

    def result(self) -> Protected:
        targets = [
            Target(number, int(place), float(end[place]))
            for number, layer in enumerate(self.layers)
            for place in np.flatnonzero(layer.open & ~self.fixed)
            for end in (layer.low, layer.high)
        ]
        withheld, ways, cut = self.forced, list[Target](), dict[Target, Target]()
        while True:
            open_now = {one for one in targets if cut.get(one, one) in ways}
            left = (one for one in targets if one not in open_now)
            short = [one for one in left if self._short(cut.get(one, one), withheld)]
            for one in (each for each in short if each not in cut):
                cut[one] = one._replace(value=self._nearest(one, ~self.fixed))
            short = [cut[one] for one in short if self._short(cut[one], withheld)]
            if not short:
                return self._found(withheld, cut)
            ways += short
            withheld = self._least(self._unlike(ways))

    def _unlike(self, ways: Sequence[Target]) -> list[Target]:
        """Return one of all ways that are as open as each other: what opens it opens them."""
        first: dict[object, Target] = {}
        for one in ways:
            first.setdefault((one.layer, self.networks[one.layer].kind(one)), one)
        return list(first.values())

    def _nearest(self, target: Target, withheld: Mask) -> float:
        return self.networks[target.layer].nearest(target, withheld)

    def _short(self, target: Target, withheld: Mask) -> bool:
        return self._nearest(target, withheld) != target.value

    def _found(self, withheld: Mask, cut: Mapping[Target, Target]) -> Protected:
        less = {one.position for one, reached in cut.items() if one.value != reached.value}
        # That nobody is in a part of nothing is what the total says itself.
        counted = np.any([one.numbers > 0 for one in self.layers], axis=0)
        bare = {place for place in less if counted[place] and not self._is_open(place, cut)}
        return Protected(withheld, frozenset(less), frozenset(bare))

    def _is_open(self, place: int, cut: Mapping[Target, Target]) -> bool:
        """Return whether a count can be at least two things, in each layer in which it has to."""
        for number, layer in enumerate(self.layers):
            low, high = layer.low[place], layer.high[place]
            if low < high:
                ends = [Target(number, place, float(end)) for end in (low, high)]
                reached = [cut.get(one, one).value for one in ends]
                if reached[0] == reached[1]:
                    return False
        return True

    def _least(self, ways: Sequence[Target]) -> Mask:
        """Return the choice of least weight that opens these ways."""
        count, cells = len(self.choices), len(self.weights)
        blocks: list[list[Any]] = []
        lower, upper = [np.zeros(count)], [np.ones(count)]
        least, most = list[Numbers](), list[Numbers]()
        for number, way in enumerate(ways):
            low, high = self._link(way)
            covers, needed = self._covers(way, low, high)
            matrix = self.matrices[way.layer]
            before, after = [None] * number, [None] * (len(ways) - number - 1)
            chosen = csr_array((np.ones(count), (range(count), self.choices)), (count, cells))
            blocks += [
                [csr_array((matrix.shape[0], count)), *before, matrix, *after],
                [diags_array(-high[self.choices]), *before, chosen, *after],
                [diags_array(low[self.choices]), *before, -chosen, *after],
                [csr_array(covers), *before, csr_array((len(covers), cells)), *after],
            ]
            least += [np.zeros(matrix.shape[0]), np.full(2 * count, -np.inf), needed]
            most += [np.zeros(matrix.shape[0] + 2 * count), np.full(len(needed), np.inf)]
            lower.append(low)
            upper.append(high)
        found = milp(
            np.concatenate([self.weights[self.choices], np.zeros(cells * len(ways))]),
            constraints=LinearConstraint(
                block_array(blocks, format="csr"), np.concatenate(least), np.concatenate(most)
            ),
            bounds=Bounds(np.concatenate(lower), np.concatenate(upper)),
            integrality=np.concatenate([np.ones(count), np.zeros(cells * len(ways))]),
            options={"node_limit": NODES, "mip_rel_gap": 0.0},
        )
        withheld = self.forced.copy()
        if found.status == 0:
            withheld[self.choices[np.round(found.x[:count]) == 1]] = True
            return withheld
        return self._smaller(ways)

    def _link(self, way: Target) -> tuple[Numbers, Numbers]:
        """Return how far each count may move on a way: not past what reaches the target."""
        layer = self.layers[way.layer]
        wanted = way.value - layer.numbers[way.position]
        allowed = self.forced.copy()
        allowed[self.choices] = True
        down, up = room(layer, allowed)
        low, high = np.maximum(down, -abs(wanted)), np.minimum(up, abs(wanted))
        low[way.position] = high[way.position] = wanted
        return low, high

    def _covers(self, way: Target, low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
        """Return for sums of a count how far each choice can make up for its move, and all have to.

        All this follows from what moves on the way. Said by itself it spares the search most of
        its branches: what could make up for more than is needed counts for no more than that.
        """
        matrix = self.matrices[way.layer].toarray()
        beside = matrix[matrix[:, way.position] != 0]
        wanted = high[way.position]
        against = -beside * np.sign(beside[:, [way.position]] * wanted)
        most = np.maximum(against * low, against * high)
        most[:, way.position] = 0.0
        needed = abs(wanted) - most[:, self.forced].sum(axis=1)
        left = needed > 0
        covers = np.minimum(most[left][:, self.choices], needed[left, None])
        return covers, needed[left]

    def _smaller(self, ways: Sequence[Target]) -> Mask:
        """Publish what can be of everything that may be withheld, the most missed first."""
        withheld = self.forced.copy()
        withheld[self.choices] = True
        for place in self.choices[np.argsort(-self.weights[self.choices], kind="stable")]:
            withheld[place] = False
            if any(self._short(one, withheld) for one in ways):
                withheld[place] = True
        return withheld
