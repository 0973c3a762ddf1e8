"""The files of the whole release are the largest there are: none is made anew for each reader."""

from collections import Counter
from dataclasses import replace

from callbacks.files.routes import WHOLE


def test_each_file_of_the_whole_release_is_made_once(walked, make_server, monkeypatch):
    made = Counter()
    large = {name: walked[f"download/{name}"].data for name in WHOLE}

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
