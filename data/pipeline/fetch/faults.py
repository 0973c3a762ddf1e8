"""Why a file was not taken: one line that names the address and the remedy."""


class FetchError(Exception):
    """A publisher's answer that cannot be taken. Nothing that was there before is touched."""

    def __init__(self, address: str, problem: str, remedy: str) -> None:
        """Keep the line in one piece, whatever line breaks a publisher's words have."""
        super().__init__(" ".join(f"{address}: {problem}. Remedy: {remedy}.".split()))


class PassingError(FetchError):
    """A fault that may be over in a moment: the address is asked again."""


class AbsentError(FetchError):
    """No file is at the address: gone, or not out yet."""
