"""Writes a file for counts that services bring, with a row for whatever was asked of them."""

import csv
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from data.partner.service_measures import Dimension, service_measures
from data.pipeline.partner.entry.files import refuse_special
from data.pipeline.partner.mapping.document import read_mapping
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.mapping.period import Period
from data.pipeline.raw.faults import line_of

AS_DOCUMENTED = "make service-counts MAPPING=mapping.yaml, as docs/partner.md says"
HEADER = ("quarter", "measure", "group", "count", "who holds it")


def main(arguments: Sequence[str]) -> int:
    """Write the file; return 1 and say why in one line where that cannot be done.

    Args:
        arguments: The mapping, whose period says which quarters, and the file. One that is there
            stays as it is.
    """
    given = [Path(word) for word in arguments if word.strip()]
    if len(given) != 2:  # noqa: PLR2004 - the two of the docstring
        sys.stderr.write(f"MAPPING not set. Remedy: {AS_DOCUMENTED}.\n")
        return 1
    mapping, path = given
    try:
        refuse_special(mapping, remedy=AS_DOCUMENTED)
        period = read_mapping(mapping).period
        with path.open("x", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(HEADER)
            writer.writerows(template_rows(period))
    except FileExistsError:
        sys.stderr.write(f"{path} is there already. Remedy: move it away, or fill it in.\n")
        return 1
    except (ExtractFault, OSError) as fault:
        sys.stderr.write(f"{line_of(fault)}\n")
        return 1
    sys.stdout.write(f"{path}: leave a count blank where nobody holds it.\n")
    return 0


def template_rows(period: Period) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield a row for each quarter, measure and reason, with a blank count."""
    for end in pd.date_range(period.start, period.end, freq="QE"):
        quarter = _quarter(end.date())
        for one in service_measures():
            for group in ("", *(f"{Dimension.REASON}: {reason}" for reason in one.reasons)):
                yield quarter, one.title, group, "", one.holder


def _quarter(end: date) -> str:
    first = date(end.year, end.month - 2, 1)
    return f"{first:%B} to {end:%B} {end.year}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
