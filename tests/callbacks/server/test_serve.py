from datetime import date

import pytest

from callbacks.server.answer_cache import PATH
from tests.choice_request import choice_request


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/borough/barnet",
        "/no-such-page",
        "/health",
        "/vendor/bootstrap.min.css",
        "/_dash-layout",
    ],
)
def test_every_answer_has_the_headers_and_no_cookie(client, path):
    headers = client.get(path).headers

    assert "unsafe-eval" not in headers["Content-Security-Policy"]
    assert "script-src 'self';" in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in headers


def test_pages_are_not_kept_and_hashed_assets_are_kept_for_ever(client):
    page = client.get("/")
    [sheet] = [part for part in page.get_data(as_text=True).split('"') if "page.css" in part]

    assert page.headers["Cache-Control"] == "no-store"
    with client.get(sheet) as answer:
        assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/dashboard/", "/"])
def test_a_proxy_may_keep_the_prefix_or_strip_it(make_server, path):
    client = make_server(url_prefix="/dashboard/").test_client()
    page = client.get(path).get_data(as_text=True)

    assert 'href="/dashboard/bundle/page.css?v=' in page
    assert 'href="/borough/' not in page


@pytest.mark.parametrize(
    ("day", "status", "age"), [(date(2025, 8, 1), "ok", 1), (date(2027, 7, 31), "stale", 730)]
)
def test_health_tells_the_release_its_age_and_whether_it_is_overdue(
    make_server, catalogue, day, status, age
):
    due = [one.next_due for one in catalogue.sources.values() if one.next_due]
    assert any(one < date(2027, 7, 31) for one in due)
    if status == "ok":
        day = min([day, *due])
        age = (day - date(2025, 7, 31)).days
    answer = make_server(day=day).test_client().get("/health")

    assert answer.status_code == 200
    assert answer.json == {
        "status": status,
        "release": "2025-08",
        "data_to": "2025-07-31",
        "age_days": age,
    }


def test_only_listed_files_of_packages_are_served(client):
    assert client.get("/vendor/leaflet.js").status_code == 200
    assert client.get("/vendor/__init__.py").status_code == 404
    assert client.get("/assets/../app.py").status_code == 404


def test_an_answer_is_the_same_the_second_time(client):
    client.get("/_dash-dependencies")

    first = client.post(PATH, json=choice_request())
    second = client.post(PATH, json=choice_request())

    assert first.status_code == 200
    assert first.get_data() == second.get_data()


def test_a_request_larger_than_any_of_ours_is_refused(client):
    answer = client.post("/_dash-update-component", data=b"x" * 200_000)

    assert answer.status_code == 413
