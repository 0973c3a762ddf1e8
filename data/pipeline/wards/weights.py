"""Which areas count as neighbours in a test of groups, and how much each counts."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components
from scipy.spatial import KDTree

from data.pipeline.areas.neighbours import Geography
from data.pipeline.areas.outlines import SMALL_AREAS
from data.pipeline.raw.faults import InputFault

Matrix = NDArray[np.float64]
NEAREST = 6


def contiguity(codes: pd.Index, *, geography: Geography, lengths: bool = False) -> Matrix:
    """Return weights of areas that share a border; 0 on the diagonal.

    Args:
        codes: The areas, in the order of rows and columns.
        geography: Borders of these and perhaps other areas.
        lengths: True to weigh neighbours by the length of the border, so that the weights of an
            area add up to the number of its neighbours; False for 1 each.

    Raises:
        InputFault: If an area has no neighbour, or the areas are not in one piece.
    """
    borders = geography.borders
    inside = borders[borders["left"].isin(codes) & borders["right"].isin(codes)]
    left = codes.get_indexer(pd.Index(inside["left"]))
    right = codes.get_indexer(pd.Index(inside["right"]))
    weights = np.zeros((len(codes), len(codes)))
    weights[left, right] = inside["metres"] if lengths else 1.0
    weights += weights.T
    refuse_loose_ends(weights, codes=codes)
    if lengths:
        neighbours = (weights > 0).sum(axis=1)
        weights *= (neighbours / weights.sum(axis=1))[:, None]
    return weights


def nearest(codes: pd.Index, *, geography: Geography, number: int = NEAREST) -> Matrix:
    """Return weights of 1 for the areas whose centres are nearest, however far; not mutual.

    Raises:
        InputFault: If the areas fall into two or more groups that do not know each other.
    """
    places = geography.centres.loc[codes, ["x", "y"]].to_numpy()
    _, found = KDTree(places).query(places, k=number + 1)
    weights = np.zeros((len(codes), len(codes)))
    weights[np.arange(len(codes))[:, None], found[:, 1:]] = 1.0
    refuse_loose_ends(weights, codes=codes)
    return weights


def refuse_loose_ends(weights: Matrix, *, codes: pd.Index) -> None:
    """Stop where an area has no neighbour, or where the areas are not in one piece.

    Outlines that were simplified one by one share no border any more. Nothing would fail: every
    area would just be compared with the wrong ones, and nearly all would look unusual.

    Raises:
        InputFault: With the first area at fault.
    """
    alone = (weights > 0).sum(axis=1) == 0
    if alone.any():
        problem = f"{codes[int(np.argmax(alone))]} has no neighbour among the areas tested"
    else:
        pieces, membership = connected_components(weights > 0, directed=False)
        if pieces == 1:
            return
        smallest = int(np.argmin(np.bincount(membership)))
        first = codes[int(np.argmax(membership == smallest))]
        problem = f"the areas tested fall into {pieces} pieces, one of them around {first}"
    raise InputFault(
        SMALL_AREAS,
        None,
        problem,
        "use outlines that share their borders, or correct the neighbours across the river",
    )
