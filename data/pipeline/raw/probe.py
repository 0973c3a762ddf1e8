"""Opens a workbook in a process that may use little; see `plain`. It imports nothing of ours."""

import resource
import sys

from python_calamine import CalamineError, CalamineWorkbook

SECONDS = 10  # of work, in which it reads twice as many
MOST_SHEETS = 200  # each is looked into for its headings


def main(path: str, memory: int) -> int:
    """Open every sheet in so many bytes of address space, and return 0 where that worked.

    What is wrong is one line of output.
    """
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        book = CalamineWorkbook.from_path(path)
        if len(book.sheet_names) > MOST_SHEETS:
            sys.stdout.write(f"it has {len(book.sheet_names):,} sheets, more than {MOST_SHEETS}")
            return 1
        for name in book.sheet_names:
            book.get_sheet_by_name(name)
    except (CalamineError, OSError, MemoryError) as error:
        sys.stdout.write(" ".join(str(error).split())[:160])
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
