"""Answers kept compressed: bounded, safe for threads, in the form a browser takes."""

import gzip
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import brotli
import pytest

from callbacks.server import answer_cache
from callbacks.server.answer_cache import OF_ONE, AnswerCache, choices_in, packed
from components.ids import London
from tests.choice_request import choice_request

SERVED = answer_cache.QUALITY  # the tests keep answers sooner and larger
ADDRESS = "/?indicator=da_vwi_share&borough=barnet"


def test_the_least_recently_used_answer_goes_first():
    cache = AnswerCache(most_bytes=3 * (10 + OF_ONE))
    for name in (b"a", b"b", b"c"):
        cache.put(name, b"x" * 10)
    cache.get(b"a")

    cache.put(b"d", b"x" * 10)

    assert [name for name in (b"a", b"b", b"c", b"d") if cache.get(name)] == [b"a", b"c", b"d"]


def test_an_answer_given_anew_counts_once():
    cache = AnswerCache(most_bytes=30 + 2 * OF_ONE)
    for _ in range(10):
        cache.put(b"a", b"x" * 20)
    cache.put(b"b", b"y" * 10)

    assert cache.get(b"a")
    assert cache.get(b"b")


def test_neither_long_names_nor_short_answers_take_more_than_the_bound():
    """Whoever asks chooses the name; a thousand short answers are more than their bytes."""
    most = 200_000
    tracemalloc.start()
    cache = AnswerCache(most_bytes=most)
    before = tracemalloc.get_traced_memory()[0]
    for number in range(3000):
        cache.put(b"%d" % number + b"x" * 8000, b"y" * (number % 20))
    taken = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()

    assert taken < 1.5 * most


def test_an_answer_that_would_push_the_others_out_is_not_kept():
    cache = AnswerCache(most_bytes=10_000)
    cache.put(b"a", b"x" * 1000)
    cache.put(b"large", b"x" * 6000)

    assert cache.get(b"large") is None
    assert cache.get(b"a")


def test_a_choice_is_one_answer_however_its_body_is_written():
    asked = choice_request()
    names = [*asked["changedPropIds"], "made-up.value"]

    assert choices_in(asked) == choices_in({**asked, "x": 1, "changedPropIds": names})
    assert choices_in(asked) != choices_in({**asked, "changedPropIds": []})
    assert choices_in(asked) != choices_in(choice_request({London.BOROUGH: "barnet"}))


def test_many_threads_leave_the_cache_within_its_bound():
    cache = AnswerCache(most_bytes=1000)

    def use(number):
        cache.put(b"%d" % (number % 70), b"x" * (number % 40))
        cache.get(b"%d" % (number % 50))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(use, range(4000)))

    held = [cache.get(b"%d" % number) for number in range(70)]
    assert sum(len(one) for one in held if one) <= 1000


READ = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}


@pytest.mark.parametrize("accepts", list(READ))
def test_a_kept_page_reads_the_same_in_every_form(make_server, accepts):
    client = make_server().test_client()
    plain = client.get(ADDRESS, headers={"Accept-Encoding": ""})

    answer = client.get(ADDRESS, headers={"Accept-Encoding": accepts})

    assert answer.headers.get("Content-Encoding") == (accepts or None)
    assert plain.headers.get("Content-Encoding") is None
    assert READ[accepts](answer.data) == plain.data
    assert answer.headers["Cache-Control"] == "no-store"


def test_another_query_and_another_day_are_other_pages(make_server):
    days = [date(2025, 8, 20)]
    client = make_server(today=lambda: days[-1]).test_client()
    before = client.get("/contact").text

    assert client.get(ADDRESS).data != client.get("/").data
    days.append(date(2026, 8, 20))
    assert client.get("/contact").text != before
    assert client.get("/no-such-page").status_code == 404
    assert client.get("/no-such-page").status_code == 404


def test_what_is_kept_is_small(client, monkeypatch):
    monkeypatch.setattr(answer_cache, "QUALITY", SERVED)
    page = client.get("/").data

    assert brotli.decompress(packed(page)) == page
    assert len(packed(page)) < len(page) / 3
