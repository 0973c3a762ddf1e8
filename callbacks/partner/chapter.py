"""The chapter of a pack: on the page, as one HTML file, and as a tagged PDF."""

from dash.development.base_component import Component

from callbacks.address.document import release_line
from callbacks.partner.content import Shown, caveats_of
from callbacks.partner.public import all_sections, public_caveats
from callbacks.server.bundles import ASSETS
from callbacks.server.site import Site
from components.pages.brief.paper import paper_document
from components.partner.chapter import chapter_content

SHEETS = ("brief.css", "brief-paper.css", "partner-paper.css", "marks.css")


def chapter_of(shown: Shown, *, site: Site) -> list[Component]:
    """Return the chapter, the same for the page and for paper."""
    return chapter_content(
        all_sections(shown, site=site, paper=True),
        about=shown.about,
        release_line=release_line(site),
        caveats=(*caveats_of(site), *public_caveats(site)),
        sources=site.catalogue.sources,
    )


def chapter_html(shown: Shown, *, site: Site) -> str:
    """Return the chapter as a document that refers to nothing outside itself."""
    about = shown.about
    return paper_document(
        chapter_of(shown, site=site),
        place=about.place,
        release=site.repository.manifest["release"],
        helplines=site.helplines,
        style=_read(*SHEETS),
        drawings=_read("drawings.css"),
        kind="chapter",
        stamp=f"{about.stamp}. " if about.stamp else "",
    )


def _read(*names: str) -> str:
    return "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in names)
