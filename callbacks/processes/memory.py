"""What a process asks of the system's memory: what is free again goes back, or is used again."""

import ctypes
import platform
import re
from pathlib import Path

import pyarrow as pa

M_TRIM_THRESHOLD, M_ARENA_MAX = -1, -8  # as glibc's malloc.h numbers them
MADV_DONTNEED = 4  # as Linux's mman.h does
# A mapping of a file, as /proc tells of it, and how much of it is no longer as in the file.
MAPPING = re.compile(
    r"^(?P<start>[0-9a-f]+)-(?P<end>[0-9a-f]+) (?P<allowed>\S+) \S+ \S+ \d+ +/.*\n"
    r"(?:[A-Z]\w+:.*\n)*?Anonymous: +(?P<written>\d+) kB$",
    re.MULTILINE,
)
GIVEN_BACK = 128 * 1024  # bytes at the end of the heap that are not kept for later


def keep_little() -> None:
    """Have all threads take memory from one place, and give back what they let go.

    By default each thread takes from a heap of its own and Arrow from pages that it keeps: tables
    that were read once left 38 MB free in each process and in each copy of it, and threads as much
    again. What was measured is in docs/load.md. Call it before threads begin and tables are read.
    A system without glibc keeps its own ways.
    """
    pa.set_memory_pool(pa.system_memory_pool())
    if platform.libc_ver()[0] == "glibc":
        library = ctypes.CDLL(None)
        library.mallopt(M_ARENA_MAX, 1)
        library.mallopt(M_TRIM_THRESHOLD, GIVEN_BACK)


def let_go_of_libraries() -> None:
    """Take out of this process's memory what it has read from files and never written to.

    A start reads 90 MB of libraries, most of which nothing needs again. What is needed comes back
    from its file when it is touched. A mapping of which anything was written to is left alone, as
    is everything on a system that does not tell.
    """
    try:
        told = Path("/proc/self/smaps").read_text("utf-8", "replace")
        advise = ctypes.CDLL(None).madvise
    except (OSError, AttributeError):
        return
    advise.argtypes = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int
    for one in MAPPING.finditer(told):
        if "w" not in one["allowed"] and not int(one["written"]):
            start, end = int(one["start"], 16), int(one["end"], 16)
            advise(start, end - start, MADV_DONTNEED)
