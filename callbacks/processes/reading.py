"""Reads one request, and refuses what two servers could read in two ways."""

from waitress.parser import HTTPRequestParser, ParsingError
from waitress.utilities import BadRequest, RequestEntityTooLarge

from callbacks.making.apart import Room
from callbacks.processes.refusals import TooLongLine, TooManyHeaders
from callbacks.server.problems import ROOT

LONGEST_LINE = 4094
LONGEST_HEADER = 8190
MOST_HEADERS = 100
MOST_OF_A_HEAD = 32 * 1024  # bytes
LONGEST_NUMBER = 19  # digits of a length; Python refuses to read thousands of them
VERSIONS = ("1.0", "1.1")
FOLDED = (b" ", b"\t")
HOST, LENGTH, CODING = b"host", b"content-length", b"transfer-encoding"
ONCE = (HOST, LENGTH, CODING)
# The bytes that may stand in an address; the first that is seen is "!".
SEEN = frozenset(range(0x21, 0x100)) - {0x7F}


class Reader(HTTPRequestParser):  # type: ignore[misc]
    """A request as the library reads it, held to what browsers and proxies send."""

    error: BadRequest | None = None
    refusal: BadRequest | None = None
    line = b""
    # When it was handed on to where its answer is made, on a clock that never jumps.
    handed_on: float | None = None
    room: Room | None = None

    def received(self, data: bytes) -> int:
        """Take bytes of a request, and return how many of them belong to it."""
        begun = self.header_plus + data
        taken: int = super().received(data)
        if self.error is not None:
            # A line without an end fills the room of the whole head.
            endless = not self.headers_finished and b"\r\n" not in self.header_plus
            self.error = TooLongLine("") if endless else self.refusal or self.error
            self.line = begun[:LONGEST_LINE] if endless else self.line
        return taken

    def parse_header(self, header_plus: bytes) -> None:
        """Read a head.

        Raises:
            ParsingError: If it is none that a browser sends; `refusal` says more where it can.
        """
        line, _, rest = header_plus.partition(b"\r\n")
        self.line = line
        fields = rest.split(b"\r\n")
        if len(line) > LONGEST_LINE:
            self.refusal = TooLongLine("")
        elif len(fields) > MOST_HEADERS + 1 or max(map(len, fields)) > LONGEST_HEADER:
            self.refusal = TooManyHeaders("")
        parts = (one.partition(b":") for one in fields)
        named = [(name.lower(), said.strip().lower()) for name, _, said in parts]
        if any(name == LENGTH and len(said) > LONGEST_NUMBER for name, said in named):
            self.refusal = RequestEntityTooLarge("")
        if self.refusal is not None or any(one.startswith(FOLDED) for one in fields):
            raise ParsingError("")
        super().parse_header(header_plus)
        names = [name for name, _ in named]
        codings = [said for name, said in named if name == CODING]
        twice = any(names.count(one) > 1 for one in ONCE)
        # A proxy would fill in a host of its own choice (RFC 9112, 3.2).
        nobody = self.version == "1.1" and HOST not in names
        # The library puts a body together from chunks alone; what else is named was not undone.
        unclear = codings and (codings != [b"chunked"] or not self.chunked or LENGTH in names)
        address = line.split(b" ")[1]
        unreadable = self.version not in VERSIONS or not SEEN.issuperset(address)
        if nobody or unreadable or twice or unclear:
            raise ParsingError("")

    @property
    def is_of_a_program(self) -> bool:
        """Tell whether the request asks the API, as far as its first line says."""
        address = self.line.split(b" ")[1:2] or [b""]
        return ROOT.encode() in address[0].partition(b"?")[0]
