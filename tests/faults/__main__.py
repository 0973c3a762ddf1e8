"""Put faults back one by one, and print which test noticed: python -m tests.faults [ids…].

Without ids all of them. It ends with 1 where a fault went unnoticed.
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from tempfile import TemporaryDirectory

from tests.faults.run import Noticed, Tree, copied, notice
from tests.faults.table import Fault, faults

AT_ONCE = 2
HEAD = "| fault | put back in | noticed by | as | s |\n| --- | --- | --- | --- | --- |"


def main(ids: list[str]) -> int:
    """Run what is asked for, print the table, and return the exit code."""
    chosen = [one for one in faults() if not ids or one.id in ids]
    unknown = set(ids) - {one.id for one in chosen}
    if unknown:
        sys.exit(f"There is no fault {', '.join(sorted(unknown))}.")
    print(HEAD, flush=True)  # noqa: T201
    with TemporaryDirectory(prefix="faults-") as folder, ThreadPoolExecutor(AT_ONCE) as pool:
        every = [Tree(copied(folder, number)) for number in range(AT_ONCE)]
        trees = SimpleQueue()
        for tree in every:
            trees.put(tree)

        def tried(one: Fault) -> list[Noticed]:
            tree = trees.get()
            try:
                return notice(one, tree)
            finally:
                trees.put(tree)

        unnoticed = []
        for one, found in zip(chosen, pool.map(tried, chosen), strict=True):
            for each in found:
                print(line(one, each), flush=True)  # noqa: T201
            unnoticed += [one.id for each in found if not each.is_noticed]
        for tree in every:
            tree.end()
    tests = len({test for one in chosen for test in one.tests})
    end = f"\n{len(chosen)} faults put back, {tests} tests run; unnoticed: "
    print(end + (", ".join(dict.fromkeys(unnoticed)) or "none"))  # noqa: T201
    return int(bool(unnoticed))


def line(one: Fault, found: Noticed) -> str:
    """Return a fault and one of its tests as a row."""
    module, _, name = found.test.partition("::")
    test = f"`{module.rpartition('/')[2].removesuffix('.py')}` {name.replace('_', ' ')[5:]}"
    cells = (f"{one.id}: {one.seen}", f"`{one.file}`", test, found.how, f"{found.seconds:.0f}")
    return "| " + " | ".join(each.replace("|", "\\|") for each in cells) + " |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
