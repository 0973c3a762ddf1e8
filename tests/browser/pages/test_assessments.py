"""The self-assessments in a browser: scored as they are filled in, kept in the address alone."""

import re
from urllib.parse import parse_qs, urlencode

import pytest
from playwright.sync_api import expect

from data.catalogue import Catalogue
from data.evidence.assessment import assess, bvpi_score, example_query, read_answers

CATALOGUE = Catalogue.load()
FRAMEWORK = CATALOGUE.framework


def open_framework(page, served, **query):
    page.goto(f"{served}response?{urlencode({'view': 'framework', **query}, doseq=True)}")
    page.locator("form.scored-at-once").wait_for()


# Answers one question after the other, and tells after each what stands in the address and which
# criteria the script holds to be met.
ANSWER = """answers => answers.map(([name, value]) => {
  const box = document.getElementById(name);
  if (value === null) box.click();
  else {
    box.value = value;
    box.dispatchEvent(new Event('input', {bubbles: true}));
  }
  if (value === null && !box.checked) throw new Error(`${name} is not checked`);
  const met = one => one.getAttribute('data-met') === 'yes';
  return [location.search, [...document.querySelectorAll('.criterion')].map(met)];
})"""


def largest(one):
    """Return the box that holds the largest answer to a question, and the number to fill in."""
    name = f"response-answer-{one.id}"
    kind = getattr(one, "kind", "plan")
    if kind == "number":
        return name, f"{one.most:g}"
    if kind == "tick":
        return f"{name}-{one.id}", None
    return f"{name}-{one.choices[-1].value if kind == 'choice' else 2}", None


def by_the_server(query):
    result = assess(read_answers(query, FRAMEWORK), FRAMEWORK)
    met = {one.id for level in result.levels for one in level.met}
    return [one.id in met for one in FRAMEWORK.criteria]


def test_answers_are_scored_at_once_and_stay_in_the_address_without_a_history_entry(page, served):
    asked = []
    open_framework(page, served, **example_query(FRAMEWORK))
    before = page.evaluate("history.length")
    page.on("request", lambda one: "favicon" in one.url or asked.append(one.url))

    page.get_by_label("An elected councillor").uncheck()
    expect(page.locator(".result-level")).to_have_text("No level is reached yet")
    expect(page.locator(".missing-list li")).to_have_text(
        ["An elected councillor with specific responsibility for domestic violence"]
    )
    page.get_by_label("An elected councillor").check()

    expect(page.locator(".result-level")).to_have_text("Level one is reached")
    expect(page.locator("[data-said=missing]")).to_have_text("Missing for level two")
    assert asked == []
    assert page.evaluate("history.length") == before
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    held = parse_qs(page.evaluate("location.search").lstrip("?"))
    held.pop("view")
    assert by_the_server(held) == by_the_server(example_query(FRAMEWORK))

    page.reload()
    expect(page.locator(".result-level")).to_have_text("Level one is reached")


def test_script_and_server_agree_on_every_criterion_with_all_answers_one_by_one(page, served):
    """Fill in every question with its largest answer, in turn, and compare after each."""
    open_framework(page, served)
    before = {}
    asked = [*FRAMEWORK.questions, *FRAMEWORK.plans]
    for one, (search, met) in zip(
        asked, page.evaluate(ANSWER, list(map(largest, asked))), strict=True
    ):
        held = parse_qs(search.lstrip("?"))
        assert held.pop("view") == ["framework"]
        assert held != before, one.id
        before = held
        assert met == by_the_server(held), one.id
    expect(page.locator(".result-level")).to_have_text("Level three is reached")
    expect(page.locator("[data-said=missing]")).to_have_text("Nothing is missing")


@pytest.mark.parametrize("yes", [5, 6, 11])
def test_bvpi_225_is_scored_at_once(page, served, yes):
    page.goto(f"{served}response?view=bvpi_225")
    page.locator("form.scored-at-once").wait_for()
    items = list(CATALOGUE.bvpi_225.values())
    for one in items[:yes]:
        page.check(f"#response-answer-{one.id}-{one.id}")

    score = bvpi_score([one.id for one in items[:yes]], items)
    expect(page.locator(".result-level")).to_have_text(
        f"{score:.1f}%: {yes} of 11 answered with yes"
    )
    met = "Met" if score >= 50 else "Not met"
    expect(page.locator("[data-threshold='50']")).to_have_text(met)


def test_both_work_without_scripts(plain, served):
    plain.goto(f"{served}response?view=bvpi_225")
    plain.check("#response-answer-forum-forum")
    plain.get_by_role("button", name="Score these answers").click()

    expect(plain.locator(".result-level")).to_have_text("9.1%: 1 of 11 answered with yes")
    assert re.search(r"[?&]yes=forum", plain.url)
    plain.goto(f"{served}response?view=framework")
    plain.fill("#response-answer-schools", "4")
    plain.get_by_role("button", name="Score these answers").click()
    expect(plain.locator("[data-count='2']")).to_have_text("1 of 21 met")


def test_every_answer_can_be_seen_and_reached_at_any_width(page, served):
    for width in (320, 800, 1280):  # opened as on a phone, then widened
        page.set_viewport_size({"width": width, "height": 900})
        if width == 320:
            open_framework(page, served)
        boxes = page.eval_on_selector_all(
            "form.scored-at-once .form-check-input",
            "all => all.map(one => { const r = one.getBoundingClientRect();"
            " return [r.left, r.right, r.width]; })",
        )

        assert len(boxes) > 80
        assert all(left >= 0 and right <= width and size > 10 for left, right, size in boxes)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
