"""The door of `PARTNER=local`: only the machine itself is let in, and it may see every pack."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from dash.development.base_component import Component
from flask import g, request

from callbacks.partner.guard import Admission
from components.page import Page
from components.partner.admission import not_this_machine_page
from components.partner.strip import local_strip
from data.settings import LOOPBACK

# A proxy that names whom it asks for would open this machine to whoever reaches the proxy.
PASSED_ON = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")


def local_door() -> Admission | Page:
    """Let the machine itself in.

    The name in the address is checked as well as the sender: a page elsewhere can give its own
    name this machine's number, and would then count as the same site in the browser.
    """
    if _from_here() and _named_as_here() and not any(map(request.headers.get, PASSED_ON)):
        return Admission(boroughs=None, who="this machine")
    return not_this_machine_page()


def strip() -> Component | None:
    """Return the line that says that there is no sign-in; None to those who are not let in."""
    return local_strip() if "partner_admission" in g else None


def _from_here() -> bool:
    try:
        return ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False


def _named_as_here() -> bool:
    try:
        return urlsplit(f"//{request.headers.get('Host', '')}").hostname in LOOPBACK
    except ValueError:
        return False
