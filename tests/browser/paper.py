"""What is printed too small: words of a page on paper that are below nine points."""

SMALLEST = 9  # points, of decision 84
SHEET = 718  # A4 with the margins of the browser, in the pixels of a style sheet

# A size in a drawing is that of its letters, times what the drawing is scaled by.
_SMALL = """smallest => {
  const found = new Set()
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (words.nextNode()) {
    const said = words.currentNode.textContent.trim()
    const holder = words.currentNode.parentElement
    const box = holder.getBoundingClientRect()
    if (!said || !holder.checkVisibility() || box.width < 2 || box.height < 2) continue
    const drawn = holder.ownerSVGElement ? holder.getScreenCTM() : {c: 0, d: 1}
    const scale = Math.hypot(drawn.c, drawn.d)
    const points = parseFloat(getComputedStyle(holder).fontSize) * scale * 0.75
    if (points === 0 || points > smallest - 0.01) continue
    found.add(`${points.toFixed(1)} ${said.slice(0, 40)}`)
  }
  return [...found]
}"""


def small_print(page):
    """Return the words that are too small, each after its size, of a page as it is printed."""
    page.emulate_media(media="print")
    return page.evaluate(_SMALL, SMALLEST)
