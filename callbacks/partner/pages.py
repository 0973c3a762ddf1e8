"""The pages and maps of the partner area. Each is written anew for whoever asks."""

from collections.abc import Callable
from functools import partial

from flask import Blueprint, Response, abort

from callbacks.making.apart import Room, made_apart
from callbacks.partner import asked, file_routes
from callbacks.partner.chapter import chapter_of
from callbacks.partner.content import Shown, caveats_of, year_ends
from callbacks.partner.guard import AREA
from callbacks.partner.maps import map_document, map_policy
from callbacks.partner.public import all_sections
from callbacks.server.site import Site
from components.page import Page
from components.partner.about import year_options
from components.partner.areas.looks import KINDS
from components.partner.chapter import chapter_page
from components.partner.front import front_page
from components.partner.pack_page import PackLinks, pack_page
from data.partner.packs import PartnerPacks


def register(
    area: Blueprint, *, site: Site, packs: PartnerPacks, write: Callable[[Page], str]
) -> None:
    """Put the pages into the area; the guard has let in whoever gets here.

    Args:
        area: Holds the area's routes.
        site: What is served.
        packs: Of the boroughs.
        write: Makes the document of a page, without keeping it.
    """
    find = partial(asked.shown, site=site, packs=packs)
    file_routes.register(area, site=site, find=find)

    def answer(page: Page) -> Response:
        return Response(write(page), status=page.status, mimetype="text/html")

    @area.errorhandler(asked.Refused)
    def refused(refusal: asked.Refused) -> Response:
        return answer(refusal.page)

    @area.get("", strict_slashes=False)
    def front() -> Response:
        made_apart(Room.VIEW)
        offers = [asked.offer(slug, site=site, packs=packs) for slug in packs.slugs()]
        return answer(front_page([one for one in offers if one is not None]))

    @area.get("/<slug>", strict_slashes=False)
    def pack(slug: str) -> Response:
        return answer(_pack(find(slug), site=site))

    @area.get("/<slug>/chapter")
    def chapter(slug: str) -> Response:
        shown = find(slug)
        content = chapter_of(shown, site=site)
        files = file_routes.file_links(shown, site=site)
        return answer(chapter_page(content, about=shown.about, files=files))

    @area.get("/<slug>/map/<kind>")
    def area_map(slug: str, kind: str) -> Response:
        made = map_document(find(slug), kind=KINDS[kind], site=site) if kind in KINDS else None
        if made is None:
            abort(404)
        document = Response(made.text, mimetype="text/html")
        document.headers["Content-Security-Policy"] = map_policy(made)
        return document


def _pack(shown: Shown, *, site: Site) -> Page:
    return pack_page(
        all_sections(shown, site=site, paper=False),
        about=shown.about,
        years=year_options(shown.pack.counts, year_ends(shown.pack)),
        year=shown.year.isoformat(),
        links=PackLinks(
            action=site.links.to(f"{AREA}/{shown.borough.slug}"),
            back=site.links.to(AREA),
            chapter=file_routes.address("chapter", shown, site=site),
            files=file_routes.file_links(shown, site=site),
        ),
        caveats=caveats_of(site),
        sources=site.catalogue.sources,
    )
