"""What the app does with requests that no page of its own would send."""

import time
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callbacks.server import request_limits
from callbacks.server.answer_cache import PATH
from callbacks.server.request_limits import counted_as
from components.ids import London
from data.settings import SettingsError
from tests.choice_request import CHOSEN, PLACES, choice_request

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def ask(client, sent):
    client.get("/_dash-dependencies")
    return client.post(PATH, json=sent)


def test_the_page_s_own_request_is_answered(client):
    assert ask(client, choice_request()).status_code == 200


@pytest.mark.parametrize(
    "sent",
    [
        [],
        {},
        choice_request(output="no-such.children"),
        choice_request(output=[choice_request()["output"]]),
        choice_request(outputs=[]),
        choice_request(inputs=choice_request()["inputs"][:-1]),
        choice_request(
            inputs=[{**one, "value": {"deep": [{}]}} for one in choice_request()["inputs"]]
        ),
        choice_request(inputs=[{**one, "value": "x" * 1000} for one in choice_request()["inputs"]]),
        choice_request(
            inputs=[{**one, "value": "../../etc/passwd"} for one in choice_request()["inputs"]]
        ),
        choice_request(
            inputs=[{**one, "value": "\u202e\x00"} for one in choice_request()["inputs"]]
        ),
        choice_request(inputs=[{**one, "value": 7} for one in choice_request()["inputs"]]),
        choice_request(inputs=[{**one, "id": "root-page"} for one in choice_request()["inputs"]]),
        choice_request(changedPropIds={"a": 1}),
        choice_request(changedPropIds=["a"] * 60 + [{}]),
        choice_request(changedPropIds=["a"] * 61),
        choice_request(changedPropIds=[None]),
    ],
)
def test_a_request_of_another_shape_is_refused_in_words(client, sent):
    answer = ask(client, sent)

    assert answer.status_code == 400
    assert "Traceback" not in answer.get_data(as_text=True)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=ANYTHING, place=st.integers(0, len(CHOSEN) - 1))
def test_whatever_a_choice_holds_the_answer_is_never_a_fault(client, value, place):
    inputs = choice_request()["inputs"]
    inputs[place] = {**inputs[place], "value": value}

    assert ask(client, choice_request(inputs=inputs)).status_code in {200, 400}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.dictionaries(
        st.sampled_from(["indicator", "period", "borough", "order", "x"]),
        st.text(max_size=40),
        max_size=4,
    )
)
def test_whatever_an_address_asks_for_the_answer_is_a_page(client, query):
    assert client.get("/", query_string=query).status_code in {200, 404}


@pytest.mark.parametrize("place", [0, 1])
def test_an_address_that_is_a_list_is_refused(client, place):
    names = ("pathname", "search")
    inputs = [{"id": "root-location", "property": one, "value": "/"} for one in names]
    inputs[place]["value"] = ["/"]
    output = {"id": "root-page", "property": "children"}

    answer = ask(client, choice_request(output="root-page.children", outputs=output, inputs=inputs))

    assert answer.status_code == 400


def test_text_that_is_no_json_is_refused(client):
    client.get("/_dash-dependencies")
    answer = client.post(PATH, data=b"{" * 30_000, content_type="application/json")

    assert answer.status_code == 400


def test_a_panel_that_fails_says_so_and_is_not_kept(make_server, monkeypatch, caplog):

    client = make_server().test_client()
    client.get("/_dash-dependencies")
    monkeypatch.setattr("components.panels.measure_charts.trend_figure", None)

    failed = client.post(PATH, json=choice_request())
    monkeypatch.undo()
    mended = client.post(PATH, json=choice_request())
    panels = failed.json["response"]

    assert list(panels) == [one for one in PLACES if one != London.TILES]  # of the borough alone
    broken = [place for place, panel in panels.items() if "could not be drawn" in str(panel)]
    assert broken == [London.TREND]
    assert failed.status_code == 200
    assert "fault" in caplog.text
    assert London.TREND in caplog.text
    assert "could not be drawn" not in mended.get_data(as_text=True)


def test_an_address_that_asks_too_often_is_told_to_wait(make_server):
    client = make_server(rate_limit="3 per minute").test_client()

    answers = [client.get("/privacy").status_code for _ in range(5)]

    assert answers == [200, 200, 200, 429, 429]
    assert 1 <= int(client.get("/privacy").headers.get("Retry-After", 0)) <= 61
    assert client.get("/health").status_code == 200


@pytest.mark.parametrize("limit", ["many", "0 per minute", "10 per fortnight", " "])
def test_a_limit_that_is_none_is_refused_in_one_line(make_server, limit):
    with pytest.raises(SettingsError, match=r"^RATE_LIMIT: must be such as 600 per minute"):
        make_server(rate_limit=limit)


