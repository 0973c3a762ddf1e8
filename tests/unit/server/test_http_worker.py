"""What is answered where a request cannot be read."""

from http import HTTPStatus

import pytest
from gunicorn.http import errors

from callbacks.server.http_worker import answer, status_of


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (errors.InvalidRequestLine("GET"), 400),
        (errors.InvalidHeaderName("a b"), 400),
        (errors.LimitRequestLine(9, 8), 414),
        (errors.LimitRequestHeaders("many"), 431),
        (errors.ExpectationFailed("x"), 417),
        (errors.InvalidResponseHeader("ours"), 500),
        (ZeroDivisionError(), 500),
    ],
)
def test_a_fault_of_the_protocol_is_the_senders_and_any_other_ours(fault, status):
    assert status_of(fault) == status


@pytest.mark.parametrize("status", [400, 414, 431, 500])
def test_an_answer_is_whole(status):
    head, _, words = answer(HTTPStatus(status)).decode("ascii").partition("\r\n\r\n")

    assert head.startswith(f"HTTP/1.1 {status} ")
    assert f"Content-Length: {len(words)}" in head
    assert "Connection: close" in head
