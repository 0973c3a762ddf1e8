import pytest

from data.model import Level, PeriodType
from tests.callbacks.page_text import empty_parts, main_of, text_of
from tests.words import forbidden_words


@pytest.fixture(scope="module")
def page(server):
    answer = server.test_client().get("/children")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_every_borough_stands_beside_london_and_england(page, repository):
    said = text_of(main_of(page))
    for name in repository.areas(Level.BOROUGH)["area_name"]:
        assert name in said
    assert "24,030" in said
    assert "162,890" in said
    assert empty_parts(page) == []
    assert forbidden_words(said) == []


def test_the_newest_year_of_london_and_england_is_said_before_anything_else(page):
    said = text_of(main_of(page))
    before, _, after = said.partition("Read this first")

    assert "2024-25. London: 12.5 assessments per 1,000 children" in before
    assert "24,030" in before
    assert "162,890" in before
    assert "March 2025, " in before, "how old these are, and not how old the police figures are"
    assert "Newest police figures" not in before
    assert after


def test_no_borough_has_a_figure_of_the_child(page, repository):
    rows = repository.values(
        "children_da_child", level=Level.BOROUGH, period_type=PeriodType.FINANCIAL_YEAR
    )
    newest = rows[rows["period_end"].eq(rows["period_end"].max())]
    part = page[page.index("Why “child” is not compared") :]
    part = text_of(part[: part.index("</section>")])

    assert "8,220" in part
    for name in newest["area_name"]:
        if name != "London":
            assert name not in part


def test_figures_of_reports_lead_to_their_evidence(page, repository):
    evidence = repository.evidence()
    for fact in evidence.loc[evidence["theme"].eq("children"), "fact_id"]:
        assert f'href="/evidence/{fact}"' in page


def test_the_page_says_what_it_counts_and_what_to_ask(page):
    said = text_of(main_of(page))

    assert "An assessment is not a child" in said
    assert "columns overlap and are never added" in said
    assert "How many of these children were offered help of their own" in said
