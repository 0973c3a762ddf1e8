"""A choice is put to the server at once, and once."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from components.ids import Compare, Drill, Justice, London
from tests.browser.settled import open_settled

# Dash asks a moment after the event; what is asked while the event runs was asked ahead of it.
CHOOSE = """([box, value]) => {
  const element = document.getElementById(box);
  window.before = window.questions.length;
  element.value = value;
  element.dispatchEvent(new Event('change', { bubbles: true }));
  return window.questions.length - window.before;
}"""
WATCH = """
window.questions = [];
const plain = window.fetch;
window.fetch = function (input, options) {
  const asked = String(input).includes('_dash-update-component');
  if (asked) window.questions.push(options.body);
  return plain.apply(this, arguments).finally(() => {
    if (asked) window.answered = (window.answered || 0) + 1;
  });
};
"""
# By page: what is chosen one after the other, and what the answer then shows, and where.
CHOICES = {
    "": [
        (London.BOROUGH, "croydon", London.SENTENCE, "Croydon"),
        (London.PERIOD, "2022-10-31", London.TABLE, "October 2022"),
        (London.ORDER, "value", London.TABLE, "City of London"),
        (London.INDICATOR, "da_vwi_share", London.TABLE, "injury"),
        # These two make other boxes give way: the periods are others.
        (London.INDICATOR, "da_homelessness_rate", London.TABLE, "December 2025"),
        (London.PERIOD_TYPE, "quarter", London.TABLE, "October to December 2025"),
        (London.BOROUGH, "sutton", London.SENTENCE, "Sutton"),
    ],
    "compare?view=change": [
        (Compare.PERIOD, "2022-10-31", Compare.PANEL, "October 2022"),
        (Compare.INDICATOR, "da_homelessness_rate", Compare.PANEL, "2025 compared with 2024"),
    ],
    "indicators/da_offences_rate": [(Drill.BOROUGH, "sutton", Drill.TREND, "Sutton")],
    "justice": [(Justice.BOROUGH, "camden", Justice.OUTCOMES, "Camden")],
}


@pytest.fixture
def watched(page: Page) -> Iterator[Page]:
    """Give a page that notes every question that is put to the server."""
    with page.add_init_script(WATCH):
        yield page


def settled(page: Page) -> list[str]:
    """Wait until all that was asked is answered and Dash has had its turn; give what was asked."""
    for _ in range(200):  # the page's policy forbids what Playwright would wait with
        if page.evaluate("window.answered === window.questions.length"):
            break
        page.wait_for_timeout(100)
    page.wait_for_timeout(300)
    return list(page.evaluate("window.questions.slice(window.before)"))


@pytest.mark.parametrize("path", CHOICES)
def test_each_choice_is_asked_at_once_and_once(watched, served, path):
    open_settled(watched, served + path)

    for box, value, place, words in CHOICES[path]:
        assert watched.evaluate(CHOOSE, [box, value]) == 1, value
        expect(watched.locator(f"#{place}")).to_contain_text(words)
        [question] = settled(watched)
        assert f'"{value}"' in question


def test_where_it_cannot_be_told_what_dash_will_ask_dash_alone_asks(watched, served):
    open_settled(watched, served)
    watched.evaluate("() => { window.dash_component_api.getLayout = () => undefined; }")

    assert watched.evaluate(CHOOSE, [London.BOROUGH, "croydon"]) == 0
    expect(watched.locator(f"#{London.SENTENCE}")).to_contain_text("Croydon")
    assert len(settled(watched)) == 1


def test_another_question_than_the_one_asked_ahead_is_still_answered(watched, served):
    open_settled(watched, served)
    watched.evaluate(
        """() => {
          const layout = window.dash_component_api.getLayout;
          window.dash_component_api.getLayout = (id) => {
            const box = layout(id);
            return id === 'london-order' ? { props: { value: 'value' } } : box;
          };
        }"""
    )

    assert watched.evaluate(CHOOSE, [London.BOROUGH, "croydon"]) == 1
    expect(watched.locator(f"#{London.SENTENCE}")).to_contain_text("Croydon")
    expect(watched.locator(f"#{London.SENTENCE} .alert")).to_have_count(0)
    assert ['"value":"value"' in question for question in settled(watched)] == [True, False]
