"""How much memory a process alone holds, found out without holding up what it makes."""

import mmap
import resource
from pathlib import Path

# By it the system says whether memory that is touched once may come in large pages to everybody.
LARGE_PAGES = Path("/sys/kernel/mm/transparent_hugepage")
LARGE_PAGE = 2 * 1024 * 1024  # bytes


def memory_of_its_own() -> int:
    """Return how many bytes of memory this process alone holds; 0 where the system does not tell.

    What it was forked with and has not written to is shared, and not counted.
    """
    try:
        told = Path("/proc/self/smaps_rollup").read_text("ascii")
    except OSError:
        return 0
    return 1024 * sum(
        int(line.split()[1]) for line in told.splitlines() if line.startswith("Private_Dirty:")
    )


class OwnMemory:
    """How much memory this process alone holds, asked of the system only where it may be too much.

    The system takes longer to tell than many an answer takes to make (2 to 5 ms): it looks at each
    page. It counts at once how often a page was touched that was not there or was shared, and a
    process has no page of its own without that, but for what the one that forked it writes to
    later: next to nothing, where that one only watches.
    """

    def __init__(self) -> None:
        """Begin with nothing: a process that was forked shares all, and has touched no page."""
        self._held = self._touched = 0
        self._page = largest_page()

    def exceeds(self, most: int) -> bool:
        """Tell whether it is more than so many bytes.

        A system that counts no pages is asked each time.
        """
        used = resource.getrusage(resource.RUSAGE_SELF)
        touched = self._page * (used.ru_minflt + used.ru_majflt)
        if touched and self._held + touched - self._touched <= most:
            return False
        self._held, self._touched = memory_of_its_own(), touched
        return self._held > most


def largest_page(told: Path = LARGE_PAGES) -> int:
    """Return how many bytes of memory may come when one is touched.

    Large pages that a program must ask for are not counted: a maker of answers asks for none that
    it keeps.
    """
    try:
        large = any("[always]" in one.read_text("ascii") for one in told.rglob("enabled"))
    except OSError:
        large = True
    return LARGE_PAGE if large else mmap.PAGESIZE
