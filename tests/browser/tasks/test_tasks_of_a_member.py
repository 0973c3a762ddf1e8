"""Errands of an Assembly member and an editor, step by step; `-s` prints the table."""

import pytest

from tests.browser.tasks.reader import LAPTOP, PHONE, Reader, Task

pytestmark = pytest.mark.beside
TASKS = (
    Task(
        "since when and compared with whom for outcomes",
        "",
        (("search", "outcomes"), ("follow", "Positive outcomes given per 100 domestic abuse")),
        (".page-lead", "1 March 2024"),
    ),
    *(
        Task(
            f"evidence for recommendation {number}",
            "",
            (("search", f"recommendation {number}"), ("follow", f"Recommendation {number}")),
            (f"#recommendation-{number}", ""),
        )
        for number in (1, 5, 12)
    ),
    Task(
        "what has not been published",
        "",
        (("open", "Questions"), ("follow", "Not published")),
        ("h1", "What nobody publishes"),
    ),
    Task(
        "a link to exactly this view",
        "compare?borough=croydon&borough=bromley",
        (("press", "Copy link"),),
        ("[data-copied]", "Copied"),
    ),
    Task(
        "13,600",
        "",
        (("search", "13,600"), ("follow", "over 13,600")),
        (".fact-quote", "13,600"),
    ),
    Task(
        "one in ten",
        "",
        (("search", "one in ten"), ("follow", "Domestic abuse share of recorded offences")),
        (".fact-quote", "One in ten"),
    ),
)


@pytest.fixture
def allowed(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield
    page.context.clear_permissions()


@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize("window", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("task", TASKS, ids=[one.name for one in TASKS])
def test_the_answer_is_on_screen_after_few_actions(page, served, task, window):
    assert Reader(page, served, window).do(task) == ""
