"""A thread that answers what is ready ends here where something is to be made, and hands it on.

Making a page takes a hundred times as long as sending one that is kept, and a PDF ten times that
again. Were both done by the same threads, a few such wishes would hold up everybody. A server that
has no threads apart (a test, another WSGI server) makes everything in place.
"""

from enum import StrEnum

from flask import has_request_context, request

# What the environment of a request holds where its thread answers what is ready alone.
READY_ONLY = "dashboard.ready_only"
# And where such a thread has handed it on, the room: it was counted, and let through, before.
HANDED_ON = "dashboard.handed_on"
# And when, on a clock that never jumps: nobody waits longer because others waited before.
SINCE = "dashboard.handed_on_at"


class Room(StrEnum):
    """Where things are made: what is seen on a page waits for no file and for no other host."""

    VIEW = "view"
    FILE = "file"
    ELSEWHERE = "elsewhere"


class Later(BaseException):
    """The answer is still to be made. Nothing that handles faults may take it for one."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.room = room


def made_apart(room: Room) -> None:
    """Go on where things are made.

    Raises:
        Later: If this thread answers only what is ready.
    """
    if has_request_context() and READY_ONLY in request.environ:
        raise Later(room)
