"""How far a withheld count can be from what it is, for a reader who knows all that is published.

In tables by two features and in areas within areas each count stands in at most two sums, so that a
change of one has to run round a circle of others: as much as flows through a network whose nodes
are the sums and whose pipes are the counts, each as wide as what is open of it (Fischetti and
Salazar 2001, "Solving the cell suppression problem on tabular data with linear constraints"). The
largest flow gives the limits exactly, in whole numbers.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from data.pipeline.partner.withholding.layer import Layer, Mask, Numbers


class Target(NamedTuple):
    """A count of a layer, by position, and what it has to be able to be."""

    layer: int
    position: int
    value: float


Kind = tuple[float, int, int, float, float, float]


def sum_matrix(layer: Layer) -> Any:  # noqa: ANN401 - scipy is untyped
    """Return a row for each sum: its parts less its total are nothing."""
    rows, columns, signs = [], [], []
    for number, one in enumerate(layer.sums):
        places = [one.total, *one.parts]
        rows += [number] * len(places)
        columns += places
        signs += [-1.0, *([1.0] * len(one.parts))]
    return csr_array((signs, (rows, columns)), shape=(len(layer.sums), len(layer.numbers)))


def room(layer: Layer, withheld: Mask) -> tuple[Numbers, Numbers]:
    """Return by how much each count can be less and more than it is."""
    down = np.where(withheld, layer.least - layer.numbers, 0.0)
    up = np.where(withheld, layer.most - layer.numbers, 0.0)
    return down, up


class Network:
    """The sums of a layer as a network.

    Each count is a pipe from one node to another; one that stands in a single sum leads to a node
    for all that is outside.
    """

    def __init__(self, layer: Layer) -> None:
        """Lay the pipes.

        Raises:
            ValueError: If a count stands in more than two sums, or these cannot be a network.
        """
        self.layer = layer
        self.outside = len(layer.sums)
        self._reached: dict[object, float] = {}
        turned = _turned(layer)
        self.into = np.full(len(layer.numbers), self.outside)
        self.out_of = np.full(len(layer.numbers), self.outside)
        for number, one in enumerate(layer.sums):
            for place, sign in [(one.total, -1), *((part, 1) for part in one.parts)]:
                ends = self.into if sign * turned[number] > 0 else self.out_of
                if ends[place] != self.outside:
                    raise ValueError("a count stands in sums that are no network")
                ends[place] = number

    def kind(self, target: Target) -> Kind:
        """Return the value wanted, both sums of the count, what it is, and its least and most.

        Counts of one size between the same sums, both withheld, are as open as each other: whatever
        opens one of them opens the other in its place.
        """
        place, layer = target.position, self.layer
        own = float(layer.numbers[place]), float(layer.least[place]), float(layer.most[place])
        return target.value, int(self.into[place]), int(self.out_of[place]), *own

    def nearest(self, target: Target, withheld: Mask) -> float:
        """Return the value nearest to the target that the count can have.

        One answer serves all of a kind.
        """
        place, kind = target.position, self.kind(target)
        _, source, sink, number, *_ = kind
        if target.value == number or source == sink:
            return target.value
        key = withheld.tobytes(), bool(withheld[place]), kind
        if key not in self._reached:
            wanted = target.value - number
            ends = (source, sink) if wanted > 0 else (sink, source)
            # No way to the target moves another count by more than this.
            most = abs(wanted)
            flow = self._flow(*ends, most=most, withheld=withheld, but=place)
            self._reached[key] = float(number + np.sign(wanted) * flow)
        return self._reached[key]

    def _flow(self, source: int, sink: int, *, most: float, withheld: Mask, but: int) -> float:
        """Return how much flows from one sum to another, up to a most, past all counts but one."""
        down, up = (np.clip(one, -most, most) for one in room(self.layer, withheld))
        down[but] = up[but] = 0
        pipes = np.zeros((self.outside + 1, self.outside + 1))
        np.add.at(pipes, (self.out_of, self.into), up)
        np.add.at(pipes, (self.into, self.out_of), -down)
        np.fill_diagonal(pipes, 0)
        whole = np.floor(pipes)
        if whole[source, sink] >= most:  # counts between the same two sums are enough
            return most
        wide = csr_array(whole.astype(np.int32))
        return float(min(maximum_flow(wide, source, sink).flow_value, most))


def _turned(layer: Layer) -> NDArray[np.int64]:
    """Return a sign for each sum with which every count enters one and leaves another."""
    stands: dict[int, list[tuple[int, int]]] = {}
    for number, one in enumerate(layer.sums):
        for place, sign in [(one.total, -1), *((part, 1) for part in one.parts)]:
            stands.setdefault(place, []).append((number, sign))
    beside: dict[int, list[tuple[int, int]]] = {}
    for first, *others in stands.values():
        for other in others:
            same = -first[1] * other[1]
            beside.setdefault(first[0], []).append((other[0], same))
            beside.setdefault(other[0], []).append((first[0], same))
    turned = np.zeros(len(layer.sums), dtype=np.int64)
    for start in range(len(turned)):
        turned[start] = turned[start] or 1
        waiting = [start]
        while waiting:
            reached = waiting.pop()
            for neighbour, same in beside.get(reached, ()):
                if turned[neighbour] == 0:
                    turned[neighbour] = same * turned[reached]
                    waiting.append(neighbour)
    return turned
