"""A question that is not answered."""


class RefusedError(ValueError):
    """The message says what is wrong with a question and what would do."""
