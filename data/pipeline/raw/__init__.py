"""Reading raw files: cells, headings, workbooks, and the faults that stop a run."""
