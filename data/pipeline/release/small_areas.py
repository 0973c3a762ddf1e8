"""Writes the outlines that maps of small areas draw: `python -m data.pipeline.release.small_areas`.

They change only when the ONS publishes new ones, so they are no part of a release.
"""

import os
import sys
from pathlib import Path

from data.partner.small_areas import FILE
from data.pipeline.areas.outlines import small_area_shapes
from data.pipeline.raw.faults import InputFault, line_of
from data.pipeline.raw.read import RawFolder
from data.pipeline.release.publish import geoparquet_bytes


def main() -> int:
    """Write the file; return 1, with one line that says why, where the raw outlines are faulty."""
    raw = RawFolder(Path(os.environ.get("RAW_DATA", "../shared/data")))
    try:
        FILE.write_bytes(geoparquet_bytes(small_area_shapes(raw)))
    except (InputFault, OSError) as fault:
        sys.stderr.write(f"{line_of(fault)}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
