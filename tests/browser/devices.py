"""Readers' lines and processors, stated where the page itself asks for them (assets/device.js).

A busy machine that runs these tests would look like a slow phone. So each page is opened on a
stated device: a fast one, but where a test is about another.
"""

# What the browser says of its line, how fast the page came, and how long a piece of work took.
STATED = """(() => {
  const line = %(line)s;
  Object.defineProperty(Navigator.prototype, 'connection', { get: () => line });
  const entries = performance.getEntriesByType.bind(performance);
  performance.getEntriesByType = (kind) => kind === 'navigation'
    ? [{ transferSize: 60000, responseStart: 100, responseEnd: 100 + %(came)s }]
    : entries(kind);
  performance.measure = () => ({ duration: %(work)s });
})();"""
LINE = "{ saveData: false, effectiveType: '4g', downlink: 10, rtt: 50 }"


def stated(*, line: str = LINE, came: int = 20, work: int = 3) -> str:
    """Return a script that states a device before a page's own scripts run.

    Args:
        line: What stands in `navigator.connection`, as JavaScript.
        came: Milliseconds in which the page's 60 kB came.
        work: Milliseconds that a short piece of work took.
    """
    return STATED % {"line": line, "came": came, "work": work}


FAST = stated()
# Each is slow in one thing alone.
SLOW = {
    "saves data": stated(line="{ saveData: true, effectiveType: '4g', downlink: 10 }"),
    "says 2g": stated(line="{ saveData: false, effectiveType: '2g', downlink: 10 }"),
    "says 3g": stated(line="{ saveData: false, effectiveType: '3g', downlink: 10 }"),
    "says 1.6 Mbit/s": stated(line="{ saveData: false, effectiveType: '4g', downlink: 1.6 }"),
    "says nothing, came slowly": stated(line="undefined", came=300),
    "works slowly": stated(work=14),
}
