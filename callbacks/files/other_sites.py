"""What programs in the pages of other sites may read: everything that is public and is a file.

A map or a chart on another site asks for a file in the browser of its reader, a portal shows one
before it is downloaded. Nothing here rests on who asks, and no cookie is sent along.
"""

from flask import Flask, Response, request

from callbacks.server.problems import is_api_address

FILES = ("/download/", "/image/", "/data/catalogue.jsonld", "/new.atom", "/sitemap.xml")
SEEN = "Content-Disposition, ETag, Link, Retry-After"
A_DAY = "86400"  # seconds


def register(server: Flask) -> None:
    """Let scripts of any site read files and answers of the API, whatever headers they send."""

    @server.after_request
    def let_read(response: Response) -> Response:
        if is_api_address() or request.path.startswith(FILES):
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Expose-Headers"] = SEEN
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            if request.method == "OPTIONS":
                # Libraries send a Content-Type with what has no body, and others of their own.
                response.headers["Access-Control-Allow-Headers"] = "*"
                response.headers["Access-Control-Max-Age"] = A_DAY
        return response
