"""Files with notes above their table, read in R with its own option for comments."""

import csv
import shutil
import subprocess
from io import StringIO

import pytest

pytestmark = pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not on this machine")
ADDRESSES = ("view.csv?indicator=da_offences_rate&level=borough", "areas.csv", "evidence.csv")
READERS = {
    "base R": 'read.csv(f, comment.char = "#", fileEncoding = "UTF-8-BOM", check.names = FALSE)',
    "readr": 'as.data.frame(readr::read_csv(f, comment = "#", show_col_types = FALSE))',
}
PROGRAM = """
f <- commandArgs(trailingOnly = TRUE)[1]
if ({readr} && !requireNamespace("readr", quietly = TRUE)) quit(status = 77)
read <- {reader}
cat(nrow(read), names(read), sep = "\\n")
"""
NO_READR = 77


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_r_skips_the_notes(ask, tmp_path, address, reader):
    made = tmp_path / "file.csv"
    made.write_bytes(ask(f"download/{address}").data)
    lines = made.read_bytes().decode("utf-8-sig").split("\r\n")
    table = list(csv.reader(StringIO("\r\n".join(one for one in lines if one[:1] != "#"))))
    program = PROGRAM.format(reader=READERS[reader], readr="TRUE" if reader == "readr" else "FALSE")

    ran = subprocess.run(
        ["Rscript", "-e", program, made], capture_output=True, text=True, check=False
    )
    if ran.returncode == NO_READR:
        pytest.skip("R has no readr here")
    assert ran.returncode == 0, ran.stderr
    count, *names = ran.stdout.splitlines()
    assert (int(count), names) == (len(table) - 1, table[0])
