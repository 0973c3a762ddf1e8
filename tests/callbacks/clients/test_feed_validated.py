"""The feeds held to RFC 4287 by a validator that is not ours: that of Ruby's library of feeds."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from data.model import Level

PUBLIC = "https://figures.example/"
SELF = f'rel="self" href="{PUBLIC}new.atom" type="application/atom+xml"'
OTHER = f'rel="alternate" href="{PUBLIC}new.html" type="text/html"'
UPDATED = "<updated>2025-09-02T00:00:00Z</updated>"
RUBY = shutil.which("ruby")
VALIDATE = Path(__file__).parent / "feeds" / "validate.rb"
pytestmark = pytest.mark.skipif(RUBY is None, reason="ruby is not here: make clients installs it")


def held_against(feeds: dict[str, str]) -> dict[str, str | None]:
    """What is held against each feed, None where nothing is."""
    done = subprocess.run(
        [RUBY, VALIDATE], input=json.dumps(feeds), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def choices(site):
    """What a feed can be asked for: everything, each measure, each borough, one of each."""
    measures = [f"?indicator={one}" for one in site.catalogue.indicators]
    boroughs = [f"?borough={one}" for one in site.repository.areas(Level.BOROUGH)["slug"]]
    return ["", *measures, *boroughs, "?indicator=da_offences&borough=barnet"]


@pytest.fixture(scope="module")
def newer(serve):
    """Ask a made-up next release, which has something new and revised, for one of its feeds."""
    client = serve(public_url=PUBLIC).test_client()
    return lambda choice: client.get(f"/new.atom{choice}", base_url=PUBLIC).text


def test_nothing_is_held_against_any_feed(ask, newer, choices):
    feeds = {f"today{one}": ask(f"new.atom{one}").text for one in choices}
    feeds |= {f"next{one}": newer(one) for one in choices}
    assert len(set(feeds.values())) > 60

    assert held_against(feeds) == dict.fromkeys(feeds)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("<id>https://figures.example/new.atom</id>", "", "MissingTagError: tag <id>"),
        ("<author><name>", "<author><nom>", "NotExpectedTagError: tag <{http://www.w3.org"),
        (UPDATED, "", "MissingTagError: tag <updated>"),
        (UPDATED, UPDATED * 2, "TooMuchTagError: tag <updated>"),
        (UPDATED, "<updated>2 September</updated>", "NotAvailableValueError"),
        (SELF, OTHER, "TooMuchTagError: tag <link>"),
        ("<entry>", "<entry><pubDate>today</pubDate>", "NotExpectedTagError"),
        ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", ""),
    ],
)
def test_a_feed_that_breaks_the_standard_is_refused(newer, old, new, words):
    whole = newer("")
    assert old in whole

    [said] = held_against({"damaged": whole.replace(old, new, 1)}).values()

    assert words in said
