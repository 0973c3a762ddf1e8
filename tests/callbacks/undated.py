"""Headers of two answers side by side, whenever each was given."""

from werkzeug.test import TestResponse


def undated(answer: TestResponse) -> dict[str, str]:
    """Return an answer's headers but for the second in which it was given."""
    return {name: value for name, value in answer.headers.items() if name != "Date"}
