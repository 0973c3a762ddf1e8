"""Errands, step by step, on a laptop and on a phone; `-s` prints the table.

The first are a councillor's, the others of an Assembly member or an editor; some are there again in
other words, or of another borough.
"""

import pytest

from components.ids import Compare
from tests.browser.tasks.reader import LAPTOP, PHONE, Reader, Starts, Task

pytestmark = pytest.mark.long
COPY = "Copy link to this view"
LIKE = "Outcomes beside boroughs like it"
COUNCILLOR = (
    Task(
        "compare my borough and say whether it is going up",
        "",
        (("choose", "Borough: Croydon"),),
        (".page-lead", "Its change is not distinguishable from that of all boroughs together."),
    ),
    Task(
        "is it going up in Lambeth",
        "",
        (("search", "is domestic abuse going up in Lambeth"), ("follow", "Lambeth")),
        (".standfirst", "March to July 2025"),
    ),
    Task(
        "my ward",
        "",
        (("search", "Fairfield"), ("follow", "Fairfield, Croydon")),
        (".standfirst", "441 offences [p] marked as domestic abuse in Fairfield"),
    ),
    Task(
        "my ward, of Hackney",
        "",
        (("search", "dalston"), ("follow", "Dalston, Hackney")),
        (".standfirst", "marked as domestic abuse in Dalston"),
    ),
    Task(
        "what I may not conclude",
        "",
        (("choose", "Borough: Croydon"),),
        (".caveats-open li", "not how much abuse there is"),
    ),
    Task(
        "what nobody may say of Hackney",
        "borough/hackney",
        (),
        (".standfirst", "These figures cannot say how much domestic abuse there is in Hackney"),
    ),
    Task(
        "boroughs like mine on outcomes",
        "",
        (("choose", "Borough: Croydon"), ("follow", LIKE)),
        (".figure-sub", "Croydon is marked, beside"),
        on_phone=(
            ("search", "boroughs like Croydon on outcomes"),
            ("follow", "Outcomes per 100 offences: Croydon beside those nearest in deprivation"),
        ),
    ),
    Task(
        "boroughs like mine on outcomes, of a borough's page",
        "borough/barking-and-dagenham",
        (("follow", LIKE),),
        (f"#{Compare.PANEL} .chart", "Barking"),
    ),
    Task(
        "statistical neighbours",
        "",
        (("search", "statistical neighbours"), ("follow", "Hackney")),
        (f"#{Compare.PANEL} .chart", "Hackney"),
    ),
    Task(
        "a brief for tonight",
        "",
        (("choose", "Borough: Croydon"), ("follow", "Brief for a meeting")),
        ("h1", "Croydon: figures for a meeting"),
        on_phone=(
            ("choose", "Borough: Croydon"),
            ("open", "Questions"),
            ("follow", "Brief for a meeting"),
        ),
    ),
    Task(
        "a brief for tonight, of a borough's page",
        "borough/barnet",
        (("follow", "Brief for a meeting"),),
        ("h1", "Barnet: figures for a meeting"),
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
        "unpublished, looked for",
        "",
        (("search", "unpublished"), ("follow", "Not published")),
        ("h1", "What nobody publishes"),
    ),
    Task(
        "a link to exactly this view",
        "",
        (("choose", "Borough: Hackney"), ("press", COPY)),
        ("[data-copied]", "Copied"),
    ),
    Task(
        "a link to exactly this comparison",
        "compare?borough=croydon&borough=bromley",
        (("press", COPY),),
        ("[data-copied]", "Copied"),
    ),
    *(
        Task(f"a link to {path}", path, (("press", COPY),), ("[data-copied]", "Copied"))
        for path in (
            *("borough/barnet", "ward/dalston-hackney", "indicators/da_positive_outcome_rate"),
            *("hotspots", "scrutiny", "evidence", "justice"),
        )
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


@pytest.fixture(scope="module")
def allowed(keeper):
    """Readers who let the site write to the clipboard."""
    keeper.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield
    keeper.context.clear_permissions()


@pytest.fixture(scope="module")
def starts(keeper):
    with Starts(keeper) as kept:
        yield kept


@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize("window", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("task", TASKS, ids=[one.name for one in TASKS])
def test_the_answer_is_on_screen_after_few_actions(page, served, starts, task, window):
    assert Reader(page, served, window, starts).do(task) == ""
