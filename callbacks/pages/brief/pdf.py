"""The brief as a tagged PDF. The library that writes it is loaded when first asked for."""

from html import escape

from flask import Flask, Response, request

from callbacks.address.file_names import choice_words, file_name
from callbacks.address.state import UnknownChoiceError, parse_query
from callbacks.api.replies import cacheable
from callbacks.making.apart import Room
from callbacks.pages.brief.page import (
    area_of,
    brief_address,
    chosen_in,
    content_of,
    resolve_brief,
)
from callbacks.server.bundles import ASSETS
from callbacks.server.kept_answers import Answer, KeptAnswers
from callbacks.server.public_address import kept_as, origin, whole
from callbacks.server.site import Site
from components.pages.brief.paper import paper_document

SHEETS = ("brief.css", "brief-paper.css")
MOST_BYTES = 16 * 1024 * 1024
NEEDED = (
    "This server cannot write PDF files: ask its keeper to install the system packages "
    "libpangoft2-1.0-0 and fonts-dejavu-core. The same brief as a page, ready to print: "
)


def register(server: Flask, *, site: Site) -> None:
    """Serve briefs as PDF; each is written once."""
    made = KeptAnswers(MOST_BYTES)
    style = "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in SHEETS)
    drawings = (ASSETS / "drawings.css").read_text(encoding="utf-8")

    @server.get("/brief.pdf")
    def brief_pdf() -> Response:
        try:
            query = parse_query(request.query_string.decode("utf-8", "replace"))
            view = resolve_brief(query, site=site)
        except UnknownChoiceError as unknown:
            said = f"{unknown.what}: “{unknown.given}” is not here."
            return Response(said, status=404, content_type="text/plain; charset=utf-8")

        def make() -> Answer:
            address = whole(brief_address(view, site=site), site=site)
            document = paper_document(
                content_of(view, site=site, address=address),
                place=area_of(view, site=site)["area_name"],
                release=site.repository.manifest["release"],
                helplines=site.helplines,
                style=style,
                drawings=drawings,
            )
            parts = ("brief", view.borough, *choice_words(chosen_in(view)))
            named = f'inline; filename="{file_name(*parts, kind="pdf", site=site)}"'
            body = write_pdf(document, base_url=origin(site))
            return Answer(body, "application/pdf", {"Content-Disposition": named})

        try:
            return cacheable(
                made.once(kept_as(brief_address(view, site=site), site=site), make, room=Room.FILE)
            )
        except OSError:
            said = NEEDED + escape(brief_address(view, site=site))
            return Response(said, status=503, content_type="text/plain; charset=utf-8")


def write_pdf(document: str, *, base_url: str) -> bytes:
    """Return an HTML document as PDF/UA-1, tagged, with its fonts inside.

    Args:
        document: Complete HTML; nothing is fetched for it.
        base_url: Makes the links in it absolute.

    Raises:
        OSError: If the system lacks the libraries that draw text, or any face to draw it in.
    """
    from weasyprint import HTML  # noqa: PLC0415 - needs a system package, and a second to load
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    if not has_a_face():
        raise OSError("no font is installed")
    page = HTML(string=document, base_url=base_url, url_fetcher=URLFetcher(allowed_protocols=()))
    written: bytes = page.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=b"london-boroughs-brief")
    return written


def has_a_face() -> bool:
    """Tell whether the system has a font.

    Without one what draws text does not fail but ends the whole process, and fonts may be taken
    away while it serves: so each file asks.
    """
    from weasyprint.text.ffi import ffi, fontconfig  # noqa: PLC0415 - as above

    known = fontconfig.FcInitLoadConfigAndFonts()
    if known == ffi.NULL:
        return False
    try:
        listed = fontconfig.FcConfigGetFonts(known, fontconfig.FcSetSystem)
        return bool(listed != ffi.NULL and listed.nfont > 0)
    finally:
        fontconfig.FcConfigDestroy(known)
