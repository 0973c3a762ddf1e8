"""Five errands of a councillor, step by step, on a laptop and on a phone; `-s` prints the table."""

import pytest

from components.ids import Compare
from tests.browser.tasks.reader import LAPTOP, PHONE, Reader, Task

pytestmark = pytest.mark.beside
MINE = "?borough=croydon"
TASKS = (
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


@pytest.mark.parametrize("window", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("task", TASKS, ids=[one.name for one in TASKS])
def test_the_answer_is_on_screen_after_few_actions(page, served, task, window):
    assert Reader(page, served, window).do(task) == ""
