"""The partner area's pages, maps and files over HTTP. Every figure of these packs is made up."""

import re

import pytest

from data.model import Level, PeriodType
from data.partner.service_measures import service_measures
from tests.callbacks.page_text import main_of, text_of
from tests.partner.packs import made_up_counts, write_made_up_pack
from tests.words import forbidden_words

PLACE = "barking-and-dagenham"
SECTIONS = (
    "years", "offences", "people", "incidents", "repeats", "referrals", "services", "difficulties",
)  # fmt: skip
PUBLIC = ("change", "costs")  # sections that are public figures themselves
ALL_SECTIONS = (*SECTIONS[:-1], *PUBLIC, SECTIONS[-1])
PAGES = ("", "/chapter", "/map/incidents", "/map/repeats", "/counts.csv", "/chapter.html")


@pytest.fixture(scope="module")
def get(partner_area, tmp_path_factory):
    folder = tmp_path_factory.mktemp("packs")
    write_made_up_pack(folder)
    write_made_up_pack(folder, "camden", made_up=False)
    return partner_area(folder)


@pytest.fixture(scope="module")
def pack_page(get):
    return get(f"/{PLACE}").text


def sections_of(page):
    """Return the HTML of each section by its key."""
    parts = re.split(r'<section id="([a-z]+)"', page)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_first_page_lists_the_packs_and_says_which_are_made_up(get):
    said = text_of(main_of(get("").text))

    assert "Barking and Dagenham Made up. Made-up records" in said
    assert "Camden Made-up records" in said


def test_without_a_pack_the_first_page_says_how_to_make_one(partner_area, tmp_path):
    said = text_of(main_of(partner_area(tmp_path)("").text))

    assert "no pack here yet" in said
    assert "docs/partner.md" in said


def test_every_section_stands_beside_the_public_figure_and_its_caveats(pack_page):
    found = sections_of(pack_page)

    assert tuple(found) == ALL_SECTIONS
    for key in SECTIONS:
        part = found[key]
        caveats = set(re.findall(r'data-caveat-id="([a-z_0-9]+)"', part))
        assert "Beside it, in public" in part, key
        assert {"collection_differs", "gender_and_groups"} <= caveats, key
        hot = {"hotspots_show_reporting", "neighbours_call", "service_draws_reports"}
        assert hot <= caveats or key not in {"incidents", "repeats"}, key
    assert "repeat_locations_not_victims" in found["repeats"]
    assert "accused_not_charge_rate" in found["people"]
    assert "referrals_not_need" in found["referrals"]


def test_the_public_figure_is_the_release_s_own_and_shares_no_table(pack_page, repository):
    part = sections_of(pack_page)["years"]
    rows = repository.values(
        "da_offences", level=Level.BOROUGH, period_type=PeriodType.FINANCIAL_YEAR
    )
    own = rows[(rows["area_code"] == "E09000002") & (rows["period_end"] == "2025-03-31")]
    public = f"{own['value'].iloc[0]:,.0f} offences"
    [table] = re.findall(r"<table.*?</table>", part)

    assert f"2024-25: {public}" in text_of(part)
    assert "They count offences that the police recorded, not incidents." in part
    assert "offences" not in text_of(table).lower()
    assert public.partition(" ")[0] not in text_of(table)


def test_a_year_without_a_public_figure_says_so(partner_area, tmp_path):
    counts = made_up_counts()
    for name in ("period_start", "period_end"):
        counts[name] = counts[name].map(lambda day: day.replace(year=day.year - 18))
    write_made_up_pack(tmp_path, counts=counts)
    found = sections_of(partner_area(tmp_path)(f"/{PLACE}").text)

    assert "No public figure covers these years" in found["years"]
    for key in ("incidents", "referrals"):
        assert "these records end in March 2007" in found[key], key
    assert "As the strategy of 2008 prints it for the same year: 18" in found["repeats"]


def test_residents_near_in_time_bring_no_warning_and_those_left_out_are_counted(pack_page):
    assert "these records end in" not in pack_page
    assert "In neither share: 80 referrals" in sections_of(pack_page)["referrals"]


