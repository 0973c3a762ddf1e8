"""What a reader gets when something is wrong: a page that says so, and never a trace."""

import logging
from uuid import uuid4

from flask import Flask, Response
from werkzeug.exceptions import HTTPException

from callbacks.api.problems import is_api_address, problem, problem_of
from callbacks.state import UnknownChoiceError

LOG = logging.getLogger("dashboard")
PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>London boroughs dashboard</title></head>
<body><main><h1>{heading}</h1><p>{words}</p><p><a href=".">Try again</a></p></main></body></html>
"""


def register(server: Flask) -> None:
    """Answer faults with plain words."""

    @server.errorhandler(UnknownChoiceError)
    def refuse(unknown: UnknownChoiceError) -> Response:
        return Response(f"{unknown.what} is unknown", status=400, mimetype="text/plain")

    @server.errorhandler(Exception)
    def explain(fault: Exception) -> Response | HTTPException:
        if isinstance(fault, HTTPException):
            return problem_of(fault) if is_api_address() else fault
        number = uuid4().hex[:8]
        LOG.error("fault %s", number, exc_info=fault)
        words = f"This is our fault, not yours. Nothing you chose is lost. Reference {number}."
        if is_api_address():
            return problem(500, words)
        text = PAGE.format(heading="Something went wrong", words=words)
        return Response(text, status=500, mimetype="text/html")