@pytest.mark.parametrize("hours", [-24, -1, 1, 24])
def test_a_clock_that_is_set_holds_no_reader_up(make_server, monkeypatch, hours):
    """Set back, a count of one minute would else end a day later."""
    client = make_server(rate_limit="2 per minute").test_client()
    assert [client.get("/privacy").status_code for _ in range(3)] == [200, 200, 429]

    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + hours * 3600)
    monkeypatch.setattr(request_limits, "time", lambda: now() + hours * 3600)

    assert [client.get("/privacy").status_code for _ in range(3)] == [200, 200, 429]
    assert 1 <= int(client.get("/privacy").headers["Retry-After"]) <= 61


def test_readers_behind_a_proxy_are_counted_apart(make_server):
    client = make_server(rate_limit="1 per minute").test_client()

    answers = [
        client.get("/privacy", headers={"X-Forwarded-For": f"203.0.113.{one}"}).status_code
        for one in (1, 2, 1)
    ]

    assert answers == [200, 200, 429]


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("203.0.113.7:4711", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::6]:4711", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("unknown", None),
        ("203.0.113.7.8", None),
        ("x" * 5000, None),
    ],
)
def test_a_port_or_the_end_of_an_ipv6_address_makes_no_new_reader(said, counted):
    assert counted_as(said) == counted


def test_what_a_reader_outside_claims_to_be_is_not_believed(make_server):
    client = make_server(rate_limit="2 per minute").test_client()

    answers = [
        client.get(
            "/privacy",
            headers={"X-Forwarded-For": f"203.0.113.{one}"},
            environ_base={"REMOTE_ADDR": "8.8.8.8"},
        ).status_code
        for one in range(3)
    ]

    assert answers == [200, 200, 429]


def test_only_the_last_proxy_is_believed(make_server):
    client = make_server(rate_limit="2 per minute").test_client()

    answers = [
        client.get("/privacy", headers={"X-Forwarded-For": f"198.51.100.{one}, 203.0.113.9"})
        for one in range(3)
    ]

    assert [one.status_code for one in answers] == [200, 200, 429]


def test_signs_that_turn_words_around_do_not_come_back(client):
    turned = "\u202e\u2066\u200f"
    asked = (f"?indicator=x{turned}y", f"borough/x{turned}y", f"evidence?q=x{turned}y")

    for address in (
        *asked,
        f"embed/map?indicator=x{turned}y",
        f"download/view.csv?indicator=x{turned}y",
    ):
        answer = client.get("/" + address).get_data(as_text=True)
        assert not set(turned) & set(answer), address


# Every name that some address takes, and every place of a path that is looked up.
NAMES = (
    *("indicator", "period", "period_type", "borough", "ward", "group", "view", "order", "level"),
    *("area", "source", "theme", "year", "unit", "check", "page", "lang", "q", "release", "url"),
    *("cursor", "limit", "from", "size", "format", "maxwidth"),
)
LOOKED_UP = ("borough/{}", "ward/{}", "indicators/{}", "evidence/{}", "embed/{}", "image/{}.svg")
ASKED = (
    *(
        "",
        "compare",
        "hotspots",
        "brief",
        "brief.pdf",
        "evidence",
        "search",
        "support",
        "new",
        "embed",
    ),
    *("embed/map", "embed/ward", "image/map.svg", "hotspots/map", "new.atom", "oembed", "response"),
    *("download/view.csv", "download/evidence.csv", "download/areas.csv", "download/release.zip"),
    *("search/suggest.json", "api/v1/values", "api/v1/wards", "api/v1/areas", "api/v1/evidence"),
)


HOSTILE = "x\u202e\u2066\u200fy\"'><script>alert(1)</script>"
MARKUP = {"text/html", "image/svg+xml", "application/atom+xml", "text/xml"}


def comes_back(answer):
    """What of it is in an answer as more than words."""
    if answer.mimetype in {"application/pdf", "application/zip"}:
        return set()
    text = answer.get_data(as_text=True)
    signs = set("\u202e\u2066\u200f") & set(text)
    return signs | (
        {"<script>"} if answer.mimetype in MARKUP and "<script>alert" in text else set()
    )


@pytest.mark.parametrize("path", ASKED)
def test_what_a_choice_of_any_address_holds_comes_back_as_words_or_not_at_all(client, path):
    always = {"indicator": "da_offences"} if path.endswith(("view.csv", "values", "wards")) else {}

    for name in NAMES:
        answer = client.get(f"/{path}", query_string={**always, name: HOSTILE})
        assert answer.status_code != 500, name
        assert comes_back(answer) == set(), name


@pytest.mark.parametrize("path", LOOKED_UP)
def test_what_is_looked_up_by_its_place_in_a_path_comes_back_as_words_or_not_at_all(client, path):
    answer = client.get("/" + path.format(quote(HOSTILE, safe="")))

    assert answer.status_code != 500
    assert comes_back(answer) == set()