def test_no_figure_sets_the_accused_against_the_victims(pack_page):
    said = text_of(sections_of(pack_page)["people"])

    assert "Accused: 371. Victims: 1,090." in said
    assert "%" not in said
    assert "would not be a rate of charging" in said


def test_withheld_counts_show_their_mark_and_nothing_that_rests_on_them(pack_page):
    [row] = re.findall(r'<tr><th scope="row">Robbery</th>.*?</tr>', pack_page)

    assert re.findall(r"<td>(.*?)</td>", row)[:3] == ["[c]", "[c]", "[c]"]


def test_a_contradiction_in_the_source_is_called_one(pack_page):
    said = text_of(sections_of(pack_page)["offences"])

    assert "The source contradicts itself: The text says 36.1% of common assaults" in said


def test_a_table_the_pack_has_not_keeps_its_section_and_its_caveats(partner_area, tmp_path):
    write_made_up_pack(tmp_path, counts=made_up_counts().query("table == 'incidents_by_year'"))
    ask = partner_area(tmp_path)
    found = sections_of(ask(f"/{PLACE}").text)

    assert tuple(found) == ALL_SECTIONS
    for key in ("offences", "people", "incidents", "repeats", "referrals"):
        assert "had no records for this" in found[key], key
        assert "data-caveat-id" in found[key], key
        assert "<iframe" not in found[key], key
    assert ask(f"/{PLACE}/map/incidents").status_code == 404
    assert ask(f"/{PLACE}/chapter").status_code == 200


@pytest.mark.parametrize("path", ["", "/chapter"])
def test_where_nobody_brought_counts_of_services_each_is_x_with_who_holds_it(get, path):
    """The made-up packs hold none: no column, table or axis is drawn for them."""
    page = get(f"/{PLACE}{path}").text
    part = page[page.index("Nobody brought counts of services by quarter.") :]
    part = part[: part.index("</section>")]
    listed = [text_of(one) for one in re.findall(r"<li>(?:(?!<li>).)*?</li>", part)]
    held: dict[str, list[str]] = {}
    for one in service_measures():
        held.setdefault(one.holder, []).append(one.title[0].lower() + one.title[1:])

    assert "Not brought [x], and who holds it:" in text_of(part)
    for holder, titles in held.items():
        assert f"{holder}: {'; '.join(titles)}." in listed
    assert "<table" not in part


def test_the_page_has_the_change_by_borough_and_costs_as_the_chapter_has(get, pack_page):
    chapter = sections_of(get(f"/{PLACE}/chapter").text)
    page = sections_of(pack_page)

    for key in PUBLIC:
        [own], [paper] = (re.findall(r"<table.*?</table>", one[key]) for one in (page, chapter))
        assert own == paper
    said = text_of(page["costs"])
    assert "£82.35 million" in said
    assert "Barking and Dagenham, by the residents of today" in said
    assert "London" in text_of(page["change"])
    assert "cost_is_population_share" in page["costs"]
    assert "recorded_not_prevalence" in page["change"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/atlantis", "“atlantis”"),
        ("/hackney", "There is no pack of this borough."),
        ("/hackney/chapter.pdf", "There is no pack of this borough."),
        (f"/{PLACE}?period=1999-03-31", "“1999-03-31”"),
        (f"/{PLACE}/map/streets", "nothing at this address"),
        (f"/{PLACE}/counts.xlsx", "no page at this address"),
        ("/..%2F..%2Fetc", "no"),
    ],
)
def test_what_is_not_there_is_a_page_that_says_so(get, path, said):
    answer = get(path)

    assert answer.status_code == 404
    assert said in answer.text
    assert "data-exit" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_damaged_pack_is_named_and_takes_no_other_down(partner_area, tmp_path, caplog):
    write_made_up_pack(tmp_path)
    write_made_up_pack(tmp_path, "camden")
    counts = next((tmp_path / "camden").resolve().glob("counts.parquet"))
    counts.write_bytes(counts.read_bytes()[:-9])
    ask = partner_area(tmp_path)

    assert "Its pack is damaged" in ask("").text
    for path in ("", "/chapter", "/chapter.pdf", "/counts.csv", "/map/incidents"):
        answer = ask(f"/camden{path}")
        assert answer.status_code == 503
        assert "its pack is damaged" in answer.text
    assert ask(f"/{PLACE}").status_code == 200
    assert any("counts.parquet" in one.message for one in caplog.records)


