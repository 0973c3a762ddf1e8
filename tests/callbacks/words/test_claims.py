"""No word of more or less, of above or below, where an interval leaves the other reading open.

Every sentence and alternative text that speaks of a side, a rise or a fall is held against the
interval beside it, and one of a form that is not known fails. So do new words of this kind.
"""

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callbacks.embed.views import VIEWS as EMBEDS
from callbacks.files.picture_routes import VIEWS as PICTURES
from components.pages.compare.page import VIEWS
from data.catalogue import Catalogue
from data.model import Level, PeriodType
from data.repository import ParquetRepository
from data.settings import Settings
from data.text_slug import ward_slug
from tests.numbers.claims import N, blocks_in, examined, number, sentences_of, unaccounted

pytestmark = pytest.mark.long

WARDS = 60
SIDE = {"above": 1, "below": -1}
HEADING = re.compile(rf"London (rose|fell) by ({N}(?:%| points))")
SAID = re.compile(rf"London: [+−]({N}(?:%| points)) \(95% interval [^)]*\), so it (rose|fell)")
GROUPS = re.compile(r"(?:lies?) (above|below) the middle half \(([^)]+)\)")
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
CELL = re.compile(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", re.DOTALL)
INTERVAL = re.compile(rf"({N}) to ({N})")


@pytest.fixture(scope="module")
def printed(repository):
    """Every text of a printed figure: a report may say what it likes."""
    evidence = repository.evidence()
    texts = {
        one
        for name in evidence.columns
        if not pd.api.types.is_numeric_dtype(evidence[name])
        for one in evidence[name].dropna().astype(str).unique()
    }
    return {one for text in texts for one in sentences_of(text)}


@pytest.fixture(scope="module")
def wards(repository):
    """Wards of every borderline class, and others evenly from the list."""
    areas = repository.areas(Level.WARD)
    slugs = repository.areas(Level.BOROUGH).set_index("area_code")["slug"]
    newest = repository.hotspots("da_offences_rate", level=Level.WARD, period_end="2025-07-31")
    near = set(newest.loc[newest["borderline"], "area_code"])
    chosen = areas[areas["area_code"].isin(near)]
    others = areas[~areas["area_code"].isin(near)]
    chosen = pd.concat([chosen, others.iloc[:: max(1, len(others) // WARDS)]])
    return [
        ward_slug(name, borough=slugs[parent])
        for name, parent in zip(chosen["area_name"], chosen["parent_code"], strict=True)
    ]


@pytest.fixture(scope="module")
def pages(ask, repository, catalogue, wards):
    """Pages, embeds and pictures that say where a figure lies or how it changed."""
    slugs = list(repository.areas(Level.BOROUGH)["slug"])
    mapped = [one.id for one in catalogue.indicators.values() if one.borough_map]
    chosen = "borough=barnet&borough=kingston-upon-thames"
    addresses = [
        "/",
        *(f"/?indicator={one}&borough=croydon" for one in mapped),
        *(f"/borough/{slug}" for slug in slugs),
        *(f"/indicators/{one}" for one in catalogue.indicators),
        *(f"/indicators/{one}?borough=kingston-upon-thames" for one in catalogue.indicators),
        *(f"/compare?view={view}&indicator={one}&{chosen}" for view, _ in VIEWS for one in mapped),
        *(f"/brief?borough={slug}" for slug in slugs[::6]),
        *(f"/ward/{one}" for one in wards),
        *(f"/hotspots?view={view}" for view in ("hotspots", "rate", "boroughs")),
        *(f"/search?q={asked}" for asked in ("croydon", "rate", "homicide", "E05009317")),
        *(f"/embed/{view}?borough=kingston-upon-thames" for view in EMBEDS),
        *(f"/image/{view}.svg?borough=kingston-upon-thames" for view in PICTURES),
    ]
    return {one: ask(one).text for one in addresses}


def held(page, *, printed):
    """Return how many claims a page makes; fail on one that does not hold or is not known."""
    made = 0
    for block in blocks_in(page):
        found, rest = examined(block)
        assert [said for _, holds, said in found if not holds] == []
        assert unaccounted(rest, known=printed) == []
        made += len(found)
    return made


def test_every_claim_of_a_side_or_a_change_holds_by_its_own_interval(pages, printed):
    made = sum(held(page, printed=printed) for page in pages.values())

    assert len(pages) > 280
    assert made > 800


def test_a_claim_that_its_interval_does_not_bear_out_is_noticed():
    place = (
        "Kingston, year to July 2025: 19.5 (95% interval 13.9 to 26.6). "
        "The borough lies above the middle half of the boroughs, 12.0 to 16.0."
    )
    change = "July 2025, 10; July 2024, 9: up 1 (11.1%). 95% interval of the change −60% to +200%: "
    heading = "Barnet is higher than London by 12%."
    london = place.partition(" The")[0] + (
        " London's value, 15.0 offences per 1,000 residents [p], lies above that interval."
    )

    for said in (place, london, f"{change}it rose.", f"{change}it is not distinguishable"):
        found, _ = examined(said.replace("distinguishable", "distinguishable from no change."))
        assert [holds for _, holds, _ in found] == [False], said
    assert unaccounted(heading, known=()) == [heading.rstrip(".")]


def test_a_heading_says_of_london_what_the_words_below_it_bear_out(pages):
    seen = 0
    for address, page in pages.items():
        blocks = " ".join(blocks_in(page))
        if "view=change" in address:
            for verdict, size in HEADING.findall(blocks):
                assert (size, verdict) in SAID.findall(blocks), address
                seen += 1
    assert seen > 5


def test_figures_that_stand_out_lie_there_by_their_whole_interval(pages, repository, catalogue):
    """Worked out anew: the quarter points of the boroughs' published values."""
    titles = {one.short_title.casefold(): one.id for one in catalogue.indicators.values()}
    codes = repository.areas(Level.BOROUGH).set_index("slug")["area_code"]
    seen = 0
    for address, page in pages.items():
        if not address.startswith("/borough/"):
            continue
        said = [block for block in blocks_in(page) if "by their intervals" in block]
        for where, names in GROUPS.findall(" ".join(said)):
            for name in names.split("; "):
                rows = newest(titles[name.casefold()], repository=repository, catalogue=catalogue)
                low, high = rows["value"].quantile([0.25, 0.75])
                own = rows[rows["area_code"].eq(codes[address.rpartition("/")[2]])].iloc[0]
                right = own["lower"] >= high if where == "above" else own["upper"] <= low
                assert right, (address, where, name)
                seen += 1
    assert seen > 60


def newest(indicator, *, repository, catalogue):
    """Boroughs' published rows in the newest period of the kind that a borough's page shows."""
    for kind in catalogue.indicators[indicator].levels[Level.BOROUGH]:
        rows = repository.values(indicator, level=Level.BOROUGH, period_type=kind)
        rows = rows[rows["status"].eq("published")]
        long = kind.value in {"rolling_12", "four_quarters", "financial_year"}
        if len(rows) and long:
            return rows[rows["period_end"].eq(rows["period_end"].max())]
    raise AssertionError(indicator)


def test_a_ward_lies_on_a_side_of_london_only_where_its_interval_does(pages, repository):
    rate = repository.hotspots("da_offences_rate", level=Level.WARD, period_end="2025-07-31")
    injury = repository.hotspots("da_vwi_offences_rate", level=Level.WARD, period_end="2025-07-31")
    london = [float(one["london_rate"].dropna().iloc[0]) for one in (rate, injury)]
    seen = 0
    for address, page in pages.items():
        for row in ROW.findall(page):
            cells = [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in CELL.findall(row)]
            told = [at for at, one in enumerate(cells) if SIDES.search(one)]
            for at in told:
                near = [INTERVAL.search(one) for one in cells[:at]]
                limits = [one for one in near if one is not None]
                against = london["hotspots" not in address and at > 4]
                where = SIDES.search(cells[at])[1].lower()
                # The table of wards has the smoothed rate beside the recorded one.
                lower, upper = map(number, limits[0 if "hotspots" in address else -1].groups())
                right = lower >= against - 0.05 if where == "above" else upper <= against + 0.05
                assert right, (address, cells, against)
                seen += 1
    assert seen > 200


def test_a_borough_lies_beyond_a_limit_of_the_funnel_only_where_the_limits_say_so(pages):
    seen = 0
    for address, page in pages.items():
        for row in ROW.findall(page) if "view=funnel" in address else ():
            cells = [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in CELL.findall(row)]
            said = re.fullmatch(r"(Above|Below) the (95|99\.8)% limit", cells[-1])
            limits = [INTERVAL.fullmatch(one) for one in cells]
            if said is None and cells[-1] != "Within the limits":
                continue
            inner, outer = [one for one in limits if one]
            value = number(re.search(N, cells[1])[0])
            (low, high), (least, most) = (map(number, one.groups()) for one in (inner, outer))
            beyond = {"Above": value - high, "Below": low - value}
            far = {"Above": value - most, "Below": least - value}
            if said is None:
                assert low - 0.05 <= value <= high + 0.05, (address, cells)
            else:
                assert beyond[said[1]] >= -0.05, (address, cells)
                assert (far[said[1]] >= -0.05) is (said[2] == "99.8"), (address, cells)
            seen += 1
    assert seen > 10


SIDES = re.compile(r"^(?:Ward (?:and group )?)?([Aa]bove|[Bb]elow) London")


@pytest.mark.parametrize("indicator", ["da_offences_rate", "da_vwi_offences_rate"])
def test_no_class_of_a_ward_is_given_that_its_own_chance_or_interval_does_not_bear(
    repository, indicator
):
    seen = 0
    rows = repository.values(indicator, level=Level.WARD, period_type=PeriodType.ROLLING_12)
    for end, year in rows.groupby("period_end"):
        tested = repository.hotspots(indicator, level=Level.WARD, period_end=f"{end:%Y-%m-%d}")
        both = tested.merge(year, on="area_code")
        above, below = (both[both["own_class"].eq(one)] for one in SIDE)
        assert above["lower"].gt(above["london_rate"]).all()
        assert below["upper"].lt(below["london_rate"]).all()
        grouped = both[both["group_class"].isin(["more", "less"])]
        assert grouped["q_value"].le(0.05).all()
        assert grouped["z"].gt(0).eq(grouped["group_class"].eq("more")).all()
        seen += len(above) + len(below) + len(grouped)
    assert seen > 300


@pytest.fixture(scope="module")
def compare(server):
    client = server.test_client()
    return lambda query: client.get(f"/compare?{query}")


CATALOGUE, RELEASE = Catalogue.load(), ParquetRepository.open(Settings().release_dir)
MEASURES = sorted(one.id for one in CATALOGUE.indicators.values() if one.borough_map)
SLUGS = sorted(RELEASE.areas(Level.BOROUGH)["slug"])


@settings(max_examples=60)
@given(data=st.data())
def test_every_view_of_compare_keeps_to_its_intervals_in_every_period(data, compare, printed):
    one = data.draw(st.sampled_from(MEASURES), label="measure")
    kind = data.draw(st.sampled_from(CATALOGUE.indicators[one].levels[Level.BOROUGH]), label="kind")
    rows = RELEASE.values(one, level=Level.BOROUGH, period_type=kind)
    ends = sorted(rows["period_end"].dt.strftime("%Y-%m-%d").unique()) or ["latest"]
    end = data.draw(st.sampled_from(ends), label="period")
    view = data.draw(st.sampled_from([name for name, _ in VIEWS]), label="view")
    some = st.lists(st.sampled_from(SLUGS), min_size=2, max_size=6, unique=True)
    chosen = "&".join(f"borough={slug}" for slug in data.draw(some, label="boroughs"))
    answer = compare(f"indicator={one}&period_type={kind}&period={end}&view={view}&{chosen}")

    assert answer.status_code in {200, 404}
    if answer.status_code == 200:
        held(answer.text, printed=printed)


def test_a_change_of_less_than_its_last_decimal_is_held_against_its_interval(compare, printed):
    year = "indicator=rape_offences_rate&period_type=rolling_12&period=2021-03-31"
    page = compare(f"{year}&view=change&borough=barnet&borough=brent").text

    assert re.search(r"down under 0\.1 .{,99}: it fell\.", page)
    assert held(page, printed=printed)
