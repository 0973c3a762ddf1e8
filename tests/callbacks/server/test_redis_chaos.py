"""A shared cache that is slow, drips, lies, stops or is full costs a reader a moment, once."""

import random
import shutil
import signal
import socket
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from redis import Redis
from redis.exceptions import RedisError

from callbacks.making.shared_cache import PATIENCE, PromptSocket
from callbacks.server.answer_cache import PATH
from callbacks.server.shared_answers import SharedAnswers
from tests.browser.served import PATIENCE as TO_START
from tests.browser.served import free_port
from tests.choice_request import choice_request

needs_redis = pytest.mark.skipif(
    shutil.which("redis-server") is None, reason="needs Debian's redis-server"
)
READER = "203.0.113.77"
DRIPS = 400


def silent(wire):
    """Take everything and say nothing."""
    while wire.recv(65536):
        pass


def dripping(wire, told=lambda: None):
    """Answer each question with a value that comes a byte at a time and never ends."""
    while wire.recv(65536):
        wire.sendall(b"$1000000\r\n")
        for _ in range(DRIPS):
            wire.sendall(b"x")
            told()
            time.sleep(PATIENCE / 4)


def babbling(wire):
    """Answer with what no Redis says."""
    chance = random.Random(7)  # noqa: S311 - the same babble each time
    while wire.recv(65536):
        wire.sendall(chance.randbytes(400) + b"\r\n")


def lying(wire):
    """Answer each question with a value of somebody else's, or of another kind."""
    said = [b"$5\r\nother\r\n", b"*2\r\n:1\r\n:2\r\n", b":-7\r\n", b"-ERR no\r\n", b"+OK\r\n"]
    turn = 0
    while wire.recv(65536):
        wire.sendall(said[turn % len(said)] * 6)
        turn += 1


def closing(wire):
    """Hang up on the first question."""
    wire.recv(10)


def loading(wire):
    """Say that it is still reading its own file."""
    while wire.recv(65536):
        wire.sendall(b"-LOADING Redis is loading the dataset in memory\r\n" * 6)


def cut(wire):
    """Hang up in the middle of a value."""
    wire.recv(65536)
    wire.sendall(b"$5000\r\nhalf")


def encrypted(wire):
    """Answer as one that takes nothing but TLS: with the alert of a record that it cannot read."""
    wire.recv(65536)
    wire.sendall(bytes.fromhex("15030100020246"))


def boundless(wire):
    """Announce more than there is memory for, or lists in lists in lists."""
    while asked := wire.recv(65536):
        wire.sendall(b"$999999999999\r\nx" if len(asked) % 2 else b"*1\r\n" * 20_000)


@contextmanager
def stand_in(behave):
    """Listen on loopback as a Redis that behaves in some way; give its address."""

    def serve(wire):
        with wire:
            try:
                behave(wire)
            except OSError:
                return

    def accept(bound):
        while True:
            try:
                wire, _ = bound.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=(wire,), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as bound:
        threading.Thread(target=accept, args=(bound,), daemon=True).start()
        yield f"redis://127.0.0.1:{bound.getsockname()[1]}/0"
        bound.shutdown(socket.SHUT_RDWR)


@contextmanager
def redis(folder, *options):
    """Run a Redis on loopback; give its address and its process."""
    port = free_port()
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", *options]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    address = f"redis://127.0.0.1:{port}/0"
    try:
        until = time.monotonic() + TO_START
        while True:
            try:
                Redis.from_url(address).ping()
                break
            except RedisError:
                assert time.monotonic() < until
                time.sleep(0.1)
        yield address, process
    finally:
        process.send_signal(signal.SIGCONT)
        process.kill()
        process.wait(timeout=TO_START)


def read(client):
    """Ask as readers do; each answer is whole."""
    pages = [client.get("/privacy", environ_base={"REMOTE_ADDR": READER}) for _ in range(3)]
    client.get("/_dash-dependencies")
    pages += [client.post(PATH, json=choice_request()) for _ in range(2)]
    assert [one.status_code for one in pages] == [200] * 5
    assert "response" in pages[-1].json


@pytest.mark.parametrize(
    "behave",
    [silent, dripping, babbling, lying, closing, loading, cut, encrypted, boundless],
)
def test_whatever_the_cache_does_each_reader_is_answered(make_server, behave):
    with stand_in(behave) as url:
        read(make_server(cache_url=url).test_client())


