"""From an address of the partner area to the pack it asks for, or to the page that says why not."""

import logging
from datetime import date

from flask import abort, request

from callbacks.making.apart import Room, made_apart
from callbacks.partner.content import Shown, shown_of, year_ends
from callbacks.partner.guard import AREA, admitted
from callbacks.partner.places import borough_of
from callbacks.server.site import Site
from components.frame.not_found import not_found_page
from components.page import Page
from components.partner.front import Offer, damaged_page, no_pack_page
from components.partner.words.counts import MADE_UP, NOT_NEWEST
from components.words.periods import span_words
from data.partner.packs import NoPackError, PackError, PartnerPacks

LOG = logging.getLogger("dashboard")


class Refused(Exception):  # noqa: N818 - a page that is answered, not an error
    """The request is answered with this page instead."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.title)
        self.page = page


def shown(slug: str, *, site: Site, packs: PartnerPacks) -> Shown:
    """Return the pack that the request at hand asks for, and the year of it.

    Raises:
        Refused: If there is no such borough, year or pack, or the pack is damaged.
    """
    borough = borough_of(site, slug)
    if borough is None:
        raise Refused(not_found_page(links=site.links, what="borough", given=slug[:80]))
    # The second lock: a pack is only opened for whoever may see that borough.
    if not admitted().sees(slug):
        abort(403)
    made_apart(Room.VIEW)
    back = site.links.to(AREA)
    try:
        pack = packs.open(slug)
    except NoPackError:
        raise Refused(no_pack_page(place=borough.name, back=back)) from None
    except PackError as fault:
        LOG.error("partner pack: %s", fault)  # noqa: TRY400 - the message is whole
        raise Refused(damaged_page(place=borough.name, back=back)) from None
    _note_fault(slug, packs=packs)
    year = _year(year_ends(pack), site=site)
    return shown_of(pack, borough=borough, year=year, newest=slug not in packs.faults)


def _note_fault(slug: str, *, packs: PartnerPacks) -> None:
    if slug in packs.faults:
        LOG.error("partner pack, the one before is shown: %s", packs.faults[slug])


def _year(known: list[date], *, site: Site) -> date | None:
    asked = request.args.get("period", "")
    found = next((end for end in known if end.isoformat() == asked), None)
    if asked and found is None:
        raise Refused(not_found_page(links=site.links, what="period", given=asked[:80]))
    return found


def offer(slug: str, *, site: Site, packs: PartnerPacks) -> Offer | None:
    """Return one line of the list; None of a folder that is no borough or not the caller's."""
    borough = borough_of(site, slug)
    if borough is None or not admitted().sees(slug):
        return None
    try:
        pack = packs.open(slug)
    except PackError as fault:
        LOG.error("partner pack: %s", fault)  # noqa: TRY400 - the message is whole
        said = "Its pack is damaged and cannot be shown; the reason is in the server’s log."
        return Offer(borough.name, "", said, fault=True)
    told = pack.manifest
    years = span_words(told.period_start, end=told.period_end)
    made_up = f"{MADE_UP}. " if told.made_up else ""
    older = f" {NOT_NEWEST}" if slug in packs.faults else ""
    said = f"{made_up}{told.source.title}, {years}.{older}"
    return Offer(borough.name, site.links.to(f"{AREA}/{slug}"), said)
