"""The parts of the server stand in the order that `callbacks/serve.py` lists, each for a reason."""

from itertools import groupby

from callbacks.serve import PARTS
from callbacks.server.answer_cache import PATH
from callbacks.server.release_mark import HEADER
from tests.choice_request import choice_request

# What asks each request, by its module.
IN = (
    "callbacks.server.access_log",
    "callbacks.server.precompressed",
    "callbacks.server.release_mark",
    "flask_limiter",
    "callbacks.server.callback_requests",
    "callbacks.server.answer_cache",
)
# What touches each answer.
OUT = (
    "callbacks.server.answer_cache",
    "callbacks.server.release_mark",
    "callbacks.server.headers",
    "callbacks.server.precompressed",
    "flask_compress",
    "callbacks.server.access_log",
)


def modules(hooks, *, among):
    """Our parts that hold these hooks, in order; a library is named by its package."""
    named = [getattr(hook, "__module__", "") for hook in hooks]
    ours = [one for name in named for one in among if name.startswith(one)]
    return [one for one, _ in groupby(ours)]  # a part may have several beside each other


def test_each_part_says_why_it_stands_where_it_does():
    reasons = [part.why for part in PARTS]

    assert all(why.endswith(".") and len(why.split()) > 4 for why in reasons)
    assert len(set(reasons)) == len(PARTS)


def test_requests_and_answers_pass_the_parts_in_their_order(make_server):
    server = make_server(rate_limit="100 per minute")

    asked = modules(server.before_request_funcs[None], among=IN)
    touched = modules(reversed(server.after_request_funcs[None]), among=OUT)

    assert asked == list(IN)
    assert touched == list(OUT)


def test_a_choice_on_another_release_is_refused_though_its_answer_is_kept(client):
    client.get("/_dash-dependencies")
    assert client.post(PATH, json=choice_request()).status_code == 200

    refused = client.post(PATH, json=choice_request(), headers={HEADER: "another"})

    assert refused.status_code == 409
