"""The chapter of a pack: what stands first, what is left out, and what the public figures add."""

import re

import pandas as pd
import pytest

from data.model import Level, PeriodType
from data.partner.model import AsideRows, FileRole, PackTable, ServiceBreak
from tests.callbacks.page_text import main_of, text_of
from tests.callbacks.partner.test_partner_pages import sections_of
from tests.partner.packs import count_row, made_up_counts, write_made_up_pack

PLACE = "barking-and-dagenham"
QUARTERS = ("2024-06-30", "2024-09-30", "2024-12-31", "2025-03-31", "2024-03-31")


def quarter(category, value, end):
    end = pd.Timestamp(end)
    return count_row(
        PackTable.SERVICE_COUNTS,
        value,
        category=category,
        period_type="quarter",
        period_start=end + pd.Timedelta(days=1) - pd.DateOffset(months=3),
        period_end=end,
    )


def with_rows(rows, slug=PLACE):
    """Return the made-up rows of a borough and more of them."""
    counts = made_up_counts(slug)
    more = pd.DataFrame(rows)[counts.columns]
    return pd.concat([counts, more.astype(counts.dtypes.to_dict())], ignore_index=True)


@pytest.fixture(scope="module")
def chapter(partner_area, tmp_path_factory):
    """Return the chapter of a pack of given rows and facts."""

    def read(counts=None, path="/chapter", **facts):
        folder = tmp_path_factory.mktemp("packs")
        write_made_up_pack(folder, counts=counts, **facts)
        return partner_area(folder)(f"/{PLACE}{path}").text

    return read


@pytest.fixture(scope="module")
def whole(chapter):
    return chapter()


def test_the_first_figure_comes_before_the_caveats_in_full_with_two_of_them_beside_it(whole):
    found = sections_of(whole)
    before = text_of(main_of(whole)).partition("Incidents by year")[0]
    beside = re.findall(r'data-caveat-id="([a-z_]+)"', found["years"])

    assert next(iter(found)) == "years"
    assert len(before.split()) < 150
    assert beside == ["recorded_not_prevalence", "incidents_not_offences"]
    assert "<cite" in found["years"]
    in_full = found["in-full"] if "in-full" in found else whole.partition('id="in-full"')[2]
    assert "An area's cost is its share of national costs" in in_full
    assert whole.index('id="in-full"') > whole.index('id="difficulties"')


def test_what_the_extract_has_not_is_named_once_and_takes_no_page(chapter):
    text = chapter(made_up_counts().query("table == 'incidents_by_year'"))
    lacking = text.partition('id="not-there"')[2]

    for heading in ("Types of offence", "People accused and victims", "Referrals by ethnicity"):
        assert heading in lacking
        assert f"<h2>{heading}" not in text
    assert "Nobody brought counts of services" in lacking
    assert "The helpline: contacts with a helpline." in text_of(lacking)


def test_london_stands_beside_the_borough(whole, repository):
    found = sections_of(whole)
    rates = repository.values(
        "da_offences_rate", level=Level.LONDON, period_type=PeriodType.ROLLING_12
    )
    (london,) = rates.loc[rates["period_end"].eq("2025-03-31"), "value"]

    assert f"here, {london:.1f} offences per 1,000 residents" in text_of(found["years"])
    assert f"in London {london:.1f} offences per 1,000 residents" in text_of(found["incidents"])
    assert "; in London 9." in text_of(found["offences"])


def test_each_borough_s_change_stands_under_london_s(whole):
    part = sections_of(whole)["change"]
    rows = re.findall(r'<tr[^>]*><th scope="row">(.*?)</th>', part)
    [city] = re.findall(r"<tr[^>]*><th[^>]*>City of London</th>.*?</tr>", part)

    assert rows[0] == "London"
    assert rows[1:] == sorted(rows[1:])
    assert len(rows) == 34
    assert city.count("[z]") == 5
    assert "no count of the partnership" in text_of(part)


def test_a_year_that_the_public_figures_have_not_has_no_change(chapter):
    counts = made_up_counts()
    for name in ("period_start", "period_end"):
        counts[name] = counts[name].map(lambda day: day.replace(year=day.year - 18))

    assert "change" not in sections_of(chapter(counts))


