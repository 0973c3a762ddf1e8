"""Signing in and out, with each way that it can fail. The pages' words are in `components`."""

import logging
import time
from collections.abc import Callable
from functools import wraps

from authlib.common.urls import add_params_to_uri
from dash.development.base_component import Component
from flask import Blueprint, Flask, Response, g, redirect, request, session
from werkzeug.wrappers import Response as AnyResponse

from callbacks.making.apart import Room, made_apart
from callbacks.partner import ended
from callbacks.partner.guard import PREFIX, Admission, Way
from callbacks.partner.provider import (
    LostProviderError,
    NotSignedInError,
    Provider,
    UntrustedAnswerError,
)
from callbacks.partner.sessions import (
    Sessions,
    begin,
    current,
    form_token,
    is_form_token,
    opaque_id,
)
from callbacks.server.site import Site
from components.links import Links
from components.page import Page
from components.partner import admission as pages
from components.partner.strip import signed_in_strip
from data.settings import SIGNED_IN, Settings

LOG = logging.getLogger("dashboard.partner")
FIELD = "token"
SIGNED_OUT = "partner/signed-out"  # where a provider sends a person back to
Write = Callable[[Page], str]


class SignIn:
    """Lets people in through one provider. Holds nothing about any of them."""

    def __init__(self, settings: Settings, *, links: Links) -> None:
        """Take what is expected of the provider; it is not asked before someone signs in."""
        self.provider = Provider(settings)
        self.settings, self.links = settings, links
        self.key = settings.oidc_session_key.get_secret_value().encode()
        self.known = frozenset[str]().union(*settings.oidc_groups.values())

    def door(self) -> Admission | Page:
        """Let in whoever has a session that is neither over nor signed out of."""
        held = current()
        if held is None:
            lapsed = getattr(session, "lapsed", False)
            page = pages.lapsed_page if lapsed else pages.signed_out_page
            return page(self._to("sign-in"))
        if ended.has_ended(held.id):
            session.clear()
            return pages.signed_out_page(self._to("sign-in"))
        # A borough that was taken out of the settings is closed to sessions from before.
        return Admission(self.known.intersection(held.boroughs), who=held.who)

    def start(self) -> AnyResponse | Page:
        """Send a person to the provider."""
        if isinstance(self.door(), Admission):
            return redirect(self._to())
        session.clear()  # what an attempt before this one left
        try:
            with self.provider.asking():
                answer: AnyResponse = self.provider.authorize_redirect(
                    self.settings.oidc_redirect_uri
                )
        except LostProviderError as lost:
            return self._lost(lost)
        return answer

    def arrive(self) -> AnyResponse | Page:
        """Take a person back from the provider, and open what their groups open."""
        settings = self.settings
        if "error" not in request.args and "code" not in request.args:
            return redirect(self._to("sign-in"))
        try:
            with self.provider.asking():
                claims = self.provider.claims(groups=settings.oidc_groups_claim)
        except LostProviderError as lost:
            return self._lost(lost)
        except NotSignedInError as declined:
            LOG.info("not signed in: %s", declined)
            return pages.declined_page(self._to("sign-in"))
        except UntrustedAnswerError as fault:
            LOG.warning("a sign-in cannot be trusted: %s", fault)
            return pages.untrusted_page(self._to("sign-in"))
        who = opaque_id(self.key, issuer=settings.oidc_issuer, subject=str(claims["sub"]))
        boroughs = frozenset[str]().union(
            *(
                settings.oidc_groups.get(group, frozenset())
                for group in names(claims.get(settings.oidc_groups_claim))
            )
        )
        g.partner_admission = Admission(boroughs, who=who)
        if not boroughs:
            session.clear()
            return pages.no_group_page(self._to("sign-in"), leave=self._leave_provider())
        begin(who=who, boroughs=boroughs, now=time.time())
        return redirect(self._to())

    def leave(self) -> Page:
        """End a session, for this browser and for every copy of its cookie."""
        held = current()
        if held is None or not is_form_token(request.form.get(FIELD, ""), self.key, held.id):
            return pages.from_elsewhere_page()
        ended.end(held.id)
        session.clear()
        return pages.left_page(self._to("sign-in"), leave=self._leave_provider())

    def left(self) -> Page:
        """Say to whom the provider sends back that they are signed out there as well."""
        return pages.left_there_page(self._to("sign-in"))

    def strip(self) -> Component | None:
        """Return the line with the way out, for whoever is signed in; None for anyone else."""
        held = current()
        if held is None:
            return None
        token = form_token(self.key, held.id)
        return signed_in_strip(action=self._to("sign-out"), field=FIELD, token=token)

    def _to(self, path: str = "") -> str:
        return self.links.to(f"partner/{path}".rstrip("/"))

    def _lost(self, lost: LostProviderError) -> Page:
        LOG.warning("the OpenID provider is lost: %s", lost)
        return pages.lost_provider_page(self._to("sign-in"))

    def _leave_provider(self) -> str | None:
        """Return where to sign out at the provider as well; None where that is not known.

        No token is sent along, since none is kept: the provider asks the person.
        """
        try:
            with self.provider.asking():
                description = self.provider.load_server_metadata()
        except LostProviderError:
            return None
        address = description["end_session_endpoint"]
        back = self.settings.oidc_redirect_uri.removesuffix(SIGNED_IN) + SIGNED_OUT
        query = {"client_id": self.settings.oidc_client_id, "post_logout_redirect_uri": back}
        return add_params_to_uri(address, query) if address else None


def names(claim: object) -> list[str]:
    """Return the groups that a claim lists; none where it is of another shape."""
    listed = claim if isinstance(claim, list) else [claim]
    return [one for one in listed if isinstance(one, str)]


def register(server: Flask, *, area: Blueprint, site: Site, write: Write) -> Way:
    """Put sign-in into the area.

    Args:
        server: Of the whole site; only requests under the area get a session.
        area: Takes the routes.
        site: What is served.
        write: Makes the document of a page.

    Returns:
        The door of the area, and the line above its pages.
    """
    settings = site.settings
    way = SignIn(settings, links=site.links)
    key = settings.oidc_session_key.get_secret_value().encode()
    path = site.links.to(PREFIX)
    server.session_interface = Sessions(key=key, path=path, clock=time.time)
    for rule, answer, method in (
        ("/sign-in", way.start, "GET"),
        ("/signed-in", way.arrive, "GET"),
        ("/signed-out", way.left, "GET"),
        ("/sign-out", way.leave, "POST"),
    ):
        area.add_url_rule(rule, view_func=_view(answer, write=write), methods=[method])
    return Way(door=way.door, strip=way.strip)


def _view(answer: Callable[[], AnyResponse | Page], *, write: Write) -> Callable[[], AnyResponse]:
    """Return a view under the name of what answers: the limit on requests asks for one."""

    @wraps(answer)
    def written() -> AnyResponse:
        made_apart(Room.ELSEWHERE)  # a provider may take seconds to answer
        found = answer()
        if isinstance(found, Page):
            return Response(write(found), status=found.status, mimetype="text/html")
        return found

    return written
