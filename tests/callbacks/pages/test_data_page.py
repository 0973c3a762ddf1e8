"""The page on data, and its examples run as a reader would run them."""

import re
from html import unescape

import pytest

from components.pages.about.api_examples import api_examples

HOST = "http://localhost"


@pytest.fixture(scope="module")
def page(server):
    return unescape(server.test_client().get("/data").text)


@pytest.fixture(scope="module")
def examples(page):
    """The examples by title, copied from the page."""
    found = re.findall(
        r"<h3>([^<]+)</h3><p[^>]*>[^<]*</p><pre[^>]*><code>(.*?)</code>", page, re.DOTALL
    )
    return dict(found)


def test_every_example_is_on_the_page_as_it_was_written(examples):
    written = api_examples(f"{HOST}/api/v1", release="2025-08")

    assert examples == {one.title: one.code for one in written}


def test_the_page_needs_no_script(page):
    assert "_dash-renderer" not in page


def test_each_source_is_there_with_its_licence_and_whether_that_was_checked(page, catalogue):
    for source in catalogue.sources.values():
        assert source.title in page
        assert source.licence in page
    assert page.count("Not confirmed") == sum(
        not source.licence_confirmed for source in catalogue.sources.values()
    )


def test_a_source_whose_next_release_is_past_is_said_to_be_overdue(page, catalogue):
    due = [one.next_due for one in catalogue.sources.values() if one.next_due]
    assert page.count("Overdue here since") == sum(f"{day}" < "2025-08-20" for day in due)


def test_every_file_read_is_there_with_its_fingerprint(page, repository):
    for one in repository.manifest["inputs"]:
        assert one["name"] in page
        assert one["sha256"] in page


def test_each_measure_has_files_or_the_reason_why_not(page, catalogue, repository):
    for one in catalogue.indicators.values():
        row = re.search(rf"<tr><th[^>]*><a[^>]*>{re.escape(one.title)}</a></th>(.*?)</tr>", page)
        assert row, one.id
        closed = not one.redistribute or one.id not in repository.manifest["indicators"]
        assert ("/download/" in row[1]) is not closed


@pytest.mark.parametrize("title", ["Python with pandas", "Python, page by page"])
def test_the_python_examples_run_and_tell_their_caveats(title, examples, live_address, capsys):
    code = examples[title].replace(HOST, live_address)
    exec(compile(code, title, "exec"), {})  # noqa: S102 - our own text
    said = capsys.readouterr().out
    assert "what was reported and recorded" in said
    assert "Barnet" in said or re.search(r"\n\d{4,}\n", said)


def test_every_address_of_the_examples_answers_with_figures_or_what_there_is_to_ask(
    examples, server
):
    for title, code in examples.items():
        found = re.findall(rf"{HOST}([^\"\s]+)", code)
        # An assistant runs the code itself.
        assert bool(found) is (title != "An assistant"), title
        for path in found:
            answer = server.test_client().get(path)
            assert answer.status_code == 200, path
            assert len(answer.data) > 1000, path
