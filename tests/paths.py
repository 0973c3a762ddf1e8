"""Where the tests find the project and, where they are there, the raw files."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RAW_DATA = (ROOT / os.environ.get("RAW_DATA", "../shared/data")).resolve()
