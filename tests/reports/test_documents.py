"""Documents for others, as PDF and as Word file: whole, plain, told apart, and never more than they say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.reports import document_docx, document_pdf, heads_of_terms, our_offer
from desktop.reports.document import Column, Document, Grid, Section, Words, text_of
from desktop.reports.heads_of_terms import BANNER, Party, Term, TermsSheet
from desktop.reports.our_offer import OfferSheet
from tests.reports import reading_docx
from tests.reports.reading import read

ON = date(2026, 6, 9)
TERMS = (
    *("money", "risk", "buyer", "ideas", "credit", "autonomy", "data", "safeguarding"),
    *("exclusivity", "rhythm", "disagreement", "exit"),
)
US = Party(name="Fernmoor Neighbours", is_us=True, role="Finance", has_agreed=True, contact="Amina Okoro")
LONG_NAME = "Cymdeithas Gymunedol Gŵyr a Llŷn, ysgol y môr a'r tŷ " * 8
HOSTILE = (
    "<b>bold</b> &amp; <a href='file:///etc/passwd'>link</a> {=1+1} =HYPERLINK(\"http://evil\") "
    "javascript:alert(1) \u202egpj.exe \x00\x07\x1b[2J DDEAUTO c:\\x %s {0}"
)


def a_sheet(**changes: object) -> TermsSheet:
    sheet = TermsSheet(
        organisation="Fernmoor Neighbours",
        made_on=ON,
        sample=False,
        about="Peer support, Fernmoor Council",
        name="",
        purpose="",
        form=(),
        parties=(US,),
        terms=tuple(Term(name=name, title=name.title(), asks=f"What of {name}?", text="") for name in TERMS),
        dates=(),
    )
    return replace(sheet, **changes)


def written(document: Document, folder: Path) -> tuple[Path, Path]:
    pdf, word = folder / "it.pdf", folder / "it.docx"
    document_pdf.write(document, pdf)
    document_docx.write(document, word)
    return pdf, word


def test_what_is_not_said_stands_as_an_open_point_in_both(tmp_path: Path) -> None:
    pdf, word = written(heads_of_terms.document(a_sheet()), tmp_path)

    for text in (" ".join(read(pdf).text.split()), " ".join(reading_docx.words(word).split())):
        assert text.count("Open point:") == 23
        assert "23 points are open." in text
        assert all(f"What of {name}?" in text for name in TERMS)
        assert "What do we both want for the people this is for?" in text


def test_each_page_says_what_it_is_not(tmp_path: Path) -> None:
    pdf, word = written(heads_of_terms.document(a_sheet(purpose="We meet. " * 900)), tmp_path)

    pages = read(pdf).pages
    assert len(pages) > 3
    assert all(BANNER in page for page in pages)
    assert BANNER in reading_docx.opened(word).sections[0].footer.paragraphs[0].text
    assert reading_docx.styles(word)[0] == ("Notice", BANNER)


def test_a_document_of_the_sample_says_so_on_each_page(tmp_path: Path) -> None:
    pdf, word = written(heads_of_terms.document(a_sheet(sample=True, purpose="We meet. " * 900)), tmp_path)

    assert all("Sample: invented, not for use" in page for page in read(pdf).pages)
    assert "Sample" in reading_docx.opened(word).sections[0].header.paragraphs[0].text
    assert read(pdf).metadata["Title"].startswith("Sample. ")


def test_a_word_file_is_built_of_real_headings_lists_and_table_heads(tmp_path: Path) -> None:
    sheet = a_sheet(dates=(("Members answer by", "30 June 2026"),))

    _, word = written(heads_of_terms.document(sheet), tmp_path)

    found = reading_docx.styles(word)
    assert ("Title", "Heads of terms") in found
    assert [text for style, text in found if style == "Heading 1"][:2] == [
        "1. Purpose",
        "2. How we work together",
    ]
    assert any(style == "List Bullet" for style, _ in found)
    tables = reading_docx.opened(word).tables
    assert len(tables) == 3
    for table in tables:
        first = table.rows[0]._tr.trPr
        assert first is not None
        assert first.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None
    assert [cell.text for cell in tables[0].rows[0].cells][:3] == ["Member", "Part", "Work"]
    assert tables[0].columns[0].width > tables[0].columns[2].width


def test_a_file_tells_its_title_its_language_and_of_its_author_the_organisation_alone(tmp_path: Path) -> None:
    pdf, word = written(heads_of_terms.document(a_sheet()), tmp_path)

    told = read(pdf).metadata
    assert (told["Title"], told["Author"]) == ("Heads of terms", "Fernmoor Neighbours")
    assert b"/Lang (en-GB)" in pdf.read_bytes()
    facts = reading_docx.opened(word).core_properties
    assert (facts.title, facts.author, facts.last_modified_by) == (
        "Heads of terms",
        "Fernmoor Neighbours",
        "Fernmoor Neighbours",
    )
    assert (facts.language, facts.comments, facts.keywords) == ("en-GB", "", "")
    inside = reading_docx.everything(word)
    assert 'w:val="en-US"' not in inside
    assert "python-docx" not in inside
    assert "thumbnail" not in inside


def test_hostile_words_are_printed_as_they_stand(tmp_path: Path) -> None:
    party = Party(name=HOSTILE, role=HOSTILE, red_lines=HOSTILE, brings=HOSTILE, contact=HOSTILE)
    sheet = a_sheet(
        name=HOSTILE,
        about=HOSTILE,
        organisation=HOSTILE,
        purpose=HOSTILE,
        form=(HOSTILE, HOSTILE),
        parties=(US, party),
        dates=((HOSTILE, HOSTILE),),
    )

    pdf, word = written(heads_of_terms.document(sheet), tmp_path)

    assert "<b>bold</b> &amp;" in read(pdf).text
    assert b"/URI" not in pdf.read_bytes()
    assert b"/JavaScript" not in pdf.read_bytes()
    assert "<b>bold</b> &amp;" in reading_docx.words(word)
    assert reading_docx.fields(word) == {"PAGE", "NUMPAGES"}
    assert reading_docx.leads_elsewhere(word) == []
    assert "\u202e" not in reading_docx.words(word)


def test_very_long_plans_are_told_whole(tmp_path: Path) -> None:
    many = tuple(
        Party(name=f"{LONG_NAME}{number}", role="Rôl " * 40, red_lines=f"Llinell {number}. " * 60)
        for number in range(12)
    )
    purpose = " ".join(f"gair{number}" for number in range(5_000))

    pdf, word = written(heads_of_terms.document(a_sheet(parties=(US, *many), purpose=purpose)), tmp_path)

    said = read(pdf).text
    assert all(f"gair{number}" in said for number in range(0, 5_000, 499))
    assert all(f"gair{number}" in reading_docx.words(word) for number in range(0, 5_000, 499))
    assert "Gŵyr a Llŷn" in said
    assert f"Page {len(read(pdf).pages)} of {len(read(pdf).pages)}" in read(pdf).pages[-1]
    assert len(reading_docx.opened(word).tables) == 1 + 13


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=400))
def test_any_text_makes_both(tmp_path: Path, text: str) -> None:
    columns = (Column("What", 1), Column("When", 1, figures=True))
    blocks = (Words(text), Grid(text, columns, ((text, text), (text, text)), total=True))
    document = Document(
        title=text, subtitle=text, lead=text, organisation=text, made_on=ON, sections=(Section(text, blocks),)
    )

    pdf, word = written(document, tmp_path)

    assert read(pdf).pages
    assert reading_docx.opened(word).core_properties.language == "en-GB"
    assert text_of(document)


@pytest.mark.parametrize(
    ("shares", "point"),
    [
        ((Decimal(60), Decimal(30)), "Shares of work come to 90%: what makes the whole?"),
        ((Decimal(60), None), "What share of the work has The Lantern Room?"),
        ((None, None), "What share of the work has each member?"),
        ((Decimal("62.50"), Decimal("37.5")), ""),
    ],
)
def test_shares_that_do_not_make_a_whole_are_an_open_point(
    shares: tuple[Decimal | None, Decimal | None], point: str
) -> None:
    ours, theirs = ((share, None, None, None) for share in shares)
    parties = (replace(US, shares=ours), Party(name="The Lantern Room", shares=theirs, has_agreed=True))

    said = text_of(heads_of_terms.document(a_sheet(parties=parties)))

    assert (point in said) if point else ("of the work" not in said and "62.5%" in said)


def test_members_of_which_nothing_may_be_told_have_no_figures() -> None:
    hidden = Party(
        name="Partner 1", is_told=False, terms_told=False, checks_told=False, shares=(Decimal(40),) * 4
    )

    said = text_of(heads_of_terms.document(a_sheet(parties=(US, hidden))))

    assert "Partner 1; –; –; –; –; –" in said
    assert "40%" not in said
    assert "has Partner 1" not in said


def test_our_offer_says_how_much_of_its_page_it_fills() -> None:
    sheet = OfferSheet(
        organisation="Fernmoor Neighbours", made_on=ON, sample=False, said=(("What we do", "We meet."),)
    )

    one = document_pdf.extent(our_offer.document(sheet))
    two = document_pdf.extent(our_offer.document(replace(sheet, said=(("What we do", "We meet. " * 700),))))

    assert (one.pages, one.lines_over) == (1, 0)
    assert one.lines_left > 30
    assert two.pages == 2
    assert 0 < two.lines_over < 60


def test_a_page_that_is_just_full_is_one() -> None:
    for lines in range(30, 60):
        body = "\n".join(["Line"] * lines)
        sheet = OfferSheet(organisation="F", made_on=ON, sample=False, said=(("What we do", body),))
        extent = document_pdf.extent(our_offer.document(sheet))

        assert (extent.pages == 1) == (extent.lines_over == 0)
