"""All violence with injury the Met recorded, domestic or not."""

import pandas as pd

from data.pipeline.areas.places import LONDON
from data.pipeline.met import geographic
from data.pipeline.raw.checks import refuse_stubs
from data.pipeline.raw.read import RawFolder

MAJOR, MINOR = "VIOLENCE AGAINST THE PERSON", "VIOLENCE WITH INJURY"


def violence_with_injury(raw: RawFolder) -> pd.DataFrame:
    """Return `all_vwi`: offences of violence with injury, domestic abuse among them.

    One minor category is counted. Homicide and deaths by driving are categories of their own, as
    they are in the Home Office's "violence with injury", and stay out. The GLA's file calls a
    series of the same size "non-domestic violence with injury" (77,000 in 2019, where all such
    offences were 77,425): its name is wrong, and it is not used.

    Returns:
        Indexed by `area_code` (the 32 boroughs and London, airports and unknown boroughs in
        London alone) and `month`.

    Raises:
        InputFault: If a file is not what it was, or the last month was not over.
    """
    counts = geographic.months_of(raw, major=MAJOR, minors=(MINOR,))
    together = counts[MINOR].xs(LONDON)
    refuse_stubs(together, file=geographic.FILES[1], of="offences of violence with injury")
    return counts.rename(columns={MINOR: "all_vwi"})
