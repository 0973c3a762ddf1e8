"""The wards of London's postcodes, by district."""

import numpy as np
import pandas as pd
import pandera.pandas as pa
from numpy.typing import NDArray
from pandera.typing import DataFrame, Series

from data.pipeline.areas.outlines import wards_of_small_areas
from data.pipeline.raw.read import RawFolder
from data.search.postcodes import INWARD


class Postcodes(pa.DataFrameModel):
    """One row per postcode of London: its two halves, and the ward that its small area fits best.

    In a release only where whoever made it had the ONS Postcode Directory.
    """

    district: Series[str] = pa.Field(str_matches=r"^[A-Z]{1,2}[0-9][A-Z0-9]?$")
    inward: Series[str] = pa.Field(str_matches=r"^[0-9][A-Z]{2}$")
    area_code: Series[str] = pa.Field(str_matches=r"^E05\d{6}$")

    class Config:
        """Order and names are an interface."""

        strict = True
        ordered = True
        unique = ["district", "inward"]  # noqa: RUF012


def postcode_table(
    raw: RawFolder, *, postcodes: NDArray[np.bytes_], small_areas: NDArray[np.str_]
) -> DataFrame[Postcodes]:
    """Return London's postcodes, each with the ward that its small area fits best.

    Args:
        raw: The raw files, with the ward of each small area.
        postcodes: In capitals and without spaces, in order.
        small_areas: The LSOA of 2021 of each; "" for none.

    Returns:
        Rows of `data.schemas.Postcodes`, in the order of postcodes; those outside London are left
        out.
    """
    wards = wards_of_small_areas(raw).set_index("lsoa_code")["area_code"]
    ward = pd.Series(small_areas).map(wards)
    inside = ward.notna().to_numpy()
    text = pd.Series(np.char.decode(postcodes[inside], "ascii"), dtype="str")
    rows = pd.DataFrame(
        {
            "district": text.str[:-INWARD],
            "inward": text.str[-INWARD:],
            "area_code": ward[inside].astype("str").reset_index(drop=True),
        }
    )
    return Postcodes.validate(rows.drop_duplicates(["district", "inward"], ignore_index=True))
