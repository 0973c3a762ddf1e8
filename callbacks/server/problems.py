"""What the API answers when it cannot give figures: problem documents (RFC 9457)."""

from http import HTTPStatus

import orjson
from flask import Response, request
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

MIMETYPE = "application/problem+json"
ROOT = "/api/"


def is_api_address() -> bool:
    """Tell whether the request asks the API."""
    return request.path.startswith(ROOT)


def problem(status: int, detail: str, **more: object) -> Response:
    """Return a problem document.

    Args:
        status: HTTP status.
        detail: What is wrong and what would do, in one or two sentences.
        more: Further members, such as the query names that are at fault.
    """
    document = problem_members(status, detail) | more
    answer = Response(orjson.dumps(document), status=status, content_type=MIMETYPE)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def problem_members(status: int, detail: str) -> dict[str, object]:
    """Return the members of a problem document. Arguments as for `problem`."""
    title = HTTPStatus(status).phrase
    return {"type": "about:blank", "title": title, "status": int(status), "detail": detail}


def problem_of(fault: HTTPException) -> Response | HTTPException:
    """Return a refusal of the server as a problem document, with the headers that belong to it."""
    if fault.response is not None or fault.code is None:
        return fault
    answer = problem(fault.code, fault.description or "")
    for name, value in fault.get_headers():
        if name.lower() not in {"content-type", "content-length"}:
            answer.headers[name] = value
    return answer


def malformed(fault: ValidationError) -> Response:
    """Return 400 for a query that is not as the document of the API says."""
    faults = faults_of(fault)
    first = faults[0]
    return problem(400, f"{first['name']}: {first['message']}.", errors=faults)


def faults_of(fault: ValidationError) -> list[dict[str, str]]:
    """Return each name of a query that is at fault with what is wrong with it."""
    return [
        {
            "name": ".".join(str(part) for part in one["loc"]) or "query",
            "message": one["msg"].removeprefix("Value error, "),
        }
        for one in fault.errors(include_url=False, include_context=False, include_input=False)
    ]
