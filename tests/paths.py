"""Where the tests find the project and, where they are there, the raw files."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RAW_DATA = Path(os.environ.get("RAW_DATA", ROOT.parent / "shared" / "data"))
