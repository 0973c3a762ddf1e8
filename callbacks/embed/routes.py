"""Views for other people's pages: light, whole, and left by their own exit.

An embed is one HTML document without Dash. It may be framed by the origins of the settings and by
nobody else, is kept for five minutes, and sets nothing on the reader's machine.
"""

from html import escape

from flask import Flask, Response, abort, request

from callbacks.address.state import UnknownChoiceError, parse_query
from callbacks.embed import oembed
from callbacks.embed.embedded import Embedded
from callbacks.embed.oembed import discovery
from callbacks.embed.views import VIEWS
from callbacks.making.apart import Room
from callbacks.making.choices import Asked
from callbacks.server.answer_cache import packed, unpack_into
from callbacks.server.bundles import ASSETS
from callbacks.server.headers import FIVE_MINUTES, PAGE_POLICY
from callbacks.server.kept_answers import Answer, KeptAnswers
from callbacks.server.public_address import kept_as, origin, parts_of
from callbacks.server.site import Site
from components.embed.frame import embed_body, refused_body
from components.frame.head import scripts, stylesheets
from components.frame.static_html import to_html
from components.page import SITE

HOST_SCRIPT = ASSETS / "embed-host.js"
MOST_BYTES = 3 * 1024 * 1024
SHEETS = ("embed.css", "exit.css")
SCRIPTS = ("exit.js", "embed-exit.js", "embed.js")


def register(server: Flask, *, site: Site) -> None:
    """Serve /embed/<view>. A front page's embed is written once and sent to all its readers."""
    made = KeptAnswers(MOST_BYTES)

    @server.get("/embed-host.js")
    def host_script() -> Response:
        """The host's script under an address that does not change with each release of ours."""
        response = Response(HOST_SCRIPT.read_text(encoding="utf-8"), mimetype="text/javascript")
        response.headers["Cache-Control"] = FIVE_MINUTES
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    oembed.register(server, site=site)

    @server.get("/embed/<view>")
    def embed(view: str) -> Response:
        if view not in VIEWS:
            abort(404, f"There is no such view. There are: {', '.join(VIEWS)}.")
        if (host := framed_by_stranger(site)) is not None:
            return _refusal(host, site=site)
        try:
            query = parse_query(request.query_string.decode("utf-8", "replace"))
            # A document names the origin it may speak to.
            kept = made.by_choices(
                view,
                query,
                lambda: Answer(packed(written(view, query, site=site).encode()), "text/html"),
                room=Room.VIEW,
                within=kept_as("", site=site),
            )
        except UnknownChoiceError as unknown:
            abort(404, unknown.said)
        response = unpack_into(Response(mimetype=kept.mimetype), kept.body)
        response.headers["Content-Security-Policy"] = policy(site.settings.frame_ancestors)
        response.headers["Cache-Control"] = FIVE_MINUTES
        # An opener policy would cut the embed off from the page that frames it.
        response.headers["Cross-Origin-Opener-Policy"] = "unsafe-none"
        return response


def written(view: str, query: Asked, *, site: Site) -> str:
    """Return the document of an embed.

    Raises:
        UnknownChoiceError: If the address names something that does not exist.
    """
    return document(VIEWS[view](query, site=site), view=view, query=query, site=site)


def framed_by_stranger(site: Site) -> str | None:
    """Return the origin of the page that frames this one, where it is known and not listed.

    A browser would show an empty box with its own words, so such a frame is told what to do.
    """
    by = parts_of(request.headers.get("Referer", ""))
    if request.headers.get("Sec-Fetch-Dest") != "iframe" or not by.netloc:
        return None
    host = f"{by.scheme}://{by.netloc}"
    listed = host_origins(site.settings.frame_ancestors, own=origin(site)).split()
    return None if host in {*listed, origin(site)} else host


def _refusal(host: str, *, site: Site) -> Response:
    body = refused_body(
        host,
        contact=site.settings.contact,
        exit_url=site.settings.exit_url,
        helpline=site.helplines[0],
    )
    response = Response(_page(to_html(body), site=site), status=403, mimetype="text/html")
    response.headers["Content-Security-Policy"] = policy(("*",))
    response.headers["Cache-Control"] = "no-store"
    response.headers["Cross-Origin-Opener-Policy"] = "unsafe-none"
    return response


def _page(inner: str, *, site: Site) -> str:
    links = site.links
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>{SITE}</title>
<base target="_top">
{stylesheets(map(links.asset, SHEETS))}
{scripts([links.asset("exit.js")])}
</head>
<body class="embed">
{inner}
</body>
</html>
"""


def _asked(query: Asked, *, site: Site) -> str:
    """Return the address of the embed that is asked for, with the choices that were read."""
    return site.links.to(request.path.lstrip("/"), **query.read())


def policy(ancestors: tuple[str, ...]) -> str:
    """Return the policy of an embed: that of a page, but framed by the listed origins."""
    kept = [part for part in PAGE_POLICY if not part.startswith("frame-ancestors")]
    return "; ".join([*kept, f"frame-ancestors {' '.join(ancestors)}"])


def host_origins(ancestors: tuple[str, ...], *, own: str) -> str:
    """Return the origins that the embed may speak to, our own for 'self'."""
    named = [own if one == "'self'" else one for one in ancestors if one != "'none'"]
    return " ".join(named)


def document(embedded: Embedded, *, view: str, query: Asked, site: Site) -> str:
    """Return the HTML of an embed, with everything that must travel with its figures.

    Its title names the kind of view alone: opened by itself, it stays in the history.
    """
    links = site.links
    origins = host_origins(site.settings.frame_ancestors, own=origin(site))
    body = embed_body(
        embedded.content,
        full=embedded.full_address,
        source=embedded.source,
        dated=embedded.dated,
        links=links,
        exit_url=site.settings.exit_url,
        helpline=site.helplines[0],
    )
    found_by = "\n".join(
        f'<link rel="alternate" type="{kind}" href="{escape(address)}" title="{SITE}">'
        for kind, address in discovery(_asked(query, site=site), site=site)
    )
    return f"""<!DOCTYPE html>
<html lang="en-GB" data-embed="{escape(origins)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light">
{found_by}
<title>{escape(view.capitalize())} – {SITE}</title>
<link rel="icon" href="{escape(links.asset("favicon.svg"))}" type="image/svg+xml">
<base target="_top">
{stylesheets(map(links.asset, (*SHEETS, *embedded.styles)))}
{scripts(map(links.asset, (*SCRIPTS, *embedded.scripts)))}
</head>
<body class="embed">
{to_html(body)}
</body>
</html>
"""
