import shutil
import subprocess
import time

import pytest
from redis import Redis
from redis.exceptions import RedisError

from callbacks.server.shared_answers import SharedAnswers
from tests.browser.served import PATIENCE, free_port

needs_redis = pytest.mark.skipif(
    shutil.which("redis-server") is None, reason="needs Debian's redis-server"
)


@pytest.fixture
def url(tmp_path):
    port = free_port()
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL)
    address = f"redis://127.0.0.1:{port}/0"
    until = time.monotonic() + PATIENCE
    while True:
        try:
            Redis.from_url(address).ping()
            break
        except RedisError:
            assert time.monotonic() < until
            time.sleep(0.1)
    yield address
    process.terminate()
    process.wait(timeout=PATIENCE)


@needs_redis
def test_one_copy_takes_what_another_has_answered(url):
    SharedAnswers(url=url, scope="a").put(b"key", b"answer")

    assert SharedAnswers(url=url, scope="a").get(b"key") == b"answer"


@needs_redis
def test_an_answer_of_another_release_or_other_code_is_never_taken(url):
    SharedAnswers(url=url, scope="a").put(b"key", b"answer")

    assert SharedAnswers(url=url, scope="b").get(b"key") is None


def test_without_redis_a_copy_answers_from_its_own():
    cache = SharedAnswers(url=f"redis://127.0.0.1:{free_port()}/0", scope="a")

    assert cache.get(b"key") is None
    cache.put(b"key", b"answer")
    assert cache.get(b"key") == b"answer"


def test_a_redis_that_failed_is_left_alone_for_a_while(caplog):
    cache = SharedAnswers(url=f"redis://127.0.0.1:{free_port()}/0", scope="a")
    for number in range(5):
        cache.get(str(number).encode())

    assert len(caplog.records) == 1


def test_the_app_works_the_same_with_a_cache_that_is_away(make_server):
    client = make_server(cache_url=f"redis://127.0.0.1:{free_port()}/0").test_client()

    assert client.get("/").status_code == 200
    assert client.get("/health").status_code == 200
