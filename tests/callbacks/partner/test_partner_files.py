"""What can be kept of a partner's pack: the chapter and the counts. Every figure is made up."""

import io

import pytest
from pypdf import PdfReader

from callbacks.partner import file_routes
from data.model import Severity
from tests.callbacks.page_text import text_of
from tests.partner.packs import made_up_counts, write_made_up_pack
from tests.printed_text import A4, paper_of, sheets_of, too_small

PLACE = "barking-and-dagenham"


@pytest.fixture(scope="module")
def get(partner_area, tmp_path_factory):
    folder = tmp_path_factory.mktemp("packs")
    write_made_up_pack(folder)
    return partner_area(folder)


def test_the_chapter_has_every_caveat_in_full_and_nothing_folded_or_framed(get, catalogue):
    for path in ("/chapter", "/chapter.html"):
        text = get(f"/{PLACE}{path}").text.split("<main", 1)[-1]  # the menu above it folds
        said = text_of(text)
        assert "<iframe" not in text
        assert "<details" not in text
        caveats = catalogue.view_caveats("partner")
        assert sum(one.severity is Severity.MUST_READ for one in caveats) >= 9
        assert all(" ".join(one.body.split()) in said for one in caveats)
        for words in ("Extract of 20 May 2025", "added up on 2 June 2025", "Sources", "Release "):
            assert words in said


def test_the_paper_is_tagged_marked_on_each_page_and_in_letters_of_nine_points(get):
    answer = get(f"/{PLACE}/chapter.pdf")
    reader = PdfReader(io.BytesIO(answer.data))
    root = reader.trailer["/Root"]

    assert answer.mimetype == "application/pdf"
    assert root["/MarkInfo"]["/Marked"]
    assert "Made up. Barking and Dagenham, chapter" in reader.metadata.title
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert all("Made up. London boroughs dashboard" in one.extract_text() for one in reader.pages)
    assert answer.headers["Cache-Control"] == "no-store"
    assert too_small(answer.data) == []
    assert set(paper_of(answer.data)) == {A4}
    assert "Support: In danger now" in sheets_of(answer.data)[-1]


def test_a_machine_that_cannot_write_pdf_offers_the_page(get, monkeypatch):
    def cannot(*_args, **_kwargs):
        raise OSError("no pango")

    monkeypatch.setattr(file_routes, "write_pdf", cannot)
    answer = get(f"/{PLACE}/chapter.pdf")

    assert answer.status_code == 503
    assert "libpangoft2-1.0-0" in answer.text
    assert f"/partner/{PLACE}/chapter" in answer.text


def test_the_counts_are_the_pack_s_own_with_their_notes_above(get, catalogue):
    lines = get(f"/{PLACE}/counts.csv").data.decode("utf-8-sig").splitlines()
    notes = [line for line in lines if line.startswith(("#", '"#'))]
    table = lines[len(notes) :]

    assert table[0].startswith("table,period_type,period_start")
    assert len(table) == 1 + len(made_up_counts())
    assert all(
        any(one.headline in line for line in notes) for one in catalogue.view_caveats("partner")
    )
    [robbery] = [line for line in table if ",Robbery," in line]
    assert robbery.endswith(",[c],[c],incidents,suppressed,[z]")


def test_another_year_is_chosen_by_the_address_and_the_files_follow(get):
    text = get(f"/{PLACE}?period=2024-03-31").text

    assert '<option value="2024-03-31" selected' in text
    assert f"/partner/{PLACE}/chapter.pdf?period=2024-03-31" in text
