"""The slider of the page on costs, in a browser and without scripts."""

from playwright.sync_api import expect

from data.evidence.costs import avoided


def test_the_slider_moves_every_amount_and_stays_in_the_address_alone(page, served):
    page.goto(f"{served}costs")
    asked = []
    page.on("request", lambda one: "favicon" in one.url or asked.append(one.url))
    before = page.evaluate("history.length")
    slider = page.get_by_label("Fewer incidents")

    slider.fill("20")

    shown = page.locator("[data-amount='435.260000']")
    expect(shown).to_have_text(f"£{avoided(435.26, percent=20):,.2f} million")
    expect(page.locator("output[data-share]")).to_have_text("20%")
    assert page.evaluate("location.search") == "?share=20"
    assert asked == []
    assert page.evaluate("history.length") == before
    page.reload()
    expect(page.locator("output[data-share]")).to_have_text("20%")


def test_the_choice_works_without_scripts(plain, served):
    plain.goto(f"{served}costs?share=10")
    plain.get_by_label("Area", exact=True).select_option("barking-and-dagenham")
    plain.get_by_role("button", name="Show").click()

    expect(plain.locator("[data-amount='11.190000']")).to_have_text("£1.12 million")


# All amounts that the slider moves, on the page or in what the server answers to the same share.
AMOUNTS = """root => [...root.querySelectorAll('[data-amount]')].map(each => each.textContent)"""
ANSWERED = f"""share => fetch(`?share=${{share}}`).then(answer => answer.text()).then(
  text => ({AMOUNTS})(new DOMParser().parseFromString(text, 'text/html')))"""


def test_the_script_works_out_what_the_server_does_to_the_penny(page, served):
    page.goto(f"{served}costs")
    slider = page.get_by_label("Fewer incidents")

    for share in (5, 10, 25, 30, 35, 50):  # at each of these some amount ends in half a penny
        slider.fill(str(share))
        shown = page.locator("html").evaluate(AMOUNTS)
        assert len(shown) > 20
        assert shown == page.evaluate(ANSWERED, share), share
        if share == 25:
            assert "£108.82 million" in shown
