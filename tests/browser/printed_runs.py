"""What Chromium writes on paper: words, where they stand, in the order in which they are drawn.

Each text has a font, a matrix and a place for each of its letters. A reader of any paper tries for
spaces and lines besides, and takes four times as long.
"""

import re
from functools import lru_cache

WHOLE = (1, 0, 0, 1, 0, 0)
LOST = "\ufffd"  # a sign that a face has not
# Text that is shown or moved in any other way is not to be passed over.
UNREAD = re.compile(rb"\b(?:Tj|TJ|Td|TD|Ts|Tz|Tr)$|T\*$|['\"]$")


def runs_of(page):
    """Return words and how far they lie from the left, in points, of a page of `pypdf`."""
    return list(Sheet(page["/Resources"], WHOLE).read(page.get_contents().get_data()))


class Sheet:
    """Where the pen is on a sheet, or on what is drawn within one."""

    def __init__(self, resources, outer):
        """Take what the sheet names, and the matrix of all that lies around it."""
        self._resources, self._outer, self._kept = resources, outer, []
        self._text, self._letters, self._digits = WHOLE, {}, 4
        self._deeds = {
            b"Tf": self._take_font,
            b"Tm": self._begin,
            b"cm": self._narrow,
            b"q": self._keep,
            b"Q": self._give_back,
        }

    def read(self, content):
        """Return words and places, line by line: Chromium writes one deed in each."""
        for line in content.split(b"\n"):
            *given, deed = line.split() or [b""]
            if deed == b"Tj":
                yield self._show(*given)
            elif deed == b"Do":
                yield from self._drawn(given[0].decode())
            elif UNREAD.search(line):
                raise ValueError(line)
            elif deed in self._deeds:
                self._deeds[deed](*given)

    def _show(self, *given):
        if len(given) > 1:
            a, b, c, d, e, f = self._text
            right, down = float(given[0]), float(given[1])
            self._text = (a, b, c, d, right * a + down * c + e, right * b + down * d + f)
        codes = given[-1].decode().strip("<>")
        starts = range(0, len(codes), self._digits)
        words = "".join(self._letters.get(codes[at : at + self._digits], LOST) for at in starts)
        x, y = self._text[4:]
        return words, x * self._outer[0] + y * self._outer[2] + self._outer[4]

    def _take_font(self, name, _size):
        font = self._resources["/Font"][name.decode()].get_object()
        self._digits = 2 if font["/Subtype"] == "/Type3" else 4
        self._letters = letters_of(font["/ToUnicode"].get_object().get_data(), self._digits)

    def _begin(self, *matrix):
        self._text = tuple(map(float, matrix))

    def _narrow(self, *matrix):
        self._outer = within(tuple(map(float, matrix)), self._outer)

    def _keep(self):
        self._kept.append(self._outer)

    def _give_back(self):
        self._outer = self._kept.pop()

    def _drawn(self, name):
        drawn = self._resources["/XObject"][name].get_object()
        if drawn["/Subtype"] != "/Form":
            return iter(())
        outer = within(tuple(map(float, drawn.get("/Matrix", WHOLE))), self._outer)
        return Sheet(drawn["/Resources"], outer).read(drawn.get_data())


def within(inner, outer):
    """Return one matrix of a PDF within another."""
    a, b, c, d, e, f = inner
    k, m, n, o, p, q = outer
    return (
        *(a * k + b * n, a * m + b * o, c * k + d * n, c * m + d * o),
        *(e * k + f * n + p, e * m + f * o + q),
    )


@lru_cache(maxsize=64)  # sheet after sheet has the same faces
def letters_of(written, digits):
    """Return the letters of a face by its codes of so many digits, as the PDF tells them."""
    found = {}
    written = written.decode()
    for kind, block in re.findall(r"beginbf(char|range)(.*?)endbf", written, re.DOTALL):
        of_a_line = re.compile(r"<(\w+)>\s*" * (2 if kind == "char" else 3))
        for first, *rest in of_a_line.findall(block):
            *last, letters = rest
            letters = bytes.fromhex(letters).decode("utf-16-be")
            for code in range(int(first, 16), int((last or [first])[0], 16) + 1):
                own = letters[:-1] + chr(ord(letters[-1]) + code - int(first, 16))
                found[f"{code:0{digits}X}"] = own
    return found
