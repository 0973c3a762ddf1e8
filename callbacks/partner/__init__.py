"""The partner area: a borough's own packs, for those who may see them.

Imported by `callbacks/serve.py` only where a deployment turns the area on. Its pages go through
none of the public caches: they are written anew for each request.
"""

from collections.abc import Callable
from pathlib import Path

from flask import Blueprint, Flask

from callbacks.partner import guard, pages
from callbacks.partner.this_machine import local_door
from callbacks.site import Site
from components.page import Page
from components.partner.admission import signed_out_page
from data.partner.packs import ParquetPacks

DOORS: dict[str, guard.Door] = {"local": local_door, "oidc": signed_out_page}


def register(server: Flask, *, site: Site, write: Callable[[Page], str]) -> None:
    """Put the partner area into a server, behind its door.

    Args:
        server: Of the whole site.
        site: What is served; its settings say who is let in.
        write: Makes the document of a page, without keeping it.
    """
    area = Blueprint(guard.AREA, __name__, url_prefix=guard.PREFIX)
    guard.register(server, area=area, door=DOORS[site.settings.partner], write=write)
    pages.register(area, site=site, packs=ParquetPacks(_root(site)), write=write)
    server.register_blueprint(area)


def _root(site: Site) -> Path:
    """Return the folder of packs; the settings refuse the area without one."""
    if site.settings.partner_packs is None:
        raise ValueError("PARTNER_PACKS is not set")
    return site.settings.partner_packs
