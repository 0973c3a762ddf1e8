"""Answers kept compressed: bounded, safe for threads, in the form a browser takes."""

from concurrent.futures import ThreadPoolExecutor

import brotli
import pytest

from callbacks.answer_cache import AnswerCache, packed

ADDRESS = "/?indicator=da_vwi_share&borough=barnet"


def test_the_least_recently_used_answer_goes_first():
    cache = AnswerCache(most_bytes=30)
    for name in (b"a", b"b", b"c"):
        cache.put(name, b"x" * 10)
    cache.get(b"a")

    cache.put(b"d", b"x" * 10)

    assert [name for name in (b"a", b"b", b"c", b"d") if cache.get(name)] == [b"a", b"c", b"d"]


def test_an_answer_given_anew_counts_once():
    cache = AnswerCache(most_bytes=30)
    for _ in range(10):
        cache.put(b"a", b"x" * 20)
    cache.put(b"b", b"y" * 10)

    assert cache.get(b"a")
    assert cache.get(b"b")


def test_many_threads_leave_the_cache_within_its_bound():
    cache = AnswerCache(most_bytes=1000)

    def use(number):
        cache.put(b"%d" % (number % 70), b"x" * (number % 40))
        cache.get(b"%d" % (number % 50))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(use, range(4000)))

    held = [cache.get(b"%d" % number) for number in range(70)]
    assert sum(len(one) for one in held if one) <= 1000


@pytest.mark.parametrize("accepts", ["br", "gzip", ""])
def test_a_kept_page_reads_the_same_in_every_form(make_server, accepts):
    client = make_server(rate_limit="").test_client()
    plain = client.get(ADDRESS, headers={"Accept-Encoding": ""})

    answer = client.get(ADDRESS, headers={"Accept-Encoding": accepts})

    read = brotli.decompress(answer.data) if accepts == "br" else None
    assert answer.headers.get("Content-Encoding") == (accepts or None)
    assert plain.headers.get("Content-Encoding") is None
    if read is not None:
        assert read == plain.data
    assert answer.headers["Cache-Control"] == "no-store"


def test_another_query_and_another_day_are_other_pages(make_server):
    client = make_server(rate_limit="").test_client()

    assert client.get(ADDRESS).data != client.get("/").data
    assert client.get("/no-such-page").status_code == 404
    assert client.get("/no-such-page").status_code == 404


def test_what_is_kept_is_small(client):
    page = client.get("/").data

    assert brotli.decompress(packed(page)) == page
    assert len(packed(page)) < len(page) / 3
