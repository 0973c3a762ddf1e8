"""One fetch from a publisher on loopback. All of it is made up."""

from datetime import date

from data.offer import Offer
from data.pipeline.fetch.download import Patience

FOLDER = "raw/made_up/published"
HEAD = b"Month_Year,Count\r\n"
FIRST = HEAD + b"2025-08-01,1\r\n" * 50
NEXT = FIRST + b"2025-09-01,2\r\n"
TODAY = date(2026, 11, 28)
QUICK = Patience(attempts=3, first=0.001, most=0.002, silent=0.3, whole=1)


def offer(address, **changes):
    return Offer(
        **{
            "address": address,
            "file": r"made_up(?:_(\d{6}))?\.csv",
            "holds_all": True,
            "type": "csv",
            "columns": ("month year", "count"),
            "least_bytes": 100,
            "most_bytes": 20_000,
            "folder": FOLDER,
        }
        | changes
    )


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
