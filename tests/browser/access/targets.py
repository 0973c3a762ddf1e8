"""A ruler for what is pressed: 24 by 24 pixels, or as far from all else (WCAG 2.5.8)."""

from playwright.sync_api import Page

# The areas of a map are as large as boroughs are; the box, the table and the keys reach each.
MEASURE = """() => {
  // Rows out of sight have a height that is a guess until they are seen.
  const rows = document.querySelectorAll('tbody, tr');
  rows.forEach(row => { row.style.contentVisibility = 'visible'; });
  const LEAST = 24;
  const able = 'a[href], button, input, select, textarea, summary, [role=button]';
  const name = one => `${one.tagName} ${one.id} ${one.textContent.trim().slice(0, 40)}`;
  const boxOf = one => {
    const parts = [one, ...(one.labels || [])].map(part => part.getBoundingClientRect());
    const left = Math.min(...parts.map(p => p.left)), top = Math.min(...parts.map(p => p.top));
    const right = Math.max(...parts.map(p => p.right)), end = Math.max(...parts.map(p => p.bottom));
    return {left, top, right, end, x: (left + right) / 2, y: (top + end) / 2};
  };
  const clickable = one => /^(checkbox|radio)$/.test(one.type);
  const targets = [...document.querySelectorAll(able)]
    .filter(one => !one.disabled && one.type !== 'hidden' && one.checkVisibility(
      {visibilityProperty: true}) && !one.closest('.skip, .visually-hidden'))
    .map(one => ({one, ...(clickable(one) ? boxOf(one) : boxOf({
      getBoundingClientRect: () => one.getBoundingClientRect()}))}));
  const small = targets.filter(t => t.right - t.left < LEAST || t.end - t.top < LEAST);
  // Within a line of text, whose height decides that of the link.
  const inLine = ({one}) => {
    if (getComputedStyle(one).display !== 'inline') return false;
    let block = one.parentElement;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    const copy = block.cloneNode(true);
    copy.querySelectorAll(able).forEach(part => part.remove());
    return /\\p{L}/u.test(copy.textContent);
  };
  // What is scrolled out of a box lies over nothing, though it has a place there.
  const boxes = new Map();
  const scrolls = one => {
    while (one && !/auto|scroll/.test(getComputedStyle(one).overflow)) one = one.parentElement;
    return one;
  };
  targets.forEach(t => boxes.set(t, scrolls(t.one)));
  const near = (t, other) => {
    if (boxes.get(t) !== boxes.get(other)) return false;
    const aside = Math.max(other.left - t.x, 0, t.x - other.right);
    const above = Math.max(other.top - t.y, 0, t.y - other.end);
    const round = small.includes(other) && Math.hypot(t.x - other.x, t.y - other.y) < LEAST;
    return Math.hypot(aside, above) < LEAST / 2 || round;
  };
  return small.filter(t => !inLine(t)).flatMap(t => targets
    .filter(other => other !== t && !t.one.contains(other.one) && !other.one.contains(t.one)
      && near(t, other))
    .slice(0, 1)
    .map(other => `${name(t.one)} ${Math.round(t.right - t.left)}x${Math.round(t.end - t.top)}`
      + ` by ${name(other.one)}`));
}"""


def crowded(page: Page) -> list[str]:
    """Targets of a page and its frames that are too small where something else is too near."""
    return [one for frame in page.frames for one in frame.evaluate(MEASURE)]
