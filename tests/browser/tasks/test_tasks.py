"""Errands, step by step, on a laptop and on a phone; `-s` prints the table.

Five are a councillor's, the others of an Assembly member or an editor.
"""

import pytest

from components.ids import Compare
from tests.browser.tasks.reader import LAPTOP, PHONE, Reader, Starts, Task

pytestmark = [pytest.mark.beside, pytest.mark.long]
MINE = "?borough=croydon"
COUNCILLOR = (
    Task(
        "compare my borough and say whether it is going up",
        "",
        (("choose", "Borough: Croydon"),),
        (".page-lead", "March to July 2025"),
    ),
    Task(
        "my ward",
        "",
        (("search", "Fairfield"), ("follow", "Fairfield, Croydon")),
        (".standfirst", "441 offences [p] marked as domestic abuse in Fairfield"),
    ),
    Task(
        "what I may not conclude",
        MINE,
        (),
        (".caveats-open li", "not how much abuse there is"),
    ),
    Task(
        "boroughs like mine on outcomes",
        MINE,
        (
            ("choose", "Measure: da_positive_outcome_rate"),
            ("follow", "Compare with its police command"),
        ),
        (f"#{Compare.PANEL} .chart", "Bromley"),
    ),
    Task(
        "a brief for tonight",
        "borough/croydon",
        (("follow", "Brief for a meeting"),),
        ("h1", "Croydon: figures for a meeting"),
    ),
)
MEMBER = (
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
TASKS = (*COUNCILLOR, *MEMBER)


@pytest.fixture
def allowed(page):
    """A reader who lets the site write to the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield
    page.context.clear_permissions()


@pytest.fixture(scope="module")
def starts(keeper):
    with Starts(keeper.context) as kept:
        yield kept


@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize("window", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("task", TASKS, ids=[one.name for one in TASKS])
def test_the_answer_is_on_screen_after_few_actions(page, served, starts, task, window):
    assert Reader(page, served, window, starts).do(task) == ""
