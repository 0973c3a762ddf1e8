"""The OpenAPI 3.1 document of the API, made from the routes themselves."""

from typing import Any

from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.info import Info
from flask_openapi3.models.server import Server
from flask_openapi3.models.tag import Tag
from flask_openapi3.openapi import OpenAPI

from callbacks.api.models import Problem
from callbacks.server.problems import MIMETYPE
from callbacks.server.site import Site

BASE = "/api/v1"
INFO = Info(
    title="London boroughs dashboard: figures, definitions and caveats",
    version="1",
    description="Read-only. Every value comes with its definition, its source and what must not "
    "be concluded from it. A value that is withheld or missing is null, and `status` says why: it "
    "is never zero.\n\nSizes: the first line of a request holds at most 4,094 bytes, so name at "
    "most 200 areas at once; no request has a body; JSON comes in pages of at most 5,000 rows, CSV "
    "whole unless `limit` asks for pages. A name that may not be repeated is refused where it is.",
)
# Generated clients name a module or a class after it.
FIGURES = Tag(name="figures", description="Values, definitions, areas and printed figures")
PROBLEM_CONTENT = {MIMETYPE: {"schema": {"$ref": f"#/components/schemas/{Problem.__name__}"}}}
REFUSALS: dict[str, str] = {
    "400": "The query is malformed.",
    "404": "There is nothing of that id, or not that release.",
    "405": "The API can only be read: GET, HEAD and OPTIONS.",
    "406": "The answer cannot be given in the form asked for.",
    "413": "The request has a body that is larger than any part of this site takes.",
    "414": "The address is longer than 4,094 bytes: ask for fewer areas at once.",
    "421": "The request names a host that is not this site's.",
    "429": "Too many requests; Retry-After says how long to wait.",
}


def called(*, name: str, path: str, method: str) -> str:  # noqa: ARG001 - as the library asks
    """Return what an operation is called, which generated clients name a function after."""
    return name


def refusals() -> dict[str, Any]:
    """Return the refusals that every address may answer with, as the library takes them."""
    return {
        status: {"description": words, "content": PROBLEM_CONTENT}
        for status, words in REFUSALS.items()
    }


def csv_answer() -> dict[str, Any]:
    """Return the answer of an address that ends in .csv, as the library takes it."""
    return {
        "200": {
            "description": "A table with one header row. A value that is withheld or missing is "
            "its shorthand: [c], [x] or [z].",
            "content": {"text/csv": {"schema": {"type": "string"}}},
        },
    }


def openapi_document(api: APIBlueprint, *, site: Site) -> dict[str, Any]:
    """Return the document. The library's own pages and its own application are not served."""
    describing = OpenAPI(
        "api",
        info=INFO,
        doc_ui=False,
        # None would be written as null, which the specification does not allow.
        security_schemes={},
        servers=[Server(url=(site.settings.public_url or site.links.to("")).rstrip("/") or "/")],
        validation_error_status=400,
        validation_error_model=Problem,
    )
    describing.register_api(api)
    document = dict(describing.api_doc)
    for operations in document["paths"].values():
        for one in operations.values():
            # Some generated clients ask for the first type in the list alone.
            one["responses"] = dict(sorted(one["responses"].items()))
    return document