def test_where_the_newest_pack_is_damaged_the_one_before_is_shown_and_that_is_said(
    partner_area, tmp_path, caplog
):
    write_made_up_pack(tmp_path)
    ask = partner_area(tmp_path)
    said = "The newest pack is damaged, so these are the figures of the one before."
    assert said not in ask("").text + ask(f"/{PLACE}").text
    write_made_up_pack(tmp_path, counts=made_up_counts().query("table == 'referrals'"))
    next((tmp_path / PLACE).resolve().glob("counts.parquet")).write_bytes(b"half")

    for path in ("", f"/{PLACE}", f"/{PLACE}/chapter"):
        assert said in ask(path).text, path
    assert "3,240" in ask(f"/{PLACE}").text
    assert any("the one before is shown" in one.message for one in caplog.records)


@pytest.mark.parametrize("path", PAGES)
def test_made_up_is_written_into_every_page_frame_and_file_and_into_no_other(get, path):
    made_up, real = get(f"/{PLACE}{path}"), get(f"/camden{path}")

    assert "Made up" in made_up.text
    assert "Made up" not in real.text
    kept_as = made_up.headers.get("Content-Disposition", "made-up")
    assert "made-up" in kept_as


def test_made_up_stands_in_every_picture_and_in_the_caption_of_every_table(get):
    chapter = get(f"/{PLACE}/chapter").text
    pictures = re.findall(r'<svg[^>]*class="area-map".*?</svg>', chapter)

    assert len(pictures) == 2
    assert all(">Made up</text>" in one for one in pictures)
    captions = re.findall(r"<caption>(.{12})", chapter)
    public = [one for one in captions if one.startswith("Public figur")]
    assert len(public) == 2
    ours = [one for one in captions if one not in public]
    assert len(ours) == 8
    assert set(ours) == {"Made up. " + one[9:] for one in ours}
    assert '<p class="frame-stamp"><span>Made up</span></p>' in get(f"/{PLACE}/map/repeats").text


@pytest.mark.parametrize("path", ["", f"/{PLACE}", f"/{PLACE}/chapter", "/hackney"])
def test_every_page_has_its_exit_and_support_and_needs_no_script(get, path):
    text = get(path).text

    assert "data-exit" in text
    assert "helplines" in text
    assert "react-entry-point" not in text
    assert "To cite this view" not in text
    assert "domestic abuse" not in re.search(r"<title>(.*?)</title>", text)[1].lower()
    assert forbidden_words(text_of(main_of(text))) == []


@pytest.mark.parametrize("path", [f"/{PLACE}", f"/{PLACE}/chapter"])
def test_every_table_has_a_caption_and_scopes_and_no_empty_cell(get, path):
    tables = re.findall(r"<table.*?</table>", get(path).text)

    assert len(tables) >= 8
    for table in tables:
        assert re.search(r"<caption>.{20,}</caption>", table)
        assert "<th>" not in table
        assert re.findall(r"<t[hd][^>]*></t[hd]>", table) == []


def test_a_map_may_load_nothing_but_this_site_s_files_even_where_the_public_maps_have_tiles(
    partner_area, tmp_path
):
    write_made_up_pack(tmp_path)
    ask = partner_area(
        tmp_path, tile_url="https://tiles.example/{z}/{x}/{y}.png", tile_attribution="nobody"
    )
    answer = ask(f"/{PLACE}/map/incidents")
    policy = answer.headers["Content-Security-Policy"]

    assert "tiles.example" not in answer.text + policy
    assert "sandbox allow-scripts" in policy
    assert "frame-ancestors 'self'" in policy
    assert answer.headers["Cache-Control"] == "no-store"
    for caveat in ("hotspots_show_reporting", "neighbours_call", "service_draws_reports"):
        assert caveat in answer.text


def test_a_map_holds_no_more_than_the_pack_and_the_public_outlines(get):
    text = get(f"/{PLACE}/map/incidents").text

    assert text.count('"id": "E01') == 115
    assert "Incidents: 60." in text
    assert text.count("Withheld: too small a count, or one that would give another away [c].") == 2
    assert text.count("No figure for this period [x].") == 112
