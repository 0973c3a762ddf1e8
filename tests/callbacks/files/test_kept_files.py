"""The files of the whole release are the largest there are: none is made anew for each reader."""

from collections import Counter
from dataclasses import replace

import pytest

from callbacks.files.routes import WHOLE
from callbacks.making import common


@pytest.mark.parametrize("shared", [False, True])
def test_each_file_of_the_whole_release_is_made_once(
    ask, make_server, monkeypatch, tmp_path, shared
):
    """In memory, and in the folder that processes share, where a fourth of the room stays free."""
    monkeypatch.setattr(common, "folder", lambda: tmp_path if shared else None)
    made = Counter()
    large = {name: ask(f"download/{name}").data for name in WHOLE}

    def note(name):
        def write(_):
            made[name] += 1
            return large[name]

        return write

    for name, whole in WHOLE.items():
        monkeypatch.setitem(WHOLE, name, replace(whole, write=note(name)))
    client = make_server().test_client()

    for name in [*WHOLE, *WHOLE]:
        with client.get(f"/download/{name}") as answer:
            assert answer.get_data() == large[name], name
    assert made == dict.fromkeys(WHOLE, 1)