def test_no_reader_waits_longer_for_the_cache_than_for_the_answer_itself(make_server, monkeypatch):
    """By the time that the socket is given, not by a clock: a busy machine has no even seconds."""
    given = []
    left = PromptSocket._left  # noqa: SLF001 - what the library is given has no other name
    monkeypatch.setattr(PromptSocket, "_left", lambda self: given.append(left(self)) or given[-1])
    with stand_in(silent) as url:
        read(make_server(cache_url=url).test_client())

    assert given
    assert max(given) <= 0.5


@pytest.mark.parametrize("behave", [silent, dripping])
def test_what_is_slow_is_waited_for_once_and_then_left_alone(behave):
    """Counted in questions, not in seconds: a busy machine has no even ones."""
    asked = []

    def counted(wire):
        asked.append(1)
        behave(wire)

    with stand_in(counted) as url:
        cache = SharedAnswers(url=url, scope="a")
        for number in range(50):
            key = b"%d" % number
            assert cache.get(key) is None
            cache.put(key, b"answer")
            assert cache.get(key) == b"answer"

    assert len(asked) == 1


def test_an_answer_that_drips_ends_with_the_whole_time_and_not_with_each_byte():
    """Counted in bytes, not in seconds, as above."""
    dripped = []
    with stand_in(lambda wire: dripping(wire, lambda: dripped.append(1))) as url:
        assert SharedAnswers(url=url, scope="a").get(b"key") is None

        assert 0 < len(dripped) < DRIPS / 2


@needs_redis
@pytest.mark.parametrize("value", [b"", b"other", b"x" * 32, b"x" * 5000])
def test_a_value_that_is_not_ours_is_made_anew_and_written_over(tmp_path, value):
    with redis(tmp_path) as (url, _):
        SharedAnswers(url=url, scope="a").put(b"key", b"answer")
        wire = Redis.from_url(url)
        [name] = wire.keys("answer:*")
        wire.set(name, value)

        other = SharedAnswers(url=url, scope="a")
        assert other.get(b"key") is None
        other.put(b"key", b"answer")

        assert SharedAnswers(url=url, scope="a").get(b"key") == b"answer"


@needs_redis
def test_an_answer_under_the_name_of_another_is_not_taken(tmp_path):
    with redis(tmp_path) as (url, _):
        SharedAnswers(url=url, scope="a").put(b"key", b"answer")
        wire = Redis.from_url(url)
        [name] = wire.keys("answer:*")
        SharedAnswers(url=url, scope="a").put(b"another", b"another answer")
        [other] = set(wire.keys("answer:*")) - {name}
        wire.set(name, wire.get(other))

        assert SharedAnswers(url=url, scope="a").get(b"key") is None


@needs_redis
def test_a_redis_that_stops_and_goes_on_loses_no_reader(make_server, tmp_path):
    with redis(tmp_path) as (url, process):
        client = make_server(cache_url=url).test_client()
        read(client)
        process.send_signal(signal.SIGSTOP)
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(read, [client] * 4))
        read(client)
        process.send_signal(signal.SIGCONT)
        read(client)


@needs_redis
def test_a_redis_that_is_full_loses_no_reader(make_server, tmp_path):
    with redis(tmp_path, "--maxmemory", "1mb", "--maxmemory-policy", "noeviction") as (url, _):
        read(make_server(cache_url=url).test_client())


@needs_redis
@pytest.mark.parametrize(
    "orders",
    [
        ("CONFIG SET requirepass another",),
        ("REPLICAOF 127.0.0.1 1",),
        ("CONFIG SET maxclients 1",),
        ("CONFIG SET maxmemory 1mb", "CONFIG SET maxmemory-policy noeviction"),
    ],
    ids=["asks for a password", "takes no writing", "takes no connection", "has no room"],
)
def test_a_redis_that_turns_on_us_loses_no_reader(make_server, tmp_path, orders):
    with redis(tmp_path) as (url, _), Redis.from_url(url) as other:
        other.ping()
        for order in orders:
            other.execute_command(*order.split())
        read(make_server(cache_url=url).test_client())


@needs_redis
def test_values_of_another_kind_under_our_names_lose_no_reader(make_server, tmp_path):
    with redis(tmp_path) as (url, _), Redis.from_url(url) as other:
        server = make_server(cache_url=url)
        read(server.test_client())
        names = other.keys("*")
        assert names
        for name in names:
            other.delete(name)
            other.rpush(name, "a")

        read(make_server(cache_url=url).test_client())


@needs_redis
def test_no_address_of_a_reader_is_in_the_cache(make_server, tmp_path):
    with redis(tmp_path) as (url, _):
        read(make_server(cache_url=url).test_client())
        names = Redis.from_url(url).keys("*")

        assert any(b"LIMITS" in name for name in names)
        assert not any(READER.encode() in name for name in names)
