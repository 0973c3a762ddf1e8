"""What holds for every answer of the server: pages, files, figures, refusals and faults."""

import re
from urllib.parse import urlsplit

import pytest

from callbacks.server.headers import OF_EVERY_ANSWER, PERMISSIONS
from tests import surface

KEPT_FIVE_MINUTES = (
    "new.atom",
    "api/v1/",
    "download/",
    "image/",
    "hotspots/map",
    "brief.pdf",
    "embed/",
    "embed-host.js",
    "oembed",
    "data/catalogue.jsonld",
    "sitemap.xml",
)
LOADS = re.compile(
    r"""<(?:script|img|iframe|link|source|object|embed|video|audio|use|image|form)\b[^>]*?"""
    r"""\b(?:src|href|srcset|data|action|poster|xlink:href)\s*=\s*["']([^"']+)""",
    re.IGNORECASE,
)
OWN_HOST = "localhost"  # addresses that leave the site are whole, oEmbed's among them
SHEET_LOADS = re.compile(r"""(?:url\(|@import)\s*["']?([^"')]+)""")


@pytest.fixture(scope="session")
def linked(walked, ask):
    """Every file of ours, of Dash and of its packages that a page or the map's document links."""
    found = set()
    for answer in walked.values():
        if answer.kind == "text/html":
            for address in LOADS.findall(answer.text):
                path = address.replace("&amp;", "&").lstrip("/")
                if path.startswith(("assets/", "bundle/", "vendor/", "_dash-component-suites/")):
                    found.add(path)
    return {address: ask(address) for address in sorted(found)}


def everything(walked, linked, refused):
    return {**walked, **linked, **refused}.items()


def test_every_rule_of_the_server_is_walked(server):
    assert surface.rules_without_example(server.url_map) == []


def test_every_view_has_an_example_in_its_address():
    assert [one for one in surface.views() if "<" in one] == []


def test_what_should_be_there_is_there(walked, linked):
    missing = [
        one
        for one, answer in {**walked, **linked}.items()
        if answer.status != 200 and one not in surface.NOT_THERE
    ]

    assert missing == []
    assert len(linked) > 25
    assert {walked[one].status for one in surface.NOT_THERE} == {404}


def test_every_answer_has_every_header(walked, linked, refused):
    for address, answer in everything(walked, linked, refused):
        headers = answer.headers
        policy = headers["Content-Security-Policy"]
        scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
        assert "unsafe" not in scripts, address
        assert "default-src 'none'" in policy, address
        assert "frame-ancestors" in policy, address
        assert headers["Referrer-Policy"] == "no-referrer", address
        assert headers["X-Content-Type-Options"] == "nosniff", address
        assert headers["Permissions-Policy"] == PERMISSIONS, address
        assert "X-Frame-Options" not in headers, address
        assert headers.get("Cache-Control"), address


def test_answers_without_a_body_have_every_header(ask, walked, linked):
    """Asked for its head or its methods, or asked again by who has it: 304 is an answer too."""
    unchanged = 0
    for address, whole in {**walked, **linked}.items():
        mark = whole.headers.get("ETag")
        again = [ask(address, headers={"If-None-Match": mark})] if mark else []
        unchanged += sum(one.status == 304 for one in again)
        for answer in [ask(address, method="HEAD"), ask(address, method="OPTIONS"), *again]:
            assert answer.status in {200, 304, 404, 405}, address
            assert not answer.data, address
            missing = {*OF_EVERY_ANSWER, "Cache-Control"} - set(answer.headers.keys())
            assert not missing, (address, answer.status, missing)
    assert unchanged > 30


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "MADEUP"])
def test_what_is_sent_to_an_address_is_refused_with_every_header(ask, walked, method):
    for address in walked:
        answer = ask(address, method=method)
        assert 400 <= answer.status < 500, (address, answer.status)
        missing = {*OF_EVERY_ANSWER, "Cache-Control"} - set(answer.headers.keys())
        assert not missing, (address, missing)
        assert "Set-Cookie" not in answer.headers, address


def test_no_answer_sets_a_cookie_or_names_the_server_s_software(walked, linked, refused):
    for address, answer in everything(walked, linked, refused):
        assert "Set-Cookie" not in answer.headers, address
        assert "X-Powered-By" not in answer.headers, address
        assert "Access-Control-Allow-Credentials" not in answer.headers, address


def test_pages_and_refusals_are_not_kept_and_files_are_kept_as_long_as_they_hold(
    walked, linked, refused
):
    for address, answer in {**walked, **refused}.items():
        kept = "max-age=300" if address.startswith(KEPT_FIVE_MINUTES) else "no-store"
        assert kept in answer.headers["Cache-Control"], address
    for address, answer in linked.items():
        lasting = "v=" in address or address.startswith("_dash-component-suites/")
        assert ("immutable" in answer.headers["Cache-Control"]) is lasting, address


