"""A reader who tries to undo what is withheld, with nothing but what the public can ask for.

The tables themselves are attacked in `tests/unit/pipeline/figures/test_disclosure.py`. Here it is
shown that no page, file or answer says more than they do, and that what they say together pins
nothing.
"""

import re

import pandas as pd

from data.model import Level
from tests.callbacks.page_text import text_of

NUMBERS = ("numerator", "denominator", "value", "lower", "upper")
THRESHOLD = 5


def test_the_api_gives_out_every_row_and_no_number_of_a_withheld_one(offered):
    withheld = offered[offered["status"] == "suppressed"]

    assert len(offered) > 20_000
    assert len(withheld) > 400
    assert withheld[list(NUMBERS)].isna().all(axis=None)


def test_no_small_count_of_the_police_is_given_out_as_count_or_as_part_of_a_rate(offered):
    met = offered[offered["source_id"].str.startswith(("met_", "gla_"))]
    computed = met[met["indicator_id"] != "da_homicide_victims"]
    shown = computed[computed["status"].isin(["published", "not_comparable"])]

    assert len(shown) > 10_000
    assert not shown["numerator"].between(1, THRESHOLD - 1).any()
    rates = shown[shown["indicator_id"].str.endswith("_rate") & shown["value"].notna()]
    assert rates["numerator"].ge(10).all()


def test_what_is_withheld_as_a_count_has_no_rate_share_or_smoothed_rate_anywhere(offered):
    keys = ["area_code", "period_start", "period_end"]
    for count, rate in [("da_vwi_offences", "da_vwi_offences_rate")]:
        hidden = offered[(offered["indicator_id"] == count) & (offered["status"] == "suppressed")]
        others = offered[(offered["indicator_id"] == rate) & offered["value"].notna()]
        assert hidden.merge(others, on=keys).empty
    assert [one for one in offered.columns if "smooth" in one] == []


def most_and_least(total, published, hidden):
    """The range of one withheld cell of a group, for a reader who knows the rule and the total."""
    rest = total - published
    return max(1, rest - (hidden - 1) * rest), rest - (hidden - 1)


def test_wards_taken_from_their_borough_leave_each_withheld_ward_its_whole_range(
    offered, repository
):
    parents = repository.areas(Level.WARD).set_index("area_code")["parent_code"]
    of = offered["indicator_id"].eq("da_vwi_offences") & offered["period_type"].eq("rolling_12")
    wards = offered[of & offered["level"].eq("ward")].assign(
        parent=lambda rows: rows["area_code"].map(parents)
    )
    totals = offered[of & offered["level"].eq("borough")].set_index(["area_code", "period_end"])
    tried = 0
    for (parent, end), group in wards.groupby(["parent", "period_end"]):
        hidden = int(group["status"].eq("suppressed").sum())
        if not hidden or (parent, end) not in totals.index:
            continue
        total = totals.loc[(parent, end), "value"]
        if pd.isna(total):
            continue
        tried += 1
        least, most = most_and_least(total, group["value"].sum(), hidden)
        assert hidden >= 2, (parent, end)
        assert least <= 1, (parent, end)
        assert most >= THRESHOLD - 1, (parent, end)
    assert tried > 5


def test_years_of_a_ward_never_overlap_so_that_nothing_is_left_when_one_is_taken_from_another(
    offered,
):
    wards = offered[offered["level"].eq("ward")]
    assert set(wards["period_type"]) == {"rolling_12"}
    assert set(pd.to_datetime(wards["period_end"]).dt.strftime("%m-%d")) == {"07-31"}
    assert wards["group"].isna().all()


def test_a_withheld_ward_has_no_number_in_the_table_of_wards_nor_on_the_map(ask, offered):
    of = offered["indicator_id"].eq("da_vwi_offences") & offered["level"].eq("ward")
    hidden = offered[of & offered["status"].eq("suppressed")]
    seen = 0
    for end, group in hidden.groupby("period_end"):
        choice = f"indicator=da_vwi_offences_rate&period={end[:10]}"
        page = ask(f"hotspots?{choice}")
        if page.status != 200:
            continue
        drawn = ask(f"hotspots/map?{choice}&view=rate").text
        for code in group["area_code"]:
            row = re.search(rf'<tr[^>]*data-ward="{code}".*?</tr>', page.text, re.DOTALL)
            if row is None:
                continue
            seen += 1
            cells = re.findall(r"<td[^>]*>(.*?)</td>", row[0], re.DOTALL)
            assert "[c]" in cells[1], code
            assert not re.search(r"\d", cells[1] + cells[2] + cells[3]), (code, cells)
            one = ask(f"hotspots?{choice}&ward={code}")
            said = re.search(r'id="hotspots-ward".*?</(?:section|div)>', one.text, re.DOTALL)
            assert said is not None
            assert not re.search(r"\b[1-4] offences\b", text_of(said[0])), code
        assert not re.search(r"\b[1-4] offences? recorded\b", text_of(drawn))
    assert seen > 20


def test_no_page_or_embed_or_drawing_speaks_of_one_to_four_offences(walked):
    for address, answer in walked.items():
        if answer.kind in {"text/html", "image/svg+xml"}:
            said = re.findall(
                r"(?<![\d.,–-])\b[1-4] (?:recorded )?offences?\b", text_of(answer.text)
            )
            assert said == [], (address, said)


def test_a_callback_holds_no_number_that_the_page_does_not_show(walked):
    layout = walked["_dash-layout"].text + walked["_dash-dependencies"].text

    assert "numerator" not in layout
    for address, answer in walked.items():
        if answer.kind == "text/html":
            stores = re.findall(r"<script[^>]*json[^>]*>(.*?)</script>", answer.text, re.DOTALL)
            assert not [one for one in stores if "numerator" in one], address
