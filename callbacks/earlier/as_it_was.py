"""A page of an earlier release: as it was, under a banner, its links and forms within that release.

The words, caveats and methods are those of today: what was learned since belongs beside an old
figure as well.
"""

import re
from collections.abc import Sequence
from html import escape

from flask import Flask, Response, request

from callbacks.server.public_address import whole
from callbacks.server.site import Site
from components.frame.citation import earlier_release
from components.frame.static_html import to_html

NEWEST = "dashboard.newest_release"  # in the environment of a request that was handed on
_LINK = re.compile(
    r'(<(?:a|img|iframe|area|use|source) [^>]*?)(href|src|srcset)="([^"#]*)(#[^"]*)?"'
)
_FORM = re.compile(r"<form [^>]*>")
_TOP = re.compile(r"<main[^>]*>")
LATE = (' loading="lazy"', "")
ASSETS = ("assets/", "bundle/", "vendor/", "_dash")


def register(server: Flask, *, site: Site) -> None:
    """Put the banner above each page, and the release into its links and forms."""
    release = str(site.repository.manifest["release"])

    @server.after_request
    def name_release(response: Response) -> Response:
        if response.mimetype != "text/html":
            return response
        newest = str(request.environ.get(NEWEST, ""))
        query = {name: held for name, held in request.args.lists() if name != "release"}
        above = to_html(
            earlier_release(release, newest=newest, newer=site.links.to(request.path, **query))
        )
        ours = (site.links.prefix, whole(site.links.prefix, site=site))
        text = within(response.get_data(as_text=True), release, ours=ours)
        response.set_data(_TOP.sub(lambda top: f"{top[0]}\n{above}", text, count=1))
        response.headers.pop("ETag", None)
        return response


def within(text: str, release: str, *, ours: Sequence[str]) -> str:
    """Return a page whose links, pictures, frames and forms stay within a release.

    A link that names a release keeps it; scripts and sheets are of no release. A frame that a
    script would load later is loaded with the page, which has no such script.

    Args:
        text: The document.
        release: Id of the release.
        ours: What addresses of the site begin with.
    """
    named = f"release={escape(release)}"

    def link(found: re.Match[str]) -> str:
        before, name, address, anchor = found.groups(default="")
        own = next((one for one in ours if address.startswith(one)), None)
        inner = address.removeprefix(own or "")
        if (
            own is None
            or address.startswith("//")
            or inner.startswith(ASSETS)
            or "release=" in address
        ):
            return found[0]
        joined = "&amp;" if "?" in address else "?"
        return f'{before}{name}="{address}{joined}{named}{anchor}"'

    hidden = f'<input type="hidden" name="release" value="{escape(release)}">'
    return _FORM.sub(lambda form: form[0] + hidden, _LINK.sub(link, text).replace(*LATE))
