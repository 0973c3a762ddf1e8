"""The files of a pack that can be kept or sent: the chapter as PDF and HTML, the counts as CSV."""

from collections.abc import Callable

from flask import Blueprint, Response

from callbacks.making.apart import Room, made_apart
from callbacks.pages.brief.pdf import write_pdf
from callbacks.partner.asked import Refused
from callbacks.partner.chapter import chapter_html
from callbacks.partner.content import Shown
from callbacks.partner.files import counts_csv
from callbacks.partner.guard import AREA
from callbacks.server.public_address import origin
from callbacks.server.site import Site
from components.page import Page
from components.partner.front import no_pdf_page

FILES = {
    "chapter.pdf": "the chapter as a PDF",
    "chapter.html": "the chapter as one HTML file",
    "counts.csv": "all counts as CSV with their notes",
}


def register(area: Blueprint, *, site: Site, find: Callable[[str], Shown]) -> None:
    """Put the files into the area.

    Args:
        area: Holds the area's routes.
        site: What is served.
        find: From a slug to the pack that is asked for.
    """

    @area.get("/<slug>/chapter.pdf")
    def as_pdf(slug: str) -> Response:
        made_apart(Room.FILE)
        shown = find(slug)
        try:
            body = write_pdf(chapter_html(shown, site=site), base_url=origin(site))
        except OSError:
            raise Refused(_without_pdf(shown, site=site)) from None
        return _file(body, shown, name="chapter.pdf", mimetype="application/pdf")

    @area.get("/<slug>/chapter.html")
    def as_html(slug: str) -> Response:
        shown = find(slug)
        body = chapter_html(shown, site=site).encode()
        return _file(body, shown, name="chapter.html", mimetype="text/html")

    @area.get("/<slug>/counts.csv")
    def as_csv(slug: str) -> Response:
        shown = find(slug)
        return _file(counts_csv(shown, site=site), shown, name="counts.csv", mimetype="text/csv")


def address(name: str, shown: Shown, *, site: Site) -> str:
    """Return the address of a pack's chapter or file, of the year that is shown."""
    path = f"{AREA}/{shown.borough.slug}/{name}"
    return site.links.to(path, period=shown.year.isoformat())


def file_links(shown: Shown, *, site: Site) -> list[tuple[str, str]]:
    """Return words and address of each file."""
    return [(words, address(name, shown, site=site)) for name, words in FILES.items()]


def _without_pdf(shown: Shown, *, site: Site) -> Page:
    """Return what is said where the server lacks what draws text for a PDF."""
    return no_pdf_page(place=shown.about.place, chapter=address("chapter", shown, site=site))


def _file(body: bytes, shown: Shown, *, name: str, mimetype: str) -> Response:
    mark = "made-up-" if shown.about.made_up else ""
    answer = Response(body, mimetype=mimetype)
    kept = f"{mark}{shown.borough.slug}-{shown.year.isoformat()}-{name}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{kept}"'
    return answer