def test_an_address_is_kept_for_ever_only_with_the_hash_of_what_is_sent(ask, linked):
    """While copies are replaced in turn, an old one is asked under the new one's addresses."""
    hashed = {address.partition("?")[0] for address in linked if "v=" in address}
    suites = re.search(r'data-suites="([^"]+)"', ask("").text)[1].split()
    assert {one.partition("/")[0] for one in hashed} == {"assets", "bundle", "vendor"}
    assert len(suites) > 5

    for address in [*linked, *suites]:
        lasting = "v=" in address or address in suites
        assert ("immutable" in ask(address.lstrip("/")).headers["Cache-Control"]) is lasting, (
            address
        )
    others = [f"{one}?v={v}" for one in hashed for v in ("anything", "", "0" * 12)]
    others += [re.sub(r"\.v\w+m\d+\.", ".v9_9_9m1.", one) for one in suites]

    for address in others:
        for accepts in ("br", "identity"):
            answer = ask(address.lstrip("/"), headers={"Accept-Encoding": accepts})
            assert answer.status == 200, address
            assert answer.headers["Cache-Control"] in {"no-store", "no-cache"}, address


def test_no_file_of_another_release_is_given(ask, walked, repository):
    """Kept for a day under that release's name, it would go on saying what is not so."""
    served = repository.manifest["release"]
    files = [
        address
        for address, answer in walked.items()
        if address.startswith(KEPT_FIVE_MINUTES) and answer.status == 200
    ]
    assert len(files) > 30
    for address in files:
        joined = "&" if "?" in address else "?"
        assert ask(f"{address}{joined}release={served}").status == 200, address
        answer = ask(f"{address}{joined}release=1999-01")
        assert answer.status == 404, address
        assert "1999-01" in answer.text, address
        assert answer.headers["Cache-Control"] == "no-store", address


def test_no_page_can_be_made_to_stay_on_the_disk_by_its_address(ask):
    for address in ("?v=1", "privacy?v=1", "compare?v=abc", "health?v=1"):
        assert ask(address).headers["Cache-Control"] == "no-store"


def test_nothing_loads_anything_from_another_host(walked, linked, refused):
    for address, answer in everything(walked, linked, refused):
        kind = answer.kind
        if kind not in {"text/html", "text/css", "image/svg+xml"}:
            continue
        text = answer.text
        asked = LOADS.findall(text) + (SHEET_LOADS.findall(text) if kind != "text/html" else [])
        assert {urlsplit(one).netloc for one in asked} <= {"", OWN_HOST}, address


def test_our_own_scripts_and_sheets_name_no_other_host(linked):
    ours = {address: one for address, one in linked.items() if address.startswith("assets/")}

    assert len(ours) > 20
    for address, answer in ours.items():
        assert set(re.findall(r"https?://([\w.-]+)", answer.text)) <= {
            "www.w3.org",
            "host.example",
        }, address


def test_links_to_other_hosts_tell_them_nothing_and_do_not_run_here(walked):
    for address, answer in walked.items():
        if answer.kind != "text/html":
            continue
        for link in re.findall(r"<a\b[^>]*>", answer.text):
            target = re.search(r'href="([^"]*)"', link)
            assert target is None or not target[1].lower().startswith(("javascript:", "data:"))
            assert 'target="_blank"' not in link, (address, link)


def test_a_refusal_says_what_is_wrong_in_words_and_shows_no_trace(refused):
    for what, answer in refused.items():
        text = answer.text
        assert str(answer.status) == what[:3], what
        assert len(text.split()) > 3, what
        for trace in ("Traceback", 'File "', "ZeroDivision", "werkzeug", "site-packages"):
            assert trace not in text, what


@pytest.mark.parametrize(
    "what", ["404 download", "404 image", "404 asset", "429 page", "500 plain"]
)
def test_a_refusal_that_a_reader_meets_has_the_exit_and_the_support_lines(refused, what):
    text = refused[what].text

    assert 'lang="en-GB"' in text
    assert "data-exit" in text
    assert "helplines" in text


@pytest.mark.parametrize(
    "path",
    ["assets/", "vendor/", "download/", "image/", "_dash-component-suites/dash/", "assets/.."],
)
def test_no_folder_is_listed(ask, path):
    answer = ask(path)

    assert answer.status == 404
    assert b".css" not in re.sub(rb"<link[^>]*>", b"", answer.data)


@pytest.mark.parametrize(
    "path", ["_reload-hash", "_favicon.ico", "_mcp", "_alive_x", "_dash-ws-callback", "console"]
)
def test_what_serves_those_who_develop_is_not_there(ask, path):
    assert ask(path).status == 404


def test_the_server_is_not_in_debug(server):
    assert not server.debug
    assert not server.testing


@pytest.mark.parametrize(
    "path",
    [
        "assets/%2e%2e/app.py",
        "assets/..%2fapp.py",
        "vendor/..%2f..%2f__init__.py",
        "_dash-component-suites/dash/..%2f__init__.py",
        "_dash-component-suites/os/path.py",
        "download/..%2fmanifest.json",
        "%00",
        "borough/%ff%fe",
        "evidence/" + "x" * 4000,
    ],
)
def test_no_trick_with_a_path_reaches_a_file(ask, path):
    answer = ask(path)

    assert answer.status == 404
    assert b"import" not in answer.data
