"""Made-up requests to callbacks, the API, pages and files: none ends in a fault, none is kept.

`FUZZ_CALLS` sets how many; the seed is fixed, so that a failure can be seen again.
"""

import json
import os
import random
from pathlib import Path
from urllib.parse import quote

CALLS = int(os.environ.get("FUZZ_CALLS", "400"))
GROWTH = 48  # MB that bounded caches and the allocator may take in the second half
ODD = (
    "", " ", "\x00", "\u202e", "é" * 200, "x" * 5000, "../../etc/passwd", "%2e%2e%2f", "<script>",
    "' or 1=1 --", "{{7*7}}", "-1", "0", "1e999", "NaN", "9" * 400, "2025-02-30", "0001-01-01",
    "da_offences", "da_vwi_share", "rolling_12", "2025-07-31", "barnet", "E09000002", "ward",
    "null", "[]", "\ud7ff", "\U0001d518", "a&b=c", "name", "csv", "[c]",
)  # fmt: skip
NAMES = (
    "indicator", "period_type", "period", "borough", "view", "order", "ward", "level", "area",
    "from", "to", "limit", "cursor", "page", "release", "q", "source", "size", "measure", "v",
    "path", "self", "site", "query",
)  # fmt: skip
PATHS = (
    "", "borough/{}", "compare", "indicators/{}", "hotspots", "hotspots/map", "evidence",
    "evidence/{}", "pack", "response", "costs", "justice", "survey", "embed/map", "embed/{}",
    "embed/figure", "api/v1/values", "api/v1/values.csv", "api/v1/indicators/{}", "api/v1/areas",
    "api/v1/evidence", "api/v1/wards", "api/{}", "download/view.csv", "download/view.{}",
    "image/{}.svg", "assets/{}", "vendor/{}", "{}", "_dash-component-suites/dash/{}", "health",
)  # fmt: skip


def megabytes():
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def value(made, depth=0):
    """Any JSON at all, a real choice now and then."""
    kind = made.randrange(8 if depth < 4 else 5)
    if kind < 3:
        return made.choice(ODD)
    if kind < 5:
        return made.choice([None, True, 0, -1, 1.5, 10**30, float("1e308")])
    inner = [value(made, depth + 1) for _ in range(made.randrange(5))]
    return inner if kind == 5 else {made.choice(ODD): one for one in inner}


def address(made):
    path = made.choice(PATHS).format(quote(made.choice(ODD), safe=""))
    query = "&".join(
        f"{made.choice(NAMES)}={quote(made.choice(ODD), safe='')}"
        for _ in range(made.choice([0, 1, 1, 2, 3, 40]))
    )
    return f"/{path}?{query}"


def body(made, dependencies):
    """A callback's own request with something wrong in it, or nothing like one."""
    if made.random() < 0.1:
        return value(made)
    one = made.choice(dependencies)
    parts = [
        dict(zip(("id", "property"), part.rsplit(".", 1), strict=True))
        for part in one["output"].strip(".").split("...")
    ]
    sent = {
        "output": one["output"],
        "outputs": parts if one["output"].startswith("..") else parts[0],
        "inputs": [{**each, "value": value(made)} for each in one["inputs"]],
        "state": [{**each, "value": value(made)} for each in one["state"]],
        "changedPropIds": [],
    }
    if made.random() < 0.3:
        sent[made.choice(list(sent))] = value(made)
    return sent


def test_no_made_up_request_ends_in_a_fault_or_stays_in_memory(client):
    made = random.Random(20250731)  # noqa: S311 - not for secrets
    dependencies = [
        one for one in client.get("/_dash-dependencies").json if not one["clientside_function"]
    ]
    seen, halfway = set(), 0.0
    for number in range(CALLS):
        if number == CALLS // 2:
            halfway = megabytes()
        if number % 2:
            sent = json.dumps(body(made, dependencies))
            asked = sent[:300]
            answer = client.post(
                "/_dash-update-component", data=sent, content_type="application/json"
            )
        else:
            asked = address(made)
            answer = client.open(asked, method=made.choice(["GET"] * 9 + ["POST"]))
        with answer:
            text = answer.get_data()
        assert answer.status_code < 500, (number, asked)
        assert b"Traceback" not in text, (number, asked)
        seen.add(answer.status_code)
    assert {200, 400, 404} <= seen
    assert megabytes() - halfway < GROWTH, (halfway, megabytes())
