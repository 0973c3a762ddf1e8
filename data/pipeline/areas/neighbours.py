"""Which areas border on each other."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

CORNER = 15  # metres: the sources are simplified to 15 m, so a shorter border may be a corner
CROSSING = 450  # metres of water, see `ward_neighbours`


@dataclass(frozen=True)
class Geography:
    """Where areas lie, in metres on the British National Grid (EPSG:27700).

    `borders` has `left`, `right` and `metres`, as `shared_borders` gives them; `centres` has `x`
    and `y`, indexed by area code.
    """

    borders: pd.DataFrame
    centres: pd.DataFrame


def shared_borders(outlines: pd.Series) -> pd.DataFrame:
    """Return how long a border each two outlines share.

    Shared length is measured, not shared corners: areas that meet in a point are no neighbours,
    and outlines that were simplified one by one show up as having none.

    Args:
        outlines: Polygons in metres, indexed by code, with identical shared edges.

    Returns:
        `left`, `right` (codes, left before right) and `metres`, 15 or more.
    """
    shapes = outlines.to_numpy()
    left, right = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    once = left < right
    left, right = left[once], right[once]
    metres = shapely.length(shapely.intersection(shapes[left], shapes[right]))
    codes = outlines.index.to_numpy()
    pairs = pd.DataFrame({"left": codes[left], "right": codes[right], "metres": metres})
    long_enough = pairs[pairs["metres"] >= CORNER]
    return long_enough.sort_values(["left", "right"], ignore_index=True)


def ward_neighbours(to_mid_river: pd.Series, on_land: pd.Series) -> pd.DataFrame:
    """Return the shared borders of wards, those across a wide river left out.

    Ward outlines run to the middle of the Thames, so wards that face each other share a border
    of water. It counts where their banks come within 450 m: that holds at and above Woolwich,
    where the lowest crossing inside London is, and at none of the reaches below it.

    Args:
        to_mid_river: Polygons in metres, indexed by ward code, up to mid-Thames.
        on_land: The same wards, cut at the bank.

    Returns:
        As `shared_borders`.
    """
    pairs = shared_borders(to_mid_river)
    apart = shapely.distance(
        on_land.loc[pairs["left"]].to_numpy(), on_land.loc[pairs["right"]].to_numpy()
    )
    return pairs[apart <= CROSSING].reset_index(drop=True)


def neighbour_lists(pairs: pd.DataFrame) -> pd.Series:
    """Return the neighbours of each area as codes joined by a space, indexed by its code."""
    both = np.concatenate([pairs[["left", "right"]], pairs[["right", "left"]]])
    listed = pd.DataFrame(both, columns=["area_code", "neighbour"]).sort_values(
        ["area_code", "neighbour"]
    )
    return listed.groupby("area_code")["neighbour"].agg(" ".join)
