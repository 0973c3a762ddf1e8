"""The partner area: a borough's own packs, for those who may see them.

Imported by `callbacks/serve.py` only where a deployment turns the area on. Its pages go through
none of the public caches: they are written anew for each request.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from flask import Blueprint, Flask

from callbacks.partner import guard, pages, this_machine
from callbacks.server.site import Site
from components.page import Page
from components.partner.strip import STYLE
from data.model import Level
from data.partner.packs import ParquetPacks
from data.settings import SettingsError

Write = Callable[[Page], str]


def register(server: Flask, *, site: Site, write: Write) -> None:
    """Put the partner area into a server, behind its door.

    Args:
        server: Of the whole site.
        site: What is served; its settings say who is let in.
        write: Makes the document of a page, without keeping it.

    Raises:
        SettingsError: If a group opens a borough that is none, or sign-in is not installed.
    """
    area = Blueprint(guard.AREA, __name__, url_prefix=guard.PREFIX)
    if site.settings.partner == "local":
        way = guard.Way(this_machine.local_door, this_machine.strip)
    else:
        _check_groups(site)
        way = _sign_in(server, area=area, site=site, write=write)

    def written(page: Page) -> str:
        strip = way.strip()
        if strip is None:
            return write(page)
        return write(replace(page, body=[strip, *page.body], styles=(*page.styles, STYLE)))

    front = site.links.to(guard.PREFIX)
    guard.register(server, area=area, front=front, door=way.door, write=written)
    pages.register(area, site=site, packs=ParquetPacks(_root(site)), write=written)
    server.register_blueprint(area)


def _root(site: Site) -> Path:
    """Return the folder of packs; the settings refuse the area without one."""
    if site.settings.partner_packs is None:
        raise ValueError("PARTNER_PACKS is not set")
    return site.settings.partner_packs


def _check_groups(site: Site) -> None:
    known = site.repository.areas(Level.BOROUGH)["slug"].tolist()
    named = frozenset[str]().union(*site.settings.oidc_groups.values())
    unknown = ", ".join(sorted(named.difference(known)))
    if unknown:
        raise SettingsError(
            f"OIDC_GROUPS: no borough is called {unknown}; write one as in its public address, "
            "such as barking-and-dagenham"
        )


def _sign_in(server: Flask, *, area: Blueprint, site: Site, write: Write) -> guard.Way:
    try:
        # Only here, so that a machine of one's own needs none of it.
        from callbacks.partner import sign_in  # noqa: PLC0415
    except ModuleNotFoundError as missing:
        raise SettingsError(
            f"PARTNER=oidc needs the package {missing.name}: install requirements/partner.txt"
        ) from missing
    return sign_in.register(server, area=area, site=site, write=write)