def test_costs_are_as_printed_and_by_the_residents_of_today(whole):
    said = text_of(sections_of(whole)["costs"])

    assert "Barking and Dagenham £82.35 million 2007-08 prices" in said
    assert "London £3,199." in said
    assert "as the borough’s strategy of 2008 prints it" in said
    assert "by the residents of today £108" in said  # 218,869 at 495.26 pounds a head
    assert "An area's cost is its share of national costs" in said


def test_without_all_offences_no_column_and_no_axis_is_empty(chapter):
    counts = made_up_counts()
    counts.loc[counts["table"].eq("offence_types"), "denominator"] = None
    part = sections_of(chapter(counts))["offences"]

    assert "not given" not in part
    assert "Share of incidents" in part
    assert "61.5%" in text_of(part)  # 2,000 of 3,250


def test_without_residents_referrals_are_a_share_of_those_known(chapter):
    counts = made_up_counts()
    counts.loc[counts["table"].eq("referrals"), "denominator"] = None
    part = sections_of(chapter(counts, base_citation=None))["referrals"]

    assert "Share of those known" in part
    assert "69.8%" in text_of(part)  # 300 of the 510 less 80 of no known group
    assert "Ratio" not in part


def test_a_subtotal_stands_above_its_parts_as_a_share_of_all(chapter):
    row = count_row(PackTable.OFFENCE_TYPES, 2000, category="Violence against the person")
    counts = with_rows([row])
    part = sections_of(
        chapter(counts, subtotals={"Violence against the person": ("Common assault",)})
    )["offences"]
    [found] = re.findall(r"<tr[^>]*><th[^>]*>Violence against the person</th>.*?</tr>", part)

    assert 'class="total-row"' in found
    assert "61.5%" in found


def test_wards_are_named_on_the_still_map_or_by_number_under_it(whole):
    part = sections_of(whole)["incidents"]
    drawn = set(re.findall(r"<text[^>]*>([^<]+)</text>", part))
    listed = text_of(part.partition("On the map by number: ")[2].partition(".")[0])

    assert "Northbury" in drawn or "Northbury" in listed
    assert len(drawn) > 12


def test_rows_set_aside_stand_beside_the_years_and_uneven_years_are_not_drawn(chapter):
    lost = AsideRows(role=FileRole.INCIDENTS, year_end="2024-03-31", reason="no date", rows=700)
    part = sections_of(chapter(aside=(lost,), uneven=(FileRole.INCIDENTS,)))["years"]
    plain = sections_of(chapter())["years"]

    assert "These years are no trend" in part
    assert "18.4%" in text_of(part)  # 700 of 3,800
    assert 'class="track"' not in part
    assert 'class="track"' in plain
    assert "no trend" not in plain


def test_services_stand_by_quarter_with_who_holds_the_rest(chapter):
    rows = [
        quarter("Incidents that the police attended", 100 + place, end)
        for place, end in enumerate(QUARTERS)
    ]
    rows += [quarter("Cases discussed at MARAC", 40 + n, end) for n, end in enumerate(QUARTERS)]
    rows += [quarter("Cases discussed at MARAC; sex: Female", 30, "2025-03-31")]
    breaks = (ServiceBreak(measure="marac_cases", day="2024-07-01"),)
    part = sections_of(chapter(with_rows(rows), service_breaks=breaks))["services"]
    said = text_of(part)
    [attended] = re.findall(r"<tr><th[^>]*>Incidents that the police attended</th>.*?</tr>", part)
    [marac] = re.findall(r"<tr><th[^>]*>Cases discussed at MARAC</th>.*?</tr>", part)

    assert re.findall(r"<td>(.*?)</td>", attended) == ["100", "101", "102", "103", "104"]
    assert re.findall(r"<td>(.*?)</td>", marac)[-2:] == ["43", "[b]"]
    assert "Incidents in which both parties were arrested (The Metropolitan Police) [x]" in said
    assert "The refuge provider: referrals to a refuge" in said
    assert "counted by another definition since 1 July 2024" in said
    assert "none is given as a share of another" in said
    assert "Sex: Female" in said


def test_a_quarter_is_no_year_to_choose(chapter):
    rows = [quarter("Cases discussed at MARAC", 40, end) for end in QUARTERS]
    page = chapter(with_rows(rows), path="")
    [choice] = re.findall(r"<select.*?</select>", page)

    assert re.findall(r'value="([0-9-]+)"', choice) == ["2025-03-31", "2024-03-31"]
